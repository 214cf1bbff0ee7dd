package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// option draws the bars on a transparent one that reaches to their start.
func (c *gantt) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	before, bars := make([]any, len(c.spans)), make([]any, len(c.spans))
	days := make([][]any, len(milestoneShapes))
	for i := range c.spans {
		s := &c.spans[i]
		before[i], bars[i] = "-", "-"
		if s.from < s.to {
			before[i] = s.from
			bars[i] = item{Value: s.to - s.from, ItemStyle: barStyle(&bar{fill: s.fill, line: s.line})}
			continue
		}
		k := slices.Index(milestoneShapes[:], s.shape)
		days[k] = append(days[k], symbolItem(s.to, i, s.line))
	}
	o.add(spanSeries("before", before, unseen))
	o.add(spanSeries("bars", bars, ""))
	for k, data := range days {
		c.addSymbols(o, numberedID("days", k), milestoneShapes[k], data, nil)
	}
}

func spanSeries(id string, data []any, colour string) *series {
	return &series{SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartBar, Data: data, Stack: "span", Color: colour}}
}
