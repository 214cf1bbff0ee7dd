package check

import "bulletin/internal/model"

// missingFigure: an entry that is left out counts as 未报送, and the report should say so itself.
func missingFigure(r *row) {
	if len(r.numbers) == len(r.site.Regions) || !r.indicator.Due(r.report.Period) {
		return
	}
	var without []*model.Region
	for _, region := range r.site.Regions {
		if r.indicator.AppliesTo(region) && !r.report.Figure(r.indicator, region).Given {
			without = append(without, region)
		}
	}
	if len(without) > 0 && !r.isCutOff(r.report, r.indicator) {
		r.Warning(r.place(), "missing-figure", "补写数字；没有报的写 未报送",
			"指标“%s”缺少%s的数，按未报送处理", r.indicator.Name, names(without))
	}
}
