package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *shares) option(o *option) {
	c.rowOption(o, c.rightLabels(), "axis")
	var links []any
	var target, done []item
	for i := range c.pairs {
		p := &c.pairs[i]
		if !p.noTarget {
			target = append(target, c.symbolItem(p.target, i, ""))
		}
		if !p.noDone {
			done = append(done, c.symbolItem(p.done, i, ""))
		}
		if !p.noTarget && !p.noDone {
			links = append(links, [2]coord{{[2]float64{p.target, float64(i)}}, {[2]float64{p.done, float64(i)}}})
		}
	}
	s := lineSeries("links", zData, links, &textLabel{Label: hidden()})
	s.MarkLine.LineStyle = &lineStyle{Color: c.secondary, Width: 1, Type: "solid"}
	o.add(s)
	o.add(c.dotSeries("done", zMarks, done, &opts.ItemStyle{Color: c.thisYear, Opacity: opts.Float(1)}))
	o.add(c.dotSeries("target", zSymbols, target, &opts.ItemStyle{
		Color: "transparent", BorderColor: c.thisYear, BorderWidth: 1.5, Opacity: opts.Float(1),
	}))
	left := c.labelSeries("left-labels", c.leftLabels(), false)
	left.Silent = true
	o.add(left)
}

// coord is an end of a line between two points.
type coord struct {
	Coord [2]float64 `json:"coord"`
}

func (c *shares) dotSeries(id string, z int, data []item, style *opts.ItemStyle) *series {
	return &series{
		SingleSeries: charts.SingleSeries{
			Id: id, Type: types.ChartScatter, Data: data, Symbol: "circle", SymbolSize: dotSize, ItemStyle: style,
		},
		Z: z, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
	}
}
