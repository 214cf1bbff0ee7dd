package table

import (
	"slices"
	"strconv"
	"strings"
)

// IndexHead heads the column of serial numbers.
const IndexHead = "序号"

// What the style sheet of narrow screens knows, in pixels and columns.
const (
	mostColumn  = 16  // it finds a column by its number up to here
	phoneRoom   = 288 // the narrowest screen within its margins
	phoneGap    = 6   // between two figures
	phoneChip   = 28  // what a state's word has around it
	phoneDigit  = 73  // tenths of a pixel: half a Chinese character in the type of figures
	mostPerLine = 4
)

// PhoneClass says how a table stands on a narrow screen. A matrix of states is a "list" of its rows. Other tables have
// "lines": a first one of what a row is called, its state and its key figure, then the unit and the other figures, whose
// heads stand above them in the same order. Classes tell which column is which ("name-2 state-8"), and "by-3" how many
// figures have room beside each other. It is empty for a table without names, which scrolls.
func (t *Table) PhoneClass() string {
	name := t.columnOf(func(k int) bool { return t.Columns[k].Kind == Text })
	if name < 0 || len(t.Columns) < 3 || len(t.Columns) > mostColumn {
		return ""
	}
	if t.Board {
		return "list"
	}
	var b strings.Builder
	b.WriteString("lines")
	say := func(class string, column int) {
		if column >= 0 {
			b.WriteString(" " + class + "-" + strconv.Itoa(column+1))
		}
	}
	state, key := t.stateColumn(), t.keyColumn()
	say("name", name)
	say("state", state)
	say("key", key)
	say("index", t.columnOf(func(k int) bool { return t.Columns[k].Head == IndexHead && t.Columns[k].Kind == Label }))
	unit := t.columnOf(func(k int) bool { return t.Columns[k].Head == UnitHead })
	say("unit", unit)
	b.WriteString(" by-" + strconv.Itoa(t.perLine(name, state, key, unit)))
	return b.String()
}

func (t *Table) columnOf(is func(k int) bool) int {
	for k := range t.Columns {
		if is(k) {
			return k
		}
	}
	return -1
}

// stateColumn is the first whose cells are words of states.
func (t *Table) stateColumn() int {
	return t.columnOf(func(k int) bool {
		for n := range t.Rows {
			if k < len(t.Rows[n].Cells) && t.Rows[n].Cells[k].Chip && !t.Rows[n].Cells[k].Figure {
				return true
			}
		}
		return false
	})
}

// keyColumn is the completion, or what stands for it where there is none: the first figure.
func (t *Table) keyColumn() int {
	for _, is := range []func(c *Column) bool{
		func(c *Column) bool { return c.Kind == Completion },
		func(c *Column) bool { return c.Kind == Number && strings.HasPrefix(c.Head, "完成率") },
		func(c *Column) bool { return c.Kind == Number },
	} {
		if k := t.columnOf(func(k int) bool { return is(&t.Columns[k]) }); k >= 0 {
			return k
		}
	}
	return -1
}

// perLine is how many of the columns beside some have room in a line.
func (t *Table) perLine(beside ...int) int {
	widest := 0
	for k := range t.Columns {
		if c := &t.Columns[k]; slices.Contains(beside, k) || c.Kind == Remark || c.Kind == Text {
			continue
		}
		for _, rows := range [][]Row{t.Rows, t.Foot} {
			for n := range rows {
				if k < len(rows[n].Cells) && rows[n].Cells[k].Span < 2 {
					widest = max(widest, phoneWidth(&rows[n].Cells[k], rows[n].Class == "whole"))
				}
			}
		}
	}
	return min(mostPerLine, max(1, phoneRoom/(widest+phoneGap)))
}

// phoneWidth is how many pixels a cell's text takes on one line.
func phoneWidth(c *Cell, bold bool) int {
	w := Width(c.Text+c.Pad)*phoneDigit/10 + 1
	if bold {
		w += w / 10
	}
	if c.Chip {
		w += phoneChip
	}
	if c.Note > 0 {
		w += phoneDigit / 10
	}
	return w
}
