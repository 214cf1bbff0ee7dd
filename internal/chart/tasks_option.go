package chart

import (
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
	tips := make([]any, len(c.marks))
	for k := range c.marks {
		m := &c.marks[k]
		tips[k] = item{Value: datum{x: m.x, y: m.y}, Tip: o.packed(m.tip)}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "tips", Type: types.ChartScatter, Data: tips, SymbolSize: markSize, Color: unseen},
		Silent:       opts.Bool(false), MarkLine: c.markLines(),
	})
	c.addMarkSymbols(o)
	c.addTexts(o)
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

// addMarkSymbols adds a series for each symbol and colour in use, in the order of the marks.
func (c *tasks) addMarkSymbols(o *option) {
	for _, front := range []bool{false, true} {
		id, z := "backs", zData
		if front {
			id, z = "fronts", zSymbols
		}
		shapes := groups{}
		symbols := map[string]svg.Symbol{}
		for _, m := range c.marks {
			s, fill := m.shape.back, m.shape.backFill
			if front {
				s, fill = m.shape.front, m.shape.frontFill
			}
			if s.Path == "" {
				continue
			}
			symbols[s.Path] = s
			shapes.add(fill+" "+s.Path, datum{x: m.x, y: m.y})
		}
		for n, g := range shapes {
			colour, path, _ := strings.Cut(g.colour, " ")
			s := symbols[path]
			o.add(&series{
				SingleSeries: charts.SingleSeries{
					Id: id + "-" + digits(n+1), Type: types.ChartScatter, Data: g.data, Symbol: symbolOf(s), SymbolSize: sizeOf(s), Color: colour,
				},
				Z: z,
			})
		}
	}
}

func (c *tasks) addTexts(o *option) {
	var data []any
	for _, t := range c.texts() {
		l := &textLabel{Offset: []float64{t.dx, t.dy}}
		if t.ink != c.ink {
			l.Color = t.ink
		}
		switch {
		case t.middle:
			l.Position = "inside"
		case t.dx < 0:
			l.Position = "left"
		}
		data = append(data, item{Value: datum{x: t.x, y: t.y, text: plain(t.text), texts: 1}, Label: l})
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "texts", Type: types.ChartScatter, Data: data, SymbolSize: 1, Color: unseen},
		Label: &textLabel{
			Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "right", Distance: floats(0), Padding: []float64{0, 0},
		},
	})
}
