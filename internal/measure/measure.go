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

// All are the measures of a cell, by the words of the tables' heads.
var All = []*Measure{
	{"累计", "value", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Value })},
	{"目标", "target", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Target })},
	{"上年同期", "last-year", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.LastYear })},
	{"增量", "increase", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return minus(c.Value, c.LastYear) })},
	{"欠账", "arrears", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return c.Arrears })},
	{"剩余", "rest", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return rest(c) })},
	{"月均需", "needed", Amount, monthly(func(c *analysis.Cell) model.Num { return c.Needed })},
	{"当前月均", "pace", Amount, monthly(func(c *analysis.Cell) model.Num { return c.Pace })},
	{"力度", "effort", Times, func(_ *analysis.View, c *analysis.Cell) Quantity { return times(quotient(c.Needed, c.Pace)) }},
	{"较控制数", "vs-limit", Amount, amount(func(_ *analysis.View, c *analysis.Cell) model.Num { return overLimit(c) })},
	{"完成率", "completion", Ratio, func(_ *analysis.View, c *analysis.Cell) Quantity {
		n, places := c.Completion.Print()
		return Quantity{Num: n, Unit: "%", Places: places}
	}},
	{"较序时", "lead", Points, func(_ *analysis.View, c *analysis.Cell) Quantity {
		n, places := c.Lead.Print()
		return Quantity{Num: n, Unit: "个百分点", Places: places}
	}},
	{"同比", "growth", Change, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if c.Growth.Points {
			return difference(c, c.Growth.Num)
		}
		return percent(c.Growth.Num)
	}},
	{"较整体", "vs-whole", Points, func(v *analysis.View, c *analysis.Cell) Quantity { return against(c, v.AgainstWhole(c)) }},
	{"较上级", "vs-upper", Points, func(v *analysis.View, c *analysis.Cell) Quantity { return against(c, v.AgainstUpper(c)) }},
	{"位次", "place", Place, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if c.Place.Rank == 0 {
			return Quantity{Num: model.Missing(c.Place.Gap), Unit: "位"}
		}
		return Quantity{Num: model.Number(model.Int(c.Place.Rank)), Unit: "位"}
	}},
	{"位次变化", "place-change", Moved, func(_ *analysis.View, c *analysis.Cell) Quantity {
		return Quantity{Num: c.Place.Change, Unit: "位"}
	}},
	{"上级位次", "upper-place", Place, func(_ *analysis.View, c *analysis.Cell) Quantity {
		if m := c.Figure.More; m != nil && m.Rank > 0 {
			return Quantity{Num: model.Number(model.Int(m.Rank)), Unit: "位"}
		}
		return Quantity{Num: model.Missing(model.NoRank), Unit: "位"}
	}},
	{"占比", "share", Ratio, share(func(s *analysis.Share) model.Num { return s.OfDone })},
	{"任务占比", "target-share", Ratio, share(func(s *analysis.Share) model.Num { return s.OfTarget })},
	{"首末差", "spread", Points, func(v *analysis.View, c *analysis.Cell) Quantity {
		s := v.Spread(c.Indicator)
		if s.N < 2 {
			return points(model.Missing(model.NotMeasurable))
		}
		return points(model.Number(s.Max.Sub(s.Min)))
	}},
	{"首末比", "spread-ratio", Times, func(v *analysis.View, c *analysis.Cell) Quantity {
		s := v.Spread(c.Indicator)
		if s.N < 2 {
			return times(model.Missing(model.NotMeasurable))
		}
		return times(quotient(model.Number(s.Max), model.Number(s.Min)))
	}},
	{"预计全年", "forecast", Amount, amount(func(v *analysis.View, c *analysis.Cell) model.Num { return v.Forecast(c).Pace })},
	{"季节预计", "seasonal", Amount, amount(func(v *analysis.View, c *analysis.Cell) model.Num { return v.Forecast(c).Seasonal })},
	{"预计完成率", "forecast-completion", Ratio, func(v *analysis.View, c *analysis.Cell) Quantity {
		return percent(ofTarget(v.Forecast(c).Pace, c.Target))
	}},
}

// Named returns the measure of a name or an id, or nil. The site's own words for the whole and the level above
// name those that compare: 较全州, 较全省, 全省位次.
func Named(word string, words model.Words) *Measure {
	switch { // a site without a level above has no word for it
	case words.Whole != "" && word == "较"+words.Whole:
		word = "vs-whole"
	case words.Upper != "" && word == "较"+words.Upper:
		word = "vs-upper"
	case words.Upper != "" && word == words.Upper+"位次":
		word = "upper-place"
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
		return Quantity{Num: num(v, c), Unit: c.Indicator.Unit, Places: c.Indicator.Decimals}
	}
}

// monthly is an amount a month, with a decimal at least: half a unit a month is not nothing.
func monthly(num func(*analysis.Cell) model.Num) func(*analysis.View, *analysis.Cell) Quantity {
	return func(_ *analysis.View, c *analysis.Cell) Quantity {
		return Quantity{Num: num(c), Unit: c.Indicator.Unit, Places: max(c.Indicator.Decimals, 1)}
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

// against is how far c is above another region: of a rate in the unit of its differences, else in percentage points.
func against(c *analysis.Cell, n model.Num) Quantity {
	if c.Indicator.Measure == model.Rate {
		return difference(c, n)
	}
	return points(n)
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

// rest is what is left to the target, 0 where it is reached. A level of which less is better comes down to it.
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
		return model.Missing(model.NoBase)
	}
	q, _ := model.Ratio(a.Value, b.Value)
	return model.Number(q)
}

func ofTarget(n, target model.Num) model.Num {
	q := quotient(n, target)
	if q.Ok() {
		q.Value = q.Value.Mul(model.Int(100))
	}
	return q
}
