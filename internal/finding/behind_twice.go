package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

const twiceInARow = "连续两期"

// behind-twice: behind time progress now and in the year's previous edition.
func behindTwiceOne(s *judged) *said {
	if !s.twice() {
		return nil
	}
	text := "已" + twiceInARow + format.StateWord(analysis.Behind)
	switch {
	case s.lower():
		text = "已" + twiceInARow + s.word(analysis.IsBehind)
	case atZero(s) && analysis.IsAtZero.Holds(s.previous()): // what adds up from January and is nothing has been nothing all year: twice says less
		return nil
	}
	c := phrase{slot: slotTrend, key: "twice", tone: Shortfall, text: s.link(mLead, text)}
	f := &said{tone: Shortfall, evidence: append(s.cites(mCompletion, mLead), s.citesBefore(mCompletion, mLead)...)}
	if atZero(s) {
		f.phrases = []phrase{{slot: slotState, key: "state", tone: Shortfall, text: s.link(mValue, s.zero()), glued: true}, c}
		return f
	}
	f.phrases = []phrase{s.figure(), s.ratio(Shortfall), c}
	if s.Value.Value.IsNeg() && !s.lower() {
		f.phrases = []phrase{s.figure(), c}
	}
	return f
}

func (s *judged) twice() bool {
	return !s.yearEnd() && behind(&s.Cell) && s.previous() != nil && behind(s.previous())
}

func behindTwiceTogether(t *table) *said {
	return t.moved("twice", t.those((*judged).twice), twiceInARow+t.word(analysis.IsBehind))
}
