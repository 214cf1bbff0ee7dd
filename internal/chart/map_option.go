package chart

import (
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// option draws the shapes as a map of its own, which the page's script registers from the option's "maps" before it
// starts the chart. Its coordinates are pixels, north upward, so that it stands as the picture does.
func (c *ground) option(o *option) {
	hide := opts.Bool(false)
	o.XAxisList[0] = opts.XAxis{Show: hide, Min: -1, Max: 1}
	o.YAxisList[0] = opts.YAxis{Show: hide, Min: -c.height, Max: 0}
	o.grid = grid{}
	o.Tooltip = opts.Tooltip{Trigger: "item"}
	o.tooltip.Tip = "item"
	features, data := make([]feature, len(c.lands)), make([]landItem, len(c.lands))
	for k := range c.lands {
		l := &c.lands[k]
		features[k] = c.feature(l)
		data[k] = c.item(l)
	}
	o.maps = []mapData{{Name: c.name, GeoJSON: collection{Type: "FeatureCollection", Features: features}}}
	m := c.mapped
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "tips", Type: types.ChartMap, MapType: c.name, Data: data},
		Silent:       opts.Bool(false),
		mapFields: &mapFields{
			NameProperty: "tip", LayoutCenter: []string{"50%", px((m.y0 + m.y1) / 2)}, LayoutSize: px(max(m.x1-m.x0, m.y1-m.y0)),
		},
		Label: &textLabel{Label: &opts.Label{Show: opts.Bool(true), FontSize: labelSize, Align: "center", LineHeight: mapLeading}},
	})
	if len(c.lines) == 0 {
		return
	}
	lines := make([]any, len(c.lines))
	for k, t := range c.lines {
		lines[k] = datum{y: -c.lineAt(k), text: plain(t), texts: 1}
	}
	o.add(&series{
		SingleSeries: charts.SingleSeries{Id: "lines", Type: types.ChartScatter, Data: lines, SymbolSize: 1, Color: unseen},
		Label:        &textLabel{Label: &opts.Label{Show: opts.Bool(true)}, Formatter: third, Color: c.secondary, Position: "inside"},
	})
}

func (c *ground) feature(l *land) feature {
	f := feature{Type: "Feature"}
	f.Properties.Tip = l.tip
	f.Properties.CP = [2]float64{l.label[0], -l.label[1]}
	f.Geometry.Type = "MultiPolygon"
	for _, rings := range l.rings {
		var polygon [][][2]float64
		for _, ring := range rings {
			var up [][2]float64
			for _, p := range append(ring[:len(ring):len(ring)], ring[0]) {
				up = append(up, [2]float64{p[0], -p[1]})
			}
			polygon = append(polygon, up)
		}
		f.Geometry.Coordinates = append(f.Geometry.Coordinates, polygon)
	}
	return f
}

func (c *ground) item(l *land) landItem {
	style := &areaStyle{AreaColor: l.fill}
	if l.gap {
		style.Decal = &decal{Symbol: "rect", Color: fade(c.secondary), DashX: []int{1, 0}, DashY: []int{1, 4}, Rotation: -0.785}
	}
	it := landItem{Name: l.tip, Value: 1, ItemStyle: style}
	it.Label = &textLabel{Formatter: strings.Join(l.text, "\n"), Color: c.labelInk(l)}
	switch {
	case len(l.text) == 0:
		it.Label = &textLabel{Label: hidden()}
	case l.boxed || l.gap:
		it.Label.Label = &opts.Label{BackgroundColor: c.paper}
	}
	return it
}

type (
	// mapData is the shapes of a map, for registerMap.
	mapData struct {
		Name    string     `json:"name"`
		GeoJSON collection `json:"geoJSON"`
	}
	collection struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	feature struct {
		Type       string `json:"type"`
		Properties struct {
			Tip string     `json:"tip"`
			CP  [2]float64 `json:"cp"` // where its label stands
		} `json:"properties"`
		Geometry struct {
			Type        string           `json:"type"`
			Coordinates [][][][2]float64 `json:"coordinates"`
		} `json:"geometry"`
	}
	// landItem is a region of a map.
	landItem struct {
		Name      string     `json:"name"`
		Value     int        `json:"value"`
		ItemStyle *areaStyle `json:"itemStyle"`
		Label     *textLabel `json:"label"`
	}
	// areaStyle is the style of a region of a map.
	areaStyle struct {
		AreaColor string `json:"areaColor"`
		Decal     *decal `json:"decal,omitempty"`
	}
	decal struct {
		Symbol   string  `json:"symbol"`
		Color    string  `json:"color"`
		DashX    []int   `json:"dashArrayX"`
		DashY    []int   `json:"dashArrayY"`
		Rotation float64 `json:"rotation"`
	}
	// mapFields place a map in its container.
	mapFields struct {
		NameProperty string   `json:"nameProperty"`
		LayoutCenter []string `json:"layoutCenter"`
		LayoutSize   string   `json:"layoutSize"`
	}
)
