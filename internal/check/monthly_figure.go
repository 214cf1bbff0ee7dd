package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// mostOfBefore is how much of the figure before a monthly one may be: a figure that is a little less was corrected.
var mostOfBefore = model.MustDecimal("0.75")

// monthlyFigure: the figure of one month, or of the time since the report before, where a cumulative one is due.
func monthlyFigure(r *row) {
	i := r.indicator
	if !isFlow(i) {
		return
	}
	for _, n := range r.numbers {
		report, before := r.before(n.region, r.sameYear())
		if before == nil || !r.isMonthly(n.Value, before.Value, report) {
			continue
		}
		r.doubt(n.Figure, "monthly-figure", "填年初到本期末的累计数；确有核减的，用 note 说明",
			"%s“%s”为%s，小于%s的%s，像是只填了当期的数，没有累计%s", n.region.Name, i.Name,
			exact(n.Value, i), format.Period(report.Period), exact(before.Value, i),
			clause("，或者", slip(n.Value, r.paced(before.Value, report), i)))
	}
}

// isMonthly reports whether a value is below that of an earlier report of the year, and about what a month, or the
// months since then, have brought at the pace until then.
func (r *row) isMonthly(value, before model.Decimal, report *model.Report) bool {
	if !value.IsPos() || value.Cmp(before) >= 0 || value.Cmp(before.Mul(mostOfBefore)) > 0 {
		return false
	}
	since := model.Int(r.report.Period.Month - report.Period.Month)
	pace := before.Mul(since) // in the time since, times the months before
	months := model.Int(report.Period.Month)
	return isNear(value.Mul(months), pace) || isNear(value.Mul(months), before)
}
