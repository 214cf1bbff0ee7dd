package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *place) option(o *option) {
	c.rowOption(o, nil, "item")
	c.addRails(o)
	if c.boxes != nil {
		c.addBoxSeries(o)
	} else {
		c.addOtherDots(o)
	}
	var breaks, own []item
	for k, d := range c.own {
		for _, at := range c.breaks(k) {
			breaks = append(breaks, c.symbolItem(at, k, ""))
		}
		it := item{Name: d.tip, Value: "-"}
		if !d.missing {
			it.Value = [2]float64{d.value, float64(k)}
		}
		own = append(own, it)
	}
	c.addBreaks(o, breaks)
	if words := c.labelSeries("words", c.labels(), false); len(words.Data.([]item)) > 0 {
		words.Silent = true
		o.add(words)
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "tips", Type: types.ChartScatter, Data: own, Symbol: "circle", SymbolSize: ownSize,
			ItemStyle: &opts.ItemStyle{Color: c.thisYear, BorderColor: c.paper, BorderWidth: 1, Opacity: opts.Float(1)},
		},
		Z: zLabels, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

// addRails adds the line on which each row's dots stand.
func (c *place) addRails(o *option) {
	var lines []any
	for k := range c.rows {
		if c.words[k] != "" {
			continue
		}
		m := yMark{}
		m.YAxis = k
		lines = append(lines, m)
	}
	s := lineSeries("rails", zGrid, lines, &textLabel{Label: hidden()})
	s.MarkLine.LineStyle = &lineStyle{Color: c.rule, Width: 1, Type: "solid"}
	o.add(s)
}

func (c *place) addOtherDots(o *option) {
	var data []item
	for k, others := range c.others {
		for _, d := range others {
			data = append(data, item{Name: d.tip, Value: [2]float64{d.value, float64(k)}})
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "others", Type: types.ChartScatter, Data: data, Symbol: "circle", SymbolSize: dotSize,
			ItemStyle: &opts.ItemStyle{Color: c.lastYear, Opacity: opts.Float(1)},
		},
		Z: zMarks, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

func (c *place) addBoxSeries(o *option) {
	data := make([]any, len(c.boxes))
	for k, b := range c.boxes {
		if c.words[k] != "" {
			data[k] = "-"
			continue
		}
		data[k] = opts.BoxPlotData{Value: [5]float64{b.min, b.q1, b.median, b.q3, b.max}}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "others", Type: types.ChartBoxPlot, Data: data,
			ItemStyle: &opts.ItemStyle{Color: c.paper, BorderColor: c.lastYear, BorderWidth: 1},
		},
		Z: zData, Silent: true, BoxWidth: []float64{boxWidth, boxWidth}, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}
