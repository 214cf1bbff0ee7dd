package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
)

// earlyRelease: a report cannot be released before its period is over.
func earlyRelease(r *review) {
	for _, report := range r.reports {
		if !report.Released.IsZero() && report.Released.Compare(report.Period.LastDay()) < 0 {
			r.Error(diag.Pos{File: report.File}, "early-release", "核对 released",
				"报表的发布日期%s早于期末", format.Date(report.Released))
		}
	}
}
