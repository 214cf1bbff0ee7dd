package measure

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Measure is a number that a cell holds.
type Measure struct {
	Name, ID string
	Kind     Kind
	Traits   Trait
	Of       func(v *analysis.View, c *analysis.Cell) Quantity
}

// Kind says how a measure is written in a sentence.
type Kind uint8

const (
	Amount Kind = iota // in the indicator's unit
	Ratio              // a percentage that says how much of something
	Change             // a percentage or percentage points that says by how much more or less
	Points             // a difference in percentage points
	Times              // a multiple: 2.3倍
	Place              // 第3位
	Moved              // 上升2位
)

// Trait is what a measure has in common with others; a measure may have several.
type Trait uint8

const (
	Additive Trait = 1 << iota // may be added over members
	Outcome                    // follows the figure: where less of it is better, the least come first
	Targeted                   // rests on the year's target, so that notes on targets are due beside it
)

// Is reports whether the measure has a trait.
func (m *Measure) Is(t Trait) bool { return m.Traits&t != 0 }

// The measures of a cell, by the words of the tables' heads. Each is a line of All.
var (
	Value      = &Measure{"累计", "value", Amount, Additive | Outcome, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Value })}
	Target     = &Measure{"目标", "target", Amount, Additive | Targeted, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Target })}
	LastYear   = &Measure{"上年同期", "last-year", Amount, Additive | Outcome, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.LastYear })}
	Increase   = &Measure{"增量", "increase", Amount, Additive | Outcome, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return minus(c.Value, c.LastYear) })}
	Arrears    = &Measure{"欠账", "arrears", Amount, Additive | Targeted, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Arrears })}
	Rest       = &Measure{"剩余", "rest", Amount, Additive | Targeted, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return rest(c) })}
	Needed     = &Measure{"月均需", "needed", Amount, Additive | Targeted, needed}
	Pace       = &Measure{"当前月均", "pace", Amount, Additive | Outcome, monthly(func(c *analysis.Cell) model.Num { return c.Pace })}
	Effort     = &Measure{"所需倍数", "effort", Times, Targeted, func(_ *analysis.View, c *analysis.Cell) Quantity { return times(quotient(c.Needed, c.Pace)) }}
	VsLimit    = &Measure{"较控制数", "vs-limit", Amount, Additive | Outcome | Targeted, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return overLimit(c) })}
	Completion = &Measure{"完成率", "completion", Ratio, Outcome | Targeted, func(_ *analysis.View, c *analysis.Cell) Quantity {
		n, places := c.Completion.Print()
		return Quantity{Num: n, Unit: "%", Places: places}
	}}
	Lead = &Measure{"较序时", "lead", Points, Outcome | Targeted, func(_ *analysis.View, c *analysis.Cell) Quantity {
		n, places := c.Lead.Print()
		return Quantity{Num: n, Unit: "个百分点", Places: places}
	}}
	Growth = &Measure{"同比", "growth", Change, Outcome, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if c.Growth.Points {
			return difference(c, c.Growth.Num)
		}
		return Quantity{Num: c.Growth.Num, Unit: "%", Places: format.GrowthPlaces(c.Indicator)}
	}}
	VsWhole = &Measure{"较整体", "vs-whole", Points, Outcome | Targeted, func(v *analysis.View, c *analysis.Cell) Quantity {
		places := c.Indicator.Style.Completion
		if !c.Completion.Ok() { // growths are compared
			places = c.Indicator.Style.Growth
		}
		return against(c, v.AgainstWhole(c), places)
	}}
	VsUpper = &Measure{"较上级", "vs-upper", Points, Outcome, func(v *analysis.View, c *analysis.Cell) Quantity {
		return against(c, v.AgainstUpper(c), c.Indicator.Style.Growth)
	}}
	Rank = &Measure{"位次", "place", Place, Targeted, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if c.Place.Rank == 0 {
			return Quantity{Num: model.Missing(c.Place.Gap), Unit: "位"}
		}
		return Quantity{Num: model.Number(model.Int(c.Place.Rank)), Unit: "位"}
	}}
	RankChange = &Measure{"位次变化", "place-change", Moved, Targeted, func(_ *analysis.View, c *analysis.Cell) Quantity {
		return Quantity{Num: c.Place.Change, Unit: "位"}
	}}
	UpperRank = &Measure{"上级位次", "upper-place", Place, 0, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if m := c.Figure.More; m != nil && m.Rank > 0 {
			return Quantity{Num: model.Number(model.Int(m.Rank)), Unit: "位"}
		}
		return Quantity{Num: model.Missing(model.NoRank), Unit: "位"}
	}}
	Share       = &Measure{"占比", "share", Ratio, Additive | Outcome, share(func(s *analysis.Share) model.Num { return s.OfDone })}
	TargetShare = &Measure{"任务占比", "target-share", Ratio, Additive | Targeted, share(func(s *analysis.Share) model.Num { return s.OfTarget })}
	Spread      = &Measure{"首末差", "spread", Points, Targeted, func(v *analysis.View, c *analysis.Cell) Quantity {
		s := v.Spread(c.Indicator)
		if s.N < 2 {
			return points(model.Missing(model.NotMeasurable))
		}
		return spread(c, model.Number(s.Max.Sub(s.Min)))
	}}
	SpreadRatio = &Measure{"首末比", "spread-ratio", Times, Targeted, func(v *analysis.View, c *analysis.Cell) Quantity {
		s := v.Spread(c.Indicator)
		if s.N < 2 {
			return times(model.Missing(model.NotMeasurable))
		}
		return times(quotient(model.Number(s.Max), model.Number(s.Min)))
	}}
	Forecast           = &Measure{"预计全年", "forecast", Amount, Additive | Outcome, amount(func(v *analysis.View, c *analysis.Cell) model.Num { return v.Forecast(c).Pace })}
	Seasonal           = &Measure{"季节预计", "seasonal", Amount, Additive | Outcome, amount(func(v *analysis.View, c *analysis.Cell) model.Num { return v.Forecast(c).Seasonal })}
	ForecastCompletion = &Measure{"预计完成率", "forecast-completion", Ratio, Outcome | Targeted, func(v *analysis.View, c *analysis.Cell) Quantity {
		return Quantity{Num: ofTarget(v.Forecast(c).Pace, c.Target), Unit: "%", Places: format.CompletionPlaces(c.Indicator)}
	}}
)

