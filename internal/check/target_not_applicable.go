package check

import "bulletin/internal/model"

// targetNotApplicable: a region has a target to meet, and the report says that the indicator does not apply to it. Where it says so of
// everybody, it is told once.
func targetNotApplicable(r *row) {
	i, targets := r.indicator, r.site.Targets[r.report.Period.Year]
	if !i.Targeted || targets == nil {
		return
	}
	all := len(r.numbers) == 0 && !r.owed()
	for _, region := range r.site.Regions {
		f := r.report.Figure(i, region)
		if t := targets.Signed(i, region); f.Given && f.Gap == model.NotApplicable && t.Ok() {
			if all {
				r.doubt(f, "target-not-applicable", "没有报的写 未报送；不是每月都报的，在 data/indicators.yaml 里写 every；不再统计的写 until；情况特殊的，用 note 说明",
					"指标“%s”有年度目标，报表却整项写不适用", i.Name)
				return
			}
			r.doubt(f, "target-not-applicable", "没有报的写 未报送；确不承担的，目标改写 未设目标；情况特殊的，用 note 说明",
				"%s“%s”有年度目标%s，报表却写不适用", region.Name, i.Name, exact(t.Value, i))
		}
	}
}

// owed reports whether a figure of the indicator is written down as not reported.
func (r *row) owed() bool {
	for _, region := range r.site.Regions {
		if f := r.report.Figure(r.indicator, region); f.Given && f.Gap == model.NotReported {
			return true
		}
	}
	return false
}
