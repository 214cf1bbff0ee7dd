package chart

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

// Option returns what AppendOption appends.
func (c *Chart) Option() ([]byte, error) { return c.AppendOption(nil) }

// AppendOption appends the chart as an option of ECharts 6: JSON that stands unharmed in
// <script type="application/json">, with line breaks between the elements of lists. It says only what is the chart's own: the
// rest is the theme of layouts/assets/charts.js, which also makes what "tip" and "texts" name, and the marks that ids of series name. An error means that a value is
// not a number.
func (c *Chart) AppendOption(dst []byte) ([]byte, error) {
	o := &option{Scatter: &charts.Scatter{}}
	o.XAxisList, o.YAxisList = make([]opts.XAxis, 1), make([]opts.YAxis, 1, 2)
	o.Accept(o)
	f := c.spec.plot()
	o.GridList = []opts.Grid{{}}
	o.grid = grid{Left: tenth(f.left), Right: tenth(f.right), Top: tenth(f.top), Bottom: tenth(f.bottom)}
	c.spec.option(o)
	o.tooltip.Lines, o.tooltip.Forms = o.telling.end(), o.telling.forms
	o.Validate()
	b, err := json.Marshal(o.JSON())
	if err != nil {
		return dst, fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return breakLines(dst, b), nil
}

// option is a go-echarts chart on its way to JSON. As its visitor it adds what ECharts knows and go-echarts
// has no field for, and takes out the components that the page's bundle does not hold. The chart is a plain
// value: the constructor draws a random id and fills in defaults for pages, which costs a sixth of an option.
// What only the constructor can switch on, the axes, Visit puts in.
type option struct {
	*charts.Scatter
	charts.BaseConfigurationVisitor
	grid    grid
	tooltip tooltip
	x, y    axisMore
	aside   []category // the words of a second axis at the right, asideAt pixels from the plot
	asideAt int
	inks    inks // of those words
	series  []*series
	maps    []mapData // shapes that the page's script registers first

	telling telling
}

// add appends a series.
func (o *option) add(s *series) { o.series = append(o.series, s) }

// VisitSeriesOpt returns the series in place of those that go-echarts holds.
func (o *option) VisitSeriesOpt(charts.MultiSeries) any { return o.series }

// Visit ends the option.
func (o *option) Visit(chart map[string]any) {
	for _, absent := range []string{"title", "legend", "toolbox", "color"} {
		delete(chart, absent)
	}
	chart["xAxis"], chart["yAxis"] = o.VisitXAxis(o.XAxisList), o.VisitYAxis(o.YAxisList)
	if o.maps != nil {
		chart["maps"] = o.maps
	}
}

// VisitTooltipOpt adds the word that says how tips are made.
func (o *option) VisitTooltipOpt(t opts.Tooltip) any {
	o.tooltip.Tooltip = t
	return &o.tooltip
}

// VisitXAxis adds what go-echarts has no field for.
func (o *option) VisitXAxis(axes []opts.XAxis) any {
	return []xAxis{{axes[0], o.x.interval, o.x.tick, o.x.line, o.x.label}}
}

// VisitYAxis adds what go-echarts has no field for.
func (o *option) VisitYAxis(axes []opts.YAxis) any {
	out := []yAxis{{axes[0], o.y.interval, o.y.tick, o.y.line, o.y.label}}
	if o.aside != nil {
		out = append(out, yAxis{
			YAxis:    opts.YAxis{Inverse: opts.Bool(true), Position: "right", Data: names(o.aside)},
			AxisLine: absent, AxisLabel: &axisLabel{Margin: o.asideAt, Rich: o.inks.rich},
		})
	}
	return out
}

// VisitGrid places the plot.
func (o *option) VisitGrid([]opts.Grid) any { return &o.grid }

type (
	// tooltip names how tips are made, and what they are made with.
	tooltip struct {
		opts.Tooltip
		Tip     string   `json:"tip"`
		Head    *string  `json:"head,omitempty"`    // of months: what stands before the name of a month
		Unit    string   `json:"unit,omitempty"`    // of numbers
		Digits  *int     `json:"digits,omitempty"`  // of numbers
		Grouped bool     `json:"grouped,omitempty"` // whether the digits of numbers stand in groups
		Lines   []string `json:"lines,omitempty"`   // what tips have in common, and which of these lines each form of a tip has
		Forms   [][]int  `json:"forms,omitempty"`
	}
	grid struct {
		Left   float64 `json:"left"`
		Right  float64 `json:"right"`
		Top    float64 `json:"top"`
		Bottom float64 `json:"bottom"`
	}
	// axisMore is what stands in place of the fields of the same names, which are too narrow.
	axisMore struct {
		interval float64
		tick     *axisTick
		line     *axisLine
		label    *axisLabel
	}
	xAxis struct {
		opts.XAxis
		Interval  float64    `json:"interval,omitempty"`
		AxisTick  *axisTick  `json:"axisTick,omitempty"`
		AxisLine  *axisLine  `json:"axisLine,omitempty"`
		AxisLabel *axisLabel `json:"axisLabel,omitempty"`
	}
	yAxis struct {
		opts.YAxis
		Interval  float64    `json:"interval,omitempty"`
		AxisTick  *axisTick  `json:"axisTick,omitempty"`
		AxisLine  *axisLine  `json:"axisLine,omitempty"`
		AxisLabel *axisLabel `json:"axisLabel,omitempty"`
	}
	axisTick struct {
		Custom []float64 `json:"customValues"`
	}
	axisLine struct {
		Show   types.Bool `json:"show,omitempty"`
		OnZero types.Bool `json:"onZero,omitempty"`
	}
	axisLabel struct {
		Show       types.Bool `json:"show,omitempty"`
		Custom     []float64  `json:"customValues,omitempty"`
		Formatter  string     `json:"formatter,omitempty"`
		Texts      []string   `json:"texts,omitempty"` // of the custom values, where they are no numbers
		Margin     int        `json:"margin,omitempty"`
		FontSize   int        `json:"fontSize,omitempty"`
		LineHeight int        `json:"lineHeight,omitempty"`
		Color      string     `json:"color,omitempty"`
		Rich       rich       `json:"rich,omitzero"`
	}
	// category is a name on an axis with a style of its own.
	category struct {
		Value     string          `json:"value"`
		TextStyle *opts.TextStyle `json:"textStyle,omitempty"`
	}
)

// absent is the line of an axis that has none.
var absent = &axisLine{Show: opts.Bool(false)}

// names are categories; one without a style of its own is a plain text.
func names(all []category) []any {
	out := make([]any, len(all))
	for k := range all {
		if out[k] = all[k].Value; all[k].TextStyle != nil {
			out[k] = &all[k]
		}
	}
	return out
}

// ticked are the gridlines and the labels of an axis of values: real ones, at our places; nil gridlines are at the labels. Labels
// are numbers in the form of the first, or else texts.
func ticked(ticks []tick) (*axisTick, *axisLabel) {
	lines, label := make([]float64, 0, len(ticks)), &axisLabel{}
	var texts []string
	for _, t := range ticks {
		if !t.bare {
			lines = append(lines, t.value)
		}
		if t.text != "" {
			label.Custom, texts = append(label.Custom, t.value), append(texts, plain(t.text))
		}
	}
	if texts == nil {
		label.Show = opts.Bool(false)
		return &axisTick{lines}, label
	}
	if suffix, ok := numbered(label.Custom, texts); !ok {
		label.Texts = texts
	} else if suffix != "" {
		label.Formatter = "{value}" + suffix
	}
	if slices.Equal(lines, label.Custom) {
		return nil, label
	}
	return &axisTick{lines}, label
}

// regular is ticked for ticks from end to end of the axis in equal steps, which ECharts finds by itself.
func regular(a *axis) (interval float64, ok bool) {
	n := len(a.ticks) - 1
	if n < 1 || a.ticks[0].value != a.lo || a.ticks[n].value != a.hi {
		return 0, false
	}
	interval, _ = strconv.ParseFloat(strconv.FormatFloat((a.hi-a.lo)/float64(n), 'g', 12, 64), 64)
	digits := digitsOf(a.lo, interval)
	for k, t := range a.ticks {
		if gap := t.value - a.lo - float64(interval*float64(k)); gap > interval/1e6 || gap < -interval/1e6 || t.text != number(t.value, digits) {
			return 0, false
		}
	}
	return interval, interval > 0
}

// digitsOf is how many digits after the point the finest of some values has.
func digitsOf(values ...float64) int {
	digits := 0
	for _, v := range values {
		if _, part, cut := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), "."); cut {
			digits = max(digits, len(part))
		}
	}
	return digits
}

