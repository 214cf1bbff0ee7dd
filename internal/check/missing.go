package check

import (
	"fmt"
	"slices"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

func sortByPeriod(reports []*model.Report) {
	slices.SortFunc(reports, func(a, b *model.Report) int { return a.Period.Compare(b.Period) })
}

// missingTargetsFile: a year with an edition and no targets at all has forgotten its file.
func missingTargetsFile(site *model.Site, diags *diag.List) {
	targeted := slices.ContainsFunc(site.Indicators, func(i *model.Indicator) bool { return i.Targeted })
	for _, e := range site.Editions {
		if targeted && site.Targets[e.Period.Year] == nil {
			diags.Error(e.Pos, "missing-targets-file",
				fmt.Sprintf("建立 data/targets/%d.yaml；确无目标的指标写 targeted: false", e.Period.Year),
				"本期是%d年的通报，没有当年的目标文件", e.Period.Year)
		}
	}
}

// missingTarget: a figure whose target is not written. 未设目标 says that there is none.
func missingTarget(site *model.Site, diags *diag.List) {
	for _, r := range reports(site) {
		targets := site.Targets[r.Period.Year]
		if targets == nil || r.Period.Month != lastMonthOf(site, r.Period.Year) {
			continue
		}
		for _, i := range site.Indicators {
			if !i.Targeted {
				continue
			}
			var without []*model.Region
			for _, region := range site.Regions {
				if i.AppliesTo(region) && r.Figure(i, region).Given && !targets.Signed(i, region).Given {
					without = append(without, region)
				}
			}
			if len(without) > 0 {
				diags.Error(diag.Pos{File: targets.File}, "missing-target", "补写目标；确无目标的写 未设目标",
					"指标“%s”有报表数而没有年度目标：%s", i.Name, names(without))
			}
		}
	}
}

// lastMonthOf is the newest month that a year has a report for.
func lastMonthOf(site *model.Site, year int) int {
	month := 0
	for p := range site.Reports {
		if p.Year == year {
			month = max(month, p.Month)
		}
	}
	return month
}

// missingFigure: an entry that is left out counts as 未报送, and the report should say so itself.
func missingFigure(site *model.Site, diags *diag.List) {
	for _, r := range reports(site) {
		for _, i := range site.Indicators {
			var without []*model.Region
			for _, region := range site.Regions {
				if i.AppliesTo(region) && !r.Figure(i, region).Given {
					without = append(without, region)
				}
			}
			if len(without) > 0 {
				diags.Warning(diag.Pos{File: r.File}, "missing-figure", "补写数字；没有报的写 未报送",
					"指标“%s”缺少%s的数，按未报送处理", i.Name, names(without))
			}
		}
	}
}
