package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/format"
)

func (c *place) option(o *option) {
	c.rowOption(o, nil, "item")
	digits := format.PercentDecimals
	o.tooltip.Unit, o.tooltip.Digits = "%", &digits
	tips := c.tellRows(o, nil)
	var breaks, own []any
	for k, d := range c.own {
		for _, at := range c.breaks(k) {
			breaks = append(breaks, symbolItem(at, k, ""))
		}
		it := item{Value: "-", Tip: tips[k]}
		if !d.missing {
			it.Value = datum{x: d.value, y: float64(k)}
		}
		own = append(own, it)
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "tips", Type: types.ChartScatter, Data: own, SymbolSize: ownSize,
			ItemStyle: &opts.ItemStyle{Color: c.thisYear, BorderColor: c.paper, BorderWidth: 1},
		},
		Silent: opts.Bool(false), MarkLine: c.markLines(),
	})
	if c.boxes != nil {
		c.addBoxSeries(o)
	} else {
		c.addOtherDots(o, digits)
	}
	c.addBreaks(o, breaks)
}

// rails are the lines on which the dots of each row stand.
func (c *place) rails() *markLine {
	var lines []any
	for k := range c.rows {
		if !c.limit[k] {
			lines = append(lines, yMark{Y: float64(k)})
		}
	}
	return &markLine{Data: lines, Z: zGrid, Label: &textLabel{Label: hidden()}, LineStyle: &lineStyle{Color: c.rule}}
}

// addOtherDots adds a series for each of the others, named after it: its tips need no words of their own.
func (c *place) addOtherDots(o *option, digits int) {
	at := map[string]int{}
	first := len(o.series)
	for k, others := range c.others {
		for _, d := range others {
			n, seen := at[d.name]
			if !seen {
				n = len(o.series)
				at[d.name] = n
				o.add(&series{
					SingleSeries: charts.SingleSeries{
						Name: d.name, Id: "others-" + strconv.Itoa(n-first+1), Type: types.ChartScatter, Color: c.lastYear, Data: []any(nil),
					},
					Z: zMarks, Silent: opts.Bool(false),
				})
			}
			data := any(datum{x: d.value, y: float64(k)})
			if d.number != spoken(d.value, digits)+"%" {
				data = item{Value: data, Tip: o.packed(tip(d.name, d.number), "", "")}
			}
			o.series[n].Data = append(o.series[n].Data.([]any), data)
		}
	}
	if len(o.series) == first {
		o.add(&series{SingleSeries: charts.SingleSeries{Id: "others-1", Type: types.ChartScatter, Data: []any{}}})
	}
	o.series[first].MarkLine = c.rails()
}

func (c *place) addBoxSeries(o *option) {
	data := make([]any, len(c.boxes))
	for k, b := range c.boxes {
		if c.limit[k] {
			data[k] = "-"
			continue
		}
		data[k] = opts.BoxPlotData{Value: [5]float64{b.min, b.q1, b.median, b.q3, b.max}}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "others", Type: types.ChartBoxPlot, Data: data, ItemStyle: &opts.ItemStyle{Color: c.paper, BorderColor: c.lastYear},
		},
		BoxWidth: []float64{boxWidth, boxWidth}, MarkLine: c.rails(),
	})
}
