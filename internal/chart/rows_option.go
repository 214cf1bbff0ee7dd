package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// The order of drawing; what else is not said is in the theme. Lines of a year take what is between data and marks.
const (
	zGrid    = 1
	zData    = 2
	zMarks   = 7
	zSymbols = 8
	zLabels  = 9
)

// rowOption sets up axes and grid, and the series of the rows' labels and tips with the marks, which comes first; without
// labels the caller adds the series of tips and the marks.
func (c *rowChart) rowOption(o *option, labels []label, tips string) {
	c.setAxes(o)
	o.Tooltip = opts.Tooltip{Trigger: tips}
	if labels != nil {
		s := c.labelSeries("labels", labels, c.tellRows(o, labels))
		s.MarkLine = c.markLines()
		o.add(s)
	}
}

func (c *rowChart) setAxes(o *option) {
	o.XAxisList[0] = opts.XAxis{Min: c.axis.lo, Max: c.axis.hi}
	o.x.tick, o.x.label = ticked(c.axis.ticks)
	o.x.label.Margin = labelGap + 2
	rows := make([]category, len(c.rows))
	bold := &opts.TextStyle{FontWeight: "bold"}
	for i, r := range c.rows {
		rows[i].Value = strings.Join(r.lines, "\n")
		if r.strong {
			rows[i].TextStyle = bold
		}
	}
	o.YAxisList[0] = opts.YAxis{Inverse: opts.Bool(true), Data: names(rows)}
	o.y.line = &axisLine{OnZero: opts.Bool(true)}
	o.y.label = &axisLabel{Margin: int(nameGap + c.indent), FontSize: nameSize, Color: c.ink}
	c.setAsides(o)
}

// setAsides puts the words at the right on a second axis.
func (c *rowChart) setAsides(o *option) {
	words := make([]category, len(c.rows))
	any := false
	o.inks.usual = c.secondary
	for i, r := range c.rows {
		if len(r.aside) > 0 {
			any = true
			words[i].Value = o.inks.in(r.asideInk, plainLines(r.aside))
		}
	}
	if any {
		o.aside, o.asideAt = words, int(c.aside)
	}
}

// labelSeries is a series of points that are not seen, one a row where its label begins; with tips it has one for
// every row. A label says of its look what the first does not.
func (c *rowChart) labelSeries(id string, labels []label, tips []*told) *series {
	data := make([]any, 0, len(labels))
	var first *label
	var inks inks
	for i := range labels {
		l := &labels[i]
		if tips == nil && l.text == "" {
			continue
		}
		if first == nil {
			first, inks.usual = l, l.ink
		}
		at := datum{x: l.at, y: float64(i), text: inks.in(l.ink, plain(l.text)), texts: 1}
		if tips != nil {
			at.tip, at.texts = tips[i], 2
		}
		if own := l.unlike(first); own != nil {
			data = append(data, item{Value: at, Label: own})
		} else {
			data = append(data, at)
		}
	}
	style := &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "right", Rich: inks.rich}
	if first != nil {
		if style.Position = first.position(); first.ink != c.ink {
			style.Color = first.ink
		}
		if first.skip != 0 {
			style.Offset = first.offset()
		}
	}
	return &series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartScatter, Data: data}, Label: style,
	}
}

func (l *label) position() string {
	if l.left {
		return "left"
	}
	return "right"
}

func (l *label) offset() []float64 {
	if l.left {
		return []float64{-l.skip, 0}
	}
	return []float64{l.skip, 0}
}

// unlike is what a label has beside its colour that another has not, or nil.
func (l *label) unlike(other *label) *textLabel {
	if l.text == "" {
		return &textLabel{Label: hidden()}
	}
	var t textLabel
	if l.left != other.left {
		t.Position = l.position()
	}
	if l.skip != other.skip || l.left != other.left && l.skip != 0 {
		t.Offset = l.offset()
	}
	if t.Position == "" && t.Offset == nil {
		return nil
	}
	return &t
}

// markLines are the marks with their labels above; nil where there are none.
func (c *rowChart) markLines() *markLine {
	if len(c.marks) == 0 {
		return nil
	}
	lines := make([]any, len(c.marks))
	for i, m := range c.marks {
		from := xMark{X: m.value, Y: c.markTop(m), Label: &textLabel{Formatter: plain(m.label)}}
		if m.dashed {
			from.LineStyle = &lineStyle{Type: dashes}
		}
		lines[i] = [2]xMark{from, {X: m.value, Y: c.height - c.bottom}}
	}
	return &markLine{Data: lines}
}

// fade is a colour at half strength.
func fade(c string) string { return c + "80" }
