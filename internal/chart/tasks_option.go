package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *tasks) option(o *option) {
	o.ink = c.ink
	hide := opts.Bool(false)
	o.XAxisList[0] = opts.XAxis{Type: "value", Show: hide, Min: c.x.lo, Max: c.x.hi}
	o.YAxisList[0] = opts.YAxis{Type: "value", Show: hide, Min: c.y.lo, Max: c.y.hi}
	o.GridList = []opts.Grid{{
		Left: px(c.left), Right: px(c.right), Top: px(c.top), Bottom: px(c.bottom),
	}}
	o.Tooltip = opts.Tooltip{
		Show: opts.Bool(true), Trigger: "item", Formatter: "{b}", BackgroundColor: c.paper, BorderColor: c.rule,
	}
	tips := make([]item, len(c.marks))
	for k, m := range c.marks {
		tips[k] = item{Name: m.tip, Value: [2]float64{m.x, m.y}}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "tips", Type: types.ChartScatter, Data: tips, Symbol: "circle", SymbolSize: markSize, ItemStyle: unseen(),
		},
		Z: zLabels, Emphasis: noEmphasis{true}, Cursor: "default",
	})
	c.addGrid(o)
	c.addLines(o)
	c.addMarkSymbols(o)
	c.addTexts(o)
}

func (c *tasks) addGrid(o *option) {
	faint := &lineStyle{Color: fade(c.rule), Width: 1, Type: "solid"}
	zero := &lineStyle{Color: c.secondary, Width: 1, Type: "solid"}
	var columns, rows []any
	for _, t := range c.x.ticks {
		m := xMark{LineStyle: faint, Label: &textLabel{Formatter: plain(t.text)}}
		if m.XAxis = t.value; t.value == 0 {
			m.LineStyle = zero
		}
		columns = append(columns, m)
	}
	for _, t := range c.y.ticks {
		m := yMark{LineStyle: faint, Label: &textLabel{Formatter: plain(t.text)}}
		if m.YAxis = t.value; t.value == 0 {
			m.LineStyle = zero
		}
		rows = append(rows, m)
	}
	o.add(lineSeries("columns", zGrid, columns, &textLabel{
		Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize},
		Color: c.secondary, Position: "start", Distance: floats(labelGap + 2), // lines run upward
	}))
	o.add(lineSeries("rows", zGrid, rows, &textLabel{
		Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize},
		Color: c.secondary, Position: "start", Distance: floats(labelGap),
	}))
}

// addLines adds the diagonal or the levels.
func (c *tasks) addLines(o *option) {
	var lines []any
	if c.diagonal != "" {
		from, to := c.diagonalEnds()
		lines = append(lines, [2]styledCoord{
			{coord: coord{[2]float64{from, from}}, LineStyle: &lineStyle{Color: c.ink, Width: 1, Type: dashes}},
			{coord: coord{[2]float64{to, to}}},
		})
	}
	for _, l := range c.levels {
		m := yMark{LineStyle: &lineStyle{Color: c.ink, Width: 1, Type: "solid"}}
		if m.YAxis = l.value; l.dashed {
			m.LineStyle.Type = dashes
		}
		lines = append(lines, m)
	}
	o.add(lineSeries("lines", zMarks, lines, &textLabel{Label: hidden()}))
}

// styledCoord is a coord with the style of the line that it begins.
type styledCoord struct {
	coord
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
}

// addMarkSymbols adds a series for each symbol in use, in the order of the marks.
func (c *tasks) addMarkSymbols(o *option) {
	for _, front := range []bool{false, true} {
		var symbols []svg.Symbol
		items := map[string][]item{}
		for _, m := range c.marks {
			s, fill := m.shape.back, m.shape.backFill
			if front {
				s, fill = m.shape.front, m.shape.frontFill
			}
			if s.Path == "" {
				continue
			}
			if items[s.Path] == nil {
				symbols = append(symbols, s)
			}
			items[s.Path] = append(items[s.Path], item{Value: [2]float64{m.x, m.y}, ItemStyle: &opts.ItemStyle{Color: fill}})
		}
		id, z := "backs", zData
		if front {
			id, z = "fronts", zSymbols
		}
		for n, s := range symbols {
			o.add(&series{
				SingleSeries: charts.SingleSeries{
					Id: id + "-" + digits(n+1), Type: types.ChartScatter, Data: items[s.Path], Symbol: symbolOf(s), SymbolSize: sizeOf(s),
					ItemStyle: &opts.ItemStyle{Opacity: opts.Float(1)},
				},
				Z: z, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
			})
		}
	}
}

func (c *tasks) addTexts(o *option) {
	var data []item
	for _, t := range c.texts() {
		l := &textLabel{Formatter: plain(t.text), Color: t.ink, Offset: []float64{t.dx, t.dy}}
		switch {
		case t.middle:
			l.Position, l.Label = "inside", &opts.Label{Align: "center"}
		case t.dx < 0:
			l.Position, l.Label = "left", &opts.Label{Align: "right"}
		}
		data = append(data, item{Value: [2]float64{t.x, t.y}, Label: l})
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "texts", Type: types.ChartScatter, Data: data, SymbolSize: 1, ItemStyle: unseen()},
		Z:            zLabels, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
		Label: &textLabel{
			Label:    &opts.Label{Show: opts.Bool(true), FontSize: labelSize, Align: "left"},
			Position: "right", Distance: floats(0),
		},
	})
}
