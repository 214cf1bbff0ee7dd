package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/analysis"
)

// milestoneIDs are the shapes of single days, by the ids of their series.
var milestoneIDs = [...]string{
	analysis.MilestoneNotDue: "diamond-ring", analysis.MilestoneRunning: "half-disc",
	analysis.MilestoneDone: "disc", analysis.MilestoneOverdue: "triangle",
}

// option draws the bars on a transparent one that reaches to their start.
func (c *gantt) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	var before []any
	bars, days := groups{}, make([][]any, len(milestoneShapes))
	for i := range c.spans {
		s := &c.spans[i]
		if s.from < s.to {
			before = append(before, datum{x: s.from, y: float64(i)})
			bars.add(s.fill+" "+s.line, datum{x: s.to - s.from, y: float64(i)})
			continue
		}
		k := slices.Index(milestoneShapes[:], s.shape)
		days[k] = append(days[k], symbolItem(s.to, i, s.line))
	}
	if len(bars) > 0 {
		o.add(spanSeries("before", before, nil))
		o.series[len(o.series)-1].Color = unseen
	}
	for k, g := range bars {
		fill, line, _ := strings.Cut(g.colour, " ")
		o.add(spanSeries(numberedID("bars", k), g.data, barStyle(&bar{fill: fill, line: line})))
	}
	for k, data := range days {
		c.addSymbols(o, milestoneIDs[k], data)
	}
}

func spanSeries(id string, data []any, style *opts.ItemStyle) *series {
	return &series{SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartBar, Data: data, Stack: "span", ItemStyle: style}}
}
