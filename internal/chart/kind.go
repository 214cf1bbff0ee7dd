package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Kind is a kind of chart that a site may choose for its pages, and a text may ask for.
type Kind struct {
	Name string // in data/site.yaml and in directives

	// County and Indicator are what stands over the kind's charts on the page of a region, or of an indicator;
	// nil where such a page does not show it. A county's page has one for each indicator where the kind needs one.
	County, Indicator Heading

	Keys []Key // of the directive, beside kind
	Draw func(v *analysis.View, i *model.Indicator, r *model.Region) *Chart
}

// Heading words what stands over charts, for the indicator of the page where it has one.
type Heading func(w *model.Words, i *model.Indicator) string

// Key is what a chart is drawn for. Without it, a region is the whole and an indicator nil.
type Key struct {
	Name   string // "indicator" or "region"
	Needed bool
}

var (
	forIndicator = Key{"indicator", true}
	forRegion    = Key{"region", true}
	mayIndicator = Key{"indicator", false}
	mayRegion    = Key{"region", false}
)

// Kinds are all kinds of charts, those of each page in their usual order. Each has a file of its name.
var Kinds = []Kind{
	{"completion", saying("各项指标完成率与序时进度"), nil, []Key{forRegion}, ofRegion(Completion)},
	{"place", placeHeading, nil, []Key{forRegion}, ofRegion(Place)},
	{"ranking", nil, rankingHeading, []Key{forIndicator}, ofIndicator(Ranking)},
	{"months", saying("各项指标逐月进度"), monthsHeading, []Key{forIndicator, mayRegion}, Months},
	{"shares", nil, saying("任务占比与完成占比"), []Key{forIndicator}, ofIndicator(Shares)},
	{"growth", nil, growthHeading, []Key{forIndicator}, ofIndicator(Growth)},
	{"board", nil, nil, nil, func(v *analysis.View, _ *model.Indicator, _ *model.Region) *Chart { return Board(v, BoardOptions{}) }},
	{"tiles", nil, nil, []Key{mayIndicator}, ofIndicator(Tiles)},
	{"map", nil, nil, []Key{mayIndicator}, ofIndicator(func(v *analysis.View, i *model.Indicator) *Chart { return Map(v, i, BoundariesOf(v.Site)) })},
	{"schedule", nil, nil, []Key{forIndicator, mayRegion}, Schedule},
	{"gantt", nil, nil, []Key{mayRegion}, ofRegion(Gantt)},
	{"tasks", nil, nil, []Key{forIndicator}, ofIndicator(Tasks)},
}

// Named returns the kind of a name, or nil.
func Named(name string) *Kind {
	for k := range Kinds {
		if Kinds[k].Name == name {
			return &Kinds[k]
		}
	}
	return nil
}

// Key returns the key of a name, or nil where the kind does not take it.
func (k *Kind) Key(name string) *Key {
	for n := range k.Keys {
		if k.Keys[n].Name == name {
			return &k.Keys[n]
		}
	}
	return nil
}

// Usual names the kinds that each page can show, in their usual order. A region's page has a strip of positions in each row of its
// table by gap, so that a chart of the same is drawn where a site asks for it.
func Usual() model.Charts {
	c := model.Charts{ByChoice: []string{"place"}}
	for _, k := range Kinds {
		if k.County != nil {
			c.County = append(c.County, k.Name)
		}
		if k.Indicator != nil {
			c.Indicator = append(c.Indicator, k.Name)
		}
	}
	return c
}

// BoundariesOf are the site's own reviewed map; nil where it has none.
func BoundariesOf(site *model.Site) *Boundaries {
	if site.Map == nil {
		return nil
	}
	b := &Boundaries{Number: site.Map.Approval}
	for _, s := range site.Map.Shapes {
		b.Shapes = append(b.Shapes, Shape(s))
	}
	return b
}

func ofIndicator(draw func(*analysis.View, *model.Indicator) *Chart) func(*analysis.View, *model.Indicator, *model.Region) *Chart {
	return func(v *analysis.View, i *model.Indicator, _ *model.Region) *Chart { return draw(v, i) }
}

func ofRegion(draw func(*analysis.View, *model.Region) *Chart) func(*analysis.View, *model.Indicator, *model.Region) *Chart {
	return func(v *analysis.View, _ *model.Indicator, r *model.Region) *Chart { return draw(v, r) }
}

func saying(text string) Heading {
	return func(*model.Words, *model.Indicator) string { return text }
}

func placeHeading(w *model.Words, _ *model.Indicator) string {
	return "在各" + w.Member + "中的位置"
}

func monthsHeading(w *model.Words, _ *model.Indicator) string { return w.Whole + "逐月进度" }

func growthHeading(w *model.Words, _ *model.Indicator) string {
	return "同比与" + w.Upper + "比较"
}

func rankingHeading(w *model.Words, i *model.Indicator) string {
	switch {
	case !i.Targeted:
		return "各" + w.Member + "排序"
	case i.Better == model.Lower:
		return "各" + w.Member + "与年度控制数比较"
	}
	return "各" + w.Member + "完成率"
}
