package page

import "strings"

// Papers are the kinds of paper that pages print on. Each is a class of the style sheets, "paper-text", and most are a
// named page there.
const (
	textPaper = "text" // as GB/T 9704-2012 sets official documents
	workPaper = "work" // tables and charts with narrower margins
)

// papers are those of pages that do not print as text, by the name of the page or of its folder.
var papers = map[string]string{
	"assessments":  workPaper,
	"board":        "board",
	"board-behind": "board",
	"ledger":       "ledger",
	"orders":       "order",
	"schedule":     workPaper,
	"scores":       workPaper,
	"sheets":       "sheet",
	"tasks":        workPaper,
}

// paperOf is the paper of a page of an edition by its path: "2022-h1/sheets/jishou.html".
func paperOf(path string) string {
	_, below, _ := strings.Cut(strings.TrimSuffix(path, ".html"), "/")
	name, _, _ := strings.Cut(below, "/")
	if paper := papers[name]; paper != "" {
		return paper
	}
	return textPaper
}

// Sizes of tables on paper, in points, as assets/paper.css has them.
const (
	textWidth   = 442 // the type area of GB/T 9704: 156 mm
	acrossWidth = 638 // the same area across
	halfWidth   = 246 // what stands beside a chart on working paper
	smallType   = 75  // tenths of a point
	largeType   = 90
	cellPadding = 5  // left and right of a cell's text
	paperBar    = 26 // a bar before a completion
	paperSpark  = 27
	noteMark    = 6
	chipSides   = 10 // what a state's word has around it
	leastName   = 6  // characters in a line of the first column
	leastRemark = 4
	matrixCell  = 26 // a column of a matrix of states
)

// PaperClass says how a table stands on paper: "narrow" fits beside a chart, "large" may have larger type, "wide" needs
// a page across, "huge" one of A3. The least width of its columns decides, as the browser breaks only names, remarks and heads.
func (t *Table) PaperClass() string {
	switch least := t.leastWidth(smallType); {
	case least > acrossWidth:
		return "huge"
	case least > textWidth:
		return "wide"
	case t.Board:
		return ""
	case least <= halfWidth:
		return "narrow"
	case t.leastWidth(largeType) <= textWidth:
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
			sum += leastName*size/10 + cellPadding
		case t.Board:
			sum += matrixCell
		default:
			sum += t.columnWidth(k, size) + cellPadding
		}
	}
	return sum
}

// columnWidth is the width of a column's widest cell, or what its head needs at least.
func (t *Table) columnWidth(k, size int) int {
	em := func(text string) int { return (width(text)*size + 19) / 20 } // half an em a digit, one a character
	widest := 2 * size / 10
	for n := range t.Rows {
		if k >= len(t.Rows[n].Cells) || t.Rows[n].Cells[k].Span > 1 {
			continue
		}
		c := &t.Rows[n].Cells[k]
		w := em(c.Text + c.Pad)
		if t.Columns[k].Kind == Remark || t.Columns[k].Kind == Text {
			w = min(w, leastRemark*size/10)
		}
		if c.Note > 0 {
			w += noteMark
		}
		if c.Bar != nil {
			w += paperBar
		}
		if c.Spark != nil {
			w += paperSpark
		}
		if c.Chip {
			w += chipSides + 2*size/10
		}
		widest = max(widest, w)
	}
	return widest
}
