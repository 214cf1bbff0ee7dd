package check

import (
	"cmp"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// sumOfRegions: where counties, zones and direct units add up to the whole, they must, but for rounding. Where some
// have not reported, the others cannot already exceed it.
func sumOfRegions(r *row) {
	i := r.indicator
	if !i.AddsUp || i.Scope != model.AllRegions || len(r.numbers) < 2 || r.numbers[0].region != r.site.Whole() {
		return
	}
	whole := r.numbers[0]
	rounding := model.NewSlack(i)
	rounding.Add(whole.Value)
	var sum model.Decimal
	for _, n := range r.numbers[1:] {
		sum = sum.Add(n.Value)
		rounding.Add(n.Value)
	}
	difference := whole.Value.Sub(sum)
	switch {
	case difference.IsZero() || rounding.Covers(difference):
	case r.complete():
		r.doubt(whole.Figure, "sum-of-regions", "核对各数；确不相等的，在指标中写 adds_up: false 和原因 why_not；只有这一期不相等的，用 explained 说明",
			"指标“%s”各单位之和为%s，整体数为%s，相差%s%s", i.Name, exact(sum, i), exact(whole.Value, i), exact(difference.Abs(), i),
			cmp.Or(r.uncumulated(difference), culprit(addend{whole.region.Name, whole.Value}, members(r.numbers[1:]), difference, &rounding, i)))
	case difference.IsNeg() && !i.Signed:
		r.doubt(whole.Figure, "sum-of-regions", "核对各数；确有原因的，用 explained 说明",
			"指标“%s”还有单位没有数，已有的数之和%s却大于整体数%s", i.Name, exact(sum, i), exact(whole.Value, i))
	}
}

func members(numbers []number) []addend {
	all := make([]addend, len(numbers))
	for k, n := range numbers {
		all[k] = addend{n.region.Name, n.Value}
	}
	return all
}

// uncumulated tells whose figure of the report before is what the members lack: it was probably not added to that of the time since. Nothing
// where that holds of several, or of none.
func (r *row) uncumulated(difference model.Decimal) (text string) {
	if r.indicator.Measure != model.Flow || r.thisYear == 0 {
		return ""
	}
	last := r.earlier[0]
	for _, n := range r.numbers[1:] {
		was := last.Figure(r.indicator, n.region)
		if !was.Ok() || was.Value.IsZero() || !was.Value.Equal(difference) {
			continue
		}
		if text != "" {
			return ""
		}
		text = "；恰是" + n.region.Name + format.Period(last.Period) + "的数，" + n.region.Name + "可能没有累计"
	}
	return text
}
