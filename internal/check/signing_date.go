package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// signingDate: annual targets are signed in their year, or late in the year before.
func signingDate(r *review) {
	for _, targets := range r.targets {
		r.signedIn(targets, diag.Pos{File: targets.File}, targets.SignedOn, "")
	}
	r.eachTarget(isTargeted, func(targets *model.Targets, _ *model.Indicator, _ *model.Region, t *model.Target) {
		if t.More != nil && t.More.SignedOn != targets.SignedOn {
			r.signedIn(targets, targets.Pos(t), t.More.SignedOn, t.More.Note)
		}
	})
}

func isTargeted(i *model.Indicator) bool { return i.Targeted }

func (r *review) signedIn(targets *model.Targets, pos diag.Pos, on model.Date, note string) {
	if !on.IsZero() && on.Year != targets.Year && on.Year != targets.Year-1 {
		r.unlessNoted(pos, note, "signing-date", "核对 signed_on 的年份；确实如此的，用 note 说明", "%d年的目标在%s签订", targets.Year, format.Date(on))
	}
}
