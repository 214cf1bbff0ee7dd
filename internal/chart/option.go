package chart

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"bulletin/internal/svg"
)

// Option returns what AppendOption appends.
func (c *Chart) Option() ([]byte, error) { return c.AppendOption(nil) }

// AppendOption appends the chart as an option of ECharts 6: JSON that stands unharmed in
// <script type="application/json">, with line breaks between the elements of lists. The series whose id is
// "tips" has an item with a tip for each row or month. An error means that a value is not a number.
func (c *Chart) AppendOption(dst []byte) ([]byte, error) {
	o := &option{Scatter: &charts.Scatter{}}
	o.XAxisList, o.YAxisList = make([]opts.XAxis, 1), make([]opts.YAxis, 1, 2)
	o.Animation = opts.Bool(false)
	o.Aria = &opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{
		Enabled: opts.Bool(true), Description: plain(c.Desc),
	}}
	o.Accept(o)
	c.spec.option(o)
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
	ink    string
	labels map[string]*axisLabel // of the axes "x", "y" and, at the right, "y1"
	series []*series
	maps   []mapData // shapes that the page's script registers first
}

// add appends a series; its data items are values of type item.
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
	chart["textStyle"] = &opts.TextStyle{FontFamily: family, FontSize: labelSize, Color: o.ink}
}

// VisitTooltipOpt makes tips plain text within the chart: markup in a name stays text.
func (o *option) VisitTooltipOpt(t opts.Tooltip) any {
	return tooltip{
		Tooltip: t, RenderMode: "richText", Confine: true, Padding: []int{6, 8}, BorderWidth: 1, ShadowColor: "transparent",
		TextStyle: &opts.TextStyle{FontFamily: family, FontSize: labelSize, Color: o.ink, LineHeight: 18},
	}
}

// VisitXAxis adds what go-echarts has no field for.
func (o *option) VisitXAxis(axes []opts.XAxis) any {
	return []xAxis{{axes[0], noTick(), o.labels["x"], true}}
}

// VisitYAxis adds what go-echarts has no field for.
func (o *option) VisitYAxis(axes []opts.YAxis) any {
	out := []yAxis{{axes[0], noTick(), o.labels["y"], true}}
	if len(axes) > 1 {
		out = append(out, yAxis{axes[1], noTick(), o.labels["y1"], true})
	}
	return out
}

func noTick() *opts.AxisTick { return &opts.AxisTick{Show: opts.Bool(false)} }

// VisitGrid keeps ECharts 6 from moving the plot to make room for labels: the room is measured already.
func (o *option) VisitGrid(grids []opts.Grid) any {
	return grid{Grid: grids[0], OuterBoundsMode: "none"}
}

type (
	tooltip struct {
		opts.Tooltip
		RenderMode   string          `json:"renderMode"`
		Confine      bool            `json:"confine"`
		Padding      []int           `json:"padding"`
		BorderWidth  int             `json:"borderWidth"`
		BorderRadius int             `json:"borderRadius"` // none: the default is round and casts a shadow
		ShadowBlur   int             `json:"shadowBlur"`
		ShadowColor  string          `json:"shadowColor"`
		TextStyle    *opts.TextStyle `json:"textStyle"`
	}
	grid struct {
		opts.Grid
		OuterBoundsMode string `json:"outerBoundsMode"`
	}
	// The axes' own fields stand in place of the fields of the same names, which are too narrow.
	xAxis struct {
		opts.XAxis
		AxisTick  *opts.AxisTick `json:"axisTick,omitempty"`
		AxisLabel *axisLabel     `json:"axisLabel,omitempty"`
		Silent    bool           `json:"silent"`
	}
	yAxis struct {
		opts.YAxis
		AxisTick  *opts.AxisTick `json:"axisTick,omitempty"`
		AxisLabel *axisLabel     `json:"axisLabel,omitempty"`
		Silent    bool           `json:"silent"`
	}
	axisLabel struct {
		opts.AxisLabel
		Interval   int `json:"interval"`
		LineHeight int `json:"lineHeight"`
	}
	// category is a name on an axis with a style of its own.
	category struct {
		Value     string          `json:"value"`
		TextStyle *opts.TextStyle `json:"textStyle,omitempty"`
	}
)

