package analysis

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// sheet is a small site of one indicator: what a test needs, as an author would put it into a table.
type sheet struct {
	indicator model.Indicator
	month     int    // of 2022; June where it is 0
	rows      string // a line a region: name, target, figure, figure of last year; "." for no entry
	before    map[int]string
	changes   []model.TargetChange // by the names of their regions; dates as they are
	yoy       map[string]string
	far       string // percentage points, or percent of the path with a sign: 20%; 10 where it is empty
	behind    string // likewise; 0 where it is empty
	date      model.Date
	noTargets bool
	noLast    bool
}

// flow, stock and rate are indicators with targets.
var (
	flow  = model.Indicator{Targeted: true}
	stock = model.Indicator{Targeted: true, Measure: model.Stock}
	rate  = model.Indicator{Targeted: true, Measure: model.Rate}
)

func lower(i model.Indicator) model.Indicator {
	i.Better = model.Lower
	return i
}

func free(i model.Indicator) model.Indicator {
	i.Targeted = false
	return i
}

// kindOf tells a region's kind by its name.
func kindOf(name string) model.RegionKind {
	switch {
	case name == "全州":
		return model.Prefecture
	case name == "全省":
		return model.Province
	case strings.HasSuffix(name, "区"):
		return model.Zone
	case strings.HasSuffix(name, "直"):
		return model.Direct
	}
	return model.County
}

// view is the sheet under analysis, with its only indicator.
func (s sheet) view(t testing.TB) (*View, *model.Indicator) {
	t.Helper()
	if s.month == 0 {
		s.month = 6
	}
	if s.far == "" {
		s.far = "10"
	}
	site := &model.Site{
		Limits:  model.Thresholds{Behind: threshold(s.behind), FarBehind: threshold(s.far), Ahead: model.Int(10)},
		Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{},
		Regions: []*model.Region{{Name: "全州"}},
	}
	i := s.indicator
	site.Indicators = []*model.Indicator{&i}
	lines := rows(s.rows)
	for _, line := range lines {
		switch r := (&model.Region{Index: len(site.Regions), Name: line[0], Kind: kindOf(line[0])}); r.Kind {
		case model.Prefecture:
		case model.Province:
			site.Province = r
		default:
			site.Regions = append(site.Regions, r)
		}
	}
	if site.Province != nil {
		site.Province.Index = len(site.Regions)
	}
	if !s.noTargets {
		site.Targets[2022] = targets(t, site, lines)
		for _, c := range s.changes {
			c.Indicator, c.Region = &i, find(t, site, c.Region.Name)
			site.Targets[2022].Changes = append(site.Targets[2022].Changes, c)
		}
	}
	var edition *model.Edition
	for month := 1; month <= s.month; month++ {
		list, ok := rows(s.before[month]), s.before[month] != ""
		if month == s.month {
			list, ok = lines, true
		}
		if ok {
			edition = &model.Edition{Period: model.Period{Year: 2022, Month: month}, Date: s.date}
			edition.Report = report(t, site, edition.Period, list, 2)
			s.give(t, site, edition.Report)
			site.Editions = append(site.Editions, edition)
		}
	}
	if !s.noLast {
		report(t, site, model.Period{Year: 2021, Month: s.month}, lines, 3)
	}
	return New(site, edition), &i
}

// threshold is a line between states as an author writes it.
func threshold(text string) model.Threshold {
	if text == "" {
		return model.Threshold{}
	}
	share, ofPath := strings.CutSuffix(text, "%")
	return model.Threshold{Value: model.MustDecimal(share), OfPath: ofPath}
}

func rows(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func targets(t testing.TB, site *model.Site, lines [][]string) *model.Targets {
	targets := model.NewTargets(2022, "data/targets/2022.yaml", 1, len(site.Regions))
	for _, line := range lines {
		if len(line) > 1 && line[1] != "." {
			targets.Set(site.Indicators[0], find(t, site, line[0]), model.Target{Num: num(line[1])})
		}
	}
	return targets
}

// report sets the figures of a column.
func report(t testing.TB, site *model.Site, p model.Period, lines [][]string, column int) *model.Report {
	r := model.NewReport(p, "data/reports/"+p.String()+".yaml", 1, len(site.Regions))
	for _, line := range lines {
		if len(line) > column && line[column] != "." {
			r.Set(site.Indicators[0], find(t, site, line[0]), model.Figure{Num: num(line[column])})
		}
	}
	site.Reports[p] = r
	return r
}

// give adds the given 同比 to a report's figures.
func (s sheet) give(t testing.TB, site *model.Site, r *model.Report) {
	for name, text := range s.yoy {
		region, d := find(t, site, name), model.MustDecimal(text)
		f := *r.Figure(site.Indicators[0], region)
		f.More = &model.FigureMore{YoY: &d}
		r.Set(site.Indicators[0], region, f)
	}
}

func num(text string) model.Num {
	if g, ok := model.WrittenGaps[text]; ok {
		return model.Missing(g)
	}
	return model.Number(model.MustDecimal(text))
}

func find(t testing.TB, site *model.Site, name string) *model.Region {
	t.Helper()
	for _, r := range append(site.Regions, site.Province) {
		if r != nil && r.Name == name {
			return r
		}
	}
	t.Fatalf("no region %q", name)
	return nil
}

// cell is the cell of a region of the sheet.
func (s sheet) cell(t testing.TB, name string) Cell {
	t.Helper()
	v, i := s.view(t)
	return v.Cell(i, find(t, v.Site, name))
}

var gaps = map[model.Gap]string{
	model.NotReported: "NotReported", model.NotApplicable: "NotApplicable", model.NoTarget: "NoTarget",
	model.Confidential: "Confidential", model.NoBase: "NoBase", model.NoLastYear: "NoLastYear",
	model.NoPace: "NoPace", model.NoRank: "NoRank", model.NoPrevious: "NoPrevious",
	model.ZeroTarget: "ZeroTarget", model.NotMeasurable: "NotMeasurable", model.YearOver: "YearOver", model.NoReport: "NoReport",
	model.ZeroDivisor: "ZeroDivisor",
}

// show is a number to four digits, or the name of its gap.
func show(n model.Num) string {
	if !n.Ok() {
		return gaps[n.Gap]
	}
	return model.Round(n.Value, 4).String()
}

var states = [stateCount]string{"NoState", "Over", "Met", "OnPace", "Behind", "FarBehind", "Unmet", "AtZero", "Exceeded", "Reached", "Short"}
