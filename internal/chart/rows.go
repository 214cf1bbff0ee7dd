package chart

import (
	"slices"
	"strings"

	"bulletin/internal/svg"
)

// rowChart is what all charts with a row a category share: names to the left, an axis of values with marks
// across the rows, and a word to the right of each row.
type rowChart struct {
	frame
	axis      axis
	marks     []mark // by value
	rows      []row
	rowHeight float64
	rowGap    float64 // what rows of several lines have between them, beside the usual
	indent    float64 // from the names to the plot, beside nameGap
	aside     float64 // where the words at the right begin, from the plot's right edge

	middles []float64 // of the rows; nil where they are of one height
}

// row is one category.
type row struct {
	name     string
	lines    []string // its name as it stands in the picture
	strong   bool     // the row that the page is about
	aside    []string // the lines at the right
	who      string   // what they say, where they are broken to fit
	asideInk string
	tip      string // what the live chart says of it
}

// newRow is a row of the first of the names that has room, or of the beginning of the last.
func newRow(names ...string) row {
	return row{name: names[0], lines: fitting(names, func(name string) []string { return svg.Lines(name, nameSize, nameRoom, 2) })}
}

// fitting are the lines of the first name of which nothing is cut off, or of the last.
func fitting(names []string, lines func(string) []string) []string {
	var out []string
	for _, name := range names {
		if out = lines(plain(name)); !isCut(out) {
			break
		}
	}
	return out
}

// isCut reports whether lines end before their text does.
func isCut(lines []string) bool { return strings.HasSuffix(lines[len(lines)-1], "…") }

func (r *row) setAside(word, ink string) {
	if word != "" {
		r.aside, r.asideInk = []string{word}, ink
	}
}

// grown is the room of labels that paper sets a tenth larger: the gap beside them is enough for all but wide ones.
func grown(width float64) float64 {
	if width > wordRoom {
		return width + float64(width*0.1)
	}
	return width
}

// besideAside is the room of labels that have others at their right: a part of the gap is enough for narrow ones, and the other part stays.
func besideAside(width float64) float64 {
	const larger = 0.11 // a tenth and a little
	return max(grown(width), width+float64(width*larger)-labelGap)
}

// layout measures: names decide the left margin and the rows' height, marks the top. labels is the widest
// label that begins at a bar's end; asides stand right of it.
func (c *rowChart) layout(labels float64) {
	if c.phone {
		c.layoutPhone(labels)
		return
	}
	if c.width == 0 {
		c.width = fullWidth
	}
	c.rowHeight = rowHeight
	c.unfold()
	names, asides := 0.0, 0.0
	for _, r := range c.rows {
		for _, l := range r.lines {
			names = max(names, svg.Width(l, nameSize))
		}
		for _, l := range r.aside {
			asides = max(asides, svg.Width(l, labelSize))
		}
		if n := max(len(r.lines), len(r.aside)); n > 1 {
			c.rowHeight = max(c.rowHeight, float64(leading*n)+4+c.rowGap)
		}
	}
	if asides > 0 {
		labels, asides = besideAside(labels), grown(asides)
	} else {
		labels = grown(labels)
	}
	c.left = max(edge, ceil(names+nameGap+c.indent))
	c.right = ceil(labels + 2*labelGap)
	c.aside = c.right
	if asides > 0 {
		c.aside += labelGap
		c.right = c.aside + ceil(asides+2)
	}
	c.right = max(c.right, edge)
	c.thinTicks()
	c.setMarks()
	c.bottom = tickRoom
	c.height = c.top + float64(c.rowHeight*float64(len(c.rows))) + c.bottom
}

// manyRows is from how many rows on names stand in one line each: all rows are as high as the highest, and a picture that is too
// high for a sheet of paper would print in letters that nobody can read.
const manyRows = 24

// unfold puts the names of many rows in one line each.
func (c *rowChart) unfold() {
	if len(c.rows) < manyRows || c.rowGap > 0 {
		return
	}
	for i := range c.rows {
		r := &c.rows[i]
		if whole := strings.Join(r.lines, ""); len(r.lines) > 1 && len(r.aside) < 2 && strings.Contains(plain(r.name), whole) {
			r.lines = []string{whole}
		}
	}
}

