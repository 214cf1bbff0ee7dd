package finding

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/seal/sealtest"
)

// sheet is a small site of one indicator. Figures stand in the order of the regions, the whole first: numbers, or a letter
// for a gap (n 未报送, x 不适用, t 未设目标, s 保密).
type sheet struct {
	indicator model.Indicator
	month     int    // of 2022; June where it is 0
	names     string // of the members; "*" before a zone's, "+" before a direct unit's
	target    string
	value     string
	last      string // of the same month of last year
	year      string // of the whole of last year
	before    string // in the edition of March
	upper     string // the growth of the level above; "=" before its value
	yoy       string // given for the whole
	rank      [2]int // given for the whole: place and of how many
	status    model.Status
	setBy     string // who set the whole's target, where that is somebody else
}

// flow, stock and rate are indicators of tests.
var (
	flow  = model.Indicator{ID: "i", Name: "合同额", Unit: "亿元", Decimals: 2, AddsUp: true}
	count = model.Indicator{ID: "i", Name: "登记数", Unit: "项", AddsUp: true}
	stock = model.Indicator{ID: "i", Name: "保有量", Unit: "家", Measure: model.Stock}
	rate  = model.Indicator{ID: "i", Name: "比重", Unit: "%", Decimals: 1, Measure: model.Rate}
)

func lower(i model.Indicator) model.Indicator {
	i.Better = model.Lower
	return i
}

var limits = model.Thresholds{FarBehind: model.Threshold{Value: model.Int(10)}, Ahead: model.Int(10), Close: model.Int(5)}

// set judges the sheet.
func (s sheet) set(t testing.TB) *Set {
	t.Helper()
	if s.month == 0 {
		s.month = 6
	}
	site := &model.Site{
		Words: model.Words{Whole: "全州", Member: "县市", Upper: "全省"}, Limits: limits,
		Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
		Regions: []*model.Region{{ID: "zhou", Name: "某州"}},
	}
	for _, name := range strings.Fields(s.names) {
		r := &model.Region{Index: len(site.Regions), Kind: model.County}
		if rest, ok := strings.CutPrefix(name, "*"); ok {
			name, r.Kind = rest, model.Zone
		} else if rest, ok := strings.CutPrefix(name, "+"); ok {
			name, r.Kind = rest, model.Direct
		}
		r.ID, r.Name, r.Short = name, name, name
		site.Regions = append(site.Regions, r)
	}
	if s.upper != "" {
		site.Province = &model.Region{Index: len(site.Regions), ID: "sheng", Name: "某省", Kind: model.Province}
	}
	i := s.indicator
	i.Targeted = s.target != ""
	if s.names == "" {
		i.Scope = model.PrefectureOnly
	}
	i.Short, i.Group = i.Name, &model.Group{ID: "g", Indicators: []*model.Indicator{&i}}
	site.Indicators = []*model.Indicator{&i}
	targets := model.NewTargets(2022, "targets", 1, len(site.Regions))
	targets.SetBy = "州政府"
	eachOf(t, site, s.target, func(r *model.Region, n model.Num) {
		target := model.Target{Num: n}
		if r.Index == 0 && s.setBy != "" {
			target.More = &model.TargetMore{SetBy: s.setBy}
		}
		targets.Set(&i, r, target)
	})
	site.Targets[2022] = targets
	if s.before != "" {
		s.edition(t, site, 3, s.before)
	}
	now := s.edition(t, site, s.month, s.value)
	s.more(site, now.Report)
	if s.last != "" {
		report(t, site, 2021, s.month, s.last)
	}
	if s.year != "" {
		report(t, site, 2021, 12, s.year)
	}
	return New(analysis.New(site, now))
}

func (s sheet) edition(t testing.TB, site *model.Site, month int, figures string) *model.Edition {
	e := &model.Edition{ID: "e", Period: model.Period{Year: 2022, Month: month}, Report: report(t, site, 2022, month, figures)}
	site.Editions = append(site.Editions, e)
	return e
}

func report(t testing.TB, site *model.Site, year, month int, figures string) *model.Report {
	p := model.Period{Year: year, Month: month}
	r := model.NewReport(p, "report", 1, len(site.Regions))
	eachOf(t, site, figures, func(region *model.Region, n model.Num) { r.Set(site.Indicators[0], region, model.Figure{Num: n}) })
	site.Reports[p] = r
	return r
}

// more adds what a figure says beside its value.
func (s sheet) more(site *model.Site, r *model.Report) {
	i := site.Indicators[0]
	f := *r.Figure(i, site.Whole())
	f.Status = s.status
	f.More = &model.FigureMore{Rank: s.rank[0], RankOf: s.rank[1]}
	if s.yoy != "" {
		d := model.MustDecimal(s.yoy)
		f.More.YoY = &d
	}
	r.Set(i, site.Whole(), f)
	if s.upper == "" {
		return
	}
	upper := model.Figure{Num: model.Missing(model.NotApplicable)}
	if value, ok := strings.CutPrefix(s.upper, "="); ok {
		upper.Num = model.Number(model.MustDecimal(value))
	} else {
		d := model.MustDecimal(s.upper)
		upper.More = &model.FigureMore{YoY: &d}
	}
	r.Set(i, site.Province, upper)
}

var gaps = map[string]model.Gap{"n": model.NotReported, "x": model.NotApplicable, "t": model.NoTarget, "s": model.Confidential}

func eachOf(t testing.TB, site *model.Site, figures string, set func(*model.Region, model.Num)) {
	t.Helper()
	for k, text := range strings.Fields(figures) {
		if k >= len(site.Regions) {
			t.Fatalf("more figures than regions: %s", figures)
		}
		if g, ok := gaps[text]; ok {
			set(site.Regions[k], model.Missing(g))
		} else {
			set(site.Regions[k], model.Number(model.MustDecimal(text)))
		}
	}
}

// says is what a rule says of the whole ("全州"), of the members together ("县市") or of one member; empty where it is silent.
func (s *Set) says(rule, scope string) string {
	id := rule + "/i"
	list := s.Findings()
	switch scope {
	case "全州":
		id += "/zhou"
	case "县市":
	default:
		id += "/" + scope
		list = s.Member(s.region(scope))
	}
	for _, f := range list {
		if f.ID == id {
			return f.Text.String()
		}
	}
	return ""
}

// open loads a site of the repository.
func open(t testing.TB, dir string) *model.Site {
	t.Helper()
	var diags diag.List
	site, err := load.Site(sealtest.Unsealed(os.DirFS(dir)), chart.Usual(), &diags)
	if err != nil {
		t.Fatal(err)
	}
	if diags.HasErrors() {
		t.Fatal(diags.Sorted())
	}
	return site
}
