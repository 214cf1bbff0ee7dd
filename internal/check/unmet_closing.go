package check

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// unmetClosing: a matter that was closed although its figure is still where it began, and no reason is given. A
// closing after the newest edition rests on figures that are not yet here.
func unmetClosing(r *review) {
	for _, a := range r.actions() {
		v := r.newestView(a.Deadline.Year)
		if a.ClosedOn.IsZero() || v == nil || a.ClosedOn.Compare(v.Edition.Date) > 0 || a.Reason.Text != "" {
			continue
		}
		if analysis.Settled(a, v) == analysis.Unsettled {
			c := v.Cell(a.Indicator, a.Region)
			r.Error(a.Pos, "unmet-closing", "核对后恢复 state；确应销号的，在 reason 里说明",
				"事项“%s”已销号，%s“%s”到%s仍是%s", a.Number, a.Region.Name, a.Indicator.Name, format.Date(v.Edition.Period.LastDay()), format.State(&c))
		}
	}
}
