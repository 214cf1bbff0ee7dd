package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// choice is a number that a typed one may be: a measure of a cell, or one worked out from several.
type choice struct {
	measure *measure.Measure // nil for one that references cannot print
	of      func(v *analysis.View, c *analysis.Cell) measure.Quantity
	name    string
	firm    bool // the words say that it is this one

	unsigned bool // it has no direction: how far apart two numbers are
}

// named is the measure of an id.
func named(id string) *measure.Measure {
	for _, m := range measure.All {
		if m.ID == id {
			return m
		}
	}
	return nil
}

func plainly(id string, firm bool) choice {
	m := named(id)
	return choice{measure: m, of: m.Of, name: m.Name, firm: firm}
}

// directed reports whether words turn the sign of the choice: 下降3.2% is −3.2%.
func (c *choice) directed() bool {
	return c.measure == nil || c.measure.Kind == measure.Change || c.measure.Kind == measure.Points || c.measure.ID == "increase"
}

// choices are what a number of n's kind may be by the words before it, the likeliest first.
func (w *walker) choices(n *number, i *model.Indicator) []choice {
	switch n.kind {
	case percent:
		return w.percents(i)
	case points:
		return w.differences(i)
	case times:
		return w.multiples()
	case amount, bare:
		if i.Unit == "项" && w.countsItems() {
			return nil
		}
		if i.Measure == model.Rate && w.cues&(yoy|lastYear) != 0 && w.cues&(up|down) != 0 {
			return append([]choice{plainly("growth", true)}, w.amounts(i)...) // 增加1.3件
		}
		return w.amounts(i)
	}
	return nil
}

// countsItems reports whether the sentence counts indicators and has named none since, so that a number of 项 is one of
// them: 13项指标中7项未完成年度目标，另有3项未达标; 落后序时项数最多的是甲县，有7项.
func (w *walker) countsItems() bool {
	for k := w.end - 1; k >= 0 && w.tokens[k].kind != stop; k-- {
		t := &w.tokens[k]
		if t.kind == indicators {
			return false
		}
		if before := w.text[:t.start]; strings.HasSuffix(before, "项数") || strings.HasSuffix(before, "项指标") || strings.HasSuffix(before, "项任务") {
			return true
		}
	}
	return false
}

// percents are the readings of a number with %.
func (w *walker) percents(i *model.Indicator) []choice {
	c := w.cues
	last := w.scope.choice
	switch {
	case c&pace != 0 && c&(above|below) != 0:
		return []choice{plainly("lead", true), progress(true)}
	case c&pace != 0 && c&complete == 0:
		return []choice{progress(true), plainly("completion", false)}
	case c&(above|below) != 0 && len(w.bases) > 0:
		return append(w.beside("growth", "completion", "value"), w.againstRegions([]choice{plainly("completion", false), plainly("growth", false), plainly("value", false)})...)
	case c&share != 0 && (c&complete == 0 || len(w.bases) > 0) && i.Measure != model.Rate:
		return w.shareOf()
	case c&(yoy|up|down|growthNoun) != 0 && c&(from|to) == 0 && w.baseView == nil && c&complete == 0:
		return append([]choice{plainly("growth", true)}, w.beside("growth")...)
	case i.Measure == model.Rate && (c&target != 0 && c&complete == 0 || w.targetBehind()):
		return []choice{plainly("target", true), plainly("completion", false)}
	case i.Measure == model.Rate:
		return []choice{plainly("value", true), plainly("completion", false), plainly("growth", false)}
	case c&(complete|target|share) != 0:
		return []choice{plainly("completion", true)}
	case c&lastYear != 0:
		return []choice{w.yearAgo(plainly("completion", false)), w.yearAgo(plainly("growth", false))}
	case last != nil && last.measure != nil && (last.measure.Kind == measure.Ratio || last.measure.Kind == measure.Change):
		return []choice{plainly(last.measure.ID, true), plainly("completion", false), plainly("growth", false)}
	}
	return []choice{plainly("completion", w.foreign == 0), plainly("growth", false), plainly("share", false)}
}

// beside are what a number compared with a region may be besides: that region's own.
func (w *walker) beside(ids ...string) []choice {
	var out []choice
	for _, r := range w.bases {
		for _, id := range ids {
			if r != nil {
				c := ofRegion(r, plainly(id, false))
				c.firm, c.unsigned = true, true
				out = append(out, c)
			}
		}
	}
	return out
}

