package analysis

import (
	"sync"

	"bulletin/internal/model"
)

// Months collects the figures of i in r month by month, and the path to the target.
func (v *View) Months(i *model.Indicator, r *model.Region) Months {
	p := v.Edition.Period
	m := Months{Through: p.Month}
	m.Target, _, _ = v.target(i, r)
	for k := range 12 {
		m.ThisYear[k] = model.Missing(model.NoReport)
		if k < p.Month {
			m.ThisYear[k] = v.month(p.Year, k+1, i, r)
		}
		m.LastYear[k] = v.month(p.Year-1, k+1, i, r)
		m.Path[k] = path(i, m.Target, k+1)
	}
	return m
}

func (v *View) month(year, month int, i *model.Indicator, r *model.Region) model.Num {
	report := v.Site.Reports[model.Period{Year: year, Month: month}]
	if report == nil {
		return model.Missing(model.NoReport)
	}
	return report.Figure(i, r).Num
}

// path is the level that a flow should have after a number of months: target × months ÷ 12.
func path(i *model.Indicator, target model.Num, months int) model.Num {
	switch {
	case i.Measure != model.Flow:
		return model.Missing(model.NoPace)
	case !target.Ok():
		return target
	}
	q, _ := model.Ratio(target.Value.Mul(model.Int(months)), twelve)
	return model.Number(q)
}

// Shares lists the parts of the counties, zones and direct units to which i applies, in the author's
// order: of the sum of their targets, and of the sum of what they have done. Rates have no sum, and neither
// has a column with a negative term parts of it. The list is not to be changed.
func (v *View) Shares(i *model.Indicator) []Share {
	s := &v.shares[i.Index]
	s.once.Do(func() { s.list = v.divide(i) })
	return s.list
}

// sharesOnce are the shares of one indicator, made when they are first asked for: one of them needs the numbers of all.
type sharesOnce struct {
	once sync.Once
	list []Share
}

func (v *View) divide(i *model.Indicator) []Share {
	var shares []Share
	var targets, done total
	for _, r := range v.Site.Regions[1:] {
		if !i.AppliesTo(r) {
			continue
		}
		s := Share{Region: r, OfDone: v.Report.Figure(i, r).Num}
		s.OfTarget, _, _ = v.target(i, r)
		targets.add(s.OfTarget)
		done.add(s.OfDone)
		shares = append(shares, s)
	}
	if i.Measure == model.Rate {
		targets, done = total{}, total{}
	}
	for k := range shares {
		shares[k].OfTarget = targets.part(shares[k].OfTarget)
		shares[k].OfDone = done.part(shares[k].OfDone)
	}
	return shares
}

// total is a sum of which parts are taken.
type total struct {
	sum      model.Decimal
	negative bool
}

func (t *total) add(n model.Num) {
	if n.Ok() {
		t.sum = t.sum.Add(n.Value)
		t.negative = t.negative || n.Value.IsNeg()
	}
}

// part is n in percent of the total.
func (t *total) part(n model.Num) model.Num {
	if !n.Ok() {
		return n
	}
	if t.negative || !t.sum.IsPos() {
		return model.Missing(model.NotMeasurable)
	}
	q, _ := model.Ratio(n.Value.Mul(hundred), t.sum)
	return model.Number(q)
}

// Tally counts the states of the indicators that apply to r.
func (v *View) Tally(r *model.Region) Tally {
	var t Tally
	for _, i := range v.Site.Indicators {
		if i.AppliesTo(r) {
			c := v.measure(i, r)
			t.add(&c)
		}
	}
	return t
}