// OverPath is by how much of its unit a limit is used beyond time progress. It stands beside the names of those who are over, and
// is no column and no word of references.
var OverPath = &Measure{"超序时数", "over-path", Amount, Additive | Outcome | Targeted, amount(overPath)}

// All are all measures, in the order in which messages list them.
var All = []*Measure{
	Value,
	Target,
	LastYear,
	Increase,
	Arrears,
	Rest,
	Needed,
	Pace,
	Effort,
	VsLimit,
	Completion,
	Lead,
	Growth,
	VsWhole,
	VsUpper,
	Rank,
	RankChange,
	UpperRank,
	Share,
	TargetShare,
	Spread,
	SpreadRatio,
	Forecast,
	Seasonal,
	ForecastCompletion,
}

// formerEffort is what 所需倍数 was called; texts that say it are still read.
const formerEffort = "力度"

// Named returns the measure of a name or an id, or nil. The site's own words for the whole and the level above
// name those that compare: 较全州, 较全省, 全省位次.
func Named(word string, words model.Words) *Measure {
	switch { // a site without a level above has no word for it
	case words.Whole != "" && word == "较"+words.Whole:
		return VsWhole
	case words.Upper != "" && word == "较"+words.Upper:
		return VsUpper
	case words.Upper != "" && word == words.Upper+"位次":
		return UpperRank
	case word == formerEffort:
		return Effort
	}
	for _, m := range All {
		if m.Name == word || m.ID == word {
			return m
		}
	}
	return nil
}

// amount is a measure in the indicator's unit.
func amount(num func(*analysis.View, *analysis.Cell) model.Num) func(*analysis.View, *analysis.Cell) Quantity {
	return func(v *analysis.View, c *analysis.Cell) Quantity {
		return InUnit(c.Indicator, num(v, c), c.Indicator.Decimals)
	}
}

// InUnit is an amount in the unit of i, in its style.
func InUnit(i *model.Indicator, n model.Num, places int) Quantity {
	return Quantity{Num: n, Unit: i.Unit, Places: places, Grouped: i.Style.Grouped == model.Yes}
}

