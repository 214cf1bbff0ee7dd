package chart

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/svg"
)

// stateMark is the shape of a state as a point: a filled figure, and over it an outline or nothing.
type stateMark struct {
	back, front         svg.Symbol
	backFill, frontFill string
}

func markOf(v *analysis.View, s analysis.State) stateMark {
	c := colours(v, s)
	m := stateMark{backFill: string(c.Fill), frontFill: string(c.Line)}
	switch s {
	case analysis.Over, analysis.Met:
		m.back, m.backFill = svg.Disc, string(c.Line)
	case analysis.OnPace, analysis.Reached:
		m.back, m.front = svg.Disc, svg.HalfDisc
	case analysis.Behind, analysis.FarBehind, analysis.Unmet, analysis.Exceeded:
		m.back, m.front = svg.Triangle, svg.TriangleRing
	case analysis.AtZero:
		m.back = svg.Cross
	case analysis.Short:
		m.back, m.front = svg.Diamond, svg.DiamondRing
	default:
		m.back, m.front = svg.Disc, svg.Ring
	}
	return m
}

// place finds places for labels: first for the tasks farthest from their bases, or the heaviest. A label that would
// touch another or a mark in the design's width or in the narrowest container is left out; the tip has it.
func (c *tasks) place(all []weight) {
	order := make([]int, len(c.marks))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := all[a].share, all[b].share
		if c.diagonal != "" {
			x, y = all[a].excess.Abs(), all[b].excess.Abs()
		}
		return y.Cmp(x)
	})
	c.order = order
	for k := range c.marks {
		c.words = append(c.words, c.marks[k].text)
	}
	c.placeLabels()
}

func (c *tasks) placeLabels() {
	for k := range c.marks {
		c.marks[k].text = ""
	}
	c.placeDiagonal()
	for _, k := range c.order {
		m := &c.marks[k]
		m.text = c.words[k]
		if !c.placeMark(k, true) && !c.placeMark(k, false) {
			m.text = ""
		}
	}
}

// placeMark finds a place for the label of mark k, clear also of the diagonal or not.
func (c *tasks) placeMark(k int, clear bool) bool {
	m := &c.marks[k]
	return slices.ContainsFunc(taskSpots, func(s spot) bool {
		m.spot = s
		for _, width := range []float64{c.width, c.narrow()} {
			if !c.free(k, width) || clear && c.onDiagonal(c.box(k, width), width) {
				return false
			}
		}
		return true
	})
}

// onDiagonal reports whether the diagonal runs through a box.
func (c *tasks) onDiagonal(b rect, width float64) bool {
	if c.diagonal == "" {
		return false
	}
	x, y := svg.NewScale(c.x.lo, c.x.hi, c.left, width-c.right), c.yScale()
	from, to := c.diagonalEnds()
	return crosses(b, x.Map(from), y.Map(from), x.Map(to), y.Map(to))
}

// taskSpots are tried in turn; a negative dx is a label that ends there.
var taskSpots = []spot{
	{10, 0, false}, {-10, 0, false}, {0, -15, true}, {0, 15, true}, {9, -11, false}, {9, 11, false}, {-9, -11, false}, {-9, 11, false},
	{8, -18, false}, {8, 18, false}, {-8, -18, false}, {-8, 18, false},
}

// placeDiagonal stands the diagonal's label beside the line where it has room, as far up as it goes.
func (c *tasks) placeDiagonal() {
	if c.diagonal == "" {
		return
	}
	from, to := c.diagonalEnds()
	for part := 10; part > 2; part-- {
		c.diagonalAt = from + (to-from)*float64(part)/10
		for _, s := range []spot{{-12, 0, false}, {12, 0, false}, {-8, -8, false}, {8, 8, false}} {
			c.diagonalSpot = s
			if c.diagonalFree(c.width) && c.diagonalFree(c.narrow()) {
				return
			}
		}
	}
	c.diagonalAt, c.diagonalSpot = to, spot{-12, 0, false}
}

