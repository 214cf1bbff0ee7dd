package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *heat) option(o *option) {
	o.ink = c.ink
	c.setAxes(o)
	o.GridList = []opts.Grid{{
		Left: px(c.left), Right: px(c.right), Top: px(c.top), Bottom: px(c.bottom),
	}}
	o.Tooltip = opts.Tooltip{
		Show: opts.Bool(true), Trigger: "item", Formatter: "{b}", BackgroundColor: c.paper, BorderColor: c.rule,
	}
	c.addCells(o)
	for k := range c.layers {
		c.addLayer(o, &c.layers[k])
	}
}

func (c *heat) setAxes(o *option) {
	hide := opts.Bool(false)
	columns := make([]string, c.cols)
	for k := range columns {
		columns[k] = digits(k + 1)
	}
	o.SetXAxis(columns)
	o.XAxisList[0] = opts.XAxis{Type: "category", Show: hide}
	names := make([]category, c.rows)
	for i, r := range c.names {
		names[i].Value = strings.Join(r.lines, "\n")
		if r.strong {
			names[i].TextStyle = &opts.TextStyle{FontWeight: "bold"}
		}
	}
	o.YAxisList[0] = opts.YAxis{
		Type: "category", Inverse: opts.Bool(true), Data: names, Show: opts.Bool(len(c.names) > 0),
		AxisLine: &opts.AxisLine{Show: hide}, SplitLine: &opts.SplitLine{Show: hide},
	}
	o.labels = map[string]*axisLabel{"y": {LineHeight: int(c.nameStep), AxisLabel: opts.AxisLabel{
		Show: opts.Bool(true), Margin: nameGap, FontSize: int(c.nameSize), Color: c.ink, Align: "right", VerticalAlign: "middle",
	}}}
}

// addCells adds the cells that say something as the series of tips, and over them outlines and hatched stubs.
func (c *heat) addCells(o *option) {
	var cells, outlines, hatches []item
	for _, cell := range c.cells {
		at := [2]float64{float64(cell.col), float64(cell.row)}
		place := [3]float64{at[0], at[1], 1}
		if cell.tip != "" {
			cells = append(cells, item{Name: cell.tip, Value: place, ItemStyle: &opts.ItemStyle{Color: cell.fill}})
		}
		if cell.line != "" {
			outlines = append(outlines, item{Value: place, ItemStyle: &opts.ItemStyle{BorderColor: cell.line}})
		}
		if cell.hatched {
			hatches = append(hatches, item{Value: at})
		}
	}
	tips := heatSeries("tips", zData, cells, &opts.ItemStyle{BorderColor: c.paper, BorderWidth: cellGap})
	tips.Silent = false
	o.add(tips)
	if len(outlines) > 0 {
		o.add(heatSeries("outlines", zMarks, outlines, &opts.ItemStyle{Color: "transparent", BorderWidth: 1}))
	}
	if len(hatches) > 0 {
		o.add(&series{
			SingleSeries: charts.SingleSeries{
				Id: "hatches", Type: types.ChartScatter, Data: hatches, Symbol: symbolOf(c.hatch), SymbolSize: sizeOf(c.hatch),
				ItemStyle: &opts.ItemStyle{Color: c.secondary, Opacity: opts.Float(1)},
			},
			Z: zSymbols, Silent: true, SymbolOffset: []float64{0, -c.hatchUp}, Emphasis: noEmphasis{true}, Cursor: "default",
		})
	}
}

func heatSeries(id string, z int, data []item, style *opts.ItemStyle) *series {
	return &series{
		SingleSeries: charts.SingleSeries{Id: id, Type: types.ChartHeatMap, Data: data, ItemStyle: style},
		Z:            z, Silent: true, Emphasis: noEmphasis{true}, Cursor: "default",
	}
}

// addLayer adds a layer of texts as points that are not seen.
func (c *heat) addLayer(o *option, l *layer) {
	if len(l.texts) == 0 {
		return
	}
	style := &textLabel{
		Label:    &opts.Label{Show: opts.Bool(true), FontSize: float32(l.size), Align: "center"},
		Position: "inside", Offset: []float64{l.dx, l.dy},
	}
	if l.start {
		style.Align, style.Position, style.Distance = "left", "right", floats(0)
	}
	if l.bold {
		style.FontWeight = "bold"
	}
	data := make([]item, len(l.texts))
	for k, t := range l.texts {
		data[k] = item{
			Value: [2]float64{float64(t.col), float64(t.row)}, Label: &textLabel{Formatter: plain(t.text), Color: t.ink},
		}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{
			Id: l.id, Type: types.ChartScatter, Data: data, SymbolSize: 1, ItemStyle: unseen(),
		},
		Z: zLabels, Silent: true, Label: style, Emphasis: noEmphasis{true}, Cursor: "default",
	})
}

// hatching is a hatched stub of a size that leaves a margin in its cell.
func hatching(wide, high, cell float64) svg.Symbol {
	return svg.Hatching(float64(int(max(10, min(wide, cell-2*cellGap-4)))), float64(int(high)))
}
