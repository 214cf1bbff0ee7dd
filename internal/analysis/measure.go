package analysis

import "bulletin/internal/model"

var (
	twelve  = model.Int(12)
	hundred = model.Int(100)
)

// measure computes what a figure says against its target, without other years and regions.
func (v *View) measure(i *model.Indicator, r *model.Region) Cell {
	c := Cell{Indicator: i, Region: r, Figure: v.Report.Figure(i, r), view: v}
	c.Value = c.Figure.Num
	c.Target, c.Signed, c.Change = v.target(i, r)
	c.Completion.num, c.Completion.places = completion(c.Value, c.Target), i.Style.Completion
	if i.Measure == model.Flow {
		c.Completion.path = v.Progress
	}
	c.Lead.num, c.Lead.places = v.lead(&c), i.Style.Completion
	c.State = v.stoodState(&c, v.state(&c))
	return c
}

// untargeted is the signed target of a year without targets, and of an indicator without them.
var untargeted = model.Target{Num: model.Missing(model.NoTarget)}

func (v *View) target(i *model.Indicator, r *model.Region) (model.Num, *model.Target, *model.TargetChange) {
	if v.Targets == nil || !i.Targeted || r.Kind == model.Province {
		return untargeted.Num, &untargeted, nil
	}
	num, change := v.Targets.InForce(i, r, v.Edition.Date)
	if stood := v.stood(i.ID, r); stood != nil && stood.Target.Gap != model.NotMeasurable {
		num = stood.Target
	}
	return num, v.Targets.Signed(i, r), change
}

// completion is 完成率: the cumulated figure ÷ the annual target, in percent. The figure's gap comes before the
// target's. A part of nothing, or of less than nothing, is no rate.
func completion(value, target model.Num) model.Num {
	switch {
	case !value.Ok():
		return value
	case !target.Ok():
		return target
	case !target.Value.IsPos():
		return model.Missing(model.ZeroTarget)
	}
	q, _ := model.Ratio(value.Value.Mul(hundred), target.Value)
	return model.Number(q)
}

// owed is target × months gone − figure × 12: how far a flow is below its path, in twelfths of a unit. It
// is exact, where quotients are cut at 19 digits; below zero the flow is above its path.
func (v *View) owed(c *Cell) model.Decimal {
	return c.Target.Value.Mul(model.Int(v.Edition.Period.Month)).Sub(c.Value.Value.Mul(twelve))
}

// lead is 较序时: completion − time progress, in percentage points.
func (v *View) lead(c *Cell) model.Num {
	switch {
	case c.Indicator.Measure != model.Flow && c.Value.Ok() && c.Target.Ok():
		return model.Missing(model.NoPace) // a level has no path, whatever its target
	case !c.Completion.Ok():
		return c.Completion.num
	}
	points, _ := model.Ratio(v.owed(c).Neg().Mul(hundred), c.Target.Value.Mul(twelve))
	return model.Number(points)
}

// state is where a cell stands. It needs a figure and a target; a level is compared with its target even
// where that is zero (no overdue project is a target that one can meet), and a flow that can only be
// used up (a limit) too.
func (v *View) state(c *Cell) State {
	switch {
	case !c.Value.Ok() || !c.Target.Ok():
		return NoState
	case c.Indicator.Measure != model.Flow:
		return level(c)
	case c.Indicator.Better == model.Lower:
		return v.used(c)
	case !c.Completion.Ok():
		return NoState
	case c.Value.Value.IsZero():
		return AtZero
	}
	switch order := c.Value.Value.Cmp(c.Target.Value); {
	case order > 0:
		return Over
	case order == 0:
		return Met
	case v.yearOver():
		return Unmet
	}
	return v.pace(c, v.owed(c))
}

// used is the state of a flow where lower is better: its target is a limit, and the share of the limit that
// is used stands against time progress.
func (v *View) used(c *Cell) State {
	switch {
	case c.Target.Value.IsNeg():
		return NoState
	case c.Value.Value.Cmp(c.Target.Value) > 0:
		return Exceeded
	case !c.Completion.Ok() || v.yearOver():
		return OnPace // nothing is allowed, and nothing was done; or the year ends within the limit
	}
	return v.pace(c, v.owed(c).Neg())
}

func (v *View) yearOver() bool { return v.Edition.Period.MonthsLeft() == 0 }