// ofRegion is a choice of the same indicator in another region.
func ofRegion(r *model.Region, c choice) choice {
	of := c.of
	return choice{name: c.name, of: func(v *analysis.View, cell *analysis.Cell) measure.Quantity {
		other := v.Cell(cell.Indicator, r)
		return of(v, &other)
	}}
}

// yearAgo is a choice of the same cell in the report of a year before.
func (w *walker) yearAgo(c choice) choice {
	of := c.of
	return choice{name: "上年同期" + c.name, of: func(v *analysis.View, cell *analysis.Cell) measure.Quantity {
		past := w.viewOf(v.Edition.Period.LastYear())
		if past == nil {
			return measure.Quantity{Num: model.Missing(model.NoLastYear)}
		}
		other := past.Cell(cell.Indicator, cell.Region)
		return of(past, &other)
	}}
}

// progress is the share of the year that is gone.
func progress(firm bool) choice {
	return choice{name: "序时进度", firm: firm, of: func(v *analysis.View, _ *analysis.Cell) measure.Quantity {
		return measure.Quantity{Num: model.Number(v.Progress), Unit: "%", Places: format.PercentDecimals}
	}}
}

// differences are the readings of a number of percentage points.
func (w *walker) differences(i *model.Indicator) []choice {
	c := w.cues
	basis := w.basis()
	switch {
	case c&(highest|lowest) != 0 && c&spread != 0:
		return []choice{plainly("spread", true), spreadOf("growth"), spreadOf("value")}
	case c&pace != 0 && c&from != 0 && w.baseView != nil:
		return []choice{inView(w.baseView, plainly("lead", true))}
	case c&pace != 0 && (c&from != 0 || c&spread != 0 && c&(up|down) != 0 || strings.HasSuffix(w.paceWord(), "差距") && c&(up|down) != 0):
		out := []choice{plainly("lead", false)}
		if w.view.Previous != nil {
			if v := w.viewOf(w.view.Previous.Period); v != nil {
				out = append(out, inView(v, plainly("lead", false)))
			}
		}
		return out
	case c&pace != 0:
		return []choice{plainly("lead", true)}
	case w.baseView != nil:
		base := w.baseView
		return against(basis, func(_ *analysis.View, cell *analysis.Cell) (*analysis.View, *model.Region) { return base, cell.Region })
	case len(w.bases) > 0:
		return w.againstRegions(basis)
	case w.contrast != nil && w.contrast.Kind != model.County && c&(above|below) != 0 && len(w.subject) > 0:
		w.bases = []*model.Region{w.contrast}
		return w.againstRegions(basis)
	case c&yearStart != 0:
		return nil
	case i.Measure == model.Rate && c&(rest|target) != 0 && c&yoy == 0:
		return []choice{shortfall(i, c&rest != 0)}
	case i.Measure == model.Rate && c&(yoy|up|down|growthNoun) != 0:
		return []choice{plainly("growth", true)}
	case c&yoy != 0:
		return w.againstLastYear(basis)
	}
	return loosened(append(append([]choice{plainly("lead", false), plainly("growth", false), plainly("vs-whole", false), plainly("vs-upper", false)}, short(false)), w.againstLastYear(basis)...))
}

// paceWord is the last word of the clause that speaks of the pace.
func (w *walker) paceWord() string {
	if k := w.find(pace); k >= 0 {
		return w.spelled(&w.tokens[k])
	}
	return ""
}

// basis is what percentage points are the difference of: what the words say, or what was spoken of, or any.
func (w *walker) basis() []choice {
	c, last := w.cues|w.said, w.scope.choice
	switch {
	case c&complete != 0 && c&growthNoun == 0:
		return []choice{plainly("completion", false)}
	case c&growthNoun != 0:
		return []choice{plainly("growth", false)}
	}
	any := []choice{plainly("completion", false), plainly("growth", false), plainly("value", false)}
	if last != nil && last.measure != nil {
		return append([]choice{plainly(last.measure.ID, true)}, any...)
	}
	return any
}

func loosened(list []choice) []choice {
	for k := range list {
		list[k].firm = false
	}
	return list
}

// short is how far a rate is from its target.
func short(firm bool) choice {
	return choice{name: "距目标", firm: firm, unsigned: true, of: func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
		if !c.Target.Ok() || !c.Value.Ok() {
			return measure.Quantity{Num: model.Missing(model.NoTarget)}
		}
		return differenceOf(c.Indicator, c.Target.Value.Sub(c.Value.Value).Abs())
	}}
}

