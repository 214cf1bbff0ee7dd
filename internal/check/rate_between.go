package check

import "bulletin/internal/model"

// rateBetween: the rate of the whole is a weighted mean of its members' and lies between them.
func rateBetween(r *row) {
	i := r.indicator
	if i.Measure != model.Rate || i.Scope != model.AllRegions || len(r.numbers) < 3 || r.numbers[0].region != r.site.Whole() || !r.complete() {
		return
	}
	whole, low, high := r.numbers[0], r.numbers[1], r.numbers[1]
	for _, n := range r.numbers[2:] {
		if n.Value.Cmp(low.Value) < 0 {
			low = n
		}
		if n.Value.Cmp(high.Value) > 0 {
			high = n
		}
	}
	if !outside(i, whole.Value, low.Value, high.Value) {
		return
	}
	r.doubt(whole.Figure, "rate-between", "核对各数；整体还包括其他单位的，用 note 说明",
		"指标“%s”整体为%s，不在各单位的最低数%s（%s）和最高数%s（%s）之间", i.Name,
		exact(whole.Value, i), exact(low.Value, i), low.region.Name, exact(high.Value, i), high.region.Name)
}

// outside reports whether d lies below low or above high by more than rounding can explain.
func outside(i *model.Indicator, d, low, high model.Decimal) bool {
	bound, beyond := low, low.Sub(d)
	if d.Cmp(high) > 0 {
		bound, beyond = high, d.Sub(high)
	}
	rounding := model.NewSlack(i)
	rounding.Add(d)
	rounding.Add(bound)
	return beyond.IsPos() && !rounding.Covers(beyond)
}
