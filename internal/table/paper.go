package table

import (
	"slices"
	"unicode/utf8"

	"bulletin/internal/analysis"
)

// TextWidth is the width in points of the type area of GB/T 9704-2012: 156 mm.
const TextWidth = 442

// Sizes of tables on paper, in points, as assets/paper.css has them.
const (
	slack       = 12   // by which widths may be wrong
	acrossWidth = 638  // the same area across
	hugeWidth   = 1122 // of A3 across
	workWidth   = 510  // of working paper, which has narrow margins
	halfWidth   = 260  // what stands beside a chart on working paper
	letters     = 90   // tenths of a point: no table for the hand is set smaller
	cellPadding = 4    // left and right of a cell's text
	paperBar    = 25   // a bar before a completion, and the gap behind it
	paperSpark  = 27
	paperStrip  = 60
	noteMark    = 4
	chipSides   = 12 // what a state's word has around it
	leastName   = 6  // characters in a line of the first column
	mostName    = 12 // to which it grows for long names
	mostLines   = 5  // of a name
	usualLines  = 3  // of names on the average
	leastRemark = 4  // of a remark
	matrixCell  = 27 // a column of a matrix of states, at least
	matrixSides = 3  // beside a figure in it
	stackedCell = 30 // whose cells have two lines
	roomyCell   = 34 // where a gap's word of three characters stands on one line with its mark, as large as the rest
)

// Paper is how a table stands on paper.
type Paper struct {
	// Class is "narrow" where it fits beside a chart, "wide" on a page across, "huge" on one of A3, and else empty.
	Class string
	// Without are the columns that it does without there, by number: curves, which its numbers tell, and the units of rows,
	// which then stand behind their names.
	Without []int
	// Work says that a table for a page across stands upright on working paper.
	Work bool
	// Roomy says of a matrix that its columns have room for the words of gaps in the size of all others.
	Roomy bool
	// Percent, where not 0, is what the table is reduced to: it is wider than the widest sheet.
	Percent int
}

// Paper says how the table stands on paper. Its letters are never smaller than can be read at a meeting: a table that is too
// wide does without curves, then without the column of units, then lies on a page across, which it fills in the same order. The
// least width of its columns decides, as the browser breaks only names, remarks and heads.
func (t *Table) Paper() Paper {
	if t.leastWidth(nil) <= halfWidth && !t.Board {
		return Paper{Class: "narrow"}
	}
	sets := [][]int{nil}
	if curves := t.columns(func(c *Column) bool { return c.Kind == Trend }); len(curves) > 0 {
		sets = append(sets, curves)
	}
	if units := t.columns(func(c *Column) bool { return c.Head == UnitHead }); len(units) > 0 {
		sets = append(sets, append(slices.Clone(sets[len(sets)-1]), units...))
	}
	for _, sheet := range []struct {
		class string
		width int
	}{{"", TextWidth}, {"wide", acrossWidth}} {
		for _, without := range sets {
			if t.leastWidth(without) <= sheet.width-slack {
				return Paper{
					Class: sheet.class, Without: without, Work: sheet.class != "" && t.leastWidth(without) <= workWidth-slack,
					Roomy: t.roomy(sheet.width),
				}
			}
		}
	}
	return Paper{Class: "huge", Percent: t.reduced(), Roomy: t.roomy(hugeWidth)}
}

// roomy reports whether the columns of a matrix, which share what the names leave of a sheet, are as wide as the words of its gaps need.
func (t *Table) roomy(sheet int) bool {
	if !t.Board || len(t.Columns) < 2 {
		return false
	}
	width := t.nameWidth(0)
	for k := 1; k < len(t.Columns); k++ {
		width += max(roomyCell, t.figureWidth(k)+matrixSides)
	}
	return width <= sheet-slack
}

