package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// idleCommentary: a commentary on an indicator or a region of which the edition has no figure at all. It may
// stand in the wrong file or the wrong edition.
func idleCommentary(r *review) {
	for _, e := range r.site.Editions {
		for k, text := range e.Indicators {
			if i := r.site.Counted()[k]; text != nil && !said(e.Report, []*model.Indicator{i}, r.site.Everyone()) {
				r.idle(text, "指标“"+i.Name+"”")
			}
		}
		for k, text := range e.Counties {
			if region := r.site.Everyone()[k]; text != nil && !said(e.Report, r.site.Indicators, []*model.Region{region}) {
				r.idle(text, region.Name)
			}
		}
	}
}

func (r *review) idle(text *model.Document, subject string) {
	r.Warning(diag.Pos{File: text.File, Line: text.Line, Col: 1}, "idle-commentary", "核对文件名和期次；确实没有数的，移走这个文件",
		"%s本期一个数也没有，却有情况分析", subject)
}

// said reports whether a report has a number, or at least a 同比, for one of the regions on one of the indicators.
func said(report *model.Report, indicators []*model.Indicator, regions []*model.Region) bool {
	for _, i := range indicators {
		for _, region := range regions {
			if f := report.Figure(i, region); f.Ok() || f.More != nil && f.More.YoY != nil {
				return true
			}
		}
	}
	return false
}
