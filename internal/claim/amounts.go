package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// amounts are what a number in the indicator's unit may be by the words before it.
func (w *walker) amounts(i *model.Indicator) []choice {
	c := w.cues
	switch {
	case w.component != nil && c&(target|arrears|rest|yoy|up|down) == 0:
		return []choice{componentOf(w.component)}
	case c&forecast != 0 && c&target == 0:
		return loosened([]choice{plainly("forecast", false), plainly("seasonal", false), plainly("value", false)})
	case c&monthly != 0 && c&must != 0:
		return []choice{plainly("needed", true)}
	case c&monthly != 0:
		return []choice{plainly("pace", true), plainly("needed", true)}
	case c&arrears != 0:
		return []choice{plainly("arrears", true)}
	case c&(above|below) != 0 && c&pace != 0:
		return []choice{plainly("arrears", true), plainly("lead", false)}
	case c&rest != 0 && c&target != 0:
		return []choice{plainly("rest", true), plainly("target", true), plainly("arrears", false), overTarget(false)}
	case c&spread != 0 && c&target != 0:
		return []choice{overTarget(true), plainly("target", true)}
	case c&must != 0 && c&complete == 0:
		return loosened([]choice{plainly("rest", false), plainly("needed", false), overTarget(false), plainly("target", false), plainly("value", false)})
	case c&rest != 0 && w.based:
		return loosened([]choice{plainly("rest", false), plainly("arrears", false)})
	case c&rest != 0 && len(w.bases) == 0:
		return []choice{plainly("rest", c&yoy == 0), plainly("arrears", false), overTarget(false)}
	case c&from != 0 && c&to == 0:
		return w.levelsBefore()
	case c&to != 0 && w.said&target != 0:
		return []choice{plainly("target", true), plainly("value", false)}
	case c&to != 0 && w.turn >= w.first && strings.HasPrefix(w.spelled(&w.tokens[w.turn]), "调整"):
		return []choice{plainly("value", true), plainly("target", false)}
	case c&to != 0:
		return []choice{plainly("value", true)}
	case w.baseView != nil && c&(up|down|above|below) == 0:
		return []choice{inView(w.baseView, plainly("value", true)), plainly("value", false)}
	case w.baseView != nil:
		return w.increaseFrom(w.baseView)
	case c&yearStart != 0:
		if v := w.viewOf(model.Period{Year: w.view.Edition.Period.Year - 1, Month: 12}); v != nil {
			return w.increaseFrom(v)
		}
		return nil
	case len(w.bases) > 0:
		return w.againstBases()
	case c&(yoy|lastYear) != 0 && w.scope.choice != nil && w.scope.choice.measure != nil && w.scope.choice.measure.ID == "target":
		return loosened([]choice{plainly("increase", false), plainly("last-year", false), plainly("value", false)}) // last year's target
	case c&yoy != 0 && c&(up|down) != 0:
		return []choice{plainly("increase", true), plainly("value", false)}
	case c&lastYear != 0 && c&(up|down) != 0:
		return []choice{plainly("increase", true), plainly("last-year", false)}
	case c&lastYear != 0:
		return []choice{plainly("last-year", true)}
	case c&above != 0 && c&target != 0 && i.Better == model.Lower && c&moreThan == 0:
		return []choice{aboveTarget(true), plainly("target", true), plainly("value", true)} // 超年度控制数3项
	case c&(above|moreThan) != 0 && c&target != 0:
		return []choice{aboveTarget(false), plainly("target", true), plainly("value", true)}
	case c&target != 0 && c&complete == 0 && c&(up|down) != 0:
		return []choice{aboveTarget(true), plainly("target", false), plainly("increase", false)}
	case c&target != 0 && c&complete != 0:
		return []choice{plainly("value", true), plainly("target", true), plainly("rest", false)}
	case c&target != 0:
		return []choice{plainly("target", true)}
	case c&(up|down) != 0:
		return loosened([]choice{plainly("increase", false), plainly("value", false), plainly("rest", false)})
	case c&share != 0:
		return loosened([]choice{plainly("value", false)})
	case w.targetBehind():
		return []choice{plainly("target", true), plainly("value", false)}
	}
	return []choice{plainly("value", true)}
}

