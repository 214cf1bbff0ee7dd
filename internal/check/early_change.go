package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// earlyChange: a target cannot be changed before it is signed.
func earlyChange(r *review) {
	for _, targets := range r.targets {
		for k := range targets.Changes {
			c := &targets.Changes[k]
			if signed := signedOn(targets, targets.Signed(c.Indicator, c.Region)); c.Date.Compare(signed) < 0 {
				r.Error(c.Pos, "early-change", "核对 date 和 signed_on；签订前商定的数直接写在 values 里",
					"%s“%s”的目标在%s调整，早于签订日期%s", c.Region.Name, c.Indicator.Name, format.Date(c.Date), format.Date(signed))
			}
		}
	}
}

func signedOn(targets *model.Targets, t *model.Target) model.Date {
	if t.More != nil {
		return t.More.SignedOn
	}
	return targets.SignedOn
}
