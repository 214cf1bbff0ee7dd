package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/svg"
)

// months is a chart of lines over the twelve months: this year's cumulated figures, last year's, and the
// path to the target, or the target's level where there is no path. Every line is named at its end.
type months struct {
	frame
	axis    axis
	through int // months of this year
	lines   []line
	ends    []endLabel
	head    string // of a tip, before the month's name
	unit    string
	digits  int
	grouped bool
	names   [12]string // of the months; empty where there is no room
}

// line is one line; a month without a figure is a gap.
type line struct {
	class  string
	name   string // what tips call it
	points [12]point
	colour string
	width  float64
	dashed bool
	dots   bool // every figure is a dot; else only those that stand alone
}

type point struct {
	value   float64
	ok      bool
	between bool   // on the way between two figures, no figure itself
	name    string // what a tip says of the month: nothing where there is no name
	text    string
}

// endLabel is the name and the number at the end of a line, dx and dy pixels from the last point.
type endLabel struct {
	text   string
	month  int // from 0
	value  float64
	dx, dy float64
	middle bool // centred on its place rather than to the right of it
	colour string
	strong bool
}

// Months draws i in r month by month against last year and the path to the target: wide for the
// prefecture, small for a county or a zone, where charts stand two in a row. It is nil where neither year has a
// figure.
func Months(v *analysis.View, i *model.Indicator, r *model.Region) *Chart {
	m := v.Months(i, r)
	spec := newMonths(v, i, &m)
	spec.width, spec.height = smallWidth, smallHeight
	name := id("months", i.ID, r.ID)
	if r.Kind == model.Prefecture {
		spec.width, spec.height = fullWidth, fullHeight
		name = id("months", i.ID)
	}
	year := v.Edition.Period.Year
	figures := spec.addLine("last-year", digits(year-1)+"年", m.LastYear, i, spec.lastYear)
	figures += spec.addLine("this-year", digits(year)+"年", m.ThisYear, i, spec.thisYear)
	if figures == 0 {
		return nil
	}
	against := ""
	if spec.lines[0].class == "last-year" {
		against = "与上年"
	}
	spec.addTarget(&m, i)
	spec.layout(i)
	spec.tellMonths(v, i, &m)
	cell := v.Cell(i, r)
	title := monthsTitle(&cell, yearEnd(v))
	return newChart(spec, Chart{
		ID: name, Kind: "months", Title: title,
		Subtitle: r.Short + " · " + measureWord(i) + " · " + digits(year) + "年各月" + against + " · " + source(i),
		Desc:     monthsDesc(title, v, &m, &cell),
	})
}

func newMonths(v *analysis.View, i *model.Indicator, m *analysis.Months) *months {
	c := &months{through: m.Through, unit: tip(i.Unit), digits: i.Decimals, grouped: i.Style.Grouped == model.Yes}
	c.look = newLook(&v.Site.Palette)
	return c
}

// The heights of the two sizes, and the room at the bottom for the names of months.
const (
	smallHeight = 190
	fullHeight  = 280
	monthsRoom  = 26
	endGap      = 8  // from a point to its label
	endLeading  = 16 // between labels at the right
	endRoom     = 150
)

// addLine adds a year's line with its label, and returns how many figures it has.
func (c *months) addLine(class, year string, values [12]model.Num, i *model.Indicator, colour string) int {
	l := line{class: class, colour: colour, width: 1.5}
	if class == "this-year" {
		l.width, l.dots = 2.5, true
	}
	n, last := 0, 0
	for k, v := range values {
		if v.Ok() {
			l.points[k] = point{value: float(v.Value, i.Decimals+2), ok: true}
			n, last = n+1, k
		}
	}
	if n == 0 {
		return 0
	}
	l.bridge(values)
	c.lines = append(c.lines, l)
	c.ends = append(c.ends, endLabel{
		text: year + " " + format.Amount(i, values[last].Value, i.Decimals), month: last, value: l.points[last].value,
		strong: l.dots,
	})
	e := &c.ends[len(c.ends)-1]
	if e.colour = colour; !l.dots {
		e.colour = c.secondary // the line's own colour is too light for text
	}
	return n
}

// addTarget adds the path to the target, or its level.
func (c *months) addTarget(m *analysis.Months, i *model.Indicator) {
	if !m.Target.Ok() {
		return
	}
	l := line{class: "path", colour: c.ink, width: 1, dashed: true}
	target := float(m.Target.Value, i.Decimals+2)
	for k, v := range m.Path {
		l.points[k] = point{value: target, ok: true}
		if v.Ok() {
			l.points[k].value = float(v.Value, i.Decimals+2)
		}
	}
	c.lines = append(c.lines, l)
	c.ends = append(c.ends, endLabel{
		text: format.Goal(i) + " " + format.Amount(i, m.Target.Value, i.Decimals), month: 11, value: target, colour: c.ink,
	})
}

func (c *months) layout(i *model.Indicator) {
	var values []float64
	for _, l := range c.lines {
		for _, p := range l.points {
			if p.ok {
				values = append(values, p.value)
			}
		}
	}
	c.axis = monthsAxis(values, i)
	c.arrange()
}

// arrange finds margins and the places of labels.
func (c *months) arrange() {
	ticks, ends := 0.0, 0.0
	for _, t := range c.axis.ticks {
		ticks = max(ticks, svg.Width(t.text, labelSize))
	}
	for k := range c.ends {
		e := &c.ends[k]
		e.text = svg.Fit(plain(e.text), labelSize, endRoom)
		ends = max(ends, e.wide())
	}
	c.left, c.right = ceil(ticks+nameGap), ceil(ends+endGap+2)
	c.top, c.bottom = 12, monthsRoom
	c.nameMonths()
	c.placeEnds()
}

