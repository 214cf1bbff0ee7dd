package check

import "bulletin/internal/model"

// missingWhole: the whole has no figure although all its members have theirs, and they add up to it.
func missingWhole(r *row) {
	i := r.indicator
	whole := r.report.Figure(i, r.site.Whole())
	if !i.AddsUp || i.Scope != model.AllRegions || whole.Gap != model.NotReported || len(r.numbers) == 0 || !r.complete() {
		return
	}
	var sum model.Decimal
	for _, n := range r.numbers {
		sum = sum.Add(n.Value)
	}
	r.doubtAt(r.cell(whole), whole, "missing-whole", "核实后补写；确有原因的，用 note 说明",
		"指标“%s”各单位的数齐全，合计%s，却没有整体数", i.Name, exact(sum, i))
}
