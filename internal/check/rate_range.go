package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// rateRange: a share of more than a hundred percent. A rate that may be negative is one of change and has no bound.
func rateRange(r *row) {
	if !isShare(r.indicator) {
		return
	}
	for _, n := range r.numbers {
		if n.Value.Cmp(hundred) > 0 && !r.answered(n.Figure, "rate-range") {
			r.rateRange(r.report.Pos(n.Figure), "", r.indicator, n.region, n.Value)
		}
	}
}

// rateRangeOfTarget is the same of targets.
func rateRangeOfTarget(r *review) {
	r.eachTarget(isShare, func(targets *model.Targets, i *model.Indicator, region *model.Region, t *model.Target) {
		if t.Value.Cmp(hundred) > 0 && !noted(t) {
			r.rateRange(targets.Pos(t), "的目标", i, region, t.Value)
		}
	})
}

func (r *review) rateRange(pos diag.Pos, of string, i *model.Indicator, region *model.Region, d model.Decimal) {
	r.Warning(pos, "rate-range", "核对小数点；增长率一类的指标写 signed: true；确实如此的，用 note 说明",
		"%s“%s”%s是%s，大于100%%", region.Name, i.Name, of, exact(d, i))
}

func isShare(i *model.Indicator) bool {
	return i.Measure == model.Rate && !i.Signed && (i.Unit == "%" || i.Unit == "％")
}
