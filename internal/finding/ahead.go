package finding

import (
	"bulletin/internal/analysis"
)

// ahead: a flow is above time progress by Limits.Ahead or more, and not at its target yet.
func aheadOne(s *subject) *said {
	if !ahead(s) {
		return nil
	}
	if s.lower() && !s.Value.Value.IsPos() { // a limit that nobody has touched
		return s.untouched()
	}
	f := s.judged(Highlight, s.lead(Highlight))
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

func ahead(s *subject) bool {
	return s.State == analysis.OnPace && !s.yearEnd() && s.Lead.Ok() && s.Lead.Value.IsPos() &&
		s.Lead.Value.Cmp(s.view.Site.Limits.Ahead) >= 0 && !met(s)
}

// aheadTogether leaves limits to onPaceTogether: to have used little of one is not to be fast.
func aheadTogether(t *table) *said {
	if t.lower() {
		return nil
	}
	return t.group("ahead", t.placed(ahead), Highlight, "快于序时进度")
}
