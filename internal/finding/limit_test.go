package finding

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestBrokenLimitIsAPoint: what is used up cannot be made good, so that it is a main point even of the last indicator of the
// last group.
func TestBrokenLimitIsAPoint(t *testing.T) {
	site := changed(t, "").view.Site
	at := slices.IndexFunc(site.Indicators, func(i *model.Indicator) bool { return i.ID == "huodong-changci" })
	i, e := site.Indicators[at], edition(site, "2022-h1")
	i.Better = model.Lower
	e.Report.Figure(i, site.Whole()).Num = model.Number(model.Int(5000))
	points := New(analysis.New(site, e)).Points(6, nil, nil)
	k := slices.IndexFunc(points, func(st Statement) bool { return slices.Contains(st.Indicators, i) })
	if k < 0 || points[k].Tone != Shortfall || !strings.Contains(points[k].Why, "超出年度控制数") {
		t.Errorf("no point tells of the limit that is broken: %v", points)
	}
}

// TestKeptLimitIsNoHighlight: that little of a limit is used, or not more than it, is told without praise.
func TestKeptLimitIsNoHighlight(t *testing.T) {
	for _, test := range []struct {
		name  string
		sheet sheet
	}{
		{"little", sheet{indicator: lower(count), names: four, target: "40 10 10 10 10", value: "10 1 2 3 4"}},
		{"in time", sheet{indicator: lower(count), names: four, target: "40 10 10 10 10", value: "20 5 5 5 5"}},
		{"at the end of the year", sheet{indicator: lower(count), month: 12, names: four, target: "40 10 10 10 10", value: "34 10 7 8 9"}},
		{"none", sheet{indicator: lower(count), names: four, target: "40 10 10 10 10", value: "0 0 0 0 0"}},
	} {
		s := test.sheet.set(t)
		for _, r := range append([]*model.Region{nil}, s.view.Site.Counties()...) {
			for _, st := range s.Statements(Query{Region: r, Tones: []Tone{Highlight}}) {
				t.Errorf("%s: a highlight: %s", test.name, st.Text)
			}
		}
	}
}
