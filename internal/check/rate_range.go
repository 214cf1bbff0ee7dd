package check

import "bulletin/internal/model"

// rateRange: a share of more than a hundred percent. A rate that may be negative is one of change and has no bound.
func rateRange(r *row) {
	if !isShare(r.indicator) {
		return
	}
	for _, n := range r.numbers {
		if n.Value.Cmp(hundred) > 0 {
			r.doubt(n.Figure, "rate-range", rateRangeFix, "%s", rateRangeText("", r.indicator, n.region, n.Value))
		}
	}
}

// rateRangeOfTarget is the same of targets.
func rateRangeOfTarget(r *review) {
	r.eachTarget(isShare, func(targets *model.Targets, i *model.Indicator, region *model.Region, t *model.Target) {
		if t.Value.Cmp(hundred) > 0 {
			r.unlessNoted(targets.Pos(t), noteOf(t), "rate-range", rateRangeFix, "%s", rateRangeText("的目标", i, region, t.Value))
		}
	})
}

const rateRangeFix = "核对小数点；增长率一类的指标写 signed: true；确实如此的，用 note 说明"

func rateRangeText(of string, i *model.Indicator, region *model.Region, d model.Decimal) string {
	return region.Name + "“" + i.Name + "”" + of + "是" + exact(d, i) + "，大于100%"
}

func isShare(i *model.Indicator) bool {
	return i.Measure == model.Rate && !i.Signed && (i.Unit == "%" || i.Unit == "％")
}
