package chart

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

func (c *months) option(o *option) {
	c.setAxes(o)
	o.Tooltip = opts.Tooltip{Trigger: "axis"}
	o.tooltip.Tip, o.tooltip.Head, o.tooltip.Unit, o.tooltip.Digits = "months", &c.head, c.unit, &c.digits
	o.tooltip.Grouped = c.grouped
	for _, k := range c.told() {
		o.add(c.lineSeries(k))
	}
	c.addEnds(o)
}

func (c *months) setAxes(o *option) {
	var named []float64
	for k, name := range c.names {
		if name != "" {
			named = append(named, float64(k))
		}
	}
	switch len(named) {
	case 0:
		o.x.label = &axisLabel{Show: opts.Bool(false)}
	case len(c.names):
	default:
		o.x.label = &axisLabel{Custom: named}
	}
	o.SetXAxis(monthNames)
	o.YAxisList[0] = opts.YAxis{Min: c.axis.lo, Max: c.axis.hi}
	if step, ok := regular(&c.axis); ok {
		o.y.interval = step
	} else {
		o.y.tick, o.y.label = ticked(c.axis.ticks)
	}
}

var monthNames = [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}

// told are the lines in the order in which tips tell of them, which is not that of drawing.
func (c *months) told() []int {
	order := []string{"this-year", "last-year", "path"}
	out := make([]int, len(c.lines))
	for k := range out {
		out[k] = k
	}
	place := func(k int) int {
		if n := slices.Index(order, c.lines[k].class); n >= 0 {
			return n
		}
		return len(order)
	}
	slices.SortStableFunc(out, func(a, b int) int { return place(a) - place(b) })
	return out
}

// usualWidth is that of lines in the theme.
const usualWidth = 1.5

// lineSeries is a line; what was drawn before it lies below it.
func (c *months) lineSeries(k int) *series {
	l := &c.lines[k]
	s := &series{
		SingleSeries: charts.SingleSeries{Id: l.class, Name: l.name, Type: types.ChartLine, Color: l.colour},
	}
	if k > 0 {
		s.Z = zData + k
	}
	if l.width != usualWidth || l.dashed {
		s.LineStyle = &lineStyle{}
	}
	if l.width != usualWidth {
		s.LineStyle.Width = l.width
	}
	if l.dashed {
		s.LineStyle.Type = dashes
	}
	lone := !l.dots && slices.ContainsFunc(monthsOfYear, l.alone)
	if l.dots || lone {
		s.ShowSymbol = opts.Bool(true)
	}
	if lone {
		s.Symbol = "none"
	}
	data := make([]any, 0, 12)
	for k := range l.points {
		data = append(data, c.monthOf(l, k, lone))
	}
	for len(data) > 0 && data[len(data)-1] == "-" {
		data = data[:len(data)-1]
	}
	s.Data = data
	return s
}

var monthsOfYear = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}

// datum is a month of a line: its value, and what a tip would else say wrong of it.
func (c *months) monthOf(l *line, k int, lone bool) any {
	p := &l.points[k]
	it := item{Value: "-"}
	if p.ok {
		it.Value = c.short(p.value)
	}
	if p.ok && l.dots && p.between {
		it.Symbol = "none"
	}
	if p.ok && lone && l.alone(k) {
		it.Symbol = "circle"
	}
	said := ""
	if p.ok {
		said = c.spoken(p.value) + c.unit
	}
	if p.text != said {
		it.Tip = &p.text
	}
	if p.name != "" && p.name != l.name {
		it.Name = p.name
	}
	if it.Symbol == "" && it.Tip == nil && it.Name == "" {
		return it.Value
	}
	return it
}

// usualOffset is how far right of a line's end its label is moved, as charts.js has it.
const usualOffset = 5

// short is a value with three digits more than the page prints, which no pixel needs; not where it would print as another number.
func (c *months) short(v float64) float64 {
	scale := math.Pow10(c.digits + 3)
	if s := math.Round(v*scale) / scale; c.spoken(s) == c.spoken(v) {
		return s
	}
	return v
}

// addEnds adds the labels at the lines' ends, each on a point that is not seen.
func (c *months) addEnds(o *option) {
	data, inks := make([]any, len(c.ends)), inks{usual: c.ink}
	for k, e := range c.ends {
		weight := ""
		if e.strong {
			weight = "bold"
		}
		d := datum{x: float64(e.month), y: c.short(e.value), text: inks.in(e.colour, plain(e.text), weight), texts: 1}
		l := &textLabel{Offset: []float64{tenth(e.dx - labelGap/2), e.dy}}
		if e.middle {
			l.Position, l.Offset[0] = "inside", e.dx
		}
		if data[k] = d; e.middle || l.Offset[0] != usualOffset || l.Offset[1] != 0 {
			data[k] = item{Value: d, Label: l}
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "ends", Type: types.ChartScatter, Data: data},
		Label:        &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "right", Rich: inks.rich},
	})
}
