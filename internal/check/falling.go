package check

import "bulletin/internal/format"

// falling: a figure that cumulates from January cannot fall from one report to the next.
func falling(r *row) {
	i := r.indicator
	if !isFlow(i) {
		return
	}
	for _, n := range r.numbers {
		report, before := r.before(n.region, r.sameYear())
		if before != nil && n.Value.Cmp(before.Value) < 0 && !r.isMonthly(n.Value, before.Value, report) {
			r.doubt(n.Figure, "falling", "核对两期的数；更正前期数的，改前期报表；确有核减的，用 note 说明",
				"%s“%s”累计数由%s的%s降为%s%s", n.region.Name, i.Name,
				format.Period(report.Period), exact(before.Value, i), exact(n.Value, i),
				clause("，像是", slip(n.Value, r.paced(before.Value, report), i)))
		}
	}
}
