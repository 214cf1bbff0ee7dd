package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *months) option(o *option) {
	o.ink = c.ink
	c.setAxes(o)
	o.GridList = []opts.Grid{{
		Left: px(c.left), Right: px(c.right), Top: px(c.top), Bottom: px(c.bottom),
	}}
	o.Tooltip = opts.Tooltip{
		Show: opts.Bool(true), Trigger: "axis", Formatter: "{b0}", BackgroundColor: c.paper, BorderColor: c.rule,
		AxisPointer: &opts.AxisPointer{Type: "line"},
	}
	c.addTips(o)
	c.addGrid(o)
	for k := range c.lines {
		c.addLineSeries(o, &c.lines[k])
	}
	c.addEnds(o)
}

func (c *months) setAxes(o *option) {
	hide := opts.Bool(false)
	o.SetXAxis(c.names[:])
	o.XAxisList[0] = opts.XAxis{
		Type: "category", Show: opts.Bool(true), SplitLine: &opts.SplitLine{Show: hide},
		AxisLine: &opts.AxisLine{
			Show: opts.Bool(true), OnZero: hide, LineStyle: &opts.LineStyle{Color: c.secondary, Width: 1},
		},
	}
	o.YAxisList[0] = opts.YAxis{
		Type: "value", Show: hide, Min: c.axis.lo, Max: c.axis.hi,
	}
	o.labels = map[string]*axisLabel{"x": {LineHeight: leading, AxisLabel: opts.AxisLabel{
		Show: opts.Bool(true), Margin: 6, FontSize: labelSize, Color: c.secondary,
	}}}
}

// addTips adds a point that is not seen on the floor of each month; it carries the month's tip.
func (c *months) addTips(o *option) {
	data := make([]item, len(c.tips))
	for k := range c.tips {
		data[k] = item{Name: c.tips[k], Value: c.axis.lo}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "tips", Type: types.ChartScatter, Data: data, SymbolSize: 1,
			ItemStyle: unseen(),
		},
		Z: zGrid, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

func (c *months) addGrid(o *option) {
	lines := make([]any, len(c.axis.ticks))
	faint := &lineStyle{Color: fade(c.rule), Width: 1, Type: "solid"}
	none := &lineStyle{Color: "transparent", Width: 1, Type: "solid"}
	for k, t := range c.axis.ticks {
		m := yMark{LineStyle: faint, Label: &textLabel{Formatter: plain(t.text)}}
		m.YAxis = t.value
		if k == 0 {
			m.LineStyle = none
		}
		lines[k] = m
	}
	o.add(lineSeries("grid", zGrid, lines, &textLabel{
		Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize},
		Color: c.secondary, Position: "start", Distance: floats(6),
	}))
}

func (c *months) addLineSeries(o *option, l *line) {
	data := make([]item, len(l.points))
	for k, p := range l.points {
		data[k] = item{Value: "-", Symbol: "none"}
		if p.ok {
			data[k].Value = p.value
		}
		if p.ok && !p.between && (l.dots || l.alone(k)) {
			data[k].Symbol, data[k].SymbolSize = "circle", dotOfLine
		}
	}
	style := &lineStyle{Color: l.colour, Width: float32(l.width), Type: "solid"}
	if l.dashed {
		style.Type = dashes
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: l.class, Type: types.ChartLine, Data: data, ShowSymbol: opts.Bool(true), ConnectNulls: opts.Bool(false),
			ItemStyle: &opts.ItemStyle{Color: l.colour, Opacity: opts.Float(1)},
		},
		Z: zData, Silent: true, LineStyle: style, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

// addEnds adds the labels at the lines' ends, each on a point that is not seen.
func (c *months) addEnds(o *option) {
	data := make([]item, len(c.ends))
	for k, e := range c.ends {
		l := &textLabel{
			Formatter: plain(e.text), Color: e.colour, Offset: []float64{e.dx, e.dy},
		}
		if e.middle || e.strong {
			l.Label = &opts.Label{}
		}
		if e.middle {
			l.Position, l.Align = "inside", "center"
		}
		if e.strong {
			l.FontWeight = "bold"
		}
		data[k] = item{Value: [2]float64{float64(e.month), e.value}, Label: l}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: "ends", Type: types.ChartScatter, Data: data, SymbolSize: 1,
			ItemStyle: unseen(),
		},
		Z: zLabels, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
		Label: &textLabel{
			Label: &opts.Label{
				Show: opts.Bool(true), FontSize: labelSize, BackgroundColor: c.paper, Align: "left",
			},
			Position: "right", Distance: floats(0), Padding: []float64{1, 0},
		},
	})
}
