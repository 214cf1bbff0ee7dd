package format

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

func TestDecimal(t *testing.T) {
	for _, test := range []struct {
		in     string
		places int
		want   string
	}{
		{"1.005", 2, "1.01"}, // a binary float would give 1.00
		{"2.675", 2, "2.68"},
		{"1.004999999999999999", 2, "1.00"},
		{"-1.005", 2, "−1.01"},
		{"-1.004", 2, "−1.00"},
		{"0.5", 0, "1"},
		{"-0.5", 0, "−1"},
		{"2.5", 0, "3"}, // not to even
		{"-0.04", 1, "0.0"},
		{"-0.05", 1, "−0.1"},
		{"0", 2, "0.00"},
		{"-0", 2, "0.00"},
		{"1.1", 2, "1.10"},
		{"1.10", 1, "1.1"},
		{"9.995", 2, "10.00"},
		{"99.95", 1, "100.0"},
		{"7", 0, "7"},
		{"0.1", 6, "0.100000"},
		{"123456789012345678", 0, "123456789012345678"},
		{"999999999999999999", 2, "999999999999999999.00"},
		{"1234567890.12345678", 6, "1234567890.123457"},
		{"-999999999999999999.5", 0, "−1000000000000000000"},
	} {
		if got := Decimal(model.MustDecimal(test.in), test.places); got != test.want {
			t.Errorf("Decimal(%s, %d) = %s, want %s", test.in, test.places, got, test.want)
		}
	}
}

// TestDecimalOfRatio: a quotient is rounded once, from all its digits.
func TestDecimalOfRatio(t *testing.T) {
	for _, test := range []struct {
		a, b, want string
	}{
		{"1", "3", "33.3%"}, {"2", "3", "66.7%"}, {"1", "800", "0.1%"}, {"-1", "3", "−33.3%"}, {"1", "2000", "0.1%"}, {"1", "2001", "0.0%"},
		{"999999999999999999", "0.00000001", "9999999999999999990000000000.0%"},
	} {
		q, ok := model.Ratio(model.MustDecimal(test.a).Mul(model.Int(100)), model.MustDecimal(test.b))
		if got := Percent(q); !ok || got != test.want {
			t.Errorf("Percent(%s ÷ %s) = %s, want %s", test.a, test.b, got, test.want)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"0.2", "+0.2"}, {"-11.4", "−11.4"}, {"0", "0.0"}, {"0.04", "0.0"}, {"-0.04", "0.0"}, {"0.05", "+0.1"}, {"-0.05", "−0.1"}, {"100", "+100.0"},
	} {
		if got := Signed(model.MustDecimal(test.in), PointsDecimals); got != test.want {
			t.Errorf("Signed(%s) = %s, want %s", test.in, got, test.want)
		}
	}
	if got := Signed(model.MustDecimal("0.005"), 2); got != "+0.01" {
		t.Errorf("Signed(0.005, 2) = %s, want +0.01", got)
	}
}

func TestValue(t *testing.T) {
	for _, test := range []struct {
		unit     string
		decimals int
		in, want string
	}{
		{"亿元", 2, "1.158", "1.16亿元"}, {"%", 1, "43.25", "43.3%"}, {"人次", 0, "27490", "27490人次"}, {"家/万家", 1, "70.2", "70.2家/万家"}, {"万元", 4, "-57.8043", "−57.8043万元"},
	} {
		i := &model.Indicator{Unit: test.unit, Decimals: test.decimals}
		if got := Value(i, model.MustDecimal(test.in)); got != test.want {
			t.Errorf("Value(%s) = %s, want %s", test.in, got, test.want)
		}
	}
}

// TestGap: the author's gaps are different words, the computed ones a dash, and each has its reason, no two the same.
func TestGap(t *testing.T) {
	words := map[model.Gap]string{model.NotReported: "未报送", model.NotApplicable: "不适用", model.NoTarget: "未设目标", model.Confidential: "保密"}
	reasons := map[string]model.Gap{}
	for g := model.NotReported; g <= model.BetweenReports; g++ {
		want := words[g]
		if want == "" {
			want = Dash
		}
		if got := Gap(g); got != want {
			t.Errorf("Gap(%d) = %s, want %s", g, got, want)
		}
		reason := Reason(g)
		if other, taken := reasons[reason]; reason == "" || taken {
			t.Errorf("Reason(%d) = %q, the same as Reason(%d)", g, reason, other)
		}
		reasons[reason] = g
	}
	if got := Reason(model.Present); got != "" {
		t.Errorf("Reason(Present) = %s, want nothing", got)
	}
	for word, g := range model.WrittenGaps {
		if Gap(g) != word {
			t.Errorf("Gap(%d) = %s, want %s, as the author writes it", g, Gap(g), word)
		}
	}
}

func TestNum(t *testing.T) {
	if got := Num(model.Number(model.MustDecimal("0")), 1); got != "0.0" {
		t.Errorf("Num(0) = %s, want 0.0", got)
	}
	if got := Num(model.Missing(model.NotReported), 1); got != "未报送" {
		t.Errorf("Num(NotReported) = %s, want 未报送", got)
	}
	if got := Num(model.Missing(model.NoBase), 1); got != Dash {
		t.Errorf("Num(NoBase) = %s, want %s", got, Dash)
	}
}

func TestList(t *testing.T) {
	if got := List(nil) + List([]string{"吉首"}) + List([]string{"吉首", "泸溪", "凤凰"}); got != "吉首吉首、泸溪、凤凰" {
		t.Errorf("List() = %s", got)
	}
}

