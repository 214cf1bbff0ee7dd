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
		if c.layers[k].at == onCells {
			c.addLayer(o, &c.layers[k])
		}
	}
}

func (c *heat) setAxes(o *option) {
	hide := opts.Bool(false)
	if c.columns == nil {
		o.SetXAxis(make([]string, c.cols))
		o.XAxisList[0] = opts.XAxis{Show: hide}
	} else {
		o.SetXAxis(c.heads())
		o.XAxisList[0] = opts.XAxis{Position: "top"}
		o.x.line = absent
		o.x.label = &axisLabel{Margin: labelGap / 2, Color: c.ink, LineHeight: int(c.headStep), FontSize: int(c.headSize)}
	}
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

// addCells adds the cells that say something, a series for each look, and over them outlines and hatched stubs.
func (c *heat) addCells(o *option) {
	outlines := groups{}
	var hatches []any
	for _, cell := range c.cells {
		if cell.line != "" {
			outlines.add(cell.line, [3]int{cell.col, cell.row, 1})
		}
		if cell.hatched {
			hatches = append(hatches, [2]int{cell.col, cell.row})
		}
	}
	c.addLooks(o)
	for k, g := range outlines {
		o.add(&series{
			SingleSeries: charts.SingleSeries{
				Id: numberedID("outlines", k), Type: types.ChartHeatMap, Data: g.data,
				ItemStyle: &opts.ItemStyle{Color: unseen, BorderColor: g.colour},
			},
		})
	}
	if len(hatches) == 0 {
		return
	}
	s := &series{
		SingleSeries: charts.SingleSeries{
			Id: "stubs", Type: types.ChartScatter, Data: hatches, Symbol: symbolOf(c.hatch), SymbolSize: sizeOf(c.hatch), Color: c.secondary,
		},
		Z: zSymbols,
	}
	if c.hatchUp != 0 {
		s.SymbolOffset = []float64{0, -c.hatchUp}
	}
	o.add(s)
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

// addLayer adds a layer of texts as points that are not seen.
func (c *heat) addLayer(o *option, l *layer) {
	if len(l.texts) == 0 {
		return
	}
	inks, data := inks{usual: l.texts[0].ink}, make([]any, len(l.texts))
	for k, t := range l.texts {
		data[k] = datum{x: float64(t.col), y: float64(t.row), text: inks.in(t.ink, plain(t.text)), texts: 1}
	}
	style := &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Position: "inside", Rich: inks.rich}
	if l.dx != 0 || l.dy != 0 {
		style.Offset = []float64{l.dx, l.dy}
	}
	if l.size != labelSize {
		style.FontSize = float32(l.size)
	}
	if inks.usual != c.ink {
		style.Color = inks.usual
	}
	if l.bold {
		style.FontWeight = "bold"
	}
	o.add(&series{SingleSeries: charts.SingleSeries{Id: l.id, Type: types.ChartScatter, Data: data, SymbolSize: 1, Color: unseen}, Label: style})
}

// hatching is a hatched stub of a size that leaves a margin in its cell.
func hatching(wide, high, cell float64) svg.Symbol {
	return svg.Hatching(float64(int(max(10, min(wide, cell-2*cellGap-4)))), float64(int(high)))
}

// heads are the names of the columns with their line breaks.
func (c *heat) heads() []string {
	out := make([]string, len(c.columns))
	for k, lines := range c.columns {
		out[k] = strings.Join(lines, "\n")
	}
	return out
}