// needed is what a month needs, as it is written: see [format.Needed].
func needed(_ *analysis.View, c *analysis.Cell) Quantity {
	n, places := format.Needed(c)
	return InUnit(c.Indicator, n, places)
}

// monthly is an amount a month, with a decimal at least: half a unit a month is not nothing.
func monthly(num func(*analysis.Cell) model.Num) func(*analysis.View, *analysis.Cell) Quantity {
	return func(_ *analysis.View, c *analysis.Cell) Quantity {
		return InUnit(c.Indicator, num(c), max(c.Indicator.Decimals, 1))
	}
}

// share is a region's part of the sum over all regions.
func share(num func(*analysis.Share) model.Num) func(*analysis.View, *analysis.Cell) Quantity {
	return func(v *analysis.View, c *analysis.Cell) Quantity {
		for _, s := range v.Shares(c.Indicator) {
			if s.Region == c.Region {
				return percent(num(&s))
			}
		}
		return percent(model.Missing(model.NotMeasurable))
	}
}

func percent(n model.Num) Quantity {
	return Quantity{Num: n, Unit: "%", Places: format.PercentDecimals}
}

func points(n model.Num) Quantity {
	return Quantity{Num: n, Unit: "个百分点", Places: format.PointsDecimals}
}

// difference is a difference between values of c's indicator.
func difference(c *analysis.Cell, n model.Num) Quantity {
	unit, places := format.DifferenceUnit(c.Indicator)
	return Quantity{Num: n, Unit: unit, Places: places}
}

// spread is a difference between completions of c's indicator.
func spread(c *analysis.Cell, n model.Num) Quantity {
	return Quantity{Num: n, Unit: "个百分点", Places: format.CompletionPlaces(c.Indicator)}
}

// against is how far c is above another region: of a rate in the unit of its differences, else in percentage points, of
// which so many digits are told.
func against(c *analysis.Cell, n model.Num, places model.Places) Quantity {
	if c.Indicator.Measure == model.Rate {
		return difference(c, n)
	}
	q := points(n)
	q.Places = places.Or(q.Places)
	return q
}

func times(n model.Num) Quantity { return Quantity{Num: n, Unit: "倍", Places: 1} }

func minus(a, b model.Num) model.Num {
	switch {
	case !a.Ok():
		return a
	case !b.Ok():
		return b
	}
	return model.Number(a.Value.Sub(b.Value))
}

// overLimit is by how much a figure is above its limit, below zero where it is within it.
func overLimit(c *analysis.Cell) model.Num {
	if c.Indicator.Better == model.Higher {
		return model.Missing(model.NoTarget)
	}
	return minus(c.Value, c.Target)
}

// overPath is the figure beyond the part of its limit that is due by now, below zero where it is within it.
func overPath(v *analysis.View, c *analysis.Cell) model.Num {
	if c.Indicator.Better == model.Higher || c.Indicator.Measure != model.Flow {
		return model.Missing(model.NoPace)
	}
	due := c.Target
	if due.Ok() {
		due.Value, _ = model.Ratio(due.Value.Mul(model.Int(v.Edition.Period.Month)), model.Int(12))
	}
	return minus(c.Value, due)
}

// rest is what is left to the target, 0 where it is reached. A level where lower is better comes down to it.
func rest(c *analysis.Cell) model.Num {
	n := minus(c.Target, c.Value)
	if n.Ok() && c.Indicator.Better == model.Lower && c.Indicator.Measure != model.Flow {
		n.Value = n.Value.Neg()
	}
	if n.Ok() && n.Value.IsNeg() {
		return model.Number(model.Decimal{})
	}
	return n
}

func quotient(a, b model.Num) model.Num {
	switch {
	case !a.Ok():
		return a
	case !b.Ok():
		return b
	case !b.Value.IsPos():
		return model.Missing(model.ZeroDivisor)
	}
	q, _ := model.Ratio(a.Value, b.Value)
	return model.Number(q)
}

func ofTarget(n, target model.Num) model.Num {
	q := quotient(n, target)
	switch {
	case q.Gap == model.ZeroDivisor:
		q.Gap = model.ZeroTarget
	case q.Ok():
		q.Value = q.Value.Mul(model.Int(100))
	}
	return q
}
