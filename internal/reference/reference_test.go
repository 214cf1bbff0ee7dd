package reference

import (
	"slices"
	"testing"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// The language is tested where it prints, in internal/build; here are the parts that a text shows only at their edges.

func TestEndsOf(t *testing.T) {
	for _, c := range []struct {
		word string
		n    int
		last bool
		ok   bool
	}{
		{"前3", 3, false, true}, {"后三", 3, true, true}, {"前十", 10, false, true}, {"前12", 12, false, true},
		{"前0", 0, false, false}, {"前+3", 3, false, false}, {"前", 0, false, false}, {"第3", 0, false, false}, {"前十一", 0, false, false},
	} {
		if n, last, ok := endsOf(c.word); ok != c.ok || ok && (n != c.n || last != c.last) {
			t.Errorf("endsOf(%s) = %d, %v, %v", c.word, n, last, ok)
		}
	}
}

func TestJoinConditions(t *testing.T) {
	got := joinConditions([]string{"合同额", "完成率", "≥", "60%", "下降", "同比>", "0"})
	if want := []string{"合同额", "完成率≥60%", "下降", "同比>0"}; !slices.Equal(got, want) {
		t.Errorf("joinConditions = %q, want %q", got, want)
	}
}

func TestWording(t *testing.T) {
	amount, place := measure.Named("value", model.Words{}), measure.Named("place", model.Words{})
	q := measure.Quantity{Num: model.Number(model.MustDecimal("-1.256")), Unit: "亿元", Places: 2}
	for _, c := range []struct {
		w    wording
		m    *measure.Measure
		q    measure.Quantity
		want string
	}{
		{wording{places: -1}, amount, q, "−1.26亿元"},
		{wording{places: 0, absolute: true}, amount, q, "1亿元"},
		{wording{places: 1, absolute: true, sign: true, bare: true}, amount, q, "+1.3"},
		{wording{places: -1}, place, measure.Quantity{Num: model.Number(model.Int(3))}, "第3位"},
	} {
		if got := c.w.word(c.m, c.q); got != c.want {
			t.Errorf("%+v: %s, want %s", c.w, got, c.want)
		}
	}
}

// TestRow: a number leads to the row that it stands in, on the page of its own edition where that has one.
func TestRow(t *testing.T) {
	site := &model.Site{Limits: model.Thresholds{TableRows: 2}}
	own, other := &analysis.View{Edition: &model.Edition{ID: "2022-h1"}}, &analysis.View{Edition: &model.Edition{ID: "2021"}}
	s := &Scope{Site: site, View: own, At: address.At("2022-h1/index.html", own.Edition)}
	i := &model.Indicator{ID: "rd"}
	for _, c := range []struct {
		name   string
		view   *analysis.View
		region *model.Region
		want   string
	}{
		{"a region", own, &model.Region{ID: "jia", Index: 2}, "indicators/rd.html#r-jia"},
		{"another edition", other, &model.Region{ID: "jia", Index: 1}, "../2021/indicators/rd.html#r-jia"},
		{"a month without an edition", &analysis.View{Edition: &model.Edition{}}, nil, "indicators/rd.html"},
		{"a row that is left out", own, &model.Region{ID: "yi", Index: 3}, "indicators/rd.html"},
		{"the level above", own, &model.Region{Kind: model.Province}, "indicators/rd.html"},
	} {
		if got := s.Row(c.view, i, c.region); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestSelectUnknown: a word that is no selection is told with what it may have meant.
func TestSelectUnknown(t *testing.T) {
	site := &model.Site{Regions: []*model.Region{{ID: "quanzhou", Name: "全州"}, {ID: "jishou", Name: "吉首市", Short: "吉首"}}}
	ro := &Roster{Indicator: &model.Indicator{}}
	if _, p := ro.Select("吉守市", site); p == nil || p.Code != "unknown-region" || p.Fix != diag.Suggest("吉守市", []string{"吉首市"}) {
		t.Errorf("Select = %+v", p)
	}
	if _, p := ro.Select("落后 落后", site); p == nil || p.Code != "extra-word" {
		t.Errorf("Select of a word twice = %+v", p)
	}
}
