package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func number(s string) model.Num { return model.Number(model.MustDecimal(s)) }

func TestGrowthPhrase(t *testing.T) {
	percent, permille, perPeople := rate("比重", 1), rate("死亡率", 2), rate("密度", 2)
	permille.Unit, perPeople.Unit = "‰", "件/万人"
	for _, test := range []struct {
		i           model.Indicator
		in          analysis.Growth
		want, label string
	}{
		{flow("甲", "项", 0), analysis.Growth{Num: number("12.34")}, "同比增长12.3%", "+12.3%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("-3.25")}, "同比下降3.3%", "−3.3%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("-100")}, "同比下降100.0%", "−100.0%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("0")}, "与上年同期持平", "0.0%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("0.04")}, "与上年同期基本持平", "0.0%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("-0.04")}, "与上年同期基本持平", "0.0%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("15.2"), Given: true}, "同比增长15.2%", "+15.2%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("999.9")}, "同比增长999.9%", "+999.9%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("3176.3")}, "同比增长31.8倍", "+3176.3%"},
		{flow("甲", "项", 0), analysis.Growth{Num: model.Missing(model.NoBase)}, "", Dash},
		{flow("甲", "项", 0), analysis.Growth{Num: model.Missing(model.NotReported)}, "", "未报送"},
		{lower(flow("甲", "起", 0)), analysis.Growth{Num: number("20")}, "同比增长20.0%", "+20.0%"},
		{percent, analysis.Growth{Num: number("0.1"), Points: true}, "比上年同期提高0.1个百分点", "+0.1个百分点"},
		{percent, analysis.Growth{Num: number("-2"), Points: true}, "比上年同期下降2.0个百分点", "−2.0个百分点"},
		{percent, analysis.Growth{Num: number("0.0"), Points: true}, "与上年同期持平", "0.0个百分点"},
		{percent, analysis.Growth{Num: number("0.04"), Points: true}, "与上年同期基本持平", "0.0个百分点"},
		{permille, analysis.Growth{Num: number("0.31"), Points: true}, "比上年同期提高0.31个千分点", "+0.31个千分点"},
		{permille, analysis.Growth{Num: number("-0.31"), Points: true}, "比上年同期下降0.31个千分点", "−0.31个千分点"},
		{permille, analysis.Growth{Num: number("0.04"), Points: true}, "比上年同期提高0.04个千分点", "+0.04个千分点"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("999.96")}, "同比增长1000.0%", "+1000.0%"},
		{flow("甲", "项", 0), analysis.Growth{Num: number("1000")}, "同比增长10.0倍", "+1000.0%"},
		{perPeople, analysis.Growth{Num: number("1.25"), Points: true}, "比上年同期增加1.25件/万人", "+1.25件/万人"},
		{perPeople, analysis.Growth{Num: number("-1.25"), Points: true}, "比上年同期减少1.25件/万人", "−1.25件/万人"},
	} {
		c := &analysis.Cell{Indicator: &test.i, Growth: test.in, LastYear: number("100")}
		if got := GrowthPhrase(c); got != test.want {
			t.Errorf("GrowthPhrase(%v of %s) = %s, want %s", test.in, test.i.Unit, got, test.want)
		}
		if got := Growth(c); got != test.label {
			t.Errorf("Growth(%v of %s) = %s, want %s", test.in, test.i.Unit, got, test.label)
		}
	}
}