// nameMonths names every month, every quarter's last or only the first and the last, as there is room.
func (c *months) nameMonths() {
	band := (c.narrow() - c.left - c.right) / 12
	for k := range c.names {
		switch {
		case band >= 30, 3*band >= 30 && (k+1)%3 == 0, 2*band >= 30 && k == 0, 11*band >= 30 && (k == 0 || k == 11):
			c.names[k] = digits(k+1) + "月"
		}
	}
}

// monthsAxis begins at zero, but for a stock or a rate that moves within a quarter of its size. It ends at
// a tick.
func monthsAxis(values []float64, i *model.Indicator) axis {
	lo, hi := slices.Min(values), slices.Max(values)
	if i.Measure == model.Flow || lo <= 0 || hi-lo >= hi/4 || hi == lo {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	t := svg.NiceTicks(lo, hi, maxTicks, i.Decimals == 0)
	a := newTicks(t, "")
	a.first, a.last = t.Values[0], t.Values[len(t.Values)-1]
	a.lo, a.hi = a.first, a.last
	return a
}

// x is the place of a month.
func (c *months) x(month int) float64 {
	return svg.Tenth(c.left + float64(c.plotWidth()*float64(2*month+1))/24)
}

func (c *months) yScale() svg.Scale {
	return svg.NewScale(c.axis.lo, c.axis.hi, c.height-c.bottom, c.top)
}

func (c *months) draw(w *svg.Writer) {
	y := c.yScale()
	c.drawGrid(w, y)
	for k := range c.lines {
		c.drawLine(w, y, &c.lines[k])
	}
	c.drawEnds(w, y)
}

func (c *months) drawGrid(w *svg.Writer, y svg.Scale) {
	var grid, floor svg.Path
	for _, t := range c.axis.ticks[1:] {
		grid.MoveTo(c.left, crisp(y.Map(t.value)))
		grid.LineTo(c.width-c.right, crisp(y.Map(t.value)))
	}
	w.Path(&grid, "class", "grid", "stroke", c.rule, "stroke-opacity", ".5")
	w.Group("class", "ticks", "fill", c.secondary, "text-anchor", "end")
	for _, t := range c.axis.ticks {
		w.Text(c.left-6, baseline(y.Map(t.value), labelSize), t.text)
	}
	w.End("g")
	floor.MoveTo(c.left, crisp(c.height-c.bottom))
	floor.LineTo(c.width-c.right, crisp(c.height-c.bottom))
	w.Path(&floor, "class", "floor", "stroke", c.secondary)
	w.Group("class", "months", "fill", c.secondary, "text-anchor", "middle")
	for k, name := range c.names {
		if name != "" {
			w.Text(c.x(k), baseline(c.height-c.bottom+14, labelSize), name)
		}
	}
	w.End("g")
}

// bridge joins the figures on both sides of months for which no report was made at all, as in a site that
// reports by quarters, or in which the indicator is not reported: nothing is missing there. A figure that is missing from a report stays a gap.
func (l *line) bridge(values [12]model.Num) {
	last := -1
	for k := range l.points {
		switch {
		case l.points[k].ok:
			for j := last + 1; last >= 0 && j < k; j++ {
				part := float64(j-last) / float64(k-last)
				l.points[j] = point{value: l.points[last].value + float64(part*(l.points[k].value-l.points[last].value)), ok: true, between: true}
			}
			last = k
		case !values[k].Gap.Passes():
			last = -1
		}
	}
}

// alone reports whether the figure of a month has no neighbour that a line could join it to.
func (l *line) alone(k int) bool {
	return l.points[k].ok && (k == 0 || !l.points[k-1].ok) && (k == 11 || !l.points[k+1].ok)
}

// drawLine draws a line with its gaps; a figure that stands alone is a point of no length.
func (c *months) drawLine(w *svg.Writer, y svg.Scale, l *line) {
	var way, dots svg.Path
	down := false
	for k, p := range l.points {
		switch at := y.Map(p.value); {
		case !p.ok:
		case down:
			way.LineTo(c.x(k), at)
		default:
			way.MoveTo(c.x(k), at)
		}
		down = p.ok
		if p.ok && !p.between && (l.dots || l.alone(k)) {
			dots.Dot(c.x(k), y.Map(p.value))
		}
	}
	look := []string{"class", l.class, "fill", "none", "stroke", l.colour}
	if l.width != 1 {
		look = append(look, "stroke-width", px(l.width))
	}
	if l.dashed {
		look = append(look, "stroke-dasharray", "4 2")
	}
	w.Path(&way, look...)
	w.Path(&dots, "class", l.class, "stroke", l.colour, "stroke-width", digits(dotOfLine), "stroke-linecap", "round")
}

// dotOfLine is the size of a figure's dot on a line.
const dotOfLine = 5

func (c *months) drawEnds(w *svg.Writer, y svg.Scale) {
	for k := range c.ends {
		if b := c.endBox(y, k); c.hits(y, k, b) > 0 {
			w.Rect(b.x0-1, b.y0, b.x1-b.x0+2, b.y1-b.y0, c.paper, "")
		}
	}
	w.Group("class", "ends")
	for _, e := range c.ends {
		w.Start("text")
		w.Num("x", c.x(e.month)+e.dx)
		w.Num("y", baseline(y.Map(e.value)+e.dy, labelSize))
		w.Attr("fill", e.colour)
		if e.middle {
			w.Attr("text-anchor", "middle")
		}
		if e.strong {
			w.Attr("font-weight", "bold")
		}
		w.Content("text", e.text)
	}
	w.End("g")
}
