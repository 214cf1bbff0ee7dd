package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

// option draws the bars on a transparent one that reaches to their start.
func (c *gantt) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	before, bars := make([]any, len(c.spans)), make([]any, len(c.spans))
	var diamonds, rings, flags, flagsOfDays []any
	for i := range c.spans {
		s := &c.spans[i]
		before[i], bars[i] = "-", "-"
		switch {
		case s.from < s.to:
			before[i] = s.from
			bars[i] = item{Value: s.to - s.from, ItemStyle: barStyle(&bar{fill: s.fill, line: s.line})}
		case s.hollow:
			rings = append(rings, symbolItem(s.to, i, s.line))
		default:
			diamonds = append(diamonds, symbolItem(s.to, i, s.fill))
		}
		switch {
		case s.flag == "":
		case s.from < s.to:
			flags = append(flags, symbolItem(s.to, i, s.flag))
		default:
			flagsOfDays = append(flagsOfDays, symbolItem(s.to, i, s.flag))
		}
	}
	o.add(spanSeries("before", before, unseen))
	o.add(spanSeries("bars", bars, ""))
	c.addSymbols(o, "diamonds", svg.Diamond, diamonds, nil)
	c.addSymbols(o, "rings", svg.DiamondRing, rings, nil)
	c.addSymbols(o, "flags", svg.Flag, flags, []float64{c.flagAt(&span{to: 1}), 0})
	c.addSymbols(o, "flags-of-days", svg.Flag, flagsOfDays, []float64{c.flagAt(&span{}), 0})
}

func spanSeries(id string, data []any, colour string) *series {
	return &series{SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartBar, Data: data, Stack: "span", Color: colour}}
}