func componentOf(p *component) choice {
	return choice{name: "其中" + p.part.Name, firm: true, of: func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
		q := measure.Quantity{Num: model.Missing(model.NotReported), Unit: p.of.Unit, Places: p.of.Decimals}
		if c.Indicator != p.of || c.Figure.More == nil {
			return q
		}
		for _, f := range c.Figure.More.Parts {
			if f.Part == p.part {
				q.Num = f.Num
			}
		}
		return q
	}}
}

// overTarget is by how much the figure is above its target, or below it.
func overTarget(firm bool) choice {
	return choice{name: "与年度目标之差", firm: firm, unsigned: true, of: func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
		q := measure.Quantity{Unit: c.Indicator.Unit, Places: c.Indicator.Decimals}
		if !c.Value.Ok() || !c.Target.Ok() {
			q.Num = model.Missing(model.NoTarget)
			return q
		}
		q.Num = model.Number(c.Value.Value.Sub(c.Target.Value).Abs())
		return q
	}}
}

// aboveTarget is overTarget with its sign: 比目标少4家.
func aboveTarget(firm bool) choice {
	return choice{name: "与年度目标之差", firm: firm, of: func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
		q := measure.Quantity{Unit: c.Indicator.Unit, Places: c.Indicator.Decimals}
		if !c.Value.Ok() || !c.Target.Ok() {
			q.Num = model.Missing(model.NoTarget)
			return q
		}
		q.Num = model.Number(c.Value.Value.Sub(c.Target.Value))
		return q
	}}
}

// levelsBefore are what 由20项 may be: last year's, or that of the period named.
func (w *walker) levelsBefore() []choice {
	if w.baseView != nil {
		v := w.baseView
		return []choice{inView(v, plainly("value", true)), plainly("last-year", false)}
	}
	out := []choice{plainly("last-year", false), plainly("target", false)}
	if v := w.viewOf(model.Period{Year: w.view.Edition.Period.Year - 1, Month: 12}); v != nil {
		out = append(out, inView(v, plainly("value", false)))
	}
	if w.view.Previous != nil {
		if v := w.viewOf(w.view.Previous.Period); v != nil {
			out = append(out, inView(v, plainly("value", false)))
		}
	}
	if w.view.LastYear != nil {
		out[0].firm = w.cues&yearStart == 0
	}
	return append(out, signedTarget())
}

// signedTarget is the target before a change.
func signedTarget() choice {
	return choice{name: "原目标", of: func(_ *analysis.View, c *analysis.Cell) measure.Quantity {
		return measure.Quantity{Num: c.Signed.Num, Unit: c.Indicator.Unit, Places: c.Indicator.Decimals}
	}}
}

// inView is a choice of the same cell in another view.
func inView(v *analysis.View, c choice) choice {
	of := c.of
	return choice{name: c.name, firm: c.firm, of: func(_ *analysis.View, cell *analysis.Cell) measure.Quantity {
		other := v.Cell(cell.Indicator, cell.Region)
		return of(v, &other)
	}}
}

// increaseFrom is the difference from the same cell in another view.
func (w *walker) increaseFrom(v *analysis.View) []choice {
	value := plainly("value", true)
	d := difference(value, inView(v, value))
	d.firm, d.name = true, "增减"
	return []choice{d, plainly("increase", false)}
}

// againstBases are differences from other regions, and their own figures.
func (w *walker) againstBases() []choice {
	var out []choice
	value := plainly("value", false)
	for _, r := range w.bases {
		if r == nil {
			return nil
		}
		other := ofRegion(r, value)
		out = append(out, other, difference(value, other), difference(plainly("target", false), ofRegion(r, plainly("target", false))))
	}
	return append(out, value)
}

// shareOf are what 占全州的24.2% may be: of what is done, of the target, of what is owed.
func (w *walker) shareOf() []choice {
	c := w.cues | w.said
	whole := w.site.Whole()
	of := whole
	for _, r := range w.bases {
		if r == nil {
			return nil
		}
		of = r
	}
	var out []choice
	switch {
	case c&arrears != 0:
		out = append(out, partOf(of, "arrears", true))
	case len(w.bases) == 0 && w.cues&target != 0:
		out = append(out, plainly("completion", true), plainly("target-share", true), ofMembers("target"))
	case w.cues&target != 0 || c&target != 0 && c&complete == 0:
		out = append(out, plainly("target-share", true), partOf(of, "target", true))
	case len(w.bases) == 0:
		out = append(out, plainly("share", true), plainly("completion", false))
	}
	out = append(out, plainly("share", len(out) == 0), partOf(of, "value", false))
	if c&target == 0 {
		out = append(out, partOf(of, "target", false), plainly("target-share", false), ofMembers("target"))
	} else {
		out = append(out, ofMembers("target"))
	}
	return append(out, ofMembers("value"))
}

