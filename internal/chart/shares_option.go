package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *shares) option(o *option) {
	c.rowOption(o, c.rightLabels(), "axis")
	var links, target, done []any
	for i := range c.pairs {
		p := &c.pairs[i]
		if !p.noTarget {
			target = append(target, datum{x: p.target, y: float64(i)})
		}
		if !p.noDone {
			done = append(done, datum{x: p.done, y: float64(i)})
		}
		if !p.noTarget && !p.noDone {
			links = append(links, [2]coord{{[2]float64{p.target, float64(i)}}, {[2]float64{p.done, float64(i)}}})
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "done", Name: "占完成", Type: types.ChartScatter, Data: done, Color: c.thisYear},
		Z:            zMarks,
		MarkLine:     &markLine{Data: links, Z: zData, Label: &textLabel{Label: hidden()}, LineStyle: &lineStyle{Color: c.secondary}},
	})
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "target", Name: "占目标", Type: types.ChartScatter, Data: target,
			ItemStyle: &opts.ItemStyle{Color: unseen, BorderColor: c.thisYear, BorderWidth: 1.5},
		},
		Z: zSymbols,
	})
	if left := c.labelSeries("labels-2", c.leftLabels(), nil); len(left.Data.([]any)) > 0 {
		o.add(left)
	}
}

// coord is an end of a line between two points.
type coord struct {
	Coord [2]float64 `json:"coord"`
}
