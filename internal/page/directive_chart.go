package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/model"
)

// charts are the kinds of charts that a text may ask for.
var charts = []struct {
	name string
	of   []string // the keys that it needs
	may  []string // the keys that it takes beside them
	draw func(*analysis.View, *model.Indicator, *model.Region) *chart.Chart
}{
	{"completion", []string{"region"}, nil, func(v *analysis.View, _ *model.Indicator, r *model.Region) *chart.Chart {
		return chart.Completion(v, r)
	}},
	{"place", []string{"region"}, nil, func(v *analysis.View, _ *model.Indicator, r *model.Region) *chart.Chart {
		return chart.Place(v, r)
	}},
	{"months", []string{"indicator"}, []string{"region"}, chart.Months},
	{"ranking", []string{"indicator"}, nil, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Ranking(v, i)
	}},
	{"shares", []string{"indicator"}, nil, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Shares(v, i)
	}},
	{"growth", []string{"indicator"}, nil, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Growth(v, i)
	}},
	{"schedule", []string{"indicator"}, []string{"region"}, chart.Schedule},
	{"tasks", []string{"indicator"}, nil, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Tasks(v, i, basis(v.Site))
	}},
	{"board", nil, nil, func(v *analysis.View, _ *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Board(v, chart.BoardOptions{})
	}},
	{"tiles", nil, []string{"indicator"}, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Tiles(v, i)
	}},
	{"map", nil, []string{"indicator"}, func(v *analysis.View, i *model.Indicator, _ *model.Region) *chart.Chart {
		return chart.Map(v, i, boundaries(v.Site))
	}},
	{"gantt", nil, []string{"region"}, func(v *analysis.View, _ *model.Indicator, r *model.Region) *chart.Chart {
		return chart.Gantt(v, r)
	}},
}

// basis is what the weight of tasks is compared with; nil where the site names nothing.
func basis(site *model.Site) *chart.Basis {
	if site.Basis == nil {
		return nil
	}
	return &chart.Basis{Name: site.Basis.Name, Source: site.Basis.Source, Shares: analysis.BasisShares(site)}
}

// boundaries are the site's own reviewed map; nil where it has none.
func boundaries(site *model.Site) *chart.Boundaries {
	if site.Map == nil {
		return nil
	}
	b := &chart.Boundaries{Number: site.Map.Approval}
	for _, s := range site.Map.Shapes {
		b.Shapes = append(b.Shapes, chart.Shape(s))
	}
	return b
}

func (q *request) chart() []Block {
	name, pos := q.one("kind", true)
	var names []string
	for _, kind := range charts {
		names = append(names, kind.name)
		if kind.name != name {
			continue
		}
		i, r := q.subject(name, kind.of, kind.may)
		if q.failed {
			return nil
		}
		c := kind.draw(q.ed.view, i, r)
		if c == nil {
			q.diags.Warning(q.Pos, "empty-chart", "改换指标或删去这张图", "这张图没有可画的数据，页面上不出现")
			return nil
		}
		return []Block{{Chart: c}}
	}
	if name != "" {
		q.fail(pos, "unknown-chart", suggest(name, names, names), "没有“%s”这种图", name)
	}
	return nil
}

// subject is the indicator and the region of a chart: those it needs must be named, others may not.
func (q *request) subject(kind string, needs, may []string) (*model.Indicator, *model.Region) {
	var i *model.Indicator
	r := q.ed.site.Whole()
	for _, key := range []string{"indicator", "region"} {
		needed := slices.Contains(needs, key)
		e := q.Get(key)
		if e != nil && !needed && !slices.Contains(may, key) {
			q.fail(e.KeyPos, "extra-key", "删去这一项", "“%s”图不用写 %s", kind, key)
			continue
		}
		word, pos := q.one(key, needed)
		switch {
		case word == "":
		case key == "indicator":
			i = q.indicatorNamed(word, pos)
		default:
			r = q.regionNamed(word, pos)
		}
	}
	return i, r
}