// nameWidth is what a column of names needs: names take up to three lines on the average, and none more than five, as far as the widest
// column allows. A single long name does not turn a table.
func (t *Table) nameWidth(k int) int {
	length := leastName
	for ; length < mostName; length++ {
		names, all, most := 0, 0, 0
		for n := range t.Rows {
			if c := t.Rows[n].Cells; k < len(c) && c[k].Span <= 1 {
				lines := (Width(c[k].Text) + 2*length - 1) / (2 * length)
				names, all, most = names+1, all+lines, max(most, lines)
			}
		}
		if most <= mostLines && all <= usualLines*names {
			break
		}
	}
	return length*letters/10 + cellPadding
}

// reduced is to how many percent a table fits the widest sheet, by tens, or 0 where it does as it is. Without it the browser would
// reduce all sheets of the document.
func (t *Table) reduced() int {
	width := t.leastWidth(nil)
	if t.stacked() { // what two lines of a cell need at least
		for k := 1; k < len(t.Columns); k++ {
			widest := 0
			for n := range t.Rows {
				if k < len(t.Rows[n].Cells) {
					widest = max(widest, cellWidth(&t.Rows[n].Cells[k], letters)+cellPadding)
				}
			}
			width += max(widest-stackedCell, 0)
		}
	}
	if width <= hugeWidth-slack {
		return 0
	}
	return max((hugeWidth-slack)*10/width*10, 50)
}

// Unit is the column that names the units of rows, where the table does without it; otherwise -1.
func (p *Paper) Unit(t *Table) int {
	for _, k := range p.Without {
		if t.Columns[k].Head == UnitHead {
			return k
		}
	}
	return -1
}

// columns are the numbers of those columns that is holds for.
func (t *Table) columns(is func(*Column) bool) []int {
	var out []int
	for k := range t.Columns {
		if is(&t.Columns[k]) {
			out = append(out, k)
		}
	}
	return out
}

// leastWidth is how many points a table needs without some columns.
func (t *Table) leastWidth(without []int) int {
	sum, named := 0, false
	for k := range t.Columns {
		c := &t.Columns[k]
		switch {
		case slices.Contains(without, k):
		case !named && c.Kind == Text:
			named = true
			sum += t.nameWidth(k)
		case t.stacked():
			sum += stackedCell
		case t.Board:
			sum += max(matrixCell, t.figureWidth(k)+matrixSides)
		default:
			sum += t.columnWidth(k, letters)
		}
	}
	return sum
}

// stacked tells of a matrix whose cells have a second line.
func (t *Table) stacked() bool {
	return t.Board && len(t.Rows) > 0 && slices.ContainsFunc(t.Rows[0].Cells, func(c Cell) bool { return c.Under != "" })
}

// figureWidth is the width of a column's widest figure or state, which stands on one line in a matrix; words of gaps break.
func (t *Table) figureWidth(k int) int {
	widest := 0
	for _, rows := range [][]Row{t.Rows, t.Foot} {
		for n := range rows {
			if k < len(rows[n].Cells) && rows[n].Cells[k].State != analysis.NoState {
				widest = max(widest, ownWidth(&rows[n], k))
			}
		}
	}
	return widest
}

// ownWidth is the width of a cell's text on one line, which is bold in the row of the whole.
func ownWidth(r *Row, k int) int {
	w := cellWidth(&r.Cells[k], letters)
	if r.Class == "whole" {
		w += w / 20
	}
	return w
}

// columnWidth is the width of a column's widest cell, or of the longest word of its head; remarks break.
func (t *Table) columnWidth(k, size int) int {
	widest := 0
	for _, word := range append(HeadWords(t.Columns[k].Head), HeadWords(t.Columns[k].Unit+t.Columns[k].Under)...) {
		widest = max(widest, Width(word)*size/20+cellPadding)
	}
	for n := range t.Rows {
		if k >= len(t.Rows[n].Cells) || t.Rows[n].Cells[k].Span > 1 {
			continue
		}
		widest = max(widest, ownWidth(&t.Rows[n], k)+cellPadding)
	}
	if kind := t.Columns[k].Kind; kind == Remark || kind == Text {
		widest = min(widest, leastRemark*size/10+cellPadding)
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
