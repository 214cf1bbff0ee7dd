package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// missingTarget: a figure whose target is not written. 未设目标 says that there is none.
func missingTarget(r *row) {
	i, targets := r.indicator, r.site.Targets[r.report.Period.Year]
	if !i.Targeted || targets == nil {
		return
	}
	pos := diag.Pos{File: targets.File}
	var without []*model.Region
	for _, region := range r.site.Regions {
		t := targets.Signed(i, region)
		switch {
		case t.Given && pos.Line == 0:
			pos = targets.Pos(t)
		case !t.Given && i.AppliesTo(region) && r.report.Figure(i, region).Given:
			without = append(without, region)
		}
	}
	if len(without) > 0 {
		r.Error(pos, "missing-target", "补写目标；确无目标的写 未设目标",
			"指标“%s”有报表数而没有年度目标：%s", i.Name, names(without))
	}
}
