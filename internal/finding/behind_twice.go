package finding

import (
	"bulletin/internal/analysis"
)

// behind-twice: behind time progress now and in the year's previous edition.
func behindTwiceOne(s *subject) *said {
	if !s.twice() {
		return nil
	}
	text := "已连续两期落后"
	switch {
	case s.lower():
		text = "已连续两期超出序时进度"
	case atZero(s) && analysis.IsAtZero.Holds(s.previous()):
		text = "已连续两期为零"
	}
	c := clause{slot: slotTrend, key: "twice", tone: Shortfall, text: s.link(mLead, text)}
	f := &said{tone: Shortfall, evidence: append(s.cites(mCompletion, mLead), s.citesBefore(mCompletion, mLead)...)}
	if atZero(s) {
		f.clauses = []clause{{slot: slotState, key: "state", tone: Shortfall, text: s.link(mValue, s.zero()), glued: true}, c}
		return f
	}
	f.clauses = []clause{s.figure(), s.ratio(Shortfall), c}
	if s.Value.Value.IsNeg() && !s.lower() {
		f.clauses = []clause{s.figure(), c}
	}
	return f
}

func (s *subject) twice() bool {
	return !s.yearEnd() && behind(&s.Cell) && s.previous() != nil && behind(s.previous())
}

func behindTwiceTogether(t *table) *said {
	return t.moved("twice", t.those((*subject).twice), "连续两期落后序时", "连续两期超出序时进度")
}
