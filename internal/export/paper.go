package export

import (
	"math"
	"strings"

	"bulletin/internal/xlsx"
)

// What a sheet of data is on A4, landscape, in digits of the body font.
const (
	paperWidth   = 146  // between the margins
	leastScale   = 0.65 // seven points; what would be smaller is several pages wide
	nameWidth    = 36   // of columns of names at most
	figureWidth  = 14   // of other columns at most
	leastWidth   = 7
	columnMargin = 2
	lineHeight   = 15 // points
)

// headText is a head with its unit on a line of its own: a spreadsheet would break the line inside the brackets.
func headText(name, unit string) string {
	if part, cut := strings.CutPrefix(name, "其中："); cut {
		name = "其中：\n" + part
	}
	if unit != "" {
		unit = "\n" + unit
	}
	return name + unit
}

// fit makes a sheet of data fit for paper: columns as wide as what is in them, rows as high as their texts, lines between
// cells, and as many pages side by side as a readable size takes. The first names columns hold names.
func fit(s *xlsx.Sheet, names int) {
	head, total := s.Rows[0].Cells, 0.0
	s.Columns = make([]xlsx.Column, len(head))
	for k := range head {
		most := figureWidth
		if k < names {
			most = nameWidth
		}
		width := 0
		for n := range s.Rows {
			if cells := s.Rows[n].Cells; k < len(cells) {
				width = max(width, min(shownWidth(&cells[k])+columnMargin, most))
			}
		}
		s.Columns[k].Width = float64(max(width, leastWidth))
		total += s.Columns[k].Width
	}
	for n := range s.Rows {
		row := &s.Rows[n]
		lines := 1
		for k := range head {
			if k == len(row.Cells) {
				row.Cells = append(row.Cells, xlsx.Cell{})
			}
			c := &row.Cells[k]
			c.Style.Border = true
			if high := linesOf(c.Text, s.Columns[k].Width); high > 1 {
				c.Style.Wrap = true
				lines = max(lines, high)
			}
		}
		row.Height = float64(float64(lines)*lineHeight) + 3
	}
	s.PagesWide = max(1, int(math.Ceil(total*leastScale/paperWidth)))
}

// shownWidth is how wide a cell is in digits: its longest line, or its number as it is shown.
func shownWidth(c *xlsx.Cell) int {
	if c.Number != "" {
		whole, _, _ := strings.Cut(c.Number, ".")
		_, places, _ := strings.Cut(c.Style.Format, ".")
		return len(whole) + 1 + len(places)
	}
	width := 0
	for line := range strings.SplitSeq(c.Text, "\n") {
		width = max(width, textWidth(line))
	}
	return width
}

// linesOf is how many lines a text takes in a column of a width.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += max(1, int(math.Ceil(float64(textWidth(line))/(width-1))))
	}
	return lines
}

// textWidth is how wide a text is in digits: what is not ASCII counts twice.
func textWidth(text string) int {
	n := 0
	for _, r := range text {
		if n++; r > 0x7f {
			n++
		}
	}
	return n
}
