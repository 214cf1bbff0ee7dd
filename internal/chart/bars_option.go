package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *bars) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	bars := groups{}
	var crosses, stubs, breaks, strokes []any
	var zeros []int
	for i := range c.bars {
		b := &c.bars[i]
		switch {
		case b.kind == plainBar && b.value != 0:
			bars.addRow(b.fill+" "+b.line, i, b.value)
		case b.kind == plainBar:
			zeros = append(zeros, i)
		case b.kind == zeroBar:
			zeros = append(zeros, i)
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
	if len(bars) == 0 {
		bars = groups{{}}
	}
	for len(bars[0].data) < len(c.bars) { // the first has a datum for every row
		bars[0].data = append(bars[0].data, "-")
	}
	for _, row := range zeros { // which have no outline
		bars[0].put(row, item{Value: 0, ItemStyle: &opts.ItemStyle{BorderColor: "none"}})
	}
	for k, g := range bars {
		fill, line, _ := strings.Cut(g.colour, " ")
		o.add(&series{SingleSeries: charts.SingleSeries{
			Id: numberedID("bars", k), Type: types.ChartBar, Data: g.data, ItemStyle: barStyle(&bar{fill: fill, line: line}), BarGap: "-100%",
		}})
	}
	c.addSymbols(o, "crosses", svg.Cross, crosses, nil)
	c.addSymbols(o, "stubs", svg.Hatch, stubs, []float64{labelGap/2 + float64(svg.Hatch.Width/2), 0})
	c.addSymbols(o, "limits", limitStroke, strokes, nil)
	c.addBreaks(o, breaks)
}

func barStyle(b *bar) *opts.ItemStyle {
	return &opts.ItemStyle{Color: b.fill, BorderColor: b.line}
}

// addRow adds the value of a row to the bars of a colour; rows of other colours are empty there.
func (g *groups) addRow(colour string, row int, value float64) {
	k := slices.IndexFunc(*g, func(one group) bool { return one.colour == colour })
	if k < 0 {
		k = len(*g)
		*g = append(*g, group{colour: colour})
	}
	(*g)[k].put(row, value)
}

// put places the datum of a row.
func (g *group) put(row int, datum any) {
	for len(g.data) <= row {
		g.data = append(g.data, "-")
	}
	g.data[row] = datum
}

// symbolItem is a symbol in row i; fill may come from the series.
func symbolItem(at float64, i int, fill string) any {
	if fill == "" {
		return datum{x: at, y: float64(i)}
	}
	return item{Value: datum{x: at, y: float64(i)}, ItemStyle: &opts.ItemStyle{Color: fill}}
}

// addSymbols adds a series of symbols, where there are any. What all have the same colour says it once.
func (c *rowChart) addSymbols(o *option, id string, s svg.Symbol, data []any, offset []float64) {
	if len(data) == 0 {
		return
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: id, Type: types.ChartScatter, Data: data, Symbol: symbolOf(s), SymbolSize: sizeOf(s), Color: oneColour(data),
		},
		Z: zSymbols, SymbolOffset: offset,
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
	for _, part := range []struct {
		id     string
		symbol svg.Symbol
		colour string
	}{{"break-gaps", svg.BreakGap, c.paper}, {"break-strokes", svg.BreakStrokes, c.ink}} {
		c.addSymbols(o, part.id, part.symbol, at, nil)
		if len(at) > 0 {
			o.series[len(o.series)-1].Color = part.colour
		}
	}
}
