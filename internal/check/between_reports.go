package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// betweenReports: figures of an indicator in a month in which it is not reported. They may belong to another month, or the indicator is
// reported more often than it says.
func betweenReports(r *row) {
	i := r.indicator
	if len(r.numbers) == 0 || i.Excused(r.report.Period) != model.BetweenReports {
		return
	}
	first := r.numbers[0]
	r.doubt(first.Figure, "between-reports",
		"数写进报送的那个月的报表；每月都报的，删去 data/indicators.yaml 里的 every；情况特殊的，用 note 说明",
		"指标“%s”%s，%d月不是报送的月份，却有%d个数", i.Name, format.Every(i), r.report.Period.Month, len(r.numbers))
}
