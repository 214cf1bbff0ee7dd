package page

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// quantity is a number with its unit, ready to be worded.
type quantity struct {
	model.Num
	unit   string
	places int
	signed bool // a difference or a change
}

// measure is something that a reference may ask for.
type measure struct {
	name, id string
	of       func(v *analysis.View, c *analysis.Cell) quantity
}

// measures are those of a cell, by the words of the tables' heads.
var measures = []measure{
	{"累计", "value", amountOf(func(c *analysis.Cell) model.Num { return c.Value })},
	{"目标", "target", amountOf(func(c *analysis.Cell) model.Num { return c.Target })},
	{"上年同期", "last-year", amountOf(func(c *analysis.Cell) model.Num { return c.LastYear })},
	{"欠账", "arrears", amountOf(func(c *analysis.Cell) model.Num { return c.Arrears })},
	{"月均需", "needed", amountOf(func(c *analysis.Cell) model.Num { return c.Needed })},
	{"当前月均", "pace", amountOf(func(c *analysis.Cell) model.Num { return c.Pace })},
	{"完成率", "completion", func(_ *analysis.View, c *analysis.Cell) quantity {
		return quantity{Num: c.Completion, unit: "%", places: format.PercentDecimals}
	}},
	{"较序时", "lead", func(_ *analysis.View, c *analysis.Cell) quantity {
		return quantity{Num: c.Lead, unit: "个百分点", places: format.PointsDecimals, signed: true}
	}},
	{"同比", "growth", func(_ *analysis.View, c *analysis.Cell) quantity {
		if c.Growth.Points {
			return quantity{Num: c.Growth.Num, unit: "个百分点", places: format.PointsDecimals, signed: true}
		}
		return quantity{Num: c.Growth.Num, unit: "%", places: format.PercentDecimals}
	}},
	{"位次", "place", func(_ *analysis.View, c *analysis.Cell) quantity {
		if c.Place.Rank == 0 {
			return quantity{Num: model.Missing(c.Place.Gap)}
		}
		return quantity{Num: model.Number(model.Int(c.Place.Rank)), unit: "位"}
	}},
	{"位次变化", "place-change", func(_ *analysis.View, c *analysis.Cell) quantity {
		return quantity{Num: c.Place.Change, unit: "位", signed: true}
	}},
	{"占比", "share", shareOf(func(s *analysis.Share) model.Num { return s.OfDone })},
	{"任务占比", "target-share", shareOf(func(s *analysis.Share) model.Num { return s.OfTarget })},
	{"预计全年", "forecast", func(_ *analysis.View, c *analysis.Cell) quantity {
		q := quantity{Num: c.Pace, unit: c.Indicator.Unit, places: c.Indicator.Decimals}
		if q.Ok() { // at the present pace
			q.Value = q.Value.Mul(model.Int(12))
		}
		return q
	}},
}

// amountOf is a measure in the indicator's unit.
func amountOf(num func(*analysis.Cell) model.Num) func(*analysis.View, *analysis.Cell) quantity {
	return func(_ *analysis.View, c *analysis.Cell) quantity {
		return quantity{Num: num(c), unit: c.Indicator.Unit, places: c.Indicator.Decimals}
	}
}

// shareOf is a region's part of the sum over all regions.
func shareOf(num func(*analysis.Share) model.Num) func(*analysis.View, *analysis.Cell) quantity {
	return func(v *analysis.View, c *analysis.Cell) quantity {
		for _, s := range v.Shares(c.Indicator) {
			if s.Region == c.Region {
				return quantity{Num: num(&s), unit: "%", places: format.PercentDecimals}
			}
		}
		return quantity{Num: model.Missing(model.NotMeasurable)}
	}
}

// wording is how a reference wants its number.
type wording struct {
	unit     string // to convert to, or empty
	places   int    // digits after the point; −1 for the usual ones
	sign     bool   // a plus before a positive number
	absolute bool   // without a minus
	bare     bool   // without the unit
}

// tenThousands are the units that convert into each other by 10,000.
var tenThousands = map[string]string{"亿元": "万元", "万元": "元", "亿": "万", "万人": "人", "万家": "家", "万项": "项"}

// convert changes q to another unit; false where the two have nothing in common.
func convert(q *quantity, unit string) bool {
	tenThousand := model.Int(10000)
	switch unit {
	case q.unit:
	case tenThousands[q.unit]:
		q.Value, q.places = q.Value.Mul(tenThousand), max(q.places-4, 0)
	default:
		if tenThousands[unit] != q.unit {
			return false
		}
		q.Value, _ = model.Ratio(q.Value, tenThousand)
		q.places += 2 // 5350万元 is 0.54亿元
	}
	q.unit = unit
	return true
}

// word is the number as text: 38.6%, 1.16亿元, 第3位, 上升2位.
func (w *wording) word(m *measure, q quantity) string {
	places := q.places
	if w.places >= 0 {
		places = w.places
	}
	d := q.Value
	if w.absolute {
		d = d.Abs()
	}
	switch {
	case w.bare:
	case m.id == "place":
		return "第" + d.String() + "位"
	case m.id == "place-change" && !w.absolute:
		return format.Change(q.Num)
	}
	s := format.Decimal(d, places)
	if w.sign {
		s = format.Signed(d, places)
	}
	if w.bare {
		return s
	}
	return s + q.unit
}

// places reads “2位小数”; ok is false for any other word.
func placesOf(word string) (n int, ok bool) {
	const suffix = "位小数"
	if len(word) != 1+len(suffix) || word[1:] != suffix {
		return 0, false
	}
	n, err := strconv.Atoi(word[:1])
	return n, err == nil && n <= 6
}
