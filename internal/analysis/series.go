package analysis

import "bulletin/internal/model"

// Months collects the figures of i in r month by month, and the path to the target.
func (v *View) Months(i *model.Indicator, r *model.Region) Months {
	p := v.Edition.Period
	m := Months{Through: p.Month}
	m.Target, _, _ = v.target(i, r)
	for k := range 12 {
		m.ThisYear[k] = model.Missing(model.NotReported)
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
		return model.Missing(model.NotReported)
	}
	return report.Figure(i, r).Num
}

// path is the level that a flow should have after a number of months: target × months ÷ 12.
func path(i *model.Indicator, target model.Num, months int) model.Num {
	switch {
	case !target.Ok():
		return target
	case i.Measure != model.Flow:
		return model.Missing(model.NoPace)
	}
	q, _ := model.Ratio(target.Value.Mul(model.Int(months)), model.Int(12))
	return model.Number(q)
}

// Shares lists the parts of the counties, zones and direct units to which i applies, in the author's
// order: of the sum of their targets, and of the sum of what they have done.
func (v *View) Shares(i *model.Indicator) []Share {
	var shares []Share
	var targets, done model.Decimal
	for _, r := range v.Site.Regions[1:] {
		if !i.AppliesTo(r) {
			continue
		}
		s := Share{Region: r, OfDone: v.Report.Figure(i, r).Num}
		s.OfTarget, _, _ = v.target(i, r)
		if s.OfTarget.Ok() {
			targets = targets.Add(s.OfTarget.Value)
		}
		if s.OfDone.Ok() {
			done = done.Add(s.OfDone.Value)
		}
		shares = append(shares, s)
	}
	for k := range shares {
		shares[k].OfTarget = share(shares[k].OfTarget, targets)
		shares[k].OfDone = share(shares[k].OfDone, done)
	}
	return shares
}

func share(part model.Num, sum model.Decimal) model.Num {
	if !part.Ok() {
		return part
	}
	if !sum.IsPos() {
		return model.Missing(model.NotMeasurable)
	}
	q, _ := model.Ratio(part.Value.Mul(hundred), sum)
	return model.Number(q)
}

// Tally counts the states of the indicators that apply to r.
func (v *View) Tally(r *model.Region) Tally {
	var t Tally
	for _, i := range v.Site.Indicators {
		if i.AppliesTo(r) {
			t.add(v.measure(i, r).State)
		}
	}
	return t
}

// TallyOf counts the states of the counties on i.
func (v *View) TallyOf(i *model.Indicator) Tally {
	var t Tally
	for _, r := range v.counties {
		if i.AppliesTo(r) {
			t.add(v.measure(i, r).State)
		}
	}
	return t
}

func (t *Tally) add(s State) {
	t.ByState[s]++
	t.Total++
}
