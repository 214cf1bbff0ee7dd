package chart

import (
	"math"

	"bulletin/internal/svg"
)

func (c *ground) draw(w *svg.Writer) {
	w.Group("class", "lands", "stroke", c.secondary, "fill-rule", "evenodd")
	for k := range c.lands {
		w.Start("path")
		w.Attr("d", string(outlinePath(c.lands[k].rings)))
		w.Attr("fill", c.lands[k].fill)
		w.Empty()
	}
	w.End("g")
	w.Group("class", "hatch", "stroke", c.secondary, "stroke-opacity", "0.5")
	for k := range c.lands {
		if l := &c.lands[k]; l.gap {
			w.Start("path")
			w.Attr("d", string(l.hatching()))
			w.Empty()
		}
	}
	w.End("g")
	for k := range c.lands {
		if l := &c.lands[k]; l.boxed && len(l.text) > 0 || l.gap {
			b := l.box()
			w.Rect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, c.paper, "")
		}
	}
	w.Group("class", "labels", "text-anchor", "middle")
	for k := range c.lands {
		l := &c.lands[k]
		for n, t := range l.text {
			w.Start("text")
			w.Num("x", l.label[0])
			w.Num("y", baseline(l.label[1]+stacked(n, len(l.text)), labelSize))
			w.Attr("fill", c.labelInk(l))
			w.Content("text", t)
		}
	}
	w.End("g")
	w.Group("class", "lines", "fill", c.secondary, "text-anchor", "middle")
	for k, t := range c.lines {
		w.Text(c.width/2, baseline(c.lineAt(k), labelSize), t)
	}
	w.End("g")
}

// labelInk is the label's colour: on paper the page's own.
func (c *ground) labelInk(l *land) string {
	if l.boxed || l.gap {
		return c.ink
	}
	return l.ink
}

func outlinePath(polygons [][][][2]float64) []byte {
	var d []byte
	for _, rings := range polygons {
		for _, ring := range rings {
			for k, p := range ring {
				op := byte('L')
				if k == 0 {
					op = 'M'
				}
				d = svg.AppendNumber(append(d, op), p[0])
				d = svg.AppendNumber(append(d, ' '), p[1])
			}
			d = append(d, 'Z')
		}
	}
	return d
}

// hatching is slanted strokes across a shape: stretches of the lines x + y = n.
func (l *land) hatching() []byte {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range points(l.rings) {
		lo, hi = min(lo, p[0]+p[1]), max(hi, p[0]+p[1])
	}
	var d []byte
	for at := math.Ceil(lo/hatchStep) * hatchStep; at < hi; at += hatchStep {
		for _, s := range spansAt(l.rings, at, 1, 1) { // along it x − y
			d = svg.AppendNumber(append(d, 'M'), (at+s[0])/2)
			d = svg.AppendNumber(append(d, ' '), (at-s[0])/2)
			d = svg.AppendNumber(append(d, 'L'), (at+s[1])/2)
			d = svg.AppendNumber(append(d, ' '), (at-s[1])/2)
		}
	}
	return d
}
