package page

import (
	"strings"

	"bulletin/internal/table"
)

// A site's first page answers on the first screen of a desk: 1349 × 600 pixels. Its style sheets front.css and home.css give each part the
// height that is counted with here, in pixels.
const (
	screenHeight = 600
	screenTop    = 98 // band, masthead and title
	summaryLine  = 27
	summaryWidth = 79 // characters in a line of the first sentence
	pointsTop    = 12
	pointLine    = 20
	pointWidth   = 41 // characters in a line of a main point, which stand in two columns
	leastPoints  = 2  // told in any case

	partHead   = 28
	partFoot   = 12
	tableHead  = 38
	tableRow   = 27
	smallNote  = 20
	noteWidth  = 44 // characters in a line of notes
	dueRow     = 25
	smallTop   = 74 // title and head of the small board
	smallRow   = 24
	denseTop   = 150
	smallUnder = 32 // legend, and the links to other pages

	mostIssues = 4
)

// fit asks for so many main points as the first screen has room for, and tells how many there are where some are left out: all
// stand in the bulletin.
func (h *Home) fit(ask func(limit int) []Statement) (points []Statement, all int) {
	beside := 0
	if t := h.Behind; t != nil {
		beside += partHead + tableHead + tableRow*len(t.Rows) + noteLines(t) + partFoot
	}
	if h.Dues != nil {
		beside += partHead + dueRow*len(h.Dues.Items)
	}
	if h.Board != nil {
		top := smallTop
		if h.Board.Tight {
			top = denseTop
		}
		beside = max(beside, top+smallRow*len(h.Board.Rows)+smallUnder)
	}
	free := screenHeight - screenTop - summaryLine*lines(h.Summary, summaryWidth) - beside - pointsTop
	points = ask(MostPoints)
	all = len(points)
	for len(points) > leastPoints && pointsHeight(points) > free {
		points = ask(len(points) - 1)
	}
	if len(points) == all {
		all = 0
	}
	return points, all
}

// pointsHeight is that of two columns, which a browser makes as low as it can without parting a point.
func pointsHeight(points []Statement) int {
	sum := 0
	for k := range points {
		sum += lines(points[k].text(), pointWidth)
	}
	first, least := 0, sum
	for k := range points {
		first += lines(points[k].text(), pointWidth)
		least = min(least, max(first, sum-first))
	}
	return pointLine * least
}

// noteLines is the height of what stands under a table.
func noteLines(t *table.Table) int {
	if len(t.Notes) == 0 && t.Left == "" {
		return 0
	}
	return smallNote * lines(t.Left+strings.Join(t.Notes, "　1 "), noteWidth)
}

// text is a statement without its links.
func (s *Statement) text() string {
	if s.HTML != "" {
		return plainText(s.HTML)
	}
	var b strings.Builder
	for _, span := range s.Spans {
		b.WriteString(span.Text)
	}
	return b.String()
}
