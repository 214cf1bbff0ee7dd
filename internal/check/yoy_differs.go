package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// yoyTolerance is how far a given 同比 may be from the computed one beyond the rounding of both figures: it was
// rounded itself, and its base may have been revised a little.
var yoyTolerance = model.MustDecimal("0.2")

// yoyDiffers: a 同比 that the report gives although both figures say otherwise. A note on the figure says that
// the author knows (growth at constant prices, another coverage).
func yoyDiffers(r *row) {
	if r.lastYear == nil {
		return
	}
	for _, n := range r.numbers {
		if n.More == nil || n.More.YoY == nil {
			continue
		}
		base := r.lastYear.Figure(r.indicator, n.region).Num
		if n.region == r.site.Whole() {
			base = r.site.Alike(r.lastYear, r.indicator, r.site.LeftOut(r.report, r.indicator))
		}
		if !base.Ok() || r.indicator.Measure != model.Rate && !base.Value.IsPos() {
			continue
		}
		computed, tolerance := r.yoy(n.Value, base.Value)
		if n.More.YoY.Sub(computed).Abs().Cmp(tolerance) > 0 {
			r.doubt(n.Figure, "yoy-differs", "核对；口径不同（如可比价）的，用 note 说明",
				"%s“%s”给出的同比为%s，按两期数计算为%s", n.region.Name, r.indicator.Name,
				r.signed(*n.More.YoY), r.signed(computed))
		}
	}
}

// yoy is the computed 同比 with its tolerance. The error of v ÷ b is that of v plus v ÷ b times that of b, over b.
func (r *row) yoy(v, b model.Decimal) (computed, tolerance model.Decimal) {
	rounding := model.NewSlack(r.indicator)
	ofValue, ofBase := rounding.Half(v), rounding.Half(b)
	computed = v.Sub(b)
	if r.indicator.Measure == model.Rate {
		return computed, yoyTolerance.Add(ofValue).Add(ofBase)
	}
	times, _ := model.Ratio(v.Abs(), b)
	tolerance, _ = model.Ratio(ofValue.Add(times.Mul(ofBase)).Mul(hundred), b)
	computed, _ = model.Ratio(computed.Mul(hundred), b)
	return computed, yoyTolerance.Add(tolerance)
}

// signed is a 同比 with its unit.
func (r *row) signed(d model.Decimal) string {
	if r.indicator.Measure == model.Rate {
		unit, places := format.DifferenceUnit(r.indicator)
		return format.Signed(d, max(places, r.indicator.Decimals)) + unit
	}
	return format.Signed(d, format.PercentDecimals) + "%"
}
