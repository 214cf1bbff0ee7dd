package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *tasks) option(o *option) {
	o.XAxisList[0] = opts.XAxis{Min: c.x.lo, Max: c.x.hi}
	o.YAxisList[0] = opts.YAxis{Min: c.y.lo, Max: c.y.hi}
	o.x.tick, o.x.label = ticked(c.x.ticks)
	o.x.label.Margin = labelGap + 2
	o.y.tick, o.y.label = ticked(c.y.ticks)
	o.x.line = &axisLine{Show: opts.Bool(true), OnZero: opts.Bool(true)}
	o.y.line = o.x.line
	o.Tooltip = opts.Tooltip{Trigger: "item"}
	o.tooltip.Tip = "item"
	c.addTexts(o)
	c.addMarkSymbols(o)
}

// markLines are the diagonal or the levels.
func (c *tasks) markLines() *markLine {
	var lines []any
	if c.diagonal != "" {
		from, to := c.diagonalEnds()
		lines = append(lines, [2]styledCoord{
			{coord: coord{[2]float64{from, from}}, LineStyle: &lineStyle{Type: dashes}},
			{coord: coord{[2]float64{to, to}}},
		})
	}
	for _, l := range c.levels {
		m := yMark{Y: l.value}
		if l.dashed {
			m.LineStyle = &lineStyle{Type: dashes}
		}
		lines = append(lines, m)
	}
	if lines == nil {
		return nil
	}
	return &markLine{Data: lines, Label: &textLabel{Label: hidden()}}
}

// styledCoord is a coord with the style of the line that it begins.
type styledCoord struct {
	coord
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
}

// markIDs name the marks of points by the ids of their series.
var markIDs = map[svg.Symbol]string{
	svg.Cross: "cross", svg.Diamond: "diamond", svg.DiamondRing: "diamond-ring", svg.Disc: "disc", svg.HalfDisc: "half-disc",
	svg.Ring: "ring", svg.Triangle: "triangle", svg.TriangleRing: "triangle-ring",
}

// addMarkSymbols adds two series for each mark in use, in the order of the regions: what lies below, and what carries labels and tips.
func (c *tasks) addMarkSymbols(o *option) {
	var shapes []stateMark
	used := map[svg.Symbol]int{}
	next := func(s svg.Symbol) string {
		used[s]++
		return numberedID(markIDs[s], used[s]-1)
	}
	for k := range c.marks {
		if !slices.Contains(shapes, c.marks[k].shape) {
			shapes = append(shapes, c.marks[k].shape)
		}
	}
	for _, shape := range shapes {
		top, fill := shape.front, shape.frontFill
		if top.Path == "" {
			top, fill = shape.back, shape.backFill
		} else {
			var below []any
			for _, m := range c.marks {
				if m.shape == shape {
					below = append(below, datum{x: m.x, y: m.y})
				}
			}
			o.add(&series{SingleSeries: charts.SingleSeries{Id: next(shape.back), Type: types.ChartScatter, Data: below, Color: shape.backFill}})
		}
		var data []any
		for k := range c.marks {
			if c.marks[k].shape == shape {
				data = append(data, c.marks[k].datum(o, k))
			}
		}
		s := spotSeries(next(top), data)
		s.Color, s.Silent = fill, opts.Bool(false)
		o.add(s)
	}
}

// datum is a mark with its label and its tip, and its place in the order of reading.
func (m *taskMark) datum(o *option, k int) any {
	d := datum{x: m.x, y: m.y, text: plain(m.text), more: []string{digits(k)}, texts: 3}
	_, beside, _ := strings.Cut(d.text, " ") // a name alone stays in the tip
	label := d.text
	if beside == "" {
		label = ""
	}
	d.tip = o.packed(m.tip, label, "")
	if own := m.spot.unlike(taskSpots[0]); own != nil && m.text != "" {
		return item{Value: d, Label: own}
	}
	return d
}

// unlike is what a label at s has that one at another place has not, or nil.
func (s spot) unlike(other spot) *textLabel {
	if s == other {
		return nil
	}
	l := &textLabel{Offset: []float64{s.dx, s.dy}}
	switch {
	case s.middle:
		l.Position = "inside"
	case s.dx < 0:
		l.Position = "left"
	}
	return l
}

// spotSeries is a series of points with labels, which stand as the first of the spots says.
func spotSeries(id string, data []any) *series {
	return &series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartScatter, Data: data},
		Label: &textLabel{
			Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "right", Offset: []float64{taskSpots[0].dx, 0},
		},
	}
}

// addTexts adds the texts that are beside no mark, and the lines.
func (c *tasks) addTexts(o *option) {
	inks := inks{usual: c.secondary}
	var data []any
	for _, t := range c.apart() {
		d := datum{x: t.x, y: t.y, text: inks.in(t.ink, plain(t.text)), texts: 1}
		if own := t.spot.unlike(taskSpots[0]); own != nil {
			data = append(data, item{Value: d, Label: own})
		} else {
			data = append(data, d)
		}
	}
	s := spotSeries("texts", data)
	s.Label.Color, s.Label.Rich, s.MarkLine = c.secondary, inks.rich, c.markLines()
	o.add(s)
}
