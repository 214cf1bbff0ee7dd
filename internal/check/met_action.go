package check

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// metAction: an open matter that the data have met.
func metAction(r *review) {
	for _, a := range r.actions() {
		v := r.newestView(a.Deadline.Year)
		if !a.ClosedOn.IsZero() || v == nil {
			continue
		}
		if analysis.Settled(a, v) == analysis.IsSettled {
			c := v.Cell(a.Indicator, a.Region)
			r.unlessNoted(a.Pos, a.Reason.Text, "met-action", "可以销号：写 result、closed_by、closed_on，state 改为 已销号；仍要督办的，在 reason 里说明",
				"事项“%s”没有销号，%s“%s”到%s为%s，已达到要求", a.Number, a.Region.Name, a.Indicator.Name,
				format.Date(v.Edition.Period.LastDay()), format.Value(a.Indicator, c.Value.Value))
		}
	}
}
