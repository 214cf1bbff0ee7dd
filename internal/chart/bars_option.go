package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *bars) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	data := make([]any, len(c.bars))
	var crosses, stubs, breaks, strokes []any
	for i := range c.bars {
		b := &c.bars[i]
		switch {
		case b.kind == plainBar && b.value == 0:
			data[i] = 0 // which has no outline
		case b.kind == plainBar:
			data[i] = item{Value: b.value, ItemStyle: barStyle(b)}
		case b.kind == zeroBar:
			data[i] = 0
			crosses = append(crosses, symbolItem(0, i, b.fill))
		default:
			data[i] = "-"
			if b.kind == gapBar {
				stubs = append(stubs, symbolItem(0, i, b.fill))
			}
		}
		if b.limited {
			strokes = append(strokes, symbolItem(b.limit, i, c.ink))
		}
		if b.broken {
			breaks = append(breaks, symbolItem(b.at, i, ""))
		}
	}
	o.add(&series{SingleSeries: charts.SingleSeries{Id: "bars", Type: types.ChartBar, Data: data}})
	c.addSymbols(o, "crosses", svg.Cross, crosses, nil)
	c.addSymbols(o, "stubs", svg.Hatch, stubs, []float64{labelGap/2 + svg.Hatch.Width/2, 0})
	c.addSymbols(o, "limits", limitStroke, strokes, nil)
	c.addBreaks(o, breaks)
}

func barStyle(b *bar) *opts.ItemStyle {
	return &opts.ItemStyle{Color: b.fill, BorderColor: b.line}
}

// symbolItem is a symbol in row i; fill may come from the series.
func symbolItem(at float64, i int, fill string) any {
	if fill == "" {
		return []any{at, i}
	}
	return item{Value: []any{at, i}, ItemStyle: &opts.ItemStyle{Color: fill}}
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
