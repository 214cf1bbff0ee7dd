package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// leap is the factor from which a figure is taken for a slip of the point. A slip is a factor of ten; with what the
// figure itself grew or fell by, it shows as a little more or less.
var leap = model.Int(8)

// jump: a figure many times another of the same region, or a small part of it: a lost point, a digit too many,
// another unit. A cumulative figure is compared with the report before it, at the same pace (half a year is six
// times January), and the first of a year with the same period of last year; a level with the report before it,
// of whichever year. Numbers of less than ten units of the last place are small enough to leap by themselves, from
// them or to them.
func jump(r *row) {
	if r.indicator.Signed {
		return
	}
	least := ten.Mul(model.LastUnits[r.indicator.Decimals])
	for _, n := range r.numbers {
		report, before := r.base(n.region)
		if before == nil || before.Value.Cmp(least) < 0 || !r.jumps(n.Value, before.Value, least, report) {
			continue
		}
		if _, isOne := r.asFraction(n); isOne && isShare(r.indicator) {
			continue // rate-as-fraction says so
		}
		r.doubt(n.Figure, "jump", "核对单位和小数点；确实如此的，用 note 说明原因",
			"%s“%s”为%s，和%s的%s相差悬殊%s", n.region.Name, r.indicator.Name,
			exact(n.Value, r.indicator), format.Period(report.Period), exact(before.Value, r.indicator),
			clause("，像是", slip(n.Value, r.paced(before.Value, report), r.indicator)))
	}
}

// base is the figure that one is compared with, and its report.
func (r *row) base(region *model.Region) (*model.Report, *model.Figure) {
	if r.indicator.Measure != model.Flow {
		return r.before(region, r.earlier)
	}
	if report, f := r.before(region, r.sameYear()); f != nil {
		return report, f
	}
	if r.lastYear != nil {
		if f := r.lastYear.Figure(r.indicator, region); f.Ok() {
			return r.lastYear, f
		}
	}
	return nil, nil
}

// paced is a base at the pace of the row's report.
func (r *row) paced(base model.Decimal, report *model.Report) model.Decimal {
	if r.indicator.Measure != model.Flow || report.Period.Year != r.report.Period.Year {
		return base
	}
	d, _ := model.Ratio(base.Mul(model.Int(r.report.Period.Month)), model.Int(report.Period.Month))
	return d
}

// jumps compares a value with a base of another report. The base is at least least.
func (r *row) jumps(value, base, least model.Decimal, report *model.Report) bool {
	flow := r.indicator.Measure == model.Flow
	expected := base.Mul(leap)
	if flow && report.Period.Year == r.report.Period.Year {
		return value.Cmp(expected) >= 0 && value.Mul(model.Int(report.Period.Month)).Cmp(expected.Mul(model.Int(r.report.Period.Month))) >= 0
	}
	switch {
	case value.Cmp(expected) >= 0:
		return true
	case value.IsZero():
		return !flow && r.indicator.Better == model.Higher
	}
	if r.indicator.Better == model.Lower && value.Cmp(least) < 0 {
		return false // what is to go away may be almost gone
	}
	return value.Mul(leap).Cmp(base) <= 0 && base.Cmp(least.Mul(leap)) >= 0
}
