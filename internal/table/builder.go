package table

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Builder makes a table and collects a table's notes.
type Builder struct {
	Table Table
	Mixed bool // rows have units of their own, so that amounts cannot be sorted by
}

// Cells is an empty row with room for all its cells.
func (b *Builder) Cells() []Cell { return make([]Cell, 0, len(b.Table.Columns)) }

// Note returns the number of a note, the same for the same text.
func (b *Builder) Note(text string) int {
	if text = strings.TrimRight(text, "。；"); text == "" {
		return 0
	}
	if k := slices.Index(b.Table.Notes, text); k >= 0 {
		return k + 1
	}
	b.Table.Notes = append(b.Table.Notes, text)
	return len(b.Table.Notes)
}

// Finish says the unit of each number, and pads numbers so that the decimal points of a column stand under each other.
func (b *Builder) Finish() *Table {
	t := &b.Table
	b.units()
	for _, row := range t.Rows {
		for k := range row.Cells {
			if c := &row.Cells[k]; c.Figure && k < len(t.Columns) && c.Span == 0 {
				t.Columns[k].digits = max(t.Columns[k].digits, c.Digits)
			}
		}
	}
	for _, row := range t.Rows {
		for k := range row.Cells {
			c := &row.Cells[k]
			if k >= len(t.Columns) || !c.Figure || c.Digits >= t.Columns[k].digits {
				continue
			}
			c.Pad = strings.Repeat("0", t.Columns[k].digits-c.Digits)
			if c.Digits == 0 {
				c.Pad = "." + c.Pad
			}
		}
	}
	return t
}

// UnitHead heads the column that names the unit of each row's amounts.
const UnitHead = "计量单位"

// units gives each number the unit of its column or, where that has none, of its row or of the table. The rows of parts
// have that of the row above.
func (b *Builder) units() {
	t := &b.Table
	named := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Head == UnitHead })
	unit := t.Unit
	for _, rows := range [][]Row{t.Rows, t.Foot} {
		for _, row := range rows {
			if named >= 0 && named < len(row.Cells) && row.Cells[named].Text != "" {
				unit = row.Cells[named].Text
			}
			for k := range row.Cells {
				c := &row.Cells[k]
				switch {
				case !c.Figure || c.Unit != "" || k >= len(t.Columns):
				case t.Columns[k].Unit != "":
					c.Unit = t.Columns[k].Unit
				default:
					c.Unit = unit
				}
			}
		}
	}
}

// Number is a number or its gap: the author's gaps by their words, others as a dash, each with a note.
func (b *Builder) Number(n model.Num, digits int) Cell {
	if !n.Ok() {
		return b.Gap(n.Gap)
	}
	return number(n, digits)
}

func (b *Builder) number(i *model.Indicator, n model.Num, digits int) Cell {
	if !n.Ok() {
		return b.GapOf(i, n.Gap)
	}
	return number(n, digits)
}

// Figure is the figure of a cell. In a month in which the indicator is not reported it is the last one that was, with its month; it is no
// number of the edition's, and nothing is computed from it.
func (b *Builder) Figure(c *analysis.Cell, digits int) Cell {
	n, at := c.Latest()
	if !n.Ok() {
		return b.Amount(c.Indicator, c.Value, digits)
	}
	return Cell{
		Text: format.Amount(c.Indicator, n.Value, digits) + format.AsOf(c, at), Class: "gap latest", Value: c.Value,
		Note: b.Note(format.ReasonOf(c.Indicator, c.Value.Gap) + "，列最近一次报送的数"),
	}
}

// Gap is the word of a gap, or a dash, with its note.
func (b *Builder) Gap(g model.Gap) Cell { return b.gap(g, format.Reason(g)) }

// GapOf is a gap of an indicator.
func (b *Builder) GapOf(i *model.Indicator, g model.Gap) Cell { return b.gap(g, format.ReasonOf(i, g)) }

func (b *Builder) gap(g model.Gap, why string) Cell {
	c := Cell{Text: format.Gap(g), Class: gapClass(g), Value: model.Missing(g), Note: b.Note(format.Gap(g) + "：" + why)}
	if c.Text == format.Dash {
		c.Said = "无"
	}
	return c
}

// Amount is an amount in the unit of i, in its style.
func (b *Builder) Amount(i *model.Indicator, n model.Num, digits int) Cell {
	c := b.number(i, n, digits)
	if c.Figure {
		c.Text = format.Amount(i, n.Value, digits)
	}
	if b.Mixed {
		c.Sort = "" // amounts of several units have no order
	}
	return c
}

// Derived is a number that rests on the figure and its target. Where one of them is a gap, its word stands in
// their own columns with its note; what follows from it is a plain dash.
func (b *Builder) Derived(n model.Num, digits int, c *analysis.Cell) Cell {
	if n.Ok() || n.Gap != c.Value.Gap && n.Gap != c.Target.Gap {
		return b.number(c.Indicator, n, digits)
	}
	b.GapOf(c.Indicator, n.Gap) // the note stands under the table even where the word's own column is left out
	return Cell{Text: format.Dash, Said: format.Gap(n.Gap), Class: "gap", Value: n}
}

// Dash is a dash with a note of its own.
func (b *Builder) Dash(why string) Cell {
	return Cell{Text: format.Dash, Said: "无", Class: "gap", Value: model.Missing(model.NotMeasurable), Note: b.Note(format.Dash + "：" + why)}
}
