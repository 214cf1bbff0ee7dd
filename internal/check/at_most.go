package check

// atMost: an indicator that can only be a part of another (入库 ≤ 审查).
func atMost(r *row) {
	i := r.indicator
	if i.AtMost == nil {
		return
	}
	for _, n := range r.numbers {
		if limit := r.report.Figure(i.AtMost, n.region); limit.Ok() && n.Value.Cmp(limit.Value) > 0 {
			r.Error(r.report.Pos(n.Figure), "at-most", "核对两项指标的数", "%s“%s”为%s，大于“%s”的%s",
				n.region.Name, i.Name, exact(n.Value, i), i.AtMost.Name, exact(limit.Value, i.AtMost))
		}
	}
}
