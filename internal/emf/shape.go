package emf

import (
	"errors"
	"math"

	"bulletin/internal/svg"
)

// shapes draws the elements that hold nothing.
var shapes = map[string]func(*writer, look, attrs) error{
	"rect":     drawRect,
	"line":     drawLine,
	"circle":   drawCircle,
	"polyline": func(w *writer, l look, a attrs) error { return drawPoints(w, l, a, false) },
	"polygon":  func(w *writer, l look, a attrs) error { return drawPoints(w, l, a, true) },
	"path":     drawPath,
}

// outline is a shape as straight lines.
type outline struct {
	points []point
	closed bool
}

// draw fills the outlines and then strokes them.
func draw(w *writer, l look, outlines []outline) {
	var rings, lines [][]point
	for _, o := range outlines {
		moved := make([]point, len(o.points), len(o.points)+1)
		for i, p := range o.points {
			moved[i] = point{p.x + l.at.x, p.y + l.at.y}
		}
		if len(moved) > 2 {
			rings = append(rings, moved)
		}
		if o.closed && len(moved) > 0 {
			moved = append(moved, moved[0])
		}
		if len(moved) > 1 {
			lines = append(lines, dash(moved, l.dashes)...)
		}
	}
	if l.fill.on && l.fill.alpha > 0 && len(rings) > 0 {
		w.area(rings, l.fill.onPaper())
	}
	if l.stroke.on && l.stroke.alpha > 0 && l.width > 0 && len(lines) > 0 {
		w.lines(lines, pen{l.stroke.onPaper(), l.width, l.round})
	}
}

func drawRect(w *writer, l look, a attrs) error {
	v, err := a.four("x", "y", "width", "height")
	if err != nil || v[2] <= 0 || v[3] <= 0 {
		return err
	}
	right, bottom := v[0]+v[2], v[1]+v[3]
	draw(w, l, []outline{{[]point{{v[0], v[1]}, {right, v[1]}, {right, bottom}, {v[0], bottom}}, true}})
	return nil
}

func drawLine(w *writer, l look, a attrs) error {
	v, err := a.four("x1", "y1", "x2", "y2")
	if err != nil {
		return err
	}
	l.fill.on = false
	draw(w, l, []outline{{[]point{{v[0], v[1]}, {v[2], v[3]}}, false}})
	return nil
}

func drawCircle(w *writer, l look, a attrs) error {
	v, err := a.four("cx", "cy", "r")
	if err != nil || v[2] <= 0 {
		return err
	}
	center := point{v[0], v[1]}
	if !l.stroke.on && l.fill.on && l.fill.alpha > 0 {
		w.disc(point{center.x + l.at.x, center.y + l.at.y}, v[2], l.fill.onPaper())
		return nil
	}
	ring := ellipse(center, v[2], v[2], 0, 0, 2*math.Pi)
	draw(w, l, []outline{{ring[1:], true}})
	return nil
}

func drawPoints(w *writer, l look, a attrs, closed bool) error {
	v, err := numbers(a["points"])
	if err != nil || len(v)%2 != 0 {
		return errors.Join(err, errors.New("points"))
	}
	var points []point
	for i := 0; i < len(v); i += 2 {
		points = append(points, point{v[i], v[i+1]})
	}
	draw(w, l, []outline{{points, closed}})
	return nil
}

// dash cuts a line into the strokes of a pattern, as stroke-dasharray does.
func dash(line []point, pattern []float64) [][]point {
	if len(pattern) == 0 {
		return [][]point{line}
	}
	var out [][]point
	at, left := 0, pattern[0]
	stroke := []point{line[0]}
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		length := svg.Hypot(to.x-from.x, to.y-from.y)
		done := 0.0
		for length-done > left {
			done += left
			p := point{from.x + float64((to.x-from.x)*done/length), from.y + float64((to.y-from.y)*done/length)}
			if at%2 == 0 {
				out = append(out, append(stroke, p))
			}
			stroke = []point{p}
			at = (at + 1) % len(pattern)
			left = pattern[at]
		}
		left -= length - done
		stroke = append(stroke, to)
	}
	if at%2 == 0 && len(stroke) > 1 {
		out = append(out, stroke)
	}
	return out
}

// ellipse is an arc from one angle to another as straight lines that leave it by less than a twentieth of a
// pixel. The axes are turned by tilt; angles are in radians.
func ellipse(center point, rx, ry, tilt, from, to float64) []point {
	radius := max(rx, ry, 0.1)
	off := min(1, float64(0.05/radius))
	step := 2 * svg.Atan2(math.Sqrt(off*(2-off)), 1-off)
	n := int(math.Ceil(math.Abs(to-from)/step)) + 1
	out := make([]point, 0, n+1)
	sin, cos := svg.Sincos(tilt)
	for i := range n + 1 {
		s, c := svg.Sincos(from + float64((to-from)*float64(i)/float64(n)))
		out = append(out, point{
			center.x + float64(rx*c*cos) - float64(ry*s*sin), center.y + float64(rx*c*sin) + float64(ry*s*cos),
		})
	}
	return out
}
