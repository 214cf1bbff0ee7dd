package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// unchanged: a region all of whose cumulative figures are those of the report before: a file was copied, or
// old figures were sent again.
func unchanged(r *review) {
	for k := 1; k < len(r.reports); k++ {
		before, report := r.reports[k-1], r.reports[k]
		if before.Period.Year != report.Period.Year {
			continue
		}
		var same []*model.Region
		for _, region := range r.site.Regions {
			if r.unchanged(before, report, region) {
				same = append(same, region)
			}
		}
		if len(same) > 0 {
			r.Warning(diag.Pos{File: report.File}, "unchanged", "核对是否误用了上期的数；确无变化的，用 note 说明",
				"%s的累计数和%s的完全相同", names(same), format.Period(before.Period))
		}
	}
}

// leastFigures is how many flows above zero it takes, with an amount among them: small counts may well stand still
// for a month, an amount hardly does.
const leastFigures = 3

func (r *review) unchanged(before, report *model.Report, region *model.Region) bool {
	figures, amounts := 0, 0
	for _, i := range r.site.Indicators {
		if i.Measure != model.Flow {
			continue
		}
		a, b := before.Figure(i, region), report.Figure(i, region)
		switch {
		case a.Gap != b.Gap || a.Value.Cmp(b.Value) != 0 || b.Note() != "":
			return false
		case !b.Ok() || b.Value.IsZero():
			continue
		case !isCount(i):
			amounts++
		}
		figures++
	}
	return figures >= leastFigures && amounts > 0
}
