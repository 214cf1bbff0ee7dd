package learn

import (
	"bulletin/internal/form"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// checkedGrowth is the rule for a 同比 that follows from two years' figures.
const checkedGrowth = "同比，由程序计算，只核对"

// Reports are the reports of the months of tables as they would be with their figures: what comes in together is known together.
func Reports(site *model.Site, filled []form.Filled) map[model.Period]*model.Report {
	reports := map[model.Period]*model.Report{}
	for k := range filled {
		f := &filled[k]
		r := reports[f.Period]
		if r == nil {
			if have := site.Reports[f.Period]; have != nil {
				r = have.Clone()
			} else {
				r = model.NewReport(f.Period, "", len(site.Indicators), site.Width())
			}
			reports[f.Period] = r
		}
		for _, e := range f.Entries {
			if d, err := model.ParseDecimal(e.Value.Text); err == nil {
				r.Set(e.Indicator, e.Region, model.Figure{Num: model.Number(d), Given: true})
			}
		}
	}
	return reports
}

// Beside is the book as it is read beside others that come in together, whose months would have these reports.
func (b *Book) Beside(reports map[model.Period]*model.Report) *Book {
	o := b.options
	o.beside = reports
	var grids []*xlsx.Grid
	for _, s := range b.Sheets {
		grids = append(grids, s.Grid)
	}
	again := understand(b.site, b.Name, grids, b.Mapping, o)
	again.sum = b.sum
	return again
}

// yearBefore is the report of the same month of the year before, as the month is compared with it: as it would be with what comes in
// together, or as it stands; nil where there is none.
func (o *Options) yearBefore(site *model.Site, p model.Period) *model.Report {
	if last, known := o.lastYears[p]; known {
		return last
	}
	last := o.beside[p.LastYear()]
	if last == nil {
		last = site.Reports[p.LastYear()]
	}
	if last != nil {
		last = site.Compared(last, p)
	}
	o.lastYears[p] = last
	return last
}

// computable reports whether last year's report has what a 同比 is computed from.
func (s *sheet) computable(x *context) bool {
	last := s.options.yearBefore(s.lexicon.site, s.period)
	return last != nil && isBase(x.indicator, last.Figure(x.indicator, x.region))
}

// isBase reports whether a 同比 can be computed from a figure of last year.
func isBase(i *model.Indicator, f *model.Figure) bool {
	return f.Ok() && (i.Measure == model.Rate || f.Value.IsPos())
}

// practised reports whether reports give the 同比 of the indicator for the region, and by another measure.
func (s *sheet) practised(x *context) bool {
	return given(s.lexicon.site, x.indicator, x.region) && s.another(x.indicator)
}

// another reports whether the 同比 that reports give of an indicator is another than that of two years' figures, at constant prices
// say. One that only repeats it was given when the year before was not there.
func (s *sheet) another(i *model.Indicator) bool {
	if is, known := s.others[i]; known {
		return is
	}
	if s.others == nil {
		s.others = map[*model.Indicator]bool{}
	}
	site := s.lexicon.site
	for p, r := range site.Reports {
		last := s.options.yearBefore(site, p)
		if last == nil {
			continue
		}
		for _, g := range site.Everyone() {
			f, base := r.Figure(i, g), last.Figure(i, g)
			if !f.Ok() || f.More == nil || f.More.YoY == nil || !isBase(i, base) {
				continue
			}
			if _, _, off := growthOff(i, f.Value, base.Value, *f.More.YoY); off {
				s.others[i] = true
				return true
			}
		}
	}
	s.others[i] = false
	return false
}

// leastApart is how many 同比 of an indicator must differ from what two years' figures say for them to be another measure, and no slips,
// where no report gave any.
const leastApart = 3

// given reports whether a report gives a 同比 of an indicator for a region.
func given(site *model.Site, i *model.Indicator, g *model.Region) bool {
	for _, r := range site.Reports {
		if f := r.Figure(i, g); f.More != nil && f.More.YoY != nil {
			return true
		}
	}
	return false
}

// growths takes the 同比 of indicators that are another measure by what the book itself says: more than half of them differ from what two
// years' figures say, of an indicator whose 同比 reports gave while there was nothing to compute it from, or would have without what
// comes in together.
func (b *Book) growths() {
	figures := map[key]*Verdict{}
	for _, s := range b.sheets {
		for _, d := range s.verdicts {
			if d.Standing == Taken && d.Measure == "figure" && figures[d.key()] == nil {
				figures[d.key()] = d
			}
		}
	}
	type group struct {
		indicator *model.Indicator
		before    bool // reports gave it for the region
	}
	checked, apart := map[group][]*Verdict{}, map[group]int{}
	for _, s := range b.sheets {
		for _, d := range s.verdicts {
			if d.Standing != Ignored || d.Why != checkedGrowth {
				continue
			}
			g := group{d.Indicator, given(b.site, d.Indicator, d.Region)}
			checked[g] = append(checked[g], d)
			if _, _, off := b.growthOff(d, figures); off {
				apart[g]++
			}
		}
	}
	for g, list := range checked {
		n := apart[g]
		if n*2 <= len(list) || !g.before && (n < leastApart || b.options.beside[b.Period.LastYear()] == nil) {
			continue
		}
		for _, d := range list {
			d.Standing, d.Why = Taken, ""
		}
	}
}

// growthOff compares a given 同比 with the one that follows from the table's figure and last year's report; off is false where they agree
// or there is nothing to compare.
func (b *Book) growthOff(d *Verdict, figures map[key]*Verdict) (computed model.Decimal, unit string, off bool) {
	last, value := b.options.yearBefore(b.site, b.Period), figures[key{d.Indicator, d.Region, nil, "figure"}]
	if last == nil || value == nil {
		return computed, "", false
	}
	base := last.Figure(d.Indicator, d.Region)
	now, err1 := model.ParseDecimal(value.Value)
	stated, err2 := model.ParseDecimal(d.Value)
	if err1 != nil || err2 != nil || !isBase(d.Indicator, base) {
		return computed, "", false
	}
	return growthOff(d.Indicator, now, base.Value, stated)
}

// growthOff is the 同比 of two figures with its unit, and whether another is off by more than rounding explains.
func growthOff(i *model.Indicator, now, base, stated model.Decimal) (computed model.Decimal, unit string, off bool) {
	computed, tolerance := now.Sub(base), half(now.String()).Add(half(stated.String())).Add(growthTolerance)
	unit = "个百分点"
	if i.Measure != model.Rate {
		computed, _ = model.Ratio(computed.Mul(hundred), base)
		rounding, _ := model.Ratio(half(now.String()).Add(half(base.String())).Mul(hundred), base)
		tolerance, unit = half(stated.String()).Add(rounding).Add(growthTolerance), "%"
	}
	return computed, unit, stated.Sub(computed).Abs().Cmp(tolerance) > 0
}
