package check

import (
	"fmt"

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
		for _, region := range r.site.Regions {
			first := r.unchanged(before, report, region)
			if first == nil {
				continue
			}
			text := fmt.Sprintf("%s的各项累计数和%s的完全相同", region.Name, format.Period(before.Period))
			if answer, answered := r.answeredAny(report, region, "unchanged"); answered {
				r.Silence(diag.Diagnostic{Pos: report.Pos(first), Severity: diag.Warning, Code: "unchanged", Text: text}, answer)
				continue
			}
			r.Warning(report.Pos(first), "unchanged", "核对是否误用了上期的数；确无变化的，用 note 说明", "%s", text)
		}
	}
}

// leastFigures is how many flows above zero it takes, with an amount among them: small counts may well stand still
// for a month, an amount hardly does.
const leastFigures = 3

// unchanged is the first figure above zero of a region without change, or nil.
func (r *review) unchanged(before, report *model.Report, region *model.Region) (first *model.Figure) {
	figures, amounts := 0, 0
	for _, i := range r.site.Indicators {
		if i.Measure != model.Flow {
			continue
		}
		a, b := before.Figure(i, region), report.Figure(i, region)
		switch {
		case a.Gap != b.Gap || a.Value.Cmp(b.Value) != 0:
			return nil
		case !b.Ok() || b.Value.IsZero():
			continue
		case !i.IsCount():
			amounts++
		}
		if figures++; first == nil {
			first = b
		}
	}
	if figures < leastFigures || amounts == 0 {
		return nil
	}
	return first
}

// answeredAny is the answer of a region's cumulative figures to a rule about all of them: that of any of them is one for all.
func (r *review) answeredAny(report *model.Report, region *model.Region, code string) (answer string, answered bool) {
	for _, i := range r.site.Indicators {
		if i.Measure != model.Flow {
			continue
		}
		if said, ok := r.answered(report.Figure(i, region), code); ok && !answered {
			answer, answered = said, true
		}
	}
	return answer, answered
}