// differenceOf is a difference between values of a rate.
func differenceOf(i *model.Indicator, d model.Decimal) measure.Quantity {
	unit, places := format.DifferenceUnit(i)
	return measure.Quantity{Num: model.Number(d), Unit: unit, Places: max(places, i.Decimals)}
}

// shortfall is short, but 还差 is said only of a rate that has not reached its target.
func shortfall(i *model.Indicator, lacking bool) choice {
	d := short(true)
	if lacking {
		d.of = func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
			if !c.Target.Ok() || !c.Value.Ok() {
				return measure.Quantity{Num: model.Missing(model.NoTarget)}
			}
			gap := c.Target.Value.Sub(c.Value.Value)
			if i.Better == model.Lower {
				gap = gap.Neg()
			}
			return differenceOf(i, gap)
		}
	}
	return d
}

// againstRegions are differences from the regions named: 高于全省, 比凤凰县低.
func (w *walker) againstRegions(basis []choice) []choice {
	var out []choice
	growth := w.cues | w.said
	if growth&growthNoun != 0 && w.cues&complete == 0 {
		for _, r := range w.bases {
			if r == nil {
				return nil
			}
			out = append(out, against([]choice{plainly("growth", true)}, func(v *analysis.View, _ *analysis.Cell) (*analysis.View, *model.Region) { return v, r })...)
			if r.Kind == model.Province {
				out = append(out, plainly("vs-upper", false))
			}
		}
		return out
	}
	for _, r := range w.bases {
		switch {
		case r == nil:
			return nil
		case r.Kind == model.Prefecture:
			out = append(out, plainly("vs-whole", true))
		case r.Kind == model.Province:
			out = append(out, plainly("vs-upper", true))
		}
		out = append(out, against(basis, func(v *analysis.View, _ *analysis.Cell) (*analysis.View, *model.Region) { return v, r })...)
	}
	return out
}

func (w *walker) againstLastYear(basis []choice) []choice {
	var out []choice
	for _, b := range basis {
		then := w.yearAgo(b)
		out = append(out, difference(b, then))
	}
	return out
}

// against are the differences of a cell from another one.
func against(basis []choice, other func(*analysis.View, *analysis.Cell) (*analysis.View, *model.Region)) []choice {
	var out []choice
	for _, b := range basis {
		of := b.of
		there := choice{name: b.name, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
			view, r := other(v, c)
			cell := view.Cell(c.Indicator, r)
			return of(view, &cell)
		}}
		d := difference(b, there)
		d.firm = true
		out = append(out, d, exactly(b, there))
	}
	return out
}

// exactly is a difference of the numbers themselves, where difference subtracts what readers see.
func exactly(a, b choice) choice {
	d := difference(a, b)
	d.of = func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		p, q := a.of(v, c), b.of(v, c)
		if !p.Ok() || !q.Ok() {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
		}
		p.Unit = pointsOf(p.Unit)
		p.Value = p.Value.Sub(q.Value)
		return p
	}
	return d
}

// difference is how far a percentage is above another, in percentage points, or an amount above another.
func difference(a, b choice) choice {
	return choice{name: a.name + "之差", of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		p, q := a.of(v, c), b.of(v, c)
		if !p.Ok() || !q.Ok() {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
		}
		p.Unit = pointsOf(p.Unit)
		// Readers subtract what they see.
		p.Value = model.Round(p.Value, p.Places).Sub(model.Round(q.Value, q.Places))
		return p
	}}
}

// spreadOf is how far the first of the members is from the last.
func spreadOf(id string) choice {
	return choice{name: "首末差", of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		var low, high *measure.Quantity
		for _, r := range v.Site.Counties() {
			cell := v.Cell(c.Indicator, r)
			q := named(id).Of(v, &cell)
			if !q.Ok() {
				continue
			}
			if low == nil || q.Value.Cmp(low.Value) < 0 {
				low = &q
			}
			if high == nil || q.Value.Cmp(high.Value) > 0 {
				high = &q
			}
		}
		if low == nil {
			return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
		}
		d := *high
		d.Value = high.Value.Sub(low.Value)
		d.Unit = pointsOf(d.Unit)
		return d
	}}
}
