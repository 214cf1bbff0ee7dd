package chart

import (
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"bulletin/internal/svg"
)

func (c *heat) option(o *option) {
	c.setAxes(o)
	o.Tooltip = opts.Tooltip{Trigger: "item"}
	if o.tooltip.Tip = "item"; c.columns != nil {
		o.tooltip.Tip = "cell"
	}
	c.addCells(o)
	for k := range c.layers {
		c.addLayer(o, &c.layers[k])
	}
}

func (c *heat) setAxes(o *option) {
	hide := opts.Bool(false)
	columns := slices.Clone(c.columns)
	for k := len(columns); k < c.cols; k++ {
		columns = append(columns, digits(k+1))
	}
	o.SetXAxis(columns)
	o.XAxisList[0] = opts.XAxis{Show: hide}
	rows := make([]category, c.rows)
	for i, r := range c.names {
		rows[i].Value = strings.Join(r.lines, "\n")
		if r.strong {
			rows[i].TextStyle = &opts.TextStyle{FontWeight: "bold"}
		}
	}
	o.YAxisList[0] = opts.YAxis{Inverse: opts.Bool(true), Data: names(rows)}
	if len(c.names) == 0 {
		o.YAxisList[0].Show = hide
		return
	}
	o.y.line = absent
	o.y.label = &axisLabel{Margin: nameGap, FontSize: int(c.nameSize), Color: c.ink, LineHeight: int(c.nameStep)}
}

// addCells adds the cells that say something, a series for each colour, and over them outlines and hatched stubs.
func (c *heat) addCells(o *option) {
	cells, outlines := groups{}, groups{}
	var hatches []any
	for _, cell := range c.cells {
		if cell.tip != "" {
			cells.add(cell.fill, cell.spot(true, *o.packed(cell.tip), 1))
		}
		if cell.line != "" {
			outlines.add(cell.line, cell.spot(true, "", 0))
		}
		if cell.hatched {
			hatches = append(hatches, cell.spot(false, "", 0))
		}
	}
	for k, g := range cells {
		o.add(&series{
			SingleSeries: charts.SingleSeries{
				Id: numberedID("tips", k), Type: types.ChartHeatMap, Data: g.data,
				ItemStyle: &opts.ItemStyle{Color: g.colour, BorderColor: c.paper, BorderWidth: cellGap},
			},
			Silent: opts.Bool(false),
		})
	}
	for k, g := range outlines {
		o.add(&series{
			SingleSeries: charts.SingleSeries{
				Id: numberedID("outlines", k), Type: types.ChartHeatMap, Data: g.data,
				ItemStyle: &opts.ItemStyle{Color: unseen, BorderColor: g.colour, BorderWidth: 1},
			},
			Z: zMarks,
		})
	}
	if len(hatches) > 0 {
		o.add(&series{
			SingleSeries: charts.SingleSeries{
				Id: "hatches", Type: types.ChartScatter, Data: hatches, Symbol: symbolOf(c.hatch), SymbolSize: sizeOf(c.hatch), Color: c.secondary,
			},
			Z: zSymbols, SymbolOffset: []float64{0, -c.hatchUp},
		})
	}
}

func (c *heatCell) spot(value bool, text string, texts int) datum {
	return datum{x: float64(c.col), y: float64(c.row), cell: value, text: text, texts: texts}
}

// group is what has one colour.
type group struct {
	colour string
	data   []any
}

// groups are in the order of their first members.
type groups []group

func (g *groups) add(colour string, datum any) {
	k := slices.IndexFunc(*g, func(one group) bool { return one.colour == colour })
	if k < 0 {
		k = len(*g)
		*g = append(*g, group{colour: colour})
	}
	(*g)[k].data = append((*g)[k].data, datum)
}

// numberedID is the id of the k-th of several series of a kind.
func numberedID(id string, k int) string {
	if k == 0 {
		return id
	}
	return id + "-" + digits(k+1)
}

// addLayer adds a layer of texts as points that are not seen, a series for each colour.
func (c *heat) addLayer(o *option, l *layer) {
	texts := groups{}
	for _, t := range l.texts {
		texts.add(t.ink, datum{x: float64(t.col), y: float64(t.row), text: plain(t.text), texts: 1})
	}
	for k, g := range texts {
		style := &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "inside", Offset: []float64{l.dx, l.dy}}
		if l.size != labelSize {
			style.FontSize = float32(l.size)
		}
		if g.colour != c.ink {
			style.Color = g.colour
		}
		if l.start {
			style.Position, style.Distance, style.Padding = "right", floats(0), []float64{0, 0}
		}
		if l.bold {
			style.FontWeight = "bold"
		}
		o.add(&series{
			SingleSeries: charts.SingleSeries{Id: numberedID(l.id, k), Type: types.ChartScatter, Data: g.data, SymbolSize: 1, Color: unseen},
			Label:        style,
		})
	}
}

// hatching is a hatched stub of a size that leaves a margin in its cell.
func hatching(wide, high, cell float64) svg.Symbol {
	return svg.Hatching(float64(int(max(10, min(wide, cell-2*cellGap-4)))), float64(int(high)))
}
