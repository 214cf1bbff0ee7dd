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
	mostColumn   = 16 // it finds a column by its number up to here
	phoneMargins = 32 // beside what stands on a screen
	phoneGap     = 6  // between two figures
	phoneChip    = 28 // what a state's word has around it
	phoneMark    = 14 // what a figure in colour has around it
	phoneCurve   = 44 // a curve or a strip
	phoneDigit   = 73 // tenths of a pixel: half a Chinese character in the type of figures
	mostPerLine  = 6
)

// phones are the widths from which more figures may have room in a line.
var phones = []int{320, 360, 390}

// PhoneClass says how a table stands on a narrow screen. A matrix of states is a "list" of its rows, and so is a table of counts, whose bare digits say nothing below heads that are gone. Other tables have
// "lines": a first one of what a row is called, with its unit, its state and its key figure, then the other figures, whose
// heads stand above them in the same order. Classes tell which column is which ("name-2 state-8"), and how many figures stand
// beside each other: "by-3", and on wider phones "by-3 at-360-4". They are as few lines as there can be, and these are as even as
// can be. It is empty for a table without names, which scrolls.
func (t *Table) PhoneClass() string {
	name := t.columnOf(func(k int) bool { return t.Columns[k].Kind == Text })
	if name < 0 || len(t.Columns) < 3 {
		return ""
	}
	if t.Labelled() {
		return "list"
	}
	if len(t.Columns) > mostColumn {
		return ""
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
	say("unit", t.PhoneUnit())
	n, widest := t.phoneFigures(name, state, key, t.PhoneUnit())
	last := 0
	for _, screen := range phones {
		switch per := perLine(n, widest, screen); {
		case last == 0:
			b.WriteString(" by-" + strconv.Itoa(per))
			last = per
		case per != last:
			b.WriteString(" at-" + strconv.Itoa(screen) + "-" + strconv.Itoa(per))
			last = per
		}
	}
	return b.String()
}

// Labelled reports whether each cell of a narrow screen says which column it is of: those of a matrix, and of a table whose figures are
// all counts of one thing.
func (t *Table) Labelled() bool {
	if t.Board {
		return true
	}
	unit := ""
	for n := range t.Rows {
		for k, c := range t.Rows[n].Cells {
			switch {
			case c.Counted && (unit == "" || unit == c.Unit):
				unit = c.Unit
			case c.Counted || k >= len(t.Columns):
				return false
			case c.Text != "" && t.Columns[k].Kind != Text && t.Columns[k].Head != IndexHead:
				return false
			}
		}
	}
	return unit != ""
}

// PhoneUnit is the column of units, which narrow screens show behind the names; otherwise -1.
func (t *Table) PhoneUnit() int {
	if t.Labelled() {
		return -1
	}
	return t.columnOf(func(k int) bool { return t.Columns[k].Head == UnitHead })
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

// perLine is how many of some figures stand in a line of a screen, by the pixels of the widest.
func perLine(figures, widest, screen int) int {
	most := min(mostPerLine, max(1, (screen-phoneMargins)/(widest+phoneGap)))
	lines := max(1, (figures+most-1)/most)
	return max(1, (figures+lines-1)/lines)
}

// phoneFigures are how many columns there are beside some that stand under the names, and how many pixels the widest of them takes.
func (t *Table) phoneFigures(beside ...int) (n, widest int) {
	for k := range t.Columns {
		if c := &t.Columns[k]; slices.Contains(beside, k) || c.Kind == Remark || c.Kind == Text || c.Head == IndexHead && c.Kind == Label {
			continue
		}
		n++
		for _, rows := range [][]Row{t.Rows, t.Foot} {
			for r := range rows {
				if k < len(rows[r].Cells) && rows[r].Cells[k].Span < 2 {
					widest = max(widest, phoneWidth(&rows[r].Cells[k], rows[r].Class == "whole"))
				}
			}
		}
	}
	return n, widest
}

// phoneWidth is how many pixels a cell's text takes on one line.
func phoneWidth(c *Cell, bold bool) int {
	if c.Spark != nil || c.Strip != nil {
		return phoneCurve
	}
	w := Width(c.Text)*phoneDigit/10 + 1
	if bold {
		w += w / 10
	}
	switch {
	case c.Chip && c.Figure:
		w += phoneMark
	case c.Chip:
		w += phoneChip
	}
	if c.Note > 0 {
		w += phoneDigit / 10
	}
	return w
}
