package check

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// unmetClosing: a matter that was closed although its figure is still where it began, and no reason is given. A
// closing after the newest edition rests on figures that are not yet here; one that the figures of its day bore out
// stays right whatever came later.
func unmetClosing(r *review) {
	for _, a := range r.actions() {
		v := r.newestView(a.Deadline.Year)
		if a.ClosedOn.IsZero() || v == nil || a.ClosedOn.Compare(v.Edition.Date) > 0 || a.Reason.Text != "" {
			continue
		}
		if analysis.Settled(a, v) == analysis.Unsettled && !r.settledSince(a) {
			c := v.Cell(a.Indicator, a.Region)
			r.Error(a.Pos, "unmet-closing", "核对后恢复 state；确应销号的，在 reason 里说明",
				"事项“%s”已销号，%s“%s”到%s仍是%s", a.Number, a.Region.Name, a.Indicator.Name, format.Date(v.Edition.Period.LastDay()), format.State(&c))
		}
	}
}

// settledSince reports whether a matter was met in the last edition before its closing, or in any after it.
func (r *review) settledSince(a *model.Action) bool {
	var before *model.Edition
	for _, e := range r.site.Editions {
		switch order := e.Date.Compare(a.ClosedOn); {
		case order >= 0:
			if r.settledIn(a, e) {
				return true
			}
		case before == nil || e.Date.Compare(before.Date) > 0:
			before = e
		}
	}
	return before != nil && r.settledIn(a, before)
}

// settledIn reports whether the figures of an edition meet a matter, as they are now or as they were published.
func (r *review) settledIn(a *model.Action, e *model.Edition) bool {
	if e.Period.Year != a.Deadline.Year {
		return false
	}
	views := []*analysis.View{analysis.NewToday(r.site, e)}
	for _, was := range e.Publications() {
		views = append(views, analysis.New(r.site, was))
	}
	return slices.ContainsFunc(views, func(v *analysis.View) bool { return analysis.Settled(a, v) == analysis.IsSettled })
}
