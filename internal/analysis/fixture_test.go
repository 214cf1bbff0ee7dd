package analysis

import (
	"strings"

	"bulletin/internal/model"
)

// world is a small site for tests: the prefecture w, the counties a to e, the zone z.
type world struct {
	site    *model.Site
	regions map[string]*model.Region
}

func newWorld() *world {
	w := &world{site: &model.Site{
		Limits:  model.Thresholds{FarBehind: model.Int(10)},
		Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
	}, regions: map[string]*model.Region{}}
	for k, id := range []string{"w", "a", "b", "c", "d", "e", "z"} {
		r := &model.Region{Index: k, ID: id, Name: id, Kind: model.County}
		switch id {
		case "w":
			r.Kind = model.Prefecture
		case "z":
			r.Kind = model.Zone
		}
		w.site.Regions = append(w.site.Regions, r)
		w.regions[id] = r
	}
	return w
}

func (w *world) indicator(i model.Indicator) *model.Indicator {
	i.Index = len(w.site.Indicators)
	w.site.Indicators = append(w.site.Indicators, &i)
	return &i
}

var gapWords = map[string]model.Gap{"n": model.NotReported, "x": model.NotApplicable, "t": model.NoTarget, "s": model.Confidential}

// pairs reads "a=1 b=n": a number or the letter of a gap for each region.
func (w *world) pairs(s string, set func(*model.Region, model.Num)) {
	for _, pair := range strings.Fields(s) {
		id, value, _ := strings.Cut(pair, "=")
		num := model.Missing(gapWords[value])
		if num.Ok() {
			num = model.Number(model.MustDecimal(value))
		}
		set(w.regions[id], num)
	}
}

// report sets figures of the first indicator for a month, and target those of a year.
func (w *world) report(year, month int, figures ...string) *model.Report {
	p := model.Period{Year: year, Month: month}
	r := model.NewReport(p, "report", len(w.site.Indicators), len(w.site.Regions))
	for k, s := range figures {
		w.pairs(s, func(region *model.Region, n model.Num) {
			r.Set(w.site.Indicators[k], region, model.Figure{Num: n})
		})
	}
	w.site.Reports[p] = r
	return r
}

func (w *world) target(year int, values ...string) *model.Targets {
	t := model.NewTargets(year, "targets", len(w.site.Indicators), len(w.site.Regions))
	for k, s := range values {
		w.pairs(s, func(region *model.Region, n model.Num) {
			t.Set(w.site.Indicators[k], region, model.Target{Num: n})
		})
	}
	w.site.Targets[year] = t
	return t
}

func (w *world) edition(year, month int) *model.Edition {
	p := model.Period{Year: year, Month: month}
	e := &model.Edition{ID: p.String(), Period: p, Report: w.site.Reports[p], Date: model.Date{Year: year, Month: month, Day: 28}}
	w.site.Editions = append(w.site.Editions, e)
	return e
}

// show is a number with three digits after the point, or the gap's number in brackets.
func show(n model.Num) string {
	if !n.Ok() {
		return "(" + model.Int(int(n.Gap)).String() + ")"
	}
	return model.Round(n.Value, 3).String()
}

func gap(g model.Gap) string { return show(model.Missing(g)) }