// pace decides by what a flow is short of its path, in twelfths of a unit; the target is positive.
func (v *View) pace(c *Cell, short model.Decimal) State {
	switch {
	case short.Mul(hundred).Cmp(v.line(c, v.Site.Limits.Behind)) <= 0:
		return OnPace
	case v.far(c, short):
		return FarBehind
	}
	return Behind
}

// far reports whether a shortfall, in twelfths of a unit, is as much as Thresholds.FarBehind.
func (v *View) far(c *Cell, short model.Decimal) bool {
	return short.IsPos() && short.Mul(hundred).Cmp(v.line(c, v.Site.Limits.FarBehind)) >= 0
}

// line is a threshold of c in hundredths of a twelfth of a unit: percent of the path, which is target × months gone
// ÷ 12, or percentage points of the target.
func (v *View) line(c *Cell, t model.Threshold) model.Decimal {
	if t.OfPath {
		return t.Value.Mul(c.Target.Value).Mul(model.Int(v.Edition.Period.Month))
	}
	return t.Value.Mul(c.Target.Value).Mul(twelve)
}

// level is the state of a stock or a rate, which time progress says nothing about.
func level(c *Cell) State {
	order := c.Value.Value.Cmp(c.Target.Value)
	if c.Indicator.Better == model.Lower {
		order = -order
	}
	if order >= 0 {
		return Reached
	}
	return Short
}

// lastYear is 上年同期, of a whole as far as it holds the same members as this year's. No report of that month and no entry in it are the same: there is nothing to compare with.
func (v *View) lastYear(i *model.Indicator, r *model.Region) model.Num {
	if v.LastYear == nil {
		return model.Missing(model.NoLastYear)
	}
	f := v.LastYear.Figure(i, r)
	switch {
	case !f.Given && (f.Gap == model.NotReported || f.Gap == model.NotCounted):
		return model.Missing(model.NoLastYear)
	case r.Kind == model.Prefecture:
		return v.whole(i).lastYear
	}
	return f.Num
}

// growth is 同比. What the report gives wins, even where the figure itself is confidential; else it is this ÷
// last year − 1, in percent, for a rate the difference in percentage points. It has this year's gap, or
// NoLastYear for any gap of last year, or NoBase where the base is not positive.
func growth(c *Cell) Growth {
	g := Growth{Points: c.Indicator.Measure == model.Rate}
	if m := c.Figure.More; m != nil && m.YoY != nil {
		g.Given, g.Num = true, model.Number(*m.YoY)
		return g
	}
	switch {
	case !c.Value.Ok():
		g.Num = c.Value
	case !c.LastYear.Ok():
		g.Num = model.Missing(model.NoLastYear)
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

// pathGap says why c has no path through the year; it is Present for a flow where higher is better, with a
// figure and a target.
func pathGap(c *Cell) model.Gap {
	switch {
	case c.Indicator.Measure != model.Flow || c.Indicator.Better == model.Lower:
		return model.NoPace
	case !c.Value.Ok():
		return c.Value.Gap
	}
	return c.Target.Gap
}

// arrears is 欠账: target × months gone ÷ 12 − the cumulated figure, and 0 where nothing is owed.
func (v *View) arrears(c *Cell) model.Num {
	if gap := pathGap(c); gap != model.Present {
		return model.Missing(gap)
	}
	due, _ := model.Ratio(positive(v.owed(c)), twelve)
	return model.Number(due)
}

// needed is 后续月均需完成: (target − cumulated) ÷ months left, and 0 where the target is reached. At the end of
// the year there is no month left to do it in.
func (v *View) needed(c *Cell) model.Num {
	if gap := pathGap(c); gap != model.Present {
		return model.Missing(gap)
	}
	rest := positive(c.Target.Value.Sub(c.Value.Value))
	if rest.IsZero() {
		return model.Number(rest)
	}
	q, ok := model.Ratio(rest, model.Int(v.Edition.Period.MonthsLeft()))
	if !ok {
		return model.Missing(model.YearOver)
	}
	return model.Number(q)
}

// monthly is 月均完成: cumulated ÷ months gone.
func (v *View) monthly(c *Cell) model.Num {
	switch {
	case c.Indicator.Measure != model.Flow:
		return model.Missing(model.NoPace)
	case !c.Value.Ok():
		return c.Value
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
