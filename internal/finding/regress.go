package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// regress: the lead over time progress is worse than in the year's previous edition.
func regressOne(s *judged) *said {
	lost, ok := s.lost()
	if !ok || atZero(s) || over(s) { // which say more
		return nil
	}
	c := phrase{slot: slotTrend, key: "trend", tone: Shortfall, text: s.trend(lost), covers: []string{"twice"}}
	f := s.stated(Shortfall, s.lead(Shortfall))
	f.phrases = append(f.phrases, c)
	f.evidence = append(s.cites(mCompletion, mLead), s.citesBefore(mCompletion, mLead)...)
	if !behind(&s.Cell) { // still at its path: the lead is less than it was
		f.tone, f.weight = Notice, -20
		for k := range f.phrases {
			f.phrases[k].tone = Notice
		}
	}
	if s.yearEnd() {
		f.phrases = slices.DeleteFunc(f.phrases, func(c phrase) bool { return c.key == "state" })
	}
	return f
}

// lost is by how many percentage points a lead is worse than it was; false where it is not. Of a year that is over it is the gap to the
// annual target that counts: of a limit there was one before only where it was exceeded.
func (s *judged) lost() (model.Decimal, bool) {
	if s.previous() == nil || s.yearEnd() && (!behind(&s.Cell) || s.lower() && !analysis.IsExceeded.Holds(s.previous())) {
		return model.Decimal{}, false
	}
	lost := analysis.Worsened(&s.Cell, s.previous())
	return lost.Value, lost.Ok() && lost.Value.IsPos() && visible(s.indicator, mLead, lost.Value)
}

// trend says what moved: of a limit it is the distance from time progress, not from the limit, which may stand just before it.
func (s *judged) trend(lost model.Decimal) Text {
	late, early := "落后幅度", "领先幅度"
	if s.lower() {
		late, early = format.OverLimit(s.yearEnd()), "低于序时的幅度"
	}
	switch before, now := behind(s.previous()), behind(&s.Cell); {
	case s.yearEnd() && !s.lower():
		return join(plain("与年度目标的差距比上期扩大"), s.points(mCompletion, lost))
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
	worse := t.those(func(s *judged) bool {
		if !behind(&s.Cell) {
			return false
		}
		_, ok := s.lost()
		return ok
	})
	verdict := "落后幅度比上期扩大"
	switch {
	case t.lower():
		verdict = format.OverLimit(t.yearEnd()) + "比上期扩大"
	case t.yearEnd():
		verdict = "与年度目标的差距比上期扩大"
	}
	f := t.moved("regress", worse, verdict)
	if f != nil && slices.Equal(worse, t.those((*judged).twice)) {
		f.phrases[0].covers = []string{"twice"} // further behind than before is behind twice
	}
	return f
}

// moved is a finding about members that move the wrong way.
func (t *table) moved(key string, list []*judged, verdict string) *said {
	if len(list) == 0 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(list)) - 10}
	for _, s := range cited(list) {
		f.evidence = append(append(f.evidence, s.cites(mLead)...), s.citesBefore(mLead)...)
	}
	c := phrase{slot: slotTrend, key: key, tone: Shortfall, text: join(t.some(list, mLead), plain(verdict))}
	switch n := len(list); {
	case n == len(t.members) && n > 1:
		c.text = plain(t.everyone() + verdict)
	case n > handful:
		c.text = plain(format.Members(n, t.words()) + verdict)
	}
	f.phrases = []phrase{c}
	return f
}
