package check

import (
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// monthlyRow: figures of one month where cumulative ones are due, in an indicator that may fall. A single figure that falls tells
// nothing there; that nearly all of them fall to what a month had brought before does.
func monthlyRow(r *row) {
	i := r.indicator
	if !isSignedFlow(i) {
		return
	}
	var like, pairs int
	var first *number
	var report *model.Report
	for k := range r.numbers {
		n := &r.numbers[k]
		earlier, before := r.before(n.region, r.sameYear())
		if before == nil || !before.Value.IsPos() {
			continue
		}
		pairs++
		if r.isMonth(n.Value, before.Value, earlier) {
			like++
			if first == nil {
				first, report = n, earlier
			}
		}
	}
	if like == 0 || like*4 < pairs*3 || pairs < len(r.numbers)/2 {
		return
	}
	_, before := r.before(first.region, r.sameYear())
	r.doubt(first.Figure, "monthly-row", "填年初到本期末的累计数；确实减少的，用 note 说明",
		"%s“%s”为%s，%s为%s，大致是一个月的数，像是只填了当期的数，没有累计%s", first.region.Name, i.Name,
		exact(first.Value, i), format.Period(report.Period), exact(before.Value, i), clause("；", others(like-1)))
}

// others says how many other regions are the same.
func others(n int) string {
	if n == 0 {
		return ""
	}
	return "另有" + strconv.Itoa(n) + "个单位也是这样"
}

// isMonth reports whether a value is, within a quarter, what a month or the months since an earlier report brought before.
func (r *row) isMonth(value, before model.Decimal, report *model.Report) bool {
	if !value.IsPos() || value.Cmp(before) >= 0 {
		return false
	}
	months, since := model.Int(report.Period.Month), model.Int(r.report.Period.Month-report.Period.Month)
	brought := value.Mul(months)
	for _, pace := range []model.Decimal{before, before.Mul(since)} {
		if off := brought.Sub(pace).Abs(); off.Mul(model.Int(4)).Cmp(pace) <= 0 {
			return true
		}
	}
	return false
}
