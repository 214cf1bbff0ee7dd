package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *bars) option(o *option) {
	c.rowOption(o, c.labels(), "axis")
	data := make([]item, len(c.bars))
	var crosses, stubs, breaks, strokes []item
	for i := range c.bars {
		b := &c.bars[i]
		switch {
		case b.kind == plainBar && b.value == 0:
			data[i] = item{Value: 0} // which has no outline
		case b.kind == plainBar:
			data[i] = item{Value: b.value, ItemStyle: barStyle(b)}
		case b.kind == zeroBar:
			data[i] = item{Value: 0}
			crosses = append(crosses, c.symbolItem(0, i, b.fill))
		default:
			data[i] = item{Value: "-"}
			if b.kind == gapBar {
				stubs = append(stubs, c.symbolItem(0, i, b.fill))
			}
		}
		if b.limited {
			strokes = append(strokes, c.symbolItem(b.limit, i, c.ink))
		}
		if b.broken {
			breaks = append(breaks, c.symbolItem(b.at, i, ""))
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "bars", Type: types.ChartBar, Data: data, BarWidth: px(barWidth),
		},
		Z: zData, Emphasis: noEmphasis{true}, Cursor: "default",
	})
	c.addSymbols(o, "crosses", svg.Cross, crosses, nil)
	c.addSymbols(o, "stubs", svg.Hatch, stubs, []float64{labelGap/2 + float64(svg.Hatch.Width/2), 0})
	c.addSymbols(o, "limits", limitStroke, strokes, nil)
	c.addBreaks(o, breaks)
}

func barStyle(b *bar) *opts.ItemStyle {
	s := &opts.ItemStyle{Color: b.fill}
	if b.line != "" {
		s.BorderColor, s.BorderWidth = b.line, 1
	}
	return s
}

// symbolItem is a symbol in row i; fill may come from the series.
func (c *rowChart) symbolItem(at float64, i int, fill string) item {
	it := item{Value: [2]float64{at, float64(i)}}
	if fill != "" {
		it.ItemStyle = &opts.ItemStyle{Color: fill}
	}
	return it
}

// addSymbols adds a series of symbols, where there are any.
func (c *rowChart) addSymbols(o *option, id string, s svg.Symbol, data []item, offset []float64) {
	if len(data) == 0 {
		return
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: id, Type: types.ChartScatter, Data: data, Symbol: symbolOf(s), SymbolSize: sizeOf(s),
			ItemStyle: &opts.ItemStyle{Opacity: opts.Float(1)},
		},
		Z: zSymbols, Silent: true, SymbolOffset: offset, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

// addBreaks adds the signs of breaks: a gap of paper and its two strokes.
func (c *rowChart) addBreaks(o *option, at []item) {
	for _, part := range []struct {
		id     string
		symbol svg.Symbol
		colour string
	}{{"break-gaps", svg.BreakGap, c.paper}, {"break-strokes", svg.BreakStrokes, c.ink}} {
		c.addSymbols(o, part.id, part.symbol, at, nil)
		if len(at) > 0 {
			o.series[len(o.series)-1].ItemStyle.Color = part.colour
		}
	}
}
