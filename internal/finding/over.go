package finding

import (
	"bulletin/internal/analysis"
)

// over: more than the annual target is done.
func overOne(s *judged) *said {
	if !over(s) {
		return nil
	}
	return s.stated(Highlight, phrase{slot: slotState, key: "state", tone: Highlight, text: plain(s.word(analysis.IsOver))})
}

func overTogether(t *table) *said {
	list := t.placed(over)
	return t.group("over", list, Highlight, t.word(analysis.IsOver))
}

func over(s *judged) bool { return analysis.IsOver.Holds(&s.Cell) }