// numbered reports whether texts are the values with the digits of the finest, and what stands behind each.
func numbered(values []float64, texts []string) (suffix string, ok bool) {
	digits := digitsOf(values...)
	for k, v := range values {
		rest, found := strings.CutPrefix(texts[k], number(v, digits))
		if k == 0 {
			suffix = rest
		}
		if !found || rest != suffix {
			return "", false
		}
	}
	return suffix, true
}

// series is a go-echarts series with the order of drawing and labels that know distances.
type series struct {
	charts.SingleSeries
	Z            int        `json:"z,omitempty"`
	Silent       types.Bool `json:"silent,omitempty"`
	Label        *textLabel `json:"label,omitempty"`
	MarkLine     *markLine  `json:"markLine,omitempty"`
	SymbolOffset []float64  `json:"symbolOffset,omitempty"`
	BoxWidth     []float64  `json:"boxWidth,omitempty"`
	LineStyle    *lineStyle `json:"lineStyle,omitempty"`
	*mapFields
}

// lineStyle knows patterns of dashes.
type lineStyle struct {
	Color string  `json:"color,omitempty"`
	Width float64 `json:"width,omitempty"`
	Type  []int   `json:"type,omitempty"` // lengths of dashes
}

// item is one datum of a series.
type item struct {
	Name      string          `json:"name,omitempty"`
	Value     any             `json:"value"`
	Symbol    string          `json:"symbol,omitempty"`
	ItemStyle *opts.ItemStyle `json:"itemStyle,omitempty"`
	Label     *textLabel      `json:"label,omitempty"`
	Tip       any             `json:"tip,omitempty"` // one that is told, or all of a text
}

