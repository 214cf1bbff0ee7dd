package finding

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	ten    = model.Int(10)
	thirty = model.Int(30)
)

// double-digit: growth of ten percent or more; where less is better, a fall of as much.
func doubleDigitOne(s *subject) *said {
	if !s.doubleDigit() {
		return nil
	}
	f := s.growing(Highlight)
	if s.Growth.Value.Abs().Cmp(thirty) >= 0 {
		f.weight = 8
	}
	return f
}

func (s *subject) doubleDigit() bool {
	if !s.Growth.Ok() || s.Growth.Points {
		return false
	}
	if s.lower() {
		return s.Growth.Value.Neg().Cmp(ten) >= 0
	}
	return s.Growth.Value.Cmp(ten) >= 0
}

// growing is a finding about a 同比: the figure where it is published, and the 同比.
func (s *subject) growing(tone Tone) *said {
	f := &said{tone: tone, evidence: s.cites(mGrowth)}
	if s.Value.Ok() {
		f.evidence = s.cites(mValue, mGrowth)
		f.clauses = append(f.clauses, s.said())
	}
	if c, ok := s.grown(tone); ok {
		c.glued = !s.Value.Ok()
		f.clauses = append(f.clauses, c)
	}
	return f
}

func doubleDigitTogether(t *table) *said {
	verdict := "同比增幅达到两位数"
	if t.lower() {
		verdict = "同比降幅达到两位数"
	}
	return t.counted("double-digit", t.those((*subject).doubleDigit), Highlight, verdict)
}

// decline: less than in the same period of last year; where less is better, more.
func declineOne(s *subject) *said {
	if !s.declined() {
		return nil
	}
	f := s.growing(Shortfall)
	if s.Growth.Value.Abs().Cmp(ten) >= 0 {
		f.weight = 8
	}
	return f
}

func (s *subject) declined() bool {
	if !s.Growth.Ok() || !visible(s.Growth.Value) || s.Growth.Points {
		return false
	}
	return s.Growth.Value.IsNeg() != s.lower()
}

func declineTogether(t *table) *said {
	verdict := "同比下降"
	if t.lower() {
		verdict = "同比增加"
	}
	return t.counted("decline", t.those((*subject).declined), Shortfall, verdict)
}

// counted is a finding about members of which something holds: all of them, a handful by name, or so many.
func (t *table) counted(key string, list []*subject, tone Tone, verdict string) *said {
	if len(list) == 0 || t.growth.n < 2 {
		return nil
	}
	f := &said{tone: tone, weight: t.many(len(list)) - 16}
	for _, s := range list {
		f.evidence = append(f.evidence, s.cites(mGrowth)...)
	}
	c := clause{slot: slotGrowth, key: key, tone: tone}
	switch n := len(list); {
	case n == len(t.members) && n > 1:
		c.text = plain(t.everyone() + verdict)
	case n > handful:
		c.text = plain(format.Members(n, t.words().Member) + verdict)
	default:
		c.text = join(names(list, mGrowth), plain(verdict))
	}
	f.clauses = []clause{c}
	return f
}