// thinTicks leaves out every second tick, but not zero, as long as their labels would touch.
func (c *rowChart) thinTicks() {
	x := c.narrowScale()
	for len(c.axis.ticks) > 2 && touching(x, c.axis.ticks) {
		zero := slices.IndexFunc(c.axis.ticks, func(t tick) bool { return t.value == 0 })
		kept := c.axis.ticks[:0]
		for i, t := range c.axis.ticks {
			if (i-zero)%2 == 0 {
				kept = append(kept, t)
			}
		}
		c.axis.ticks = kept
	}
}

func touching(x svg.Scale, ticks []tick) bool {
	for i := 1; i < len(ticks); i++ {
		half := float64((svg.Width(ticks[i].text, labelSize) + svg.Width(ticks[i-1].text, labelSize)) / 2)
		if x.Map(ticks[i].value)-x.Map(ticks[i-1].value) < half+labelGap {
			return true
		}
	}
	return false
}

func ceil(v float64) float64 { return float64(int(v + 0.999)) }

// setMarks orders the marks and gives each label the lowest line where it touches no other.
func (c *rowChart) setMarks() {
	slices.SortStableFunc(c.marks, func(a, b mark) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	lanes := 0
	x := c.narrowScale()
	var ends []float64 // of the last label in each line
	for i := range c.marks {
		m := &c.marks[i]
		m.label = svg.Fit(plain(m.label), labelSize, markRoom)
		half := float64(svg.Width(m.label, labelSize) / 2)
		at := c.markAt(x, m)
		for m.lane = 0; m.lane < len(ends) && ends[m.lane]+2*labelGap > at-half; m.lane++ {
		}
		if m.lane == len(ends) {
			ends = append(ends, 0)
		}
		ends[m.lane] = at + half
		lanes = max(lanes, m.lane+1)
	}
	c.top = float64(laneTop*lanes) + labelGap
}

func (c *rowChart) xScale() svg.Scale {
	return svg.NewScale(c.axis.lo, c.axis.hi, c.left, c.width-c.right)
}

// narrowScale is xScale in the narrowest container.
func (c *rowChart) narrowScale() svg.Scale {
	return svg.NewScale(c.axis.lo, c.axis.hi, c.left, c.narrow()-c.right)
}

// middle is the height of row i's middle.
func (c *rowChart) middle(i int) float64 {
	if c.middles != nil {
		return c.middles[i]
	}
	return c.top + float64(c.rowHeight*float64(i)) + float64(c.rowHeight/2)
}

// drawGrid draws what lies below the data: gridlines, ticks, the zero line.
func (c *rowChart) drawGrid(w *svg.Writer, x svg.Scale) {
	end := c.height - c.bottom
	var grid, zero svg.Path
	for _, t := range c.axis.ticks {
		if t.value != 0 && !t.bare {
			grid.MoveTo(crisp(x.Map(t.value)), c.top)
			grid.LineTo(crisp(x.Map(t.value)), end)
		}
	}
	w.Path(&grid, "class", "grid", "stroke", c.rule, "stroke-opacity", ".5")
	w.Group("class", "ticks", "fill", c.secondary, "text-anchor", "middle")
	for _, t := range c.axis.ticks {
		if t.text != "" {
			w.Text(x.Map(t.value), baseline(end+tickRoom/2+2, labelSize), t.text)
		}
	}
	w.End("g")
	zero.MoveTo(crisp(x.Map(0)), c.top)
	zero.LineTo(crisp(x.Map(0)), end)
	w.Path(&zero, "class", "zero", "stroke", c.secondary)
}

// drawMarks draws the marks over the data and their labels above the plot.
func (c *rowChart) drawMarks(w *svg.Writer, x svg.Scale) {
	if len(c.marks) == 0 {
		return
	}
	w.Group("class", "marks", "stroke", c.ink)
	for _, m := range c.marks {
		at := crisp(x.Map(m.value))
		w.Start("line")
		w.Num("x1", at)
		w.Num("y1", c.markTop(m))
		w.Num("x2", at)
		w.Num("y2", c.height-c.bottom)
		if m.dashed {
			w.Attr("stroke-dasharray", "4 2")
		}
		w.Empty()
	}
	w.End("g")
	w.Group("class", "mark-labels", "text-anchor", "middle")
	for _, m := range c.marks {
		w.Text(c.markAt(x, &m), baseline(c.markTop(m)-laneTop/2+1, labelSize), m.label)
	}
	w.End("g")
}

// markTop is where a mark's line begins; its label stands above.
func (c *rowChart) markTop(m mark) float64 { return c.top - labelGap/2 - float64(laneTop*m.lane) }

// drawNames draws the columns of names and of words at the right.
func (c *rowChart) drawNames(w *svg.Writer) {
	if c.phone {
		c.drawPhoneNames(w)
		return
	}
	w.Group("class", "names", "font-size", "13", "text-anchor", "end")
	for i, r := range c.rows {
		for k, l := range r.lines {
			c.name(w, r, c.left-c.indent-nameGap, c.middle(i)+stacked(k, len(r.lines)), l)
		}
	}
	w.End("g")
	w.Group("class", "asides")
	for i, r := range c.rows {
		for k, l := range r.aside {
			w.Start("text")
			w.Num("x", c.width-c.right+c.aside)
			w.Num("y", baseline(c.middle(i)+stacked(k, len(r.aside)), labelSize))
			w.Attr("fill", r.asideInk)
			w.Content("text", l)
		}
	}
	w.End("g")
}

// stacked is how far the middle of line k of n stands below the middle of them all.
func stacked(k, n int) float64 { return float64(leading * (float64(k) - float64(float64(n-1)/2))) }

func (c *rowChart) name(w *svg.Writer, r row, x, y float64, text string) {
	w.Start("text")
	w.Num("x", x)
	w.Num("y", baseline(y, nameSize))
	if r.strong {
		w.Attr("font-weight", "bold")
	}
	w.Content("text", text)
}

// label is a text that begins where a bar ends, over the marks.
type label struct {
	text string
	at   float64 // the value where it begins
	skip float64 // pixels to leave before it
	left bool    // it ends there instead: the bar runs to the left
	ink  string
}

// span is where a label begins and ends at design width.
func (l *label) span(x svg.Scale) (from, to float64) {
	from = x.Map(l.at) + l.skip + labelGap
	if l.left {
		from = x.Map(l.at) - l.skip - labelGap - svg.Width(l.text, labelSize)
	}
	return from, from + svg.Width(l.text, labelSize)
}

// drawLabels draws the labels of the rows, on paper where a mark or a gridline runs beneath.
func (c *rowChart) drawLabels(w *svg.Writer, x svg.Scale, labels []label) {
	for i := range labels {
		l := &labels[i]
		from, to := l.span(x)
		if !c.phone && l.text != "" && c.crossed(x, from-labelGap/2, to+labelGap/2) {
			w.Rect(from-labelGap/2, c.middle(i)-8, to-from+labelGap, 16, c.paper, "")
		}
	}
	c.labelGroup(w)
	for i := range labels {
		l := &labels[i]
		if l.text == "" {
			continue
		}
		w.Start("text")
		if l.left {
			w.Num("x", x.Map(l.at)-l.skip-labelGap)
			w.Attr("text-anchor", "end")
		} else {
			w.Num("x", x.Map(l.at)+l.skip+labelGap)
		}
		w.Num("y", baseline(c.middle(i), labelSize))
		if l.ink != c.ink {
			w.Attr("fill", l.ink)
		}
		w.Content("text", l.text)
	}
	w.End("g")
}

// crossed reports whether a line runs between two places.
func (c *rowChart) crossed(x svg.Scale, from, to float64) bool {
	for _, t := range c.axis.ticks {
		if at := x.Map(t.value); !t.bare && at > from && at < to {
			return true
		}
	}
	for _, m := range c.marks {
		if at := x.Map(m.value); at > from && at < to {
			return true
		}
	}
	return false
}

// drawBreak draws the sign of a break at a value in row i: two slanted strokes with a gap between them.
func (c *rowChart) drawBreak(w *svg.Writer, x svg.Scale, at float64, i int) {
	w.Symbol(x.Map(at), c.middle(i), svg.BreakGap, c.paper)
	w.Symbol(x.Map(at), c.middle(i), svg.BreakStrokes, c.ink)
}
