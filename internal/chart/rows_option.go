package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// The order of drawing.
const (
	zGrid = iota + 1
	zData
	zMarks
	zSymbols
	zLabels
)

// option sets up axes, grid and marks, and the series of the
// rows' labels and tips, which comes first; without labels the caller adds the series of tips.
func (c *rowChart) rowOption(o *option, labels []label, tips string) {
	o.ink = c.ink
	c.setAxes(o)
	o.GridList = []opts.Grid{{
		Left: px(c.left), Right: px(c.right), Top: px(c.top), Bottom: px(c.bottom),
	}}
	o.Tooltip = opts.Tooltip{
		Show: opts.Bool(true), Trigger: tips, Formatter: "{b}", BackgroundColor: c.paper, BorderColor: c.rule,
		AxisPointer: &opts.AxisPointer{Type: "none"},
	}
	if tips == "axis" {
		o.Tooltip.Formatter = "{b0}"
	}
	if labels != nil {
		o.add(c.labelSeries("tips", labels, true))
	}
	c.addGrid(o)
	c.addMarks(o)
}

func (c *rowChart) setAxes(o *option) {
	o.XAxisList[0] = opts.XAxis{
		Type: "value", Show: opts.Bool(false), Min: c.axis.lo, Max: c.axis.hi,
	}
	names := make([]category, len(c.rows))
	bold := &opts.TextStyle{FontWeight: "bold"}
	for i, r := range c.rows {
		names[i].Value = strings.Join(r.lines, "\n")
		if r.strong {
			names[i].TextStyle = bold
		}
	}
	hide := opts.Bool(false)
	o.YAxisList[0] = opts.YAxis{
		Type: "category", Inverse: opts.Bool(true), Data: names, Show: opts.Bool(true),
		AxisLine: &opts.AxisLine{Show: hide}, SplitLine: &opts.SplitLine{Show: hide},
	}
	o.labels = map[string]*axisLabel{"y": {LineHeight: leading, AxisLabel: opts.AxisLabel{
		Show: opts.Bool(true), Margin: nameGap + c.indent, FontSize: nameSize, Color: c.ink, Align: "right", VerticalAlign: "middle",
	}}}
	c.setAsides(o)
}

// setAsides puts the words at the right on a second axis.
func (c *rowChart) setAsides(o *option) {
	words := make([]category, len(c.rows))
	any := false
	for i, r := range c.rows {
		words[i] = category{Value: plainLines(r.aside)}
		if len(r.aside) > 0 {
			any = true
			words[i].TextStyle = &opts.TextStyle{Color: r.asideInk}
		}
	}
	if !any {
		return
	}
	hide := opts.Bool(false)
	o.YAxisList = append(o.YAxisList, opts.YAxis{
		Type: "category", Inverse: opts.Bool(true), Data: words, Position: "right", Show: opts.Bool(true),
		AxisLine: &opts.AxisLine{Show: hide}, SplitLine: &opts.SplitLine{Show: hide},
	})
	o.labels["y1"] = &axisLabel{LineHeight: leading, AxisLabel: opts.AxisLabel{
		Show: opts.Bool(true), Margin: c.aside, FontSize: labelSize, Color: c.secondary,
		Align: "left", VerticalAlign: "middle",
	}}
}

// labelSeries is a series of points that are not seen, one a row where its label begins; tipped, it has one for
// every row, with what the live chart says of it.
func (c *rowChart) labelSeries(id string, labels []label, tipped bool) *series {
	data := make([]item, 0, len(labels))
	for i := range labels {
		it := item{Value: [2]float64{labels[i].at, float64(i)}, Label: c.textOf(&labels[i])}
		if tipped {
			it.Name = c.rows[i].tip
		}
		if tipped || labels[i].text != "" {
			data = append(data, it)
		}
	}
	style := &textLabel{
		Label: &opts.Label{
			Show: opts.Bool(true), FontSize: labelSize, BackgroundColor: c.paper, Align: "left",
		},
		Formatter: " ", Color: c.ink, Position: "right", Distance: floats(labelGap / 2), Padding: []float64{1, labelGap / 2},
	}
	return &series{
		SingleSeries: charts.SingleSeries{
			Id: id, Type: types.ChartScatter, Data: data, SymbolSize: 1,
			ItemStyle: unseen(),
		},
		Z: zLabels, Label: style, Emphasis: noEmphasis{true}, Cursor: "default",
	}
}

// textOf is what a label has of its own.
func (c *rowChart) textOf(l *label) *textLabel {
	if l.text == "" {
		return &textLabel{Label: hidden()}
	}
	t := &textLabel{Formatter: plain(l.text)}
	if l.ink != c.ink {
		t.Color = l.ink
	}
	skip := l.skip
	if l.left {
		skip = -skip
		t.Position, t.Label = "left", &opts.Label{Align: "right"}
	}
	if skip != 0 {
		t.Offset = []float64{skip, 0}
	}
	return t
}

func floats(v float64) *float64 { return &v }

// addGrid adds gridlines with the ticks below them, and the zero line.
func (c *rowChart) addGrid(o *option) {
	lines := make([]any, len(c.axis.ticks))
	faint := &lineStyle{Color: fade(c.rule), Width: 1, Type: "solid"}
	zero := &lineStyle{Color: c.secondary, Width: 1, Type: "solid"}
	none := &lineStyle{Color: "transparent", Width: 1, Type: "solid"}
	for i, t := range c.axis.ticks {
		m := xMark{LineStyle: faint, Label: &textLabel{Formatter: plain(t.text)}}
		m.XAxis = t.value
		switch {
		case t.bare:
			m.LineStyle = none
		case t.value == 0:
			m.LineStyle = zero
		}
		if t.text == "" {
			m.Label = &textLabel{Label: hidden()}
		}
		lines[i] = m
	}
	o.add(lineSeries("grid", zGrid, lines, &textLabel{
		Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize},
		Color: c.secondary, Position: "end", Distance: floats(labelGap + 2),
	}))
}

// addMarks adds the marks with their labels above.
func (c *rowChart) addMarks(o *option) {
	if len(c.marks) == 0 {
		return
	}
	lines := make([]any, len(c.marks))
	for i, m := range c.marks {
		from := xMark{
			Y: c.markTop(m), Label: &textLabel{Formatter: plain(m.label)},
			LineStyle: &lineStyle{Color: c.ink, Width: 1, Type: "solid"},
		}
		from.XAxis = m.value
		if m.dashed {
			from.LineStyle.Type = dashes
		}
		to := xMark{Y: c.height - c.bottom}
		to.XAxis = from.XAxis
		lines[i] = [2]xMark{from, to}
	}
	o.add(lineSeries("marks", zMarks, lines, &textLabel{
		Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize},
		Color: c.ink, Position: "start", Distance: floats(2),
	}))
}

// lineSeries is a series without points that carries lines across the plot.
func lineSeries(id string, z int, lines []any, style *textLabel) *series {
	s := &series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartScatter, Data: []item{}},
		Z:            z, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
		MarkLine: &markLine{Z: z, Silent: true, Precision: 12, Emphasis: noEmphasis{true}},
	}
	s.MarkLine.Data = lines
	s.MarkLine.Symbol = []string{"none", "none"}
	s.MarkLine.Label = style
	return s
}

// fade is a colour at half strength.
func fade(c string) string { return c + "80" }
