package check

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// missingReport: a year whose reports come at a regular step, but for a gap in the middle. Fewer than four
// reports have no regular step.
func missingReport(r *review) {
	for first := 0; first < len(r.reports); {
		next := first
		for next < len(r.reports) && r.reports[next].Period.Year == r.reports[first].Period.Year {
			next++
		}
		r.missingIn(r.reports[first:next])
		first = next
	}
}

func (r *review) missingIn(year []*model.Report) {
	step := usualStep(year)
	if step == 0 {
		return
	}
	for k, report := range year[1:] {
		var missing []string
		for month := year[k].Period.Month + step; month < report.Period.Month; month += step {
			missing = append(missing, format.Period(model.Period{Year: report.Period.Year, Month: month}))
		}
		if len(missing) > 0 {
			r.Warning(diag.Pos{File: report.File}, "missing-report", "补建报表；确无这一期的，不必处理",
				"这份报表之前缺少%s的报表，序列在此中断", strings.Join(missing, "、"))
		}
	}
}

// usualStep is the number of months between most successive reports of a year, if it is also the least; else 0.
func usualStep(year []*model.Report) int {
	if len(year) < 4 {
		return 0
	}
	least, often := 12, 0
	for k, report := range year[1:] {
		switch step := report.Period.Month - year[k].Period.Month; {
		case step < least:
			least, often = step, 1
		case step == least:
			often++
		}
	}
	if 2*often <= len(year)-1 {
		return 0
	}
	return least
}
