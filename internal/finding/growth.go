package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

var (
	ten    = model.Int(10)
	thirty = model.Int(30)

	hundred = model.Int(100)
)

// double-digit: growth of ten percent or more; where less is better, a fall of as much.
func doubleDigitOne(s *subject) *said {
	if !s.doubleDigit() {
		return nil
	}
	f := s.growing(Highlight)
	switch {
	case s.fewer():
		f.weight = -14
	case s.Growth.Value.Abs().Cmp(thirty) >= 0:
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
		f.clauses = append(f.clauses, s.figure())
	}
	if c, ok := s.grown(tone); ok {
		c.glued = !s.Value.Ok()
		f.clauses = append(f.clauses, c)
	}
	return f
}

// doubleDigitTogether counts those that grow by two digits; the first three tell how much, or all of two or three.
func doubleDigitTogether(t *table) *said {
	up := t.those(func(s *subject) bool { return s.doubleDigit() && !s.fewer() })
	what := "同比增幅"
	if t.lower() {
		what = "同比降幅"
	}
	f := t.counted("double-digit", up, Highlight, what, "达到两位数")
	if f != nil && len(up) <= fewest && len(up) < len(t.members) {
		f.clauses[0].covers = []string{"tops"}
		if t.lower() {
			f.clauses[0].covers = []string{"bottom"}
		}
		f.clauses[0].text = t.growths(up, "同比"+t.verb(up[0]))
	}
	return f
}

// decline: less than in the same period of last year; where less is better, more.
func declineOne(s *subject) *said {
	if !s.declined() {
		return nil
	}
	f := s.growing(Shortfall)
	switch {
	case s.fewer():
		f.weight = -14
	case s.Growth.Value.Abs().Cmp(ten) >= 0:
		f.weight = 8
	}
	return f
}

func (s *subject) declined() bool {
	if !s.Growth.Ok() || !visible(s.Growth.Value) || s.Growth.Points || s.State == analysis.AtZero {
		return false
	}
	return s.Growth.Value.IsNeg() != s.lower()
}

func declineTogether(t *table) *said {
	verb := "下降"
	if t.lower() {
		verb = "增加"
	}
	down := t.those((*subject).declined)
	f := t.counted("decline", down, Shortfall, "同比", verb)
	if f == nil {
		return nil
	}
	c := &f.clauses[0]
	c.covers = []string{"bottom"}
	if t.lower() {
		c.covers = []string{"tops"}
	}
	if slices.Equal(down, t.below()) {
		c.covers = append(c.covers, "upper")
	}
	if len(down) <= handful && len(down) < len(t.members) && !slices.ContainsFunc(down, (*subject).fewer) {
		c.brief, c.text = c.text, t.growths(down, "同比"+verb)
	}
	return f
}

// counted is a finding about members of which something holds: all of them, so many, or a few by name. The subject and the
// verb of what holds stand apart: 8个县市同比增幅均达到两位数.
func (t *table) counted(key string, list []*subject, tone Tone, what, verb string) *said {
	if len(list) == 0 || len(t.members) < 2 {
		return nil
	}
	f := &said{tone: tone, weight: t.many(len(list)) - 16, evidence: citesAll(list)}
	c := clause{slot: slotGrowth, key: key, tone: tone}
	switch n := len(list); {
	case n == len(t.members):
		c.text = plain(format.Members(n, t.words().Member) + what + "均" + verb)
	case n > fewest:
		c.text = plain(format.Members(n, t.words().Member) + what + verb)
	default:
		c.text = join(names(list, mGrowth), plain(what+verb))
	}
	f.clauses = []clause{c}
	return f
}
