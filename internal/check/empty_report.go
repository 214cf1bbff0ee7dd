package check

import "bulletin/internal/format"

// emptyReport: an edition with no figure to report.
func emptyReport(r *review) {
	for _, e := range r.site.Editions {
		if !said(e.Report, r.site.Indicators, r.site.Regions) {
			r.Warning(e.At("period"), "empty-report", "填 "+e.Report.File+" 后再发布", "本期（%s）的报表里一个数也没有", format.Period(e.Period))
		}
	}
}
