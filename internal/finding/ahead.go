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
	f := s.stated(Highlight, s.lead(Highlight))
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

func ahead(s *judged) bool { return analysis.IsAhead.Holds(&s.Cell) }

// aheadTogether leaves limits to onPaceTogether: to have used little of one is not to be fast.
func aheadTogether(t *table) *said {
	if t.lower() {
		return nil
	}
	return t.group("ahead", t.placed(ahead), Highlight, t.word(analysis.IsAhead))
}
