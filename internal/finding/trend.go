package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// regress: the lead over time progress is worse than in the year's previous edition.
func regressOne(s *subject) *said {
	lost, ok := s.lost()
	if !ok {
		return nil
	}
	c := clause{slot: slotTrend, key: "trend", tone: Shortfall, text: s.trend(lost), covers: []string{"twice"}}
	f := s.judged(Shortfall, s.lead(Shortfall))
	f.clauses = append(f.clauses, c)
	f.evidence = append(s.cites(mCompletion, mLead), s.citesBefore(mCompletion, mLead)...)
	if !behind(&s.Cell) { // still at its path: the lead is less than it was
		f.tone, f.weight = Notice, -20
		for k := range f.clauses {
			f.clauses[k].tone = Notice
		}
	}
	if s.yearEnd() {
		f.clauses = []clause{f.clauses[0], f.clauses[1], c}
	}
	return f
}

// lost is how many percentage points a lead is less than it was; false where it is not, or at zero.
func (s *subject) lost() (model.Decimal, bool) {
	if !s.Lead.Ok() || s.State == analysis.AtZero || s.State == analysis.Over || s.previous() == nil || !s.previous().Lead.Ok() {
		return model.Decimal{}, false
	}
	lost := s.previous().Lead.Value.Sub(s.Lead.Value)
	return lost, lost.IsPos() && visible(lost)
}

func (s *subject) trend(lost model.Decimal) Text {
	late, early := "落后幅度", "领先幅度"
	if s.lower() {
		late, early = "超出幅度", "余量"
	}
	switch before, now := behind(s.previous()), behind(&s.Cell); {
	case s.yearEnd() && now:
		return join(plain("与"+s.goal()+"进度的差距比上期扩大"), s.points(mLead, lost))
	case before && now:
		return join(plain(late+"比上期扩大"), s.points(mLead, lost))
	case now && s.lower():
		return s.link(mLead, "上期尚在序时进度以内")
	case now:
		return s.link(mLead, "由上期达到序时转为落后")
	}
	return join(plain(early+"比上期收窄"), s.points(mLead, lost))
}

func regressTogether(t *table) *said {
	worse := t.those(func(s *subject) bool {
		if !behind(&s.Cell) {
			return false
		}
		_, ok := s.lost()
		return ok
	})
	return t.moved("regress", worse, "落后幅度比上期扩大", "超出幅度比上期扩大")
}

// behind-twice: behind time progress now and in the year's previous edition.
func behindTwiceOne(s *subject) *said {
	if !s.twice() {
		return nil
	}
	text := "已连续两期落后"
	switch {
	case s.lower():
		text = "已连续两期超出序时进度"
	case s.State == analysis.AtZero:
		text = "已连续两期为零"
	}
	c := clause{slot: slotTrend, key: "twice", tone: Shortfall, text: s.link(mLead, text)}
	f := &said{tone: Shortfall, evidence: append(s.cites(mCompletion, mLead), s.citesBefore(mCompletion, mLead)...)}
	if s.State == analysis.AtZero {
		f.clauses = []clause{{slot: slotState, key: "state", tone: Shortfall, text: s.link(mValue, s.zero()), glued: true}, c}
		return f
	}
	f.clauses = []clause{s.figure(), s.ratio(Shortfall), c}
	return f
}

func (s *subject) twice() bool {
	return !s.yearEnd() && s.Completion.Ok() && behind(&s.Cell) && s.previous() != nil && behind(s.previous())
}

func behindTwiceTogether(t *table) *said {
	return t.moved("twice", t.those((*subject).twice), "连续两期落后序时", "连续两期超出序时进度")
}

// moved is a finding about members that move the wrong way.
func (t *table) moved(key string, list []*subject, verdict, lower string) *said {
	if len(list) == 0 {
		return nil
	}
	if t.lower() {
		verdict = lower
	}
	f := &said{tone: Shortfall, weight: t.many(len(list)) - 10}
	for _, s := range cited(list) {
		f.evidence = append(append(f.evidence, s.cites(mLead)...), s.citesBefore(mLead)...)
	}
	c := clause{slot: slotTrend, key: key, tone: Shortfall, text: join(t.some(list, mLead), plain(verdict))}
	switch n := len(list); {
	case n == len(t.members) && n > 1:
		c.text = plain(t.everyone() + verdict)
	case n > handful:
		c.text = plain(format.Members(n, t.words().Member) + verdict)
	}
	f.clauses = []clause{c}
	return f
}

// red-red: behind time progress, further than before, and below the whole (the whole: below the level above).
func redRedOne(s *subject) *said {
	if !s.redRed() {
		return nil
	}
	f := regressOne(s)
	f.weight = farWeight / 2
	if s.isWhole() {
		upper := againstUpperOne(s)
		f.clauses = append(f.clauses, upper.clauses[1:]...)
		f.evidence = append(f.evidence, upper.evidence...)
		return f
	}
	f.evidence = append(f.evidence, s.cites(mWhole)...)
	f.clauses = append(f.clauses, clause{
		slot: slotPlace, key: "whole", tone: Shortfall,
		text: join(plain(s.side()+s.words().Whole+"水平"), s.size(mWhole)),
	})
	return f
}

// side is where what is worse stands.
func (m *summary) side() string {
	if m.lower() {
		return "高于"
	}
	return "低于"
}

func (s *subject) redRed() bool {
	if !behind(&s.Cell) {
		return false
	}
	if _, worse := s.lost(); !worse {
		return false
	}
	n := s.view.AgainstWhole(&s.Cell)
	if s.isWhole() {
		n = s.view.AgainstUpper(&s.Cell)
	}
	return n.Ok() && visible(n.Value) && n.Value.IsNeg() != s.lower()
}

func redRedTogether(t *table) *said {
	list := t.those((*subject).redRed)
	if len(list) == 0 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(list)) - 10}
	for _, s := range cited(list) {
		f.evidence = append(append(f.evidence, s.cites(mLead, mWhole)...), s.citesBefore(mLead)...)
	}
	verdict := "落后序时、差距比上期扩大，且低于" + t.words().Whole + "水平"
	if t.lower() {
		verdict = "超出序时进度、幅度比上期扩大，且高于" + t.words().Whole + "水平"
	}
	f.clauses = []clause{{
		slot: slotTrend, key: "red-red", tone: Shortfall, text: join(t.some(list, mLead), plain(verdict)),
		covers: []string{"regress", "twice"},
	}}
	return f
}
