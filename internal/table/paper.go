package table

import (
	"slices"
	"unicode/utf8"
)

// TextWidth is the width in points of the type area of GB/T 9704-2012: 156 mm.
const TextWidth = 442

// Sizes of tables on paper, in points, as assets/paper.css has them.
const (
	tightWidth  = 450 // what fits into it in type of 7 points
	slack       = 12  // by which widths may be wrong
	acrossWidth = 638 // the same area across
	halfWidth   = 260 // what stands beside a chart on working paper
	smallType   = 75  // tenths of a point
	largeType   = 90
	cellPadding = 4  // left and right of a cell's text
	paperBar    = 22 // a bar before a completion
	paperSpark  = 27
	paperStrip  = 60
	noteMark    = 4
	chipSides   = 14 // what a state's word has around it
	leastName   = 6  // characters in a line of the first column
	leastRemark = 4  // of a remark, which is smaller
	matrixCell  = 22 // a column of a matrix of states
	stackedCell = 30 // whose cells have two lines
)

// PaperClass says how a table stands on paper: "narrow" fits beside a chart, "large" may have larger type, "tight" needs
// smaller, "wide" a page across, "huge" one of A3. The least width of its columns decides, as the browser breaks only
// names, remarks and heads.
func (t *Table) PaperClass() string {
	switch least := t.leastWidth(smallType); {
	case least > acrossWidth-slack:
		return "huge"
	case least > tightWidth:
		return "wide"
	case least > TextWidth-slack:
		return "tight"
	case t.Board:
		return ""
	case least <= halfWidth:
		return "narrow"
	case t.leastWidth(largeType) <= TextWidth-slack:
		return "large"
	}
	return ""
}

// leastWidth is how many points a table needs in type of so many tenths of a point.
func (t *Table) leastWidth(size int) int {
	sum, named := 0, false
	for k := range t.Columns {
		c := &t.Columns[k]
		switch {
		case !named && c.Kind == Text:
			named = true
			sum += leastName * size / 10
		case t.stacked():
			sum += stackedCell
		case t.Board:
			sum += matrixCell
		default:
			sum += t.columnWidth(k, size)
		}
	}
	return sum
}

// stacked tells of a matrix whose cells have a second line.
func (t *Table) stacked() bool {
	return t.Board && len(t.Rows) > 0 && slices.ContainsFunc(t.Rows[0].Cells, func(c Cell) bool { return c.Under != "" })
}

// columnWidth is the width of a column's widest cell, or what its head needs at least; remarks break.
func (t *Table) columnWidth(k, size int) int {
	widest := 22 * size / 100
	for n := range t.Rows {
		if k >= len(t.Rows[n].Cells) || t.Rows[n].Cells[k].Span > 1 {
			continue
		}
		c := &t.Rows[n].Cells[k]
		w := cellWidth(c, size) + cellPadding
		if t.Rows[n].Class == "whole" {
			w += w / 20 // bold
		}
		widest = max(widest, w)
	}
	if kind := t.Columns[k].Kind; kind == Remark || kind == Text {
		widest = min(widest, leastRemark*size*6/70)
	}
	return widest
}

// cellWidth is the width of a cell's text on one line with what stands beside it.
func cellWidth(c *Cell, size int) int {
	text := c.Text + c.Pad
	narrow := 2*utf8.RuneCountInString(text) - Width(text)
	wide := utf8.RuneCountInString(text) - narrow
	w := (wide*100+narrow*56)*size/1000 + 1
	if c.Note > 0 {
		w += noteMark
	}
	if c.Bar != nil {
		w += paperBar
	}
	if c.Spark != nil {
		w += paperSpark
	}
	if c.Strip != nil {
		w += paperStrip
	}
	if c.Chip {
		w += chipSides + size/10
	}
	return w
}

// Width is the width of a text in halves of a Chinese character.
func Width(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2e80 || r == '—' || r == '…' || r == '“' || r == '”' {
			n++
		}
	}
	return n
}
