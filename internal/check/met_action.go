package check

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// metAction: an open matter that the data have met.
func metAction(r *review) {
	for _, a := range r.actions() {
		if v, met := r.met(a); met {
			c := v.Cell(a.Indicator, a.Region)
			r.unlessNoted(a.Pos, a.Reason.Text, "met-action", "可以销号：写 result、closed_by、closed_on，state 改为 已销号；仍要督办的，在 reason 里说明",
				"事项“%s”没有销号，%s“%s”到%s为%s，已达到要求", a.Number, a.Region.Name, a.Indicator.Name,
				format.Date(v.Edition.Period.LastDay()), format.Value(a.Indicator, c.Value.Value))
		}
	}
}

// met is the newest view of the year in which an open matter is due, where its data have met the matter.
func (r *review) met(a *model.Action) (*analysis.View, bool) {
	v := r.newestView(a.Deadline.Year)
	return v, a.ClosedOn.IsZero() && v != nil && analysis.Settled(a, v) == analysis.IsSettled
}