func (c *tasks) diagonalFree(width float64) bool {
	box := c.diagonalBox(width)
	if box.x0 < c.left || box.x1 > width-1 || box.y0 < c.top-4 || box.y1 > c.height-c.bottom || c.onDiagonal(box, width) {
		return false
	}
	for n := range c.marks {
		x, y := c.at(n, width)
		if box.overlaps(rect{x - markSize, y - markSize, x + markSize, y + markSize}) {
			return false
		}
	}
	return true
}

// at is mark k's place in a container of a width.
func (c *tasks) at(k int, width float64) (x, y float64) {
	return svg.NewScale(c.x.lo, c.x.hi, c.left, width-c.right).Map(c.marks[k].x), c.yScale().Map(c.marks[k].y)
}

func (c *tasks) box(k int, width float64) rect {
	x, y := c.at(k, width)
	m := &c.marks[k]
	wide := svg.Width(m.text, labelSize)
	return textBox(x, y, m.spot, wide)
}

func textBox(x, y float64, s spot, wide float64) rect {
	x, y = x+s.dx, y+s.dy
	switch {
	case s.middle:
		x -= float64(wide / 2)
	case s.dx < 0:
		x -= wide
	}
	return rect{x, y - 7, x + wide, y + 7}
}

// free reports whether the label of mark k touches nothing.
func (c *tasks) free(k int, width float64) bool {
	box := c.box(k, width)
	if box.x0 < c.left || box.x1 > width-1 || box.y0 < c.top-tasksTop/2 || box.y1 > c.height-c.bottom {
		return false
	}
	if c.diagonal != "" && box.overlaps(c.diagonalBox(width)) {
		return false
	}
	for _, l := range c.levels {
		y := c.yScale().Map(l.value)
		if box.overlaps(rect{c.left, y - 1, width, y + 1}) || box.x1 > width-c.right && box.overlaps(rect{width - c.right, y - 8, width, y + 8 + endLeading}) {
			return false
		}
	}
	for n := range c.marks {
		x, y := c.at(n, width)
		if box.overlaps(rect{x - markSize/2, y - markSize/2, x + markSize/2, y + markSize/2}) {
			return false
		}
		if n != k && c.marks[n].text != "" && box.overlaps(c.box(n, width)) {
			return false
		}
	}
	return true
}

func (c *tasks) diagonalBox(width float64) rect {
	x := svg.NewScale(c.x.lo, c.x.hi, c.left, width-c.right).Map(c.diagonalAt)
	return textBox(x, c.yScale().Map(c.diagonalAt), c.diagonalSpot, svg.Width(c.diagonal, labelSize))
}

func (c *tasks) draw(w *svg.Writer) {
	x, y := c.xScale(), c.yScale()
	c.drawGrid(w, x, y)
	c.drawLines(w, x, y)
	w.Group("class", "symbols")
	for _, m := range c.marks {
		w.Symbol(x.Map(m.x), y.Map(m.y), m.shape.back, m.shape.backFill)
		if m.shape.front.Path != "" {
			w.Symbol(x.Map(m.x), y.Map(m.y), m.shape.front, m.shape.frontFill)
		}
	}
	w.End("g")
	w.Group("class", "labels")
	for _, t := range c.texts() {
		c.drawSpot(w, x.Map(t.x), y.Map(t.y), t)
	}
	w.End("g")
}

// placedText is a text beside a place on the axes.
type placedText struct {
	x, y float64
	spot
	text, ink string
}

// texts are all texts but the ticks.
func (c *tasks) texts() []placedText {
	out := c.apart()
	for _, m := range c.marks {
		if m.text != "" {
			out = append(out, placedText{m.x, m.y, m.spot, m.text, c.ink})
		}
	}
	return out
}

