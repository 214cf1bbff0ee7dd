package table

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// State is the word of a cell's state with its shape and colour.
func (b *Builder) State(c *analysis.Cell) Cell {
	if c.State == analysis.NoState {
		return b.Derived(model.Missing(c.Completion.Gap()), 0, c)
	}
	return Cell{Text: format.State(c), Sort: StateOrder(c.State), Chip: true}.In(c.State)
}

// In is the cell in a state, with its shape and colour.
func (c Cell) In(s analysis.State) Cell {
	c.State, c.Shape, c.Class = s, format.Shape(s), "state state-"+format.StateClass(s)
	return c
}

// StateOrder is a key that sorts states from the best to the worst.
func StateOrder(s analysis.State) string {
	return model.Int(slices.Index(analysis.States, s)).String()
}

// Completion is a completion behind a bar, with a tick at time progress where that is compared with it. What is used of a
// limit is no progress: it is told as an amount, without a bar.
func (b *Builder) Completion(c *analysis.Cell, progress model.Decimal) Cell {
	if short := format.LimitShort(c); short != "" {
		return Cell{Text: short, Said: format.LimitPhrase(c), Class: "limit"}
	}
	n, digits := c.Completion.Print()
	cell := b.Derived(n, digits, c)
	if !n.Ok() {
		return cell
	}
	tick := -1.0
	if c.Lead.Ok() {
		tick = progress.InexactFloat64()
	}
	cell.Bar = &Bar{Percent: n.Value.InexactFloat64(), Tick: tick}
	if b.Mixed && format.ByValue(c.Indicator) {
		cell.Note = b.Note(format.RateNote)
	}
	return cell
}

// Lead is a lead over time progress.
func (b *Builder) Lead(c *analysis.Cell) Cell {
	n, digits := c.Lead.Print()
	return b.Derived(n, digits, c).Signed()
}

// Growth is a 同比; the column's unit is percent, so differences carry their own.
func (b *Builder) Growth(c *analysis.Cell) Cell {
	digits, unit := format.GrowthPlaces(c.Indicator), ""
	if c.Growth.Points {
		unit, digits = format.DifferenceUnit(c.Indicator)
		unit = strings.TrimPrefix(unit, "个")
	}
	cell := b.Derived(c.Growth.Num, digits, c).Signed()
	switch {
	case !c.Growth.Ok():
	case c.Growth.Points && unit == "百分点":
		cell.Unit = unit
		cell.Note = b.Note("比率指标的同比为百分点差")
	case c.Growth.Points:
		cell.Unit = unit
		cell.Note = b.Note("比率指标的同比为与上年同期之差，单位" + unit)
	case c.Growth.Given:
		cell.Note = b.Note("同比由报送单位按规定口径给出，不由表中两期数相除")
	}
	return cell
}

// Rank is a place, or its gap. The last place may have several.
func (b *Builder) Rank(c *analysis.Cell) Cell {
	if c.Place.Rank == 0 {
		return b.Derived(model.Missing(c.Place.Gap), 0, c)
	}
	cell := Whole(c.Place.Rank, "位")
	switch text := format.PlaceCell(c.Place); {
	case text != cell.Text:
		cell.Text, cell.Figure, cell.Value = text, false, model.Num{}
	case c.Place.Tied:
		cell.Said = cell.Text + "，并列"
	}
	return cell
}

// Change is the places won or lost: an arrow, its number, and words for who cannot see the arrow.
func (b *Builder) Change(c *analysis.Cell) Cell {
	if !c.Place.Change.Ok() {
		return b.Derived(c.Place.Change, 0, c)
	}
	d := c.Place.Change.Value
	n := d.Abs().String()
	cell := Cell{Sort: d.String(), Value: c.Place.Change}
	switch d.Sign() {
	case 1:
		cell.Text, cell.Said, cell.Class = "↑"+n, "上升"+n+"位", "up"
	case -1:
		cell.Text, cell.Said, cell.Class = "↓"+n, "下降"+n+"位", "down"
	default:
		cell.Text, cell.Class = "持平", "level"
	}
	return cell
}