// series is a go-echarts series with the order of drawing and labels that know distances.
type series struct {
	charts.SingleSeries
	Z            int        `json:"z"`
	Silent       bool       `json:"silent,omitempty"`
	Label        *textLabel `json:"label,omitempty"`
	MarkLine     *markLine  `json:"markLine,omitempty"`
	SymbolOffset []float64  `json:"symbolOffset,omitempty"`
	BoxWidth     []float64  `json:"boxWidth,omitempty"`
	Emphasis     noEmphasis `json:"emphasis"`
	Cursor       string     `json:"cursor"`
	LineStyle    *lineStyle `json:"lineStyle,omitempty"`
	*mapFields
}

type noEmphasis struct {
	Disabled bool `json:"disabled"`
}

// lineStyle knows patterns of dashes.
type lineStyle struct {
	Color string  `json:"color"`
	Width float32 `json:"width"`
	Type  any     `json:"type"` // "solid" or lengths
}

// item is one datum of a series. Its name is its tip.
type item struct {
	Name       string          `json:"name,omitempty"`
	Value      any             `json:"value"`
	Symbol     string          `json:"symbol,omitempty"`
	SymbolSize int             `json:"symbolSize,omitempty"`
	ItemStyle  *opts.ItemStyle `json:"itemStyle,omitempty"`
	Label      *textLabel      `json:"label,omitempty"`
}

// textLabel is an opts.Label that knows distances.
type textLabel struct {
	*opts.Label
	Formatter string    `json:"formatter,omitempty"`
	Color     string    `json:"color,omitempty"`
	Position  any       `json:"position,omitempty"`
	Distance  *float64  `json:"distance,omitempty"`
	Offset    []float64 `json:"offset,omitempty"`
	Padding   []float64 `json:"padding,omitempty"`
}

// markLine is an opts.MarkLines that knows the order of drawing.
type markLine struct {
	opts.MarkLines
	Z         int        `json:"z"`
	Silent    bool       `json:"silent"`
	Precision int        `json:"precision"`
	Label     *textLabel `json:"label"`
	LineStyle *lineStyle `json:"lineStyle,omitempty"`
	Emphasis  noEmphasis `json:"emphasis"`
}

// xMark and yMark are lines across the plot at a value.
type (
	xMark struct {
		opts.MarkLineNameXAxisItem
		Y         float64    `json:"y,omitempty"` // pixels from the chart's top, for the ends of a mark
		Label     *textLabel `json:"label,omitempty"`
		LineStyle *lineStyle `json:"lineStyle,omitempty"`
	}
	yMark struct {
		opts.MarkLineNameYAxisItem
		Label     *textLabel `json:"label,omitempty"`
		LineStyle *lineStyle `json:"lineStyle,omitempty"`
	}
)

var dashes = []int{4, 2}

// unseen is a point that only carries a label; full opacity is the label's too.
func unseen() *opts.ItemStyle {
	return &opts.ItemStyle{Color: "transparent", Opacity: opts.Float(1)}
}

// hidden is a label that is not drawn.
func hidden() *opts.Label { return &opts.Label{Show: opts.Bool(false)} }

func px(v float64) string { return string(svg.AppendNumber(nil, v)) }

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

// breakLines appends b to out with a line break after each comma between two objects or lists: lines stay short enough
// to be compared.
func breakLines(out, b []byte) []byte {
	quoted, from := false, 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted && (b[i-1] == '}' || b[i-1] == ']'):
			out = append(append(out, b[from:i+1]...), '\n')
			from = i + 1
		}
	}
	return append(out, b[from:]...)
}
