package table

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// State is the word of a cell's state with its shape and colour.
func (b *Builder) State(c *analysis.Cell) Cell {
	if c.State == analysis.NoState {
		return b.Derived(c.Completion, 0, c)
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
	order := []analysis.State{analysis.Over, analysis.Reached, analysis.OnPace, analysis.Short,
		analysis.Behind, analysis.FarBehind, analysis.AtZero}
	return model.Int(slices.Index(order, s)).String()
}

// Growth is a 同比; the column's unit is percent, so points carry their own.
func (b *Builder) Growth(c *analysis.Cell) Cell {
	cell := b.Derived(c.Growth.Num, format.PercentDecimals, c).Signed()
	if !c.Growth.Ok() {
		return cell
	}
	if c.Growth.Points {
		cell.Unit = "百分点"
		cell.Note = b.Note("比率指标的同比为百分点差")
	} else if c.Growth.Given {
		cell.Note = b.Note("同比由报送单位按规定口径给出，不由表中两期数相除")
	}
	return cell
}

// Rank is a place, or its gap.
func (b *Builder) Rank(c *analysis.Cell) Cell {
	if c.Place.Rank == 0 {
		return b.Derived(model.Missing(c.Place.Gap), 0, c)
	}
	cell := Whole(c.Place.Rank, "位")
	if c.Place.Tied {
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