// partOf is a measure in percent of a region's own.
func partOf(of *model.Region, id string, firm bool) choice {
	return choice{name: named(id).Name + "占比", firm: firm, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		whole := v.Cell(c.Indicator, of)
		return inPercent(named(id).Of(v, c), named(id).Of(v, &whole))
	}}
}

// ofMembers is a measure in percent of the sum over the members.
func ofMembers(id string) choice {
	return choice{name: named(id).Name + "占比", of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		total := measure.Quantity{Num: model.Number(model.Decimal{})}
		for _, r := range v.Site.Counties() {
			cell := v.Cell(c.Indicator, r)
			if q := named(id).Of(v, &cell); q.Ok() {
				total.Value = total.Value.Add(q.Value)
			}
		}
		return inPercent(named(id).Of(v, c), total)
	}}
}

func inPercent(a, b measure.Quantity) measure.Quantity {
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "%", Places: 1}
	if a.Ok() && b.Ok() && b.Value.IsPos() {
		r, _ := model.Ratio(a.Value.Mul(model.Int(100)), b.Value)
		q.Num = model.Number(r)
	}
	return q
}

// multiples are what 2.3倍 may be.
func (w *walker) multiples() []choice {
	c := w.cues | w.said
	switch {
	case c&monthly != 0:
		return []choice{plainly("effort", true)}
	case len(w.bases) > 0:
		var out []choice
		for _, r := range w.bases {
			if r == nil {
				return nil
			}
			ids := []string{"value", "completion", "growth", "target"}
			if c&target != 0 {
				ids = []string{"target", "value"}
			}
			for k, id := range ids {
				out = append(out, ratioTo(r, id, k == 0))
			}
		}
		return out
	case w.cues&up != 0:
		return []choice{growthInTimes(c&(yoy|lastYear) != 0 || w.baseView == nil)}
	case c&(yoy|lastYear) != 0:
		return []choice{overLastYear(), plainly("growth", false)}
	case c&target != 0 && c&rest == 0:
		return []choice{ratioToTarget(), plainly("effort", false), plainly("spread-ratio", false)}
	}
	return []choice{plainly("effort", false), plainly("spread-ratio", false)}
}

func ratioTo(r *model.Region, id string, firm bool) choice {
	return choice{name: named(id).Name + "之比", firm: firm, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		other := v.Cell(c.Indicator, r)
		return quotient(named(id).Of(v, c), named(id).Of(v, &other))
	}}
}

func overLastYear() choice {
	return choice{name: "与上年同期之比", firm: true, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		return quotient(named("value").Of(v, c), named("last-year").Of(v, c))
	}}
}

// growthInTimes is the growth in multiples: 增长1.6倍 is 163.8%.
func growthInTimes(firm bool) choice {
	return choice{name: "同比", firm: firm, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		return quotient(named("growth").Of(v, c), measure.Quantity{Num: model.Number(model.Int(100))})
	}}
}

// ratioToTarget is the completion in multiples: 是年度目标的3倍.
func ratioToTarget() choice {
	return choice{name: "与年度目标之比", firm: true, of: func(v *analysis.View, c *analysis.Cell) measure.Quantity {
		return quotient(named("value").Of(v, c), named("target").Of(v, c))
	}}
}

func quotient(a, b measure.Quantity) measure.Quantity {
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "倍", Places: 1}
	if a.Ok() && b.Ok() && b.Value.IsPos() {
		r, _ := model.Ratio(a.Value, b.Value)
		q.Num = model.Number(r)
	}
	return q
}

// targetBehind reports whether the number being read is said to be a target only behind it: 28项的年末控制数.
func (w *walker) targetBehind() bool {
	k := w.at
	for m := k + 1; m < w.end && m <= k+3; m++ {
		if t := &w.tokens[m]; !t.is(filler) {
			return t.is(target) && m > k+1
		}
	}
	return false
}
