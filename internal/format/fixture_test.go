package format

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// indicator is one indicator of a test's site with its figures in the order of the regions: numbers, or a letter for a
// gap (n 未报送, x 不适用, t 未设目标, s 保密). With one figure it is about the whole alone.
type indicator struct {
	model.Indicator
	target, value, last string
	yoy                 string // given for the whole
}

// county are the words of most tests.
var county = model.Words{Whole: "全州", Member: "县市", Upper: "全省"}

// bulletin is a site's view for tests: the whole, then the regions of names. A name with a star is a zone's.
func bulletin(t *testing.T, month int, words model.Words, names string, indicators ...indicator) *analysis.View {
	t.Helper()
	site := &model.Site{Words: words, Limits: model.Thresholds{FarBehind: model.Threshold{Value: model.Int(10)}}, Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}}
	for k, name := range append([]string{"整体"}, strings.Fields(names)...) {
		name, zone := strings.CutPrefix(name, "*")
		r := &model.Region{Index: k, ID: name, Name: name, Short: name, Kind: model.County}
		switch {
		case k == 0:
			r.Kind = model.Prefecture
		case zone:
			r.Kind = model.Zone
		}
		site.Regions = append(site.Regions, r)
	}
	for k := range indicators {
		i := &indicators[k]
		i.Index = k
		i.Name, i.Short = or(i.Name, i.ID), or(i.Short, or(i.Name, i.ID))
		i.Targeted = i.target != ""
		if len(strings.Fields(i.value)) == 1 && len(site.Regions) > 1 {
			i.Scope = model.PrefectureOnly
		}
		site.Indicators = append(site.Indicators, &i.Indicator)
	}
	period := model.Period{Year: 2022, Month: month}
	targets := model.NewTargets(2022, "targets", len(indicators), len(site.Regions))
	report := model.NewReport(period, "report", len(indicators), len(site.Regions))
	last := model.NewReport(period.LastYear(), "last", len(indicators), len(site.Regions))
	for k := range indicators {
		i := &indicators[k]
		each(t, site, i.target, func(r *model.Region, n model.Num) { targets.Set(&i.Indicator, r, model.Target{Num: n}) })
		each(t, site, i.last, func(r *model.Region, n model.Num) { last.Set(&i.Indicator, r, model.Figure{Num: n}) })
		each(t, site, i.value, func(r *model.Region, n model.Num) {
			f := model.Figure{Num: n}
			if r.Index == 0 && i.yoy != "" {
				yoy := model.MustDecimal(i.yoy)
				f.More = &model.FigureMore{YoY: &yoy}
			}
			report.Set(&i.Indicator, r, f)
		})
	}
	site.Targets[2022] = targets
	site.Reports[period], site.Reports[period.LastYear()] = report, last
	edition := &model.Edition{ID: "e", Period: period, Report: report, Date: model.Date{Year: 2023, Month: 1, Day: 15}}
	site.Editions = []*model.Edition{edition}
	return analysis.New(site, edition)
}

var gapLetters = map[string]model.Gap{"n": model.NotReported, "x": model.NotApplicable, "t": model.NoTarget, "s": model.Confidential}

// each reads figures in the order of the regions. Fewer leave the last regions without an entry.
func each(t *testing.T, site *model.Site, figures string, set func(*model.Region, model.Num)) {
	t.Helper()
	for k, text := range strings.Fields(figures) {
		if k >= len(site.Regions) {
			t.Fatalf("more figures than regions: %s", figures)
		}
		if g, ok := gapLetters[text]; ok {
			set(site.Regions[k], model.Missing(g))
		} else {
			set(site.Regions[k], model.Number(model.MustDecimal(text)))
		}
	}
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// Indicators of tests.

func flow(name, unit string, decimals int) model.Indicator {
	return model.Indicator{ID: name, Unit: unit, Decimals: decimals}
}

func stock(name, unit string) model.Indicator {
	return model.Indicator{ID: name, Unit: unit, Measure: model.Stock}
}

func rate(name string, decimals int) model.Indicator {
	return model.Indicator{ID: name, Unit: "%", Decimals: decimals, Measure: model.Rate}
}

func lower(i model.Indicator) model.Indicator {
	i.Better = model.Lower
	return i
}

func signed(i model.Indicator) model.Indicator {
	i.Signed = true
	return i
}