// apart are the texts that are no names of marks.
func (c *tasks) apart() []placedText {
	out := []placedText{
		{c.x.lo, c.y.hi, spot{0, yNameUp, false}, c.yName, c.secondary},
		{c.x.hi, c.y.lo, spot{-0.1, xNameDown, false}, c.xName, c.secondary},
	}
	if c.diagonal != "" {
		out = append(out, placedText{c.diagonalAt, c.diagonalAt, c.diagonalSpot, c.diagonal, c.secondary})
	}
	for k, l := range c.levels {
		out = append(out, placedText{c.x.hi, l.value, spot{labelGap, c.levelDown(k), false}, l.label, c.ink})
	}
	return out
}

// levelDown moves the label of a level below that of the next where they would touch.
func (c *tasks) levelDown(k int) float64 {
	if k+1 == len(c.levels) {
		return 0
	}
	y := c.yScale()
	return max(0, endLeading-(y.Map(c.levels[k].value)-y.Map(c.levels[k+1].value)))
}

func (c *tasks) drawSpot(w *svg.Writer, x, y float64, t placedText) {
	w.Start("text")
	w.Num("x", x+t.dx)
	w.Num("y", baseline(y+t.dy, labelSize))
	switch {
	case t.middle:
		w.Attr("text-anchor", "middle")
	case t.dx < 0:
		w.Attr("text-anchor", "end")
	}
	if t.ink != c.ink {
		w.Attr("fill", t.ink)
	}
	w.Content("text", t.text)
}

func (c *tasks) drawGrid(w *svg.Writer, x, y svg.Scale) {
	floor, side := c.height-c.bottom, c.width-c.right
	var grid, zero svg.Path
	for _, t := range c.x.ticks {
		if t.value != 0 {
			grid.MoveTo(crisp(x.Map(t.value)), c.top)
			grid.LineTo(crisp(x.Map(t.value)), floor)
		}
	}
	for _, t := range c.y.ticks {
		if t.value != 0 {
			grid.MoveTo(c.left, crisp(y.Map(t.value)))
			grid.LineTo(side, crisp(y.Map(t.value)))
		}
	}
	w.Path(&grid, "class", "grid", "stroke", c.rule, "stroke-opacity", ".5")
	zero.MoveTo(crisp(x.Map(0)), c.top)
	zero.LineTo(crisp(x.Map(0)), floor)
	zero.MoveTo(c.left, crisp(y.Map(0)))
	zero.LineTo(side, crisp(y.Map(0)))
	w.Path(&zero, "class", "zero", "stroke", c.secondary)
	w.Group("class", "ticks", "fill", c.secondary, "text-anchor", "middle")
	for _, t := range c.x.ticks {
		w.Text(x.Map(t.value), baseline(floor+tickRoom/2+2, labelSize), t.text)
	}
	w.End("g")
	w.Group("class", "ticks", "fill", c.secondary, "text-anchor", "end")
	for _, t := range c.y.ticks {
		w.Text(c.left-labelGap, baseline(y.Map(t.value), labelSize), t.text)
	}
	w.End("g")
}

// Where the names of the axes stand: above the upright one, below the other one's ticks.
const (
	yNameUp   = -18
	xNameDown = 34
)

// drawLines draws the diagonal or the levels.
func (c *tasks) drawLines(w *svg.Writer, x, y svg.Scale) {
	w.Group("class", "marks", "stroke", c.ink)
	if c.diagonal != "" {
		from, to := c.diagonalEnds()
		w.Start("line")
		w.Num("x1", x.Map(from))
		w.Num("y1", y.Map(from))
		w.Num("x2", x.Map(to))
		w.Num("y2", y.Map(to))
		w.Attr("stroke-dasharray", "4 2")
		w.Empty()
	}
	for _, l := range c.levels {
		w.Start("line")
		w.Num("x1", c.left)
		w.Num("y1", crisp(y.Map(l.value)))
		w.Num("x2", c.width-c.right)
		w.Num("y2", crisp(y.Map(l.value)))
		if l.dashed {
			w.Attr("stroke-dasharray", "4 2")
		}
		w.Empty()
	}
	w.End("g")
}

// diagonalEnds are the least and the greatest value that both axes show.
func (c *tasks) diagonalEnds() (from, to float64) { return max(c.x.lo, c.y.lo), min(c.x.hi, c.y.hi) }
