package table

import (
	"strconv"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Plain is a cell of text.
func Plain(text string) Cell { return Cell{Text: text} }

// Whole is a number of things; unit is what counts them.
func Whole(n int, unit string) Cell {
	s := strconv.Itoa(n)
	return Cell{Text: s, Sort: s, Figure: true, Value: model.Number(model.Int(n)), Unit: unit}
}

// Count is a number of things; none is set back.
func Count(n int, unit string) Cell {
	c := Whole(n, unit)
	c.Counted = true
	if n == 0 {
		c.Class = "none"
	}
	return c
}

// Serial is a row's number in its table, which sorts the rows back into their order.
func Serial(n int) Cell {
	s := strconv.Itoa(n)
	return Cell{Text: s, Sort: s}
}

// None is a dash where nothing is missing.
func None() Cell {
	return Cell{Text: format.Dash, Said: "无", Class: "gap", Value: model.Missing(model.NotMeasurable)}
}

// Linked is the cell with a link.
func (c Cell) Linked(href string) Cell {
	c.Href = href
	return c
}

// Signed is the cell with a plus before a positive number.
func (c Cell) Signed() Cell {
	if c.Figure {
		c.Text = format.Signed(c.Value.Value, c.Digits)
	}
	return c
}

func number(n model.Num, digits int) Cell {
	return Cell{Text: format.Decimal(n.Value, digits), Sort: sortKey(n.Value, digits), Figure: true, Value: n, Digits: digits}
}

// sortKey is a number fine enough to keep the order of what rounds alike.
func sortKey(d model.Decimal, places int) string { return model.Round(d, places+3).String() }

// gapClass are the names of a gap in style sheets; a plain dash has no second one.
func gapClass(g model.Gap) string {
	switch g {
	case model.NotReported:
		return "gap not-reported"
	case model.NotApplicable:
		return "gap not-applicable"
	case model.NoTarget:
		return "gap no-target"
	case model.Confidential:
		return "gap confidential"
	}
	return "gap"
}
