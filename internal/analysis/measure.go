package analysis

import "bulletin/internal/model"

var hundred = model.Int(100)

// measure computes what a figure says against its target, without other years and regions.
func (v *View) measure(i *model.Indicator, r *model.Region) Cell {
	c := Cell{Indicator: i, Region: r, Figure: v.Report.Figure(i, r)}
	c.Value = c.Figure.Num
	c.Target, c.Signed, c.Change = v.target(i, r)
	c.Completion = completion(c.Value, c.Target)
	c.Lead = v.lead(i, c.Completion)
	c.State = v.state(&c)
	return c
}

// untargeted is the signed target of a year without targets, and of an indicator without them.
var untargeted = model.Target{Num: model.Missing(model.NoTarget)}

func (v *View) target(i *model.Indicator, r *model.Region) (model.Num, *model.Target, *model.TargetChange) {
	if v.Targets == nil || !i.Targeted || r.Kind == model.Province {
		return untargeted.Num, &untargeted, nil
	}
	num, change := v.Targets.InForce(i, r, v.Edition.Date)
	return num, v.Targets.Signed(i, r), change
}

// completion is 完成率: the cumulated figure ÷ the annual target, in percent.
func completion(value, target model.Num) model.Num {
	switch {
	case !value.Ok():
		return value
	case !target.Ok():
		return target
	}
	q, ok := model.Ratio(value.Value.Mul(hundred), target.Value)
	if !ok {
		return model.Missing(model.ZeroTarget)
	}
	return model.Number(q)
}

// lead is 较序时: completion − time progress, in percentage points. Where less is better it is the
// opposite, so that a positive lead is always good.
func (v *View) lead(i *model.Indicator, completion model.Num) model.Num {
	switch {
	case !completion.Ok():
		return completion
	case i.Measure != model.Flow:
		return model.Missing(model.NoPace)
	case i.Better == model.Lower:
		return model.Number(v.Progress.Sub(completion.Value))
	}
	return model.Number(completion.Value.Sub(v.Progress))
}

// state decides between the states of a cell; the order of the cases is that of their precedence.
func (v *View) state(c *Cell) State {
	switch {
	case !c.Completion.Ok():
		return NoState
	case c.Indicator.Measure != model.Flow:
		return level(c)
	case c.Indicator.Better == model.Lower && c.Completion.Value.Cmp(hundred) > 0:
		return FarBehind
	case c.Indicator.Better == model.Higher && c.Value.Value.IsZero():
		return AtZero
	case c.Indicator.Better == model.Higher && c.Completion.Value.Cmp(hundred) > 0:
		return Over
	case !c.Lead.Value.IsNeg():
		return OnPace
	case c.Lead.Value.Neg().Cmp(v.Site.Limits.FarBehind) < 0:
		return Behind
	}
	return FarBehind
}

// level is the state of a stock or a rate, which time progress says nothing about.
func level(c *Cell) State {
	order := c.Value.Value.Cmp(c.Target.Value)
	if c.Indicator.Better == model.Lower {
		order = -order
	}
	switch {
	case order >= 0:
		return Reached
	case c.Indicator.Better == model.Higher && c.Value.Value.IsZero():
		return AtZero
	}
	return Short
}

func (v *View) lastYear(i *model.Indicator, r *model.Region) model.Num {
	if v.LastYear == nil {
		return model.Missing(model.NoLastYear)
	}
	f := v.LastYear.Figure(i, r)
	if !f.Given && f.Gap != model.NotApplicable {
		return model.Missing(model.NoLastYear)
	}
	return f.Num
}

// growth is 同比: the report's own where it gives one, else this ÷ last year − 1 in percent; for a rate the
// difference, in percentage points. A base that is not positive has no growth.
func growth(c *Cell) Growth {
	g := Growth{Points: c.Indicator.Measure == model.Rate}
	if m := c.Figure.More; m != nil && m.YoY != nil {
		g.Given, g.Num = true, model.Number(*m.YoY)
		return g
	}
	switch {
	case !c.Value.Ok():
		g.Num = c.Value
	case c.LastYear.Gap == model.NotReported:
		g.Num = model.Missing(model.NoLastYear)
	case !c.LastYear.Ok():
		g.Num = c.LastYear
	case g.Points:
		g.Num = model.Number(c.Value.Value.Sub(c.LastYear.Value))
	case !c.LastYear.Value.IsPos():
		g.Num = model.Missing(model.NoBase)
	default:
		q, _ := model.Ratio(c.Value.Value.Sub(c.LastYear.Value).Mul(hundred), c.LastYear.Value)
		g.Num = model.Number(q)
	}
	return g
}

// paced reports whether c has a path through the year: a flow of which more is better, with a target.
func paced(c *Cell) model.Num {
	switch {
	case !c.Value.Ok():
		return c.Value
	case !c.Target.Ok():
		return c.Target
	case c.Indicator.Measure != model.Flow || c.Indicator.Better == model.Lower:
		return model.Missing(model.NoPace)
	}
	return model.Num{}
}

// arrears is 欠账: target × months gone ÷ 12 − the cumulated figure, and 0 where nothing is owed.
func (v *View) arrears(c *Cell) model.Num {
	if p := paced(c); !p.Ok() {
		return p
	}
	due, _ := model.Ratio(c.Target.Value.Mul(model.Int(v.Edition.Period.Month)), model.Int(12))
	return model.Number(positive(due.Sub(c.Value.Value)))
}

// needed is 后续月均需完成: (target − cumulated) ÷ months left, and 0 where the target is reached.
func (v *View) needed(c *Cell) model.Num {
	if p := paced(c); !p.Ok() {
		return p
	}
	rest := positive(c.Target.Value.Sub(c.Value.Value))
	if rest.IsZero() {
		return model.Number(rest)
	}
	q, ok := model.Ratio(rest, model.Int(v.Edition.Period.MonthsLeft()))
	if !ok {
		return model.Missing(model.NotMeasurable)
	}
	return model.Number(q)
}

// pace is 月均完成: cumulated ÷ months gone.
func (v *View) pace(c *Cell) model.Num {
	switch {
	case !c.Value.Ok():
		return c.Value
	case c.Indicator.Measure != model.Flow:
		return model.Missing(model.NoPace)
	}
	q, _ := model.Ratio(c.Value.Value, model.Int(v.Edition.Period.Month))
	return model.Number(q)
}

func positive(d model.Decimal) model.Decimal {
	if d.IsNeg() {
		return model.Decimal{}
	}
	return d
}
