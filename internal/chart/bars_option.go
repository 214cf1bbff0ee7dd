package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *bars) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	bars := groups{}
	var crosses, stubs, breaks, strokes []any
	for i := range c.bars {
		b := &c.bars[i]
		switch {
		case b.kind == plainBar && b.value != 0:
			bars.add(b.fill+" "+b.line, datum{x: b.value, y: float64(i)})
		case b.kind == zeroBar:
			crosses = append(crosses, symbolItem(0, i, b.fill))
		case b.kind == gapBar:
			stubs = append(stubs, symbolItem(0, i, b.fill))
		}
		if b.limited {
			strokes = append(strokes, symbolItem(b.limit, i, c.ink))
		}
		if b.broken {
			breaks = append(breaks, symbolItem(b.at, i, ""))
		}
	}
	for k, g := range bars {
		fill, line, _ := strings.Cut(g.colour, " ")
		o.add(&series{SingleSeries: charts.SingleSeries{
			Id: numberedID("bars", k), Type: types.ChartBar, Data: g.data, ItemStyle: barStyle(&bar{fill: fill, line: line}),
		}})
	}
	if len(bars) > 1 {
		o.series[len(o.series)-1].BarGap = "-100%" // that of all
	}
	c.addSymbols(o, "cross", crosses)
	c.addSymbols(o, "hatch", stubs)
	c.addSymbols(o, "limit", strokes)
	c.addBreaks(o, breaks)
}

func barStyle(b *bar) *opts.ItemStyle {
	return &opts.ItemStyle{Color: b.fill, BorderColor: b.line}
}

// symbolItem is a symbol in row i; fill may come from the series.
func symbolItem(at float64, i int, fill string) any {
	if fill == "" {
		return datum{x: at, y: float64(i)}
	}
	return item{Value: datum{x: at, y: float64(i)}, ItemStyle: &opts.ItemStyle{Color: fill}}
}

// addSymbols adds a series of the symbols that its id names, where there are any. What all have the same colour says it once.
func (c *rowChart) addSymbols(o *option, id string, data []any) {
	if len(data) == 0 {
		return
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartScatter, Data: data, Color: oneColour(data)},
	})
}

// oneColour is the colour of all items, which then need none of their own; empty where they differ.
func oneColour(data []any) string {
	colour := ""
	for k, d := range data {
		it, ok := d.(item)
		if !ok || it.ItemStyle == nil || k > 0 && it.ItemStyle.Color != colour {
			return ""
		}
		colour = it.ItemStyle.Color
	}
	for k := range data {
		data[k] = data[k].(item).Value
	}
	return colour
}

// addBreaks adds the signs of breaks: a gap of paper and its two strokes.
func (c *rowChart) addBreaks(o *option, at []any) {
	if len(at) == 0 {
		return
	}
	c.addSymbols(o, "break-gap", at)
	c.addSymbols(o, "break-strokes", at)
	o.series[len(o.series)-1].Color = c.ink
}
