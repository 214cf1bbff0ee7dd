package chart

import (
	"slices"

	"bulletin/internal/svg"
)

// rect is a box in pixels.
type rect struct{ x0, y0, x1, y1 float64 }

func (a rect) overlaps(b rect) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

// placeEnds finds a place for the label of each line. Those of lines that reach December stand right of the
// plot, moved apart; any other stands by its last point where it touches no line and no other label, or else
// where it touches fewest.
func (c *months) placeEnds() {
	y := c.yScale()
	c.stackEnds(y)
	for k := range c.ends {
		if e := &c.ends[k]; e.month < 11 {
			c.placeEnd(y, k)
		}
	}
}

// stackEnds moves the labels at December apart, within the height of the picture.
func (c *months) stackEnds(y svg.Scale) {
	var at []int
	for k := range c.ends {
		if c.ends[k].month == 11 {
			c.ends[k].dx = endGap
			at = append(at, k)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int { return sign(y.Map(c.ends[a].value) - y.Map(c.ends[b].value)) })
	middles := make([]float64, len(at))
	for n, k := range at {
		middles[n] = y.Map(c.ends[k].value)
	}
	spread(middles, c.top, c.height-c.bottom)
	for n, k := range at {
		c.ends[k].dy = svg.Tenth(middles[n] - y.Map(c.ends[k].value))
	}
}

// spread moves sorted places at least endLeading apart and keeps them between lo and hi.
func spread(at []float64, lo, hi float64) {
	for n := range at {
		at[n] = max(at[n], lo+float64(n*endLeading))
		if n > 0 && at[n] < at[n-1]+endLeading {
			// Half of what is missing goes up, where there is room.
			missing := at[n-1] + endLeading - at[n]
			up := float64(missing / 2)
			for k := n - 1; k >= 0; k-- {
				limit := lo + float64(k*endLeading)
				at[k] = max(limit, at[k]-up)
			}
			for k := 1; k < n; k++ {
				at[k] = max(at[k], at[k-1]+endLeading)
			}
			at[n] = at[n-1] + endLeading
		}
	}
	for n := len(at) - 1; n >= 0; n-- {
		at[n] = min(at[n], hi-float64((len(at)-1-n)*endLeading))
	}
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

// spot is a place for a label beside its point.
type spot struct {
	dx, dy float64
	middle bool
}

// spots are tried in turn.
var spots = []spot{
	{endGap, 0, false}, {endGap, -12, false}, {endGap, 12, false}, {0, -15, true}, {0, 15, true},
	{endGap, -22, false}, {endGap, 22, false}, {0, -28, true}, {0, 28, true}, {0, -44, true}, {0, 44, true},
	{endGap, -36, false}, {endGap, 36, false}, {endGap, -52, false}, {endGap, 52, false},
}

func (c *months) placeEnd(y svg.Scale, k int) {
	e := &c.ends[k]
	best, fewest := spots[0], -1
	for _, s := range spots {
		e.dx, e.dy, e.middle = s.dx, s.dy, s.middle
		n := c.trial(y, k)
		if wide := c.width; n >= 0 {
			c.width = c.narrow()
			if more := c.trial(y, k); more < 0 {
				n = -1
			} else {
				n += more
			}
			c.width = wide
		}
		if n < 0 {
			continue
		}
		if fewest < 0 || n < fewest {
			best, fewest = s, n
		}
		if n == 0 {
			break
		}
	}
	e.dx, e.dy, e.middle = best.dx, best.dy, best.middle
}

// wide is a label's width; bold figures are a little wider than those that svg measures.
func (e *endLabel) wide() float64 {
	w := svg.Width(e.text, labelSize)
	if e.strong {
		w += 4
	}
	return w
}

// trial counts what the label of line k touches where it is now; it is negative where it leaves the plot.
func (c *months) trial(y svg.Scale, k int) int {
	box := c.endBox(y, k)
	if box.x0 < c.left || box.x1 > c.width || box.y0 < 0 || box.y1 > c.height-c.bottom {
		return -1
	}
	return c.hits(y, k, box)
}

func (c *months) endBox(y svg.Scale, k int) rect {
	e := &c.ends[k]
	wide := e.wide()
	x, mid := c.x(e.month)+e.dx, y.Map(e.value)+e.dy
	if e.middle {
		x -= float64(wide / 2)
	}
	return rect{x, mid - 7, x + wide, mid + 7}
}

// hits counts what a label at box would touch: a line once for each stretch between two months, another
// label that has its place ten times.
func (c *months) hits(y svg.Scale, label int, box rect) int {
	n := 0
	for k := range c.lines {
		l := &c.lines[k]
		for m, p := range l.points {
			if !p.ok {
				continue
			}
			at := rect{c.x(m) - 3, y.Map(p.value) - 3, c.x(m) + 3, y.Map(p.value) + 3}
			if (l.dots || l.alone(m)) && box.overlaps(at) {
				n++
			}
			if m < 11 && l.points[m+1].ok &&
				crosses(box, c.x(m), y.Map(p.value), c.x(m+1), y.Map(l.points[m+1].value)) {
				n++
			}
		}
	}
	for k := range c.ends {
		if (k < label || c.ends[k].month == 11) && k != label && box.overlaps(c.endBox(y, k)) {
			n += 10
		}
	}
	return n
}

// crosses reports whether a stretch of a line runs through a box. It clips the stretch to the box's width
// and compares heights.
func crosses(b rect, x0, y0, x1, y1 float64) bool {
	if x1 < b.x0 || x0 > b.x1 {
		return false
	}
	slope := (y1 - y0) / (x1 - x0)
	from, to := y0, y1
	if x0 < b.x0 {
		from = y0 + float64(slope*(b.x0-x0))
	}
	if x1 > b.x1 {
		to = y0 + float64(slope*(b.x1-x0))
	}
	return max(from, to) > b.y0 && min(from, to) < b.y1
}
