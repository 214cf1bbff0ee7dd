package finding

import (
	"bulletin/internal/analysis"
)

// ahead: a flow is above time progress by Limits.Ahead or more, and not at its target yet.
func aheadOne(s *judged) *said {
	if !ahead(s) {
		return nil
	}
	if analysis.IsUntouched.Holds(&s.Cell) {
		return s.untouched()
	}
	tone := Highlight
	if s.lower() { // to keep within a limit is what is asked for, and a few accidents are no highlight
		tone = Notice
	}
	f := s.stated(tone, s.lead(tone))
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

func ahead(s *judged) bool { return analysis.IsAhead.Holds(&s.Cell) }

// aheadTogether leaves limits to onPaceTogether: to have used little of one is not to be fast.
func aheadTogether(t *table) *said {
	if t.lower() {
		return nil
	}
	list := t.placed(ahead)
	f := t.group("ahead", list, Highlight, t.word(analysis.IsAhead))
	t.amongMore(f, list, t.those(func(s *judged) bool { return ahead(s) || analysis.IsDone.Holds(&s.Cell) }))
	return f
}
