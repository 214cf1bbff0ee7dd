package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func number(s string) model.Num { return model.Number(model.MustDecimal(s)) }

func TestGrowthPhrase(t *testing.T) {
	for _, test := range []struct {
		in          analysis.Growth
		want, label string
	}{
		{analysis.Growth{Num: number("12.34")}, "同比增长12.3%", "+12.3%"},
		{analysis.Growth{Num: number("-3.25")}, "同比下降3.3%", "−3.3%"},
		{analysis.Growth{Num: number("-100")}, "同比下降100.0%", "−100.0%"},
		{analysis.Growth{Num: number("0")}, "与上年同期持平", "0.0%"},
		{analysis.Growth{Num: number("0.04")}, "与上年同期基本持平", "0.0%"},
		{analysis.Growth{Num: number("-0.04")}, "与上年同期基本持平", "0.0%"},
		{analysis.Growth{Num: number("0.1"), Points: true}, "比上年同期提高0.1个百分点", "+0.1个百分点"},
		{analysis.Growth{Num: number("-2"), Points: true}, "比上年同期下降2.0个百分点", "−2.0个百分点"},
		{analysis.Growth{Num: number("0.0"), Points: true}, "与上年同期持平", "0.0个百分点"},
		{analysis.Growth{Num: number("15.2"), Given: true}, "同比增长15.2%", "+15.2%"},
		{analysis.Growth{Num: model.Missing(model.NoBase)}, "", Dash},
		{analysis.Growth{Num: model.Missing(model.NotReported)}, "", "未报送"},
	} {
		if got := GrowthPhrase(test.in); got != test.want {
			t.Errorf("GrowthPhrase(%v) = %s, want %s", test.in, got, test.want)
		}
		if got := Growth(test.in); got != test.label {
			t.Errorf("Growth(%v) = %s, want %s", test.in, got, test.label)
		}
	}
}

func TestLeadPhrase(t *testing.T) {
	for _, test := range []struct {
		lead   model.Num
		better model.Better
		want   string
	}{
		{number("9.94"), model.Higher, "高于序时进度9.9个百分点"},
		{number("-6.85"), model.Higher, "低于序时进度6.9个百分点"},
		{number("0"), model.Higher, "与序时进度持平"},
		{number("0.04"), model.Higher, "与序时进度基本持平"},
		{number("-0.04"), model.Higher, "与序时进度基本持平"},
		{number("-25"), model.Lower, "超出序时进度25.0个百分点"},
		{number("21"), model.Lower, "低于序时进度21.0个百分点"},
		{number("0"), model.Lower, "与序时进度持平"},
		{model.Missing(model.NoPace), model.Higher, ""},
	} {
		c := &analysis.Cell{Indicator: &model.Indicator{Better: test.better}, Lead: test.lead}
		if got := LeadPhrase(c); got != test.want {
			t.Errorf("LeadPhrase(%v, better %d) = %s, want %s", test.lead, test.better, got, test.want)
		}
	}
}

func TestPlacePhrase(t *testing.T) {
	for _, test := range []struct {
		name  string
		place analysis.Place
		state analysis.State
		want  string
	}{
		{"first", analysis.Place{Rank: 1, Of: 8}, analysis.Over, "居全州首位"},
		{"first with others", analysis.Place{Rank: 1, Of: 8, Tied: true}, analysis.Over, "并列全州首位"},
		{"third", analysis.Place{Rank: 3, Of: 8}, analysis.Behind, "居全州第3位"},
		{"third with others", analysis.Place{Rank: 3, Of: 8, Tied: true}, analysis.Behind, "并列全州第3位"},
		{"last", analysis.Place{Rank: 8, Of: 8}, analysis.FarBehind, "居全州末位"},
		{"last at zero", analysis.Place{Rank: 8, Of: 8}, analysis.AtZero, "居全州末位"},
		{"last at zero with others", analysis.Place{Rank: 3, Of: 8, Tied: true}, analysis.AtZero, "并列全州末位"},
		{"all at zero", analysis.Place{Rank: 1, Of: 8, Tied: true}, analysis.AtZero, ""},
		{"of two", analysis.Place{Rank: 2, Of: 2}, analysis.Behind, "居全州末位"},
		{"alone", analysis.Place{Rank: 1, Of: 1}, analysis.Over, ""},
		{"not ranked", analysis.Place{Of: 8, Gap: model.NoRank}, analysis.Over, ""},
	} {
		c := &analysis.Cell{Place: test.place, State: test.state}
		if got := PlacePhrase(c, county); got != test.want {
			t.Errorf("PlacePhrase(%s) = %s, want %s", test.name, got, test.want)
		}
	}
}

func TestChange(t *testing.T) {
	for _, test := range []struct {
		in   model.Num
		want string
	}{
		{number("2"), "上升2位"}, {number("-1"), "下降1位"}, {number("0"), "持平"}, {number("12"), "上升12位"}, {model.Missing(model.NoPrevious), Dash},
	} {
		if got := Change(test.in); got != test.want {
			t.Errorf("Change(%v) = %s, want %s", test.in, got, test.want)
		}
	}
}
