package check

import "bulletin/internal/model"

// fraction: half a firm or a tenth of a person.
func fraction(r *row) {
	if !r.indicator.IsCount() {
		return
	}
	for _, n := range r.numbers {
		if isFraction(n.Value) {
			r.doubt(n.Figure, "fraction", fractionFix, "%s", fractionText("", r.indicator, n.region, n.Value))
		}
	}
}

// fractionOfTarget is the same of targets.
func fractionOfTarget(r *review) {
	r.eachTarget((*model.Indicator).IsCount, func(targets *model.Targets, i *model.Indicator, region *model.Region, t *model.Target) {
		if isFraction(t.Value) {
			r.unlessNoted(targets.Pos(t), noteOf(t), "fraction", fractionFix, "%s", fractionText("的目标", i, region, t.Value))
		}
	})
}

const fractionFix = "核对单位和小数点；平均数要在指标中写 decimals；确实如此的，用 note 说明"

func fractionText(of string, i *model.Indicator, region *model.Region, d model.Decimal) string {
	return region.Name + "“" + i.Name + "”" + of + "是" + exact(d, i) + "，不是整数"
}

func isFraction(d model.Decimal) bool { return d.Prec() > 0 && model.Round(d, 0).Cmp(d) != 0 }