// TestTurned: from plus to minus no percentage says anything; what the report gives is said as it is given.
func TestTurned(t *testing.T) {
	for _, test := range []struct {
		name      string
		now, last string
		given     bool
		want      string
	}{
		{"from plus to minus", "-1.01", "3.2", false, "由上年同期的3.20亿元转为−1.01亿元"},
		{"given", "-1.01", "3.2", true, "同比下降131.6%"},
		{"to nothing", "0", "3.2", false, "同比下降100.0%"},
		{"still plus", "1.6", "3.2", false, "同比下降50.0%"},
		{"still minus", "-1.6", "-3.2", false, ""},
	} {
		i := flow("差额", "亿元", 2)
		data := indicator{Indicator: signed(i), value: test.now, last: test.last}
		if test.given {
			data.yoy = "-131.6"
		}
		v := bulletin(t, 6, county, "甲县", data)
		c := v.Cell(v.Site.Indicators[0], v.Site.Whole())
		if got := GrowthPhrase(&c); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestDifferenceUnit(t *testing.T) {
	for _, test := range []struct {
		unit     string
		decimals int
		want     string
		places   int
	}{
		{"%", 0, "个百分点", 1}, {"%", 2, "个百分点", 1}, {"‰", 0, "个千分点", 1}, {"‰", 2, "个千分点", 2}, {"件/万人", 2, "件/万人", 2}, {"个", 0, "个", 0},
	} {
		unit, places := DifferenceUnit(&model.Indicator{Unit: test.unit, Decimals: test.decimals, Measure: model.Rate})
		if unit != test.want || places != test.places {
			t.Errorf("DifferenceUnit(%s, %d digits) = %s, %d; want %s, %d", test.unit, test.decimals, unit, places, test.want, test.places)
		}
	}
}

// cellOf is 甲's cell of an indicator with a target and a figure.
func cellOf(t *testing.T, month int, i model.Indicator, target, value string) analysis.Cell {
	t.Helper()
	v := bulletin(t, month, county, "甲县", indicator{Indicator: i, target: target + " " + target, value: value + " " + value})
	return v.Cell(v.Site.Indicators[0], v.Site.Regions[1])
}

func TestLeadPhrase(t *testing.T) {
	task := flow("任务", "项", 0)
	for _, test := range []struct {
		i             model.Indicator
		month         int
		target, value string
		want, label   string
	}{
		{task, 6, "1000", "599.4", "高于序时进度9.9个百分点", "+9.9"},
		{task, 6, "1000", "431.5", "低于序时进度6.9个百分点", "−6.9"},
		{task, 6, "1000", "500", "与序时进度持平", "0.0"},
		{task, 4, "3", "1", "与序时进度持平", "0.0"},
		// what is behind is never told as level with it
		{task, 6, "10000", "5004", "高于序时进度0.04个百分点", "+0.04"},
		{task, 6, "10000", "4996", "低于序时进度0.04个百分点", "−0.04"},
		{task, 6, "1000000", "499999.99999999", "略低于序时进度", "0.0000000000"},
		{lower(task), 6, "1000000", "500000.00000001", "略超出序时进度", "0.0000000000"},
		{lower(task), 6, "100", "75", "超出序时进度25.0个百分点", "+25.0"},
		{lower(task), 6, "100", "29", "低于序时进度21.0个百分点", "−21.0"},
		{lower(task), 6, "100", "50", "与序时进度持平", "0.0"},
		{stock("保有量", "家"), 6, "100", "50", "", Dash},
		{task, 6, "t", "50", "", "未设目标"},
		{task, 6, "100", "n", "", "未报送"},
	} {
		c := cellOf(t, test.month, test.i, test.target, test.value)
		if got := LeadPhrase(&c); got != test.want {
			t.Errorf("LeadPhrase(%s of %s) = %s, want %s", test.value, test.target, got, test.want)
		}
		if got := Lead(c.Lead); got != test.label {
			t.Errorf("Lead(%s of %s) = %s, want %s", test.value, test.target, got, test.label)
		}
	}
}

func TestCompletion(t *testing.T) {
	for _, test := range []struct{ target, value, want string }{
		{"1000", "386", "38.6%"}, {"1000", "1000", "100.0%"}, {"10000", "9996", "99.96%"}, {"10000", "10004", "100.04%"}, {"10000", "4996", "49.96%"},
		{"10000", "4", "0.04%"}, {"10", "0", "0.0%"}, {"1000", "-4", "−0.4%"}, {"t", "5", "未设目标"}, {"5", "n", "未报送"}, {"0", "5", Dash},
	} {
		c := cellOf(t, 9, flow("任务", "项", 0), test.target, test.value)
		if got := Completion(c.Completion); got != test.want {
			t.Errorf("Completion(%s of %s) = %s, want %s", test.value, test.target, got, test.want)
		}
	}
}

func TestLimitPhrase(t *testing.T) {
	money, permille := lower(flow("欠款", "亿元", 2)), lower(rate("死亡率", 2))
	permille.Unit = "‰"
	for _, test := range []struct {
		i             model.Indicator
		target, value string
		want, short   string
	}{
		{lower(flow("事故", "起", 0)), "2", "5", "超年度控制数3起", "超3"},
		{lower(flow("事故", "起", 0)), "5", "3", "比年度控制数少2起", "余2"},
		{lower(flow("事故", "起", 0)), "5", "5", "与年度控制数持平", "持平"},
		{lower(flow("事故", "起", 0)), "0", "1", "超年度控制数1起", "超1"},
		{lower(flow("事故", "起", 0)), "0", "0", "与年度控制数持平", "持平"},
		{money, "1.5", "1.2", "比年度控制数少0.30亿元", "余0.30"},
		{lower(stock("逾期", "项")), "3", "5", "超年度控制数2项", "超2"},
		{lower(rate("赤字率", 1)), "3", "3.2", "超年度控制数0.2个百分点", "超0.2"},
		{lower(rate("赤字率", 1)), "3", "2.8", "比年度控制数低0.2个百分点", "低0.2"},
		{lower(rate("赤字率", 2)), "3", "2.86", "比年度控制数低0.14个百分点", "低0.14"},
		{permille, "3", "3.25", "超年度控制数0.25个千分点", "超0.25"},
		{flow("任务", "项", 0), "3", "5", "", ""},
		{lower(flow("事故", "起", 0)), "t", "5", "", ""},
		{lower(flow("事故", "起", 0)), "5", "n", "", ""},
	} {
		c := cellOf(t, 6, test.i, test.target, test.value)
		if got := LimitPhrase(&c); got != test.want {
			t.Errorf("LimitPhrase(%s of %s) = %s, want %s", test.value, test.target, got, test.want)
		}
		if got := LimitShort(&c); got != test.short {
			t.Errorf("LimitShort(%s of %s) = %s, want %s", test.value, test.target, got, test.short)
		}
	}
}

func TestPlacePhrase(t *testing.T) {
	first, last := analysis.FirstPlace, analysis.LastPlace
	for _, test := range []struct {
		name       string
		place      analysis.Place
		want, cell string
	}{
		{"first", analysis.Place{Rank: 1, Of: 8, End: first}, "居全州首位", "1"},
		{"first with others", analysis.Place{Rank: 1, Of: 8, Tied: true, End: first}, "并列全州首位", "1"},
		{"third", analysis.Place{Rank: 3, Of: 8}, "居全州第3位", "3"},
		{"third with others", analysis.Place{Rank: 3, Of: 8, Tied: true}, "并列全州第3位", "3"},
		{"last", analysis.Place{Rank: 8, Of: 8, End: last}, "居全州末位", "8"},
		{"last with others", analysis.Place{Rank: 3, Of: 8, Tied: true, End: last}, "并列全州末位", "并列末位"},
		{"lowest, but its target is met", analysis.Place{Rank: 8, Of: 8}, "居全州第8位", "8"},
		{"all at zero", analysis.Place{Rank: 1, Of: 8, Tied: true}, "", Dash},
		{"of two", analysis.Place{Rank: 2, Of: 2, End: last}, "居全州末位", "2"},
		{"alone", analysis.Place{Rank: 1, Of: 1}, "", Dash},
		{"not ranked", analysis.Place{Of: 8, Gap: model.NoRank}, "", Dash},
	} {
		c := &analysis.Cell{Place: test.place}
		if got := PlacePhrase(c, county); got != test.want {
			t.Errorf("PlacePhrase(%s) = %s, want %s", test.name, got, test.want)
		}
		if got := PlaceCell(test.place); got != test.cell {
			t.Errorf("PlaceCell(%s) = %s, want %s", test.name, got, test.cell)
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

// TestGrowthPhraseOfFew: 3起 that became 7起 are 4起 more and no 133.3%; ten are enough for a percentage, and what is given is told as given.
func TestGrowthPhraseOfFew(t *testing.T) {
	for _, test := range []struct{ value, last, want string }{
		{"7", "3", "比上年同期增加4起"}, {"3", "7", "比上年同期减少4起"}, {"3", "3", "与上年同期持平"}, {"20", "10", "同比增长100.0%"}, {"20", "9", "比上年同期增加11起"},
	} {
		v := bulletin(t, 6, county, "甲县 乙县", indicator{Indicator: flow("事故", "起", 0), value: test.value + " 1 2", last: test.last + " 1 2"})
		c := v.Cell(v.Site.Indicators[0], v.Site.Whole())
		if got := GrowthPhrase(&c); got != test.want {
			t.Errorf("GrowthPhrase(%s after %s) = %s, want %s", test.value, test.last, got, test.want)
		}
	}
}
