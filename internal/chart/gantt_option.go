package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

// option draws the bars on a transparent one that reaches to their start.
func (c *gantt) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	before, bars := make([]item, len(c.spans)), make([]item, len(c.spans))
	var diamonds, rings, flags, flagsOfDays []item
	for i := range c.spans {
		s := &c.spans[i]
		before[i], bars[i] = item{Value: "-"}, item{Value: "-"}
		switch {
		case s.from < s.to:
			before[i].Value = s.from
			bars[i] = item{Value: s.to - s.from, ItemStyle: barStyle(&bar{fill: s.fill, line: s.line})}
		case s.hollow:
			rings = append(rings, c.symbolItem(s.to, i, s.line))
		default:
			diamonds = append(diamonds, c.symbolItem(s.to, i, s.fill))
		}
		switch {
		case s.flag == "":
		case s.from < s.to:
			flags = append(flags, c.symbolItem(s.to, i, s.flag))
		default:
			flagsOfDays = append(flagsOfDays, c.symbolItem(s.to, i, s.flag))
		}
	}
	o.add(spanSeries("before", before, &opts.ItemStyle{Color: "transparent"}))
	o.add(spanSeries("bars", bars, nil))
	c.addSymbols(o, "diamonds", svg.Diamond, diamonds, nil)
	c.addSymbols(o, "rings", svg.DiamondRing, rings, nil)
	c.addSymbols(o, "flags", svg.Flag, flags, []float64{c.flagAt(&span{to: 1}), 0})
	c.addSymbols(o, "flags-of-days", svg.Flag, flagsOfDays, []float64{c.flagAt(&span{}), 0})
}

func spanSeries(id string, data []item, style *opts.ItemStyle) *series {
	return &series{
		SingleSeries: charts.SingleSeries{
			Id: id, Type: types.ChartBar, Data: data, BarWidth: px(barWidth), Stack: "span", ItemStyle: style,
		},
		Z: zData, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
	}
}