// textLabel is an opts.Label that knows distances.
type textLabel struct {
	*opts.Label
	Formatter string    `json:"formatter,omitempty"`
	Color     string    `json:"color,omitempty"`
	Position  string    `json:"position,omitempty"`
	Distance  *float64  `json:"distance,omitempty"`
	Offset    []float64 `json:"offset,omitempty"`
	Padding   []float64 `json:"padding,omitempty"`
	Rich      rich      `json:"rich,omitzero"`
}

// third is the form of labels that stand in the data, after their two places.
const third = "{@[2]}"

// markLine is an opts.MarkLines that knows the order of drawing.
type markLine struct {
	Data      []any      `json:"data"`
	Z         int        `json:"z,omitempty"`
	Label     *textLabel `json:"label,omitempty"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
}

// xMark and yMark are lines across the plot at a value.
type (
	xMark struct {
		X         float64    `json:"xAxis"`
		Y         float64    `json:"y,omitempty"` // pixels from the chart's top, for the ends of a mark
		Label     *textLabel `json:"label,omitempty"`
		LineStyle *lineStyle `json:"lineStyle,omitempty"`
	}
	yMark struct {
		Y         float64    `json:"yAxis"`
		LineStyle *lineStyle `json:"lineStyle,omitempty"`
	}
)

var dashes = []int{4, 2}

// unseen is the colour of a point that only carries a label.
const unseen = "transparent"

// hidden is a label that is not drawn.
func hidden() *opts.Label { return &opts.Label{Show: opts.Bool(false)} }

func px(v float64) string { return string(svg.AppendNumber(nil, v)) }

// tenth is a length in pixels as an option holds it.
func tenth(v float64) float64 { return svg.Tenth(v) }

func symbolOf(s svg.Symbol) string { return "path://" + s.Path }

func sizeOf(s svg.Symbol) []float64 { return []float64{s.Width, s.Height} }

// plain makes text safe in labels and tips, which ECharts reads as templates: braces and, in tips, the signs
// of markup and of replacement become their full-width forms.
func plain(s string) string { return braces.Replace(svg.Clean(s)) }

// plainLines is plain for text of several lines.
func plainLines(lines []string) string { return braces.Replace(strings.Join(lines, "\n")) }

// tip is plain for text of several lines.
func tip(lines ...string) string {
	var b strings.Builder
	for i, s := range lines {
		if s == "" {
			continue
		}
		if i > 0 && b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(signs.Replace(svg.Clean(s)))
	}
	return b.String()
}

var (
	braces = strings.NewReplacer("{", "｛", "}", "｝")
	signs  = strings.NewReplacer("{", "｛", "}", "｝", "&", "＆", "<", "＜", ">", "＞", `"`, "＂", "'", "＇", "$", "＄")
)

// breakLines appends b to out with a line break after each comma between two objects or lists of a list: lines stay short
// enough to be compared.
func breakLines(out, b []byte) []byte {
	quoted, from := false, 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted && (b[i-1] == '}' || b[i-1] == ']') && i+1 < len(b) && b[i+1] != '"':
			out = append(append(out, b[from:i+1]...), '\n')
			from = i + 1
		}
	}
	return append(out, b[from:]...)
}
