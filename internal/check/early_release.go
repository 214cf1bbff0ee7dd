package check

import (
	"bulletin/internal/format"
)

// earlyRelease: a report cannot be released before its period is over.
func earlyRelease(r *review) {
	for _, report := range r.reports {
		if !report.Released.IsZero() && report.Released.Compare(report.Period.LastDay()) < 0 {
			fix := "核对 released"
			if d := report.Released; d.Year < report.Period.Year {
				d.Year = report.Period.Year
				fix += "；年份像是写错了，是否想写 " + d.String() + "？"
			}
			r.Error(report.ReleasedPos, "early-release", fix,
				"报表的发布日期%s早于期末", format.Date(report.Released))
		}
	}
}