// TestRest: members are counted apart from what stands beside them.
func TestRest(t *testing.T) {
	member, zone := &model.Region{Kind: model.County}, &model.Region{Kind: model.Zone, Short: "经开区"}
	words := model.Words{Member: "乡镇（街道）"}
	for want, left := range map[string][]*model.Region{
		"2个":        {member, member},
		"2个和经开区":    {member, zone, member},
		"经开区":       {zone},
		"1个和9个其他单位": {member, zone, zone, zone, zone, zone, zone, zone, zone, zone},
	} {
		if got := Rest(left, words); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestMembers(t *testing.T) {
	for _, test := range []struct {
		n                     int
		member, counter, want string
		some                  string
	}{
		{8, "县市", "", "8个县市", "8个"}, {14, "市州", "", "14个市州", "14个"}, {21, "学校", "", "21所学校", "21所"}, {3, "中小学", "", "3所中小学", "3所"},
		{1, "企业", "", "1家企业", "1家"}, {2, "直属单位", "", "2家直属单位", "2家"}, {4, "科研院所", "", "4家科研院所", "4家"}, {2, "中学", "", "2所中学", "2所"}, {2, "幼儿园", "", "2所幼儿园", "2所"}, {2, "高校", "", "2所高校", "2所"},
		{2, "直属院校", "", "2所直属院校", "2所"}, {2, "医院", "", "2所医院", "2所"}, {2, "公司", "", "2家公司", "2家"}, {2, "机构", "", "2家机构", "2家"}, {6, "科室", "", "6个科室", "6个"},
		{5, "", "", "5个", "5个"}, {7, "派出所", "", "7个派出所", "7个"}, {9, "班组", "支", "9支班组", "9支"}, {2, "学校", "个", "2个学校", "2个"},
	} {
		words := model.Words{Member: test.member, Counter: test.counter}
		if got := Members(test.n, words); got != test.want {
			t.Errorf("Members(%d, %s) = %s, want %s", test.n, test.member, got, test.want)
		}
		if got := Some(test.n, words); got != test.some {
			t.Errorf("Some(%d, %s) = %s, want %s", test.n, test.member, got, test.some)
		}
	}
}

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "−1234567.8912": "−1,234,567.8912", "+12345": "+12,345", "100.0": "100.0", "1.5": "1.5", "9999999": "9,999,999", "1900": "1,900", "—": "—", "": "",
	} {
		if got := Grouped(in); got != want {
			t.Errorf("Grouped(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestStyle: amounts, completions and growths follow the indicator's style, and nothing else does.
func TestStyle(t *testing.T) {
	i := flow("研发投入", "万元", 1)
	i.Style = model.Style{Grouped: model.Yes, Completion: model.Digits(2), Growth: model.Digits(0)}
	c := cellOf(t, 6, i, "20000", "12345.6")
	for _, w := range []struct{ got, want string }{
		{Value(c.Indicator, c.Value.Value), "12,345.6万元"},
		{Completion(c.Completion), "61.73%"},
		{Lead(c.Lead), "+11.73"},
		{Percent(model.Int(5)), "5.0%"},
	} {
		if w.got != w.want {
			t.Errorf("got %s, want %s", w.got, w.want)
		}
	}
}

// TestCompletionShort: whole percents are rounded, but never onto a line.
func TestCompletionShort(t *testing.T) {
	for value, want := range map[string]string{
		"0": "0", "0.3": "<1", "1": "1", "1.4": "1", "30.7": "31", "30.2": "30", "49.7": "49", "50": "50", "99.6": "99", "99.4": "99", "100": "100", "100.6": "101", "312.5": "313", "999": "999", "999.1": "999+", "1000": "999+", "-3.6": "−4", "-0.4": "−0",
	} {
		i := flow("甲项", "项", 1)
		i.Signed = true
		c := cellOf(t, 6, i, "100", value)
		if got := CompletionShort(c.Completion); got != want {
			t.Errorf("%s%% is %s, want %s", value, got, want)
		}
	}
}

// TestNeeded: of what is counted whole, a month needs whole ones, never fewer than reach the target.
func TestNeeded(t *testing.T) {
	for _, test := range []struct {
		decimals int
		unit     string
		needed   string
		want     string
	}{
		{0, "户", "865.5", "866"}, {0, "户", "865", "865"}, {0, "家", "865.0000000000000000001", "866"}, {0, "起", "0.25", "1"}, {0, "户", "0", "0"},
		{2, "亿元", "0.125", "0.13"}, {0, "万元", "0.25", "0.3"}, {0, "万人次", "12.25", "12.3"}, {2, "户", "0.125", "0.13"},
		{0, "亩", "7.2", "7.2"}, {0, "亩", "107.2", "107"}, {0, "公里", "7.2", "7.2"}, {0, "人", "37.4", "38"}, {0, "人次", "37.4", "38"}, {0, "万元", "99.5", "99.5"}, {0, "万元", "100", "100"}, {0, "万元", "100.5", "101"},
	} {
		c := &analysis.Cell{Indicator: &model.Indicator{Decimals: test.decimals, Unit: test.unit}, Needed: number(test.needed)}
		n, places := Needed(c)
		if got := Decimal(n.Value, places); got != test.want {
			t.Errorf("Needed(%s%s with %d digits) = %s, want %s", test.needed, test.unit, test.decimals, got, test.want)
		}
	}
	if n, _ := Needed(&analysis.Cell{Indicator: &model.Indicator{}, Needed: model.Missing(model.YearOver)}); n.Ok() {
		t.Error("Needed() of nothing is a number")
	}
}
