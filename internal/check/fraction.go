package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// fraction: half a firm or a tenth of a person.
func fraction(r *row) {
	if !isCount(r.indicator) {
		return
	}
	for _, n := range r.numbers {
		if isFraction(n.Value) && !r.answered(n.Figure, "fraction") {
			r.fraction(r.report.Pos(n.Figure), "", r.indicator, n.region, n.Value)
		}
	}
}

// fractionOfTarget is the same of targets.
func fractionOfTarget(r *review) {
	r.eachTarget(isCount, func(targets *model.Targets, i *model.Indicator, region *model.Region, t *model.Target) {
		if isFraction(t.Value) && !noted(t) {
			r.fraction(targets.Pos(t), "的目标", i, region, t.Value)
		}
	})
}

func (r *review) fraction(pos diag.Pos, of string, i *model.Indicator, region *model.Region, d model.Decimal) {
	r.Warning(pos, "fraction", "核对单位和小数点；平均数要在指标中写 decimals；确实如此的，用 note 说明",
		"%s“%s”%s是%s，不是整数", region.Name, i.Name, of, exact(d, i))
}

func isFraction(d model.Decimal) bool { return d.Prec() > 0 && model.Round(d, 0).Cmp(d) != 0 }
