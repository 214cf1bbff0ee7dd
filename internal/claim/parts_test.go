package claim

import (
	"strings"
	"testing"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// What follows holds the readers of numbers, dates and places by themselves: what each makes of a text, and how much of it is its own.

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		text  string
		value int
		rest  string
	}{
		{"三", 3, ""}, {"十", 10, ""}, {"十二", 12, ""}, {"二十", 20, ""}, {"二十三", 23, ""}, {"两百零五", 205, ""}, {"一百一十", 110, ""}, {"一千零三", 1003, ""}, {"九千九百九十九", 9999, ""},
		{"三家", 3, "家"}, {"二三", 2, "三"}, {"十十", 10, "十"}, {"一零", 1, "零"}, {"百", 0, "百"}, {"千", 0, "千"}, {"零三", 0, "零三"}, {"", 0, ""}, {"家", 0, "家"}, {"九千九百九十九九", 9999, "九"},
		{"一", 1, ""}, {"二", 2, ""}, {"两", 2, ""}, {"四", 4, ""}, {"五", 5, ""}, {"六", 6, ""}, {"七", 7, ""}, {"八", 8, ""}, {"九", 9, ""},
	} {
		if value, n := numeral(c.text); value != c.value || c.text[n:] != c.rest {
			t.Errorf("numeral(%s) = %d, and %q is left, want %d and %q", c.text, value, c.text[n:], c.value, c.rest)
		}
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		text, value, rest string
		places            int
		ok                bool
	}{
		{"38.6%", "38.6", "%", 1, true}, {"3", "3", "", 0, true}, {"0", "0", "", 0, true}, {"-3.25", "-3.25", "", 2, true}, {"−3", "-3", "", 0, true}, {"+3", "3", "", 0, true}, {"3.", "3", ".", 0, true},
		{"9家", "9", "家", 0, true}, {"10.", "10", ".", 0, true}, {"3/", "3", "/", 0, true}, {"3:", "3", ":", 0, true}, {"3.a", "3", ".a", 0, true}, {"3.%", "3", ".%", 0, true}, {"3/%", "3", "/%", 0, true},
		{"1.2.3", "0", ".3", 1, false}, {"3/4", "0", "/4", 0, false}, {"3:10", "0", ":10", 0, false}, {"3:0", "0", ":0", 0, false}, {"3/9", "0", "/9", 0, false}, {"-", "0", "", 0, false}, {"+家", "0", "家", 0, false}, {"−.5", "0", ".5", 0, false},
		{"1234567890.12345678", "1234567890.12345678", "", 8, true}, {"1234567890.123456789", "0", "", 9, false}, {"123456789012345678", "123456789012345678", "", 0, true}, {"1234567890123456789", "0", "", 0, false},
	} {
		var num number
		n, ok := digits(c.text, &num)
		if ok != c.ok || num.value.String() != c.value || c.text[n:] != c.rest || num.places != c.places || ok && num.kind != bare {
			t.Errorf("digits(%s) = %s with %d digits, %v, and %q is left; want %s, %d, %v, %q", c.text, num.value, num.places, ok, c.text[n:], c.value, c.places, c.ok, c.rest)
		}
	}
}

// TestNumberWords: the words that stand beside digits and make them say less, and units that are of no figure.
func TestNumberWords(t *testing.T) {
	l := openSite(t, ".", "2022-h1").checker.lex
	for _, c := range []struct {
		text, value, unit, rest string
		kind                    numberKind
		around                  approximation
		within                  bool
	}{
		{"20多家", "20", "家", "", amount, more, true}, {"20余家", "20", "家", "", amount, more, true}, {"3万余元", "3", "万元", "", amount, more, true}, {"3亿多元", "3", "亿元", "", amount, more, true},
		{"3个多百分点", "3", "个百分点", "", points, more, true}, {"3个百分点", "3", "个百分点", "", points, exact, false}, {"3个点", "3", "个百分点", "", points, exact, false}, {"3个千分点", "3", "个千分点", "", points, exact, false},
		{"50%左右", "50", "%", "左右", percent, roughly, false}, {"50%上下", "50", "%", "上下", percent, roughly, false}, {"50%以上", "50", "%", "以上", percent, more, false}, {"50%及以上", "50", "%", "及以上", percent, more, false},
		{"50%以下", "50", "%", "以下", percent, less, false}, {"50%以内", "50", "%", "以内", percent, less, false}, {"50%强", "50", "%", "强", percent, more, false}, {"50%多", "50", "%", "多", percent, more, true}, {"50%", "50", "%", "", percent, exact, false},
		{"3位", "3", "位", "", moved, exact, false}, {"3倍", "3", "倍", "", times, exact, false}, {"3成", "30", "%", "", percent, exact, false}, {"8个县市", "8", "个县市", "", counted, exact, false},
		{"5G网络", "5", "", "G网络", idle, exact, false}, {"2022年", "2022", "年", "", idle, exact, false}, {"3批", "3", "批", "", idle, exact, false}, {"3期", "3", "期", "", idle, exact, false}, {"3岁", "3", "岁", "", idle, exact, false},
		{"14个市州", "14", "个市州", "", idle, exact, false}, {"347人次之", "347", "人", "次之", amount, exact, false}, {"347人次", "347", "人次", "", amount, exact, false}, {"7", "7", "", "", bare, exact, false},
	} {
		num, n := l.number(c.text)
		if num.value.String() != c.value || num.unit != c.unit || num.kind != c.kind || num.around != c.around || num.within != c.within || c.text[n:] != c.rest {
			t.Errorf("number(%s) = %+v, and %q is left; want %+v", c.text, num, c.text[n:], c)
		}
	}
	for _, c := range []struct {
		text, low, high, unit string
		kind                  numberKind
	}{
		{"63%~68%", "63", "68", "%", percent}, {"63~68%", "63", "68", "%", percent}, {"63至68家", "63", "68", "家", amount}, {"6到8家", "6", "8", "家", amount}, {"63%～68%", "63", "68", "%", percent}, {"63%—68%", "63", "68", "%", percent},
		{"63%–68%", "63", "68", "%", percent}, {"6-8家", "6", "8", "家", amount}, {"6家~8%", "6", "8", "家", idle},
	} {
		num, n := l.number(c.text)
		if !num.ranged || num.value.String() != c.low || num.high.String() != c.high || num.unit != c.unit || num.kind != c.kind || n != len(c.text) {
			t.Errorf("number(%s) = %+v, and %q is left; want %+v", c.text, num, c.text[n:], c)
		}
	}
	for text, rest := range map[string]string{"6家至": "至", "6家到底": "到底", "6%—": "—", "6~七": "~七"} {
		if num, n := l.number(text); num.ranged || text[n:] != rest {
			t.Errorf("number(%s) = %+v, and %q is left, want no range and %q", text, num, text[n:], rest)
		}
	}
}

// TestSpelledNumbers: numbers in Chinese numerals, with a unit that makes them one.
func TestSpelledNumbers(t *testing.T) {
	l := openSite(t, ".", "2022-h1").checker.lex
	for _, c := range []struct {
		text, value, unit, rest string
		kind                    numberKind
		around                  approximation
		round                   bool
	}{
		{"四成", "40", "%", "", percent, exact, true}, {"四成五", "45", "%", "", percent, exact, true}, {"四成半", "45", "%", "", percent, exact, true}, {"四成多", "40", "%", "", percent, more, true}, {"四成零", "40", "%", "零", percent, exact, true},
		{"一半", "50", "%", "", percent, exact, true}, {"半数", "50", "%", "", percent, exact, true}, {"半数以上", "50", "%", "以上", percent, more, true}, {"百分之五十", "50", "%", "", percent, exact, true},
		{"百分之十二点五", "12.5", "%", "", percent, exact, false}, {"百分之十二点零五", "12.05", "%", "", percent, exact, false}, {"百分之12.5", "12.5", "%", "", percent, exact, false}, {"百分之十二点五家六", "12.5", "%", "家六", percent, exact, false}, {"百分之十二点家", "12", "%", "点家", percent, exact, false}, {"百分之十二", "12", "%", "", percent, exact, false}, {"千分之三", "3", "‰", "", amount, exact, false},
		{"三分之一", "33.3333333333333333333", "%", "", percent, exact, true}, {"四分之三", "75", "%", "", percent, exact, true}, {"翻一番", "2", "倍", "", times, exact, true}, {"翻了一番", "2", "倍", "", times, exact, true}, {"翻番", "2", "倍", "", times, exact, true},
		{"翻两番", "4", "倍", "", times, exact, true}, {"翻了两番多", "4", "倍", "多", times, more, true}, {"三家", "3", "家", "", amount, exact, true}, {"八个县市", "8", "个县市", "", counted, exact, false}, {"八县市", "8", "县市", "", counted, exact, false}, {"三位", "3", "位", "", moved, exact, true},
		{"两倍", "2", "倍", "", times, exact, false}, {"十个百分点", "10", "个百分点", "", points, exact, false},
	} {
		num, n := l.chinese(c.text)
		got := num.value.String()
		if strings.HasPrefix(c.value, "33.3") && strings.HasPrefix(got, "33.333333") {
			got = c.value
		}
		if got != c.value || num.unit != c.unit || num.kind != c.kind || num.around != c.around || num.round != c.round || c.text[n:] != c.rest {
			t.Errorf("chinese(%s) = %+v, and %q is left; want %+v", c.text, num, c.text[n:], c)
		}
	}
	for _, text := range []string{"", "家", "三", "百", "千家", "百分之", "百分之家", "翻"} {
		if num, n := l.chinese(text); n != 0 {
			t.Errorf("chinese(%s) = %+v of %d bytes, want none", text, num, n)
		}
	}
}

// TestDates: periods in digits, and dates, which are none.
func TestDates(t *testing.T) {
	s := &scanner{lexicon: openSite(t, ".", "2022-h1").checker.lex}
	for _, c := range []struct {
		text, rest string
		want       *span
	}{
		{"2022年", "", &span{year: 2022}}, {"2022年度", "", &span{year: 2022, month: 12}}, {"2022年末", "", &span{year: 2022, month: 12}}, {"2022年底", "", &span{year: 2022, month: 12}}, {"2022年1—6月", "", &span{year: 2022, first: 1, month: 6}},
		{"2022年6月末", "", &span{year: 2022, month: 6}}, {"2022年6月30日", "", nil}, {"2022年上半年", "", &span{year: 2022, month: 6}}, {"2022年去年", "去年", &span{year: 2022}}, {"2022年家", "家", &span{year: 2022}},
		{"1949年", "", &span{year: 1949}}, {"2999年", "", &span{year: 2999}}, {"2022-06-30报", "报", nil}, {"2022-", "", nil},
		{"6月", "", &span{first: 6, month: 6}}, {"6月份", "", &span{first: 6, month: 6}}, {"6月底", "", &span{month: 6}}, {"6月末", "", &span{month: 6}}, {"12月", "", &span{first: 12, month: 12}}, {"1月", "", &span{first: 1, month: 1}},
		{"1—12月", "", &span{first: 1, month: 12}}, {"4－6月", "", &span{first: 4, month: 6}}, {"4–6月", "", &span{first: 4, month: 6}}, {"4-6月", "", &span{first: 4, month: 6}}, {"4~6月", "", &span{first: 4, month: 6}}, {"4～6月", "", &span{first: 4, month: 6}}, {"4至6月", "", &span{first: 4, month: 6}},
		{"4到6月", "", &span{first: 4, month: 6}}, {"6—6月", "", &span{first: 6, month: 6}}, {"6月1日", "", nil}, {"6月31日", "", nil}, {"6月32日", "32日", &span{first: 6, month: 6}}, {"6月0日", "0日", &span{first: 6, month: 6}}, {"6月30家", "30家", &span{first: 6, month: 6}},
	} {
		got, n := s.date(c.text)
		if (got == nil) != (c.want == nil) || got != nil && *got != *c.want || c.text[n:] != c.rest || n == 0 {
			t.Errorf("date(%s) = %+v, and %q is left; want %+v, %q", c.text, got, c.text[n:], c.want, c.rest)
		}
	}
	for _, text := range []string{"", "0月", "4—6至8月", "4-6~8月", "13月", "6—5月", "6—13月", "6—月", "123月", "1948年", "3000年", "20221年", "202年", "6日", "月"} {
		if got, n := s.date(text); n != 0 {
			t.Errorf("date(%s) = %+v of %d bytes, want none", text, got, n)
		}
	}
}

// TestIntegers: up to so many digits are a number, and more are none.
func TestIntegers(t *testing.T) {
	for _, c := range []struct {
		text     string
		most     int
		value, n int
	}{{"12", 2, 12, 2}, {"1月", 2, 1, 1}, {"123", 2, 0, 0}, {"0", 2, 0, 1}, {"09", 2, 9, 2}, {"", 2, 0, 0}, {"月", 2, 0, 0}, {"2022年", 4, 2022, 4}, {"20221", 4, 0, 0}} {
		if value, n := integer(c.text, c.most); value != c.value || n != c.n {
			t.Errorf("integer(%s, %d) = %d of %d bytes, want %d of %d", c.text, c.most, value, n, c.value, c.n)
		}
	}
}

// TestSpanWords: periods by their words, each a way to say it.
func TestSpanWords(t *testing.T) {
	l := openSite(t, ".", "2022-h1").checker.lex
	for list, want := range map[string]span{
		"上半年 半年 前六个月 前6个月 前六月 二季度末 二季末 上半年末 今年上半年 本年上半年": {month: 6},
		"一季度 第一季度 首季 首季度 1季度 前三个月 前三月 一季度末 一季末 首季末":      {month: 3},
		"前三季度 前三个季度 前九个月 三季度末 三季末 前三季度末":                 {month: 9},
		"全年 年末 年底 四季度末": {month: 12}, "二季度 第二季度 2季度": {first: 4, month: 6}, "三季度 第三季度 3季度": {first: 7, month: 9}, "四季度 第四季度 4季度": {first: 10, month: 12}, "下半年": {first: 7, month: 12},
		"当季 本季 本季度 单季": {unit: 3}, "当月 本月 单月": {unit: 1}, "上期 上一期": {before: true}, "上月 上个月 上月末": {prev: 1}, "上季度 上季 上个季度": {prev: 3}, "近年 往年 十四五 次月": {unknown: true},
		"去年 上年 上年度 上一年": {back: 1}, "上年末 去年末 上年底 去年底": {back: 1, month: 12}, "去年上半年 上年上半年 去年二季度末 上年二季末": {back: 1, month: 6}, "去年二季度": {back: 1, first: 4, month: 6}, "去年前三季度 上年前三季度末": {back: 1, month: 9},
		"今年 本年 今年以来 年内": {}, "前两个月 前两月": {month: 2}, "前十一个月": {month: 11}, "去年前五个月 上年前五个月": {back: 1, month: 5}, "前十个月": {month: 10}, "前四个月": {month: 4}, "前七个月": {month: 7}, "前八个月": {month: 8},
	} {
		for _, word := range strings.Fields(list) {
			if e := l.entries[word]; e == nil || e.span == nil || *e.span != want {
				t.Errorf("%s is %+v, want %+v", word, e, want)
			}
		}
	}
}

// TestOrdinals: places in digits, numerals and words, the first few and the last, and ordinals that are none of these.
func TestOrdinals(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, c := range []struct {
		text string
		kind numberKind // bare for none
		rank int
		last bool
		at   string
	}{
		{"居第3位", placed, 3, false, "第3位"}, {"居第三名", placed, 3, false, "第三名"}, {"居倒数第二位", placed, 2, true, "倒数第二位"}, {"居倒数第2", placed, 2, true, "倒数第2"}, {"居首位", placed, 1, false, "首位"}, {"居末位", placed, 1, true, "末位"},
		{"居第七，", placed, 7, false, "第七"}, {"列全州第七。", placed, 7, false, "第七"}, {"吉首市第二高", placed, 2, false, "第二高"}, {"第二、三位", placed, 2, false, "第二"}, {"第二、第三位", placed, 2, false, "第二"},
		{"居前三位", few, 3, false, "三位"}, {"居后两名", few, 2, true, "两名"}, {"是前三位", few, 3, false, "前三位"}, {"是后两名", few, 2, true, "后两名"}, {"是末三位", few, 3, true, "末三位"}, {"是前三甲", few, 3, false, "前三甲"}, {"居前三的是", few, 3, false, "三"}, {"居前三依次为", few, 3, false, "三"},
		{"增速居次，", placed, 2, false, "居次"}, {"泸溪县次之", placed, 2, false, "次之"}, {"居榜首", placed, 1, false, "榜首"}, {"位列之首", placed, 1, false, "之首"}, {"倒数第一位", placed, 1, true, "倒数第一位"}, {"其次是", placed, 2, false, "其次"}, {"领跑全州", placed, 1, false, "领跑"},
		{"第24届", bare, 0, false, ""}, {"第二批", bare, 0, false, ""}, {"前三季度", bare, 0, false, ""}, {"第一，", bare, 0, false, ""}, {"领跑者", bare, 0, false, ""}, {"其次，", bare, 0, false, ""}, {"第0位", bare, 0, false, ""}, {"前三家", bare, 0, false, ""},
	} {
		s := scanner{lexicon: d.checker.lex, text: c.text}
		s.scan(0, len(c.text))
		var got *token
		for k := range s.tokens {
			if tok := &s.tokens[k]; got == nil && tok.kind == figure && (tok.num.kind == placed || tok.num.kind == few) {
				got = tok
			}
		}
		switch {
		case got == nil && c.kind == bare:
		case got == nil || c.kind == bare || got.num.kind != c.kind || got.num.value.Cmp(model.Int(c.rank)) != 0 || got.lastPlace != c.last || c.text[got.start:got.end] != c.at || got.num.unit != "位" || got.place != (c.kind == placed):
			t.Errorf("%s: %+v, want %d, %v, %s", c.text, got, c.rank, c.last, c.at)
		}
	}
}

// TestFoldPlaces: where the bytes of a folded text stood: marks are told in what the author wrote, spaces behind them left aside.
func TestFoldPlaces(t *testing.T) {
	for _, c := range []struct{ text, folded, part, stood string }{
		{"完成３８．６％。", "完成38.6%。", "38.6%", "３８．６％"}, {"共1,234,567元", "共1234567元", "1234567", "1,234,567"}, {"共１，２３４人", "共1234人", "1234", "１，２３４"}, {"增长 4.8 % 。", "增长4.8%。", "4.8%", "4.8 %"}, {"（ 3 ）", "（3）", "3", "3"},
		{"ＧＤＰ增长", "GDP增长", "GDP", "ＧＤＰ"}, {"(3)", "（3）", "（3）", "(3)"}, {"3\u20095", "35", "35", "3\u20095"}, {"3\u202f5", "35", "35", "3\u202f5"}, {"3 5", "3 5", "3 5", "3 5"}, {"3，5", "3，5", "5", "5"}, {"3，500", "3，500", "500", "500"},
		{"1234,567", "1234,567", "567", "567"}, {"1,2345", "1,2345", "2345", "2345"}, {"1,23", "1,23", "23", "23"}, {"a1,234", "a1234", "1234", "1,234"}, {"12 34,567", "12 34567", "34567", "34,567"}, {"1234。567,890", "1234。567890", "567890", "567,890"}, {"１２３４ａ５６７,890", "1234a567890", "567890", "５６７,890"}, {"12345 6789,012", "12345 6789,012", "012", "012"}, {"a\u00a0b", "ab", "b", "b"}, {"2∶1／2－1＋1", "2:1/2-1+1", "2:1", "2∶1"}, {"Ａｚ９０", "Az90", "z90", "ｚ９０"},
	} {
		f := fold(c.text, nil)
		at := strings.Index(f.text, c.part)
		if f.text != c.folded || at < 0 {
			t.Errorf("fold(%q) = %q, want %q", c.text, f.text, c.folded)
			continue
		}
		if from, to := f.span(at, at+len(c.part)); c.text[from:to] != c.stood || f.at(from) != at {
			t.Errorf("%q of %q stood at %q, and that is at %d, want %q and %d", c.part, c.text, c.text[from:to], f.at(from), c.stood, at)
		}
		if from, to := f.span(at, at); from != to || from != f.from[at] {
			t.Errorf("nothing in %q is from %d to %d", c.text, from, to)
		}
	}
}

// TestSlipsOfDigits: how one number may have come of another by a mistake of the hand.
func TestSlipsOfDigits(t *testing.T) {
	for _, c := range []struct {
		typed, held string
		places      int
		want        slip
	}{
		{"2.79", "2.59", 2, oneDigit}, {"7.6", "6.7", 1, exchanged}, {"15.5", "155.5", 1, lostDigit}, {"155.5", "15.5", 1, lostDigit}, {"4.2", "42", 1, point}, {"400", "4", 0, point}, {"998", "1098", 0, oneDigit}, {"998", "1008", 0, oneDigit},
		{"38.6", "38.6", 1, sameSize}, {"38.6", "38.64", 1, sameSize}, {"123", "321", 0, exchanged}, {"123", "231", 0, noSlip}, {"12", "34", 0, noSlip}, {"1", "12", 0, noSlip}, {"12", "123", 0, lostDigit}, {"13", "123", 0, lostDigit}, {"23", "123", 0, oneDigit}, {"24", "1234", 0, noSlip}, {"5", "7", 0, oneDigit},
	} {
		if got := slipOfDigits(model.MustDecimal(c.typed), model.MustDecimal(c.held), c.places); got != c.want {
			t.Errorf("%s of %s: %d, want %d", c.typed, c.held, got, c.want)
		}
	}
	for _, c := range []struct {
		short, long string
		want        bool
	}{{"12", "123", true}, {"13", "123", true}, {"23", "123", true}, {"1", "12", false}, {"12", "12", false}, {"12", "1234", false}, {"21", "123", false}, {"", "1", false}} {
		if got := isWithout(c.short, c.long); got != c.want {
			t.Errorf("%s of %s: %v", c.short, c.long, got)
		}
	}
	for s, want := range map[slip]string{noSlip: "", oneDigit: "", exchanged: "像是两个数字写颠倒了", lostDigit: "像是多写或少写了一个数字", point: "像是小数点错了位", sameSize: ""} {
		if got := s.words(); got != want {
			t.Errorf("slip %d: %s", s, got)
		}
	}
}

// TestWordings: the words that make a reference print a text, and nothing where none does.
func TestWordings(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	named := func(id string) *measure.Measure { return measure.Named(id, d.site.Words) }
	amount := measure.Quantity{Num: model.Number(model.MustDecimal("9.4321")), Unit: "亿元", Places: 2}
	change := measure.Quantity{Num: model.Number(model.MustDecimal("-4.81")), Unit: "%", Places: 1}
	place := measure.Quantity{Num: model.Number(model.Int(3)), Unit: "位"}
	for _, c := range []struct {
		measure      string
		q            measure.Quantity
		text, in     string
		want         string
		cannotBeSaid bool
	}{
		{"value", amount, "9.43亿元", "", "", false}, {"value", amount, "9.4亿元", "", "1位小数", false}, {"value", amount, "9亿元", "", "0位小数", false}, {"value", amount, "9.4321亿元", "", "4位小数", false}, {"value", amount, "94321万元", "", "万元", false},
		{"value", amount, "9.43", "", "只写数", false}, {"value", amount, "94321", "万元", "万元 只写数", false}, {"value", amount, "9.5亿元", "", "", true}, {"value", amount, "9.43家", "", "", true}, {"value", amount, "9.4321000亿元", "", "", true}, {"value", amount, "9.432100亿元", "", "6位小数", false},
		{"growth", change, "−4.8%", "", "", false}, {"growth", change, "4.8%", "", "绝对值", false}, {"growth", change, "+4.8%", "", "", true}, {"place", place, "第3位", "", "", false}, {"place", place, "3", "", "只写数", false}, {"place", place, "第4位", "", "", true},
	} {
		words, ok := wordings(named(c.measure), c.q, c.text, c.in)
		if got := strings.Join(words, " "); ok == c.cannotBeSaid || ok && got != c.want {
			t.Errorf("%s as %s %s: %q, %v, want %q", c.measure, c.text, c.in, got, ok, c.want)
		}
	}
	for text, want := range map[string]string{"9.43亿元": "亿元", "-3%": "%", "−3": "", "": "", "+3.5个百分点": "个百分点"} {
		if got := unitOf(text); got != want {
			t.Errorf("unitOf(%s) = %s", text, got)
		}
	}
}

// TestSharedCharacters: the places that a text shares with names, and which names have all characters of a word in order.
func TestSharedCharacters(t *testing.T) {
	for _, c := range []struct {
		name, part string
		want       bool
	}{{"技术合同成交额", "合同额", true}, {"技术合同成交额", "额合", false}, {"技术合同成交额", "技术合同成交额", true}, {"技术合同", "技技", false}, {"技术", "技术合同", false}, {"", "技", false}, {"技术", "", true}} {
		if got := holds(c.name, c.part); got != c.want {
			t.Errorf("%s in %s: %v", c.part, c.name, got)
		}
	}
	indicators := []*model.Indicator{{Name: "技术合同成交额", Short: "合同额"}, {Name: "高企申报", Short: "高企申报"}, {Name: "合同项数", Index: 2}}
	l := newLikeness(indicators)
	if l.most[0] != 1 || l.most[1] != 3 || l.most[2] != 2 { // 合同; 高企, 企申, 申报; 合同, 同项
		t.Errorf("pairs %v", l.most)
	}
	var pairs, runs []string
	const text = "本州技术合同成交，高企申报。"
	for _, s := range l.find(text) {
		if s.pair >= 0 {
			pairs = append(pairs, text[s.start:s.end])
		} else {
			runs = append(runs, text[s.start:s.end])
		}
	}
	if got, want := strings.Join(pairs, " "), "合同 高企 企申 申报"; got != want {
		t.Errorf("pairs %s, want %s", got, want)
	}
	if got, want := strings.Join(runs, " "), "技术合同 术合同成 合同成交 高企申 企申报"; got != want {
		t.Errorf("runs %s, want %s", got, want)
	}
}

// TestBracketedAsides: a bracket that only says whether some are among those spoken of is left out; another stays, and so does one that is not closed.
func TestBracketedAsides(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for text, want := range map[string]string{
		"全州（含吉首市）完成": "全州 完成", "全州（不含吉首市）完成": "全州 完成", "全州（均含吉首市）完成": "全州 完成", "全州（包括吉首市）完成": "全州 完成", "全州（不包括吉首市）完成": "全州 完成", "全州（吉首市）完成": "全州 （ 吉首市 ） 完成",
		"全州（含": "全州 （ 含", "全州（含吉首市、泸溪县、凤凰县）完成": "全州 完成", "（": "（",
	} {
		s := scanner{lexicon: d.checker.lex, text: text}
		s.scan(0, len(text))
		var got []string
		for _, tok := range withoutAsides(s.tokens, text) {
			got = append(got, text[tok.start:tok.end])
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%s: %s, want %s", text, joined, want)
		}
	}
}

// TestNoOwner: a unit that several indicators have, or that counts everything, tells of none; a unit of its own tells which indicator is meant.
func TestNoOwner(t *testing.T) {
	site := &model.Site{Indicators: []*model.Indicator{{ID: "a", Unit: "吨"}, {ID: "b", Unit: "家"}, {ID: "c", Unit: "亩"}, {ID: "d", Unit: "亩"}, {ID: "e", Unit: "亩"}, {ID: "f", Unit: "人"}, {ID: "g", Unit: "万"}, {ID: "h", Unit: "家 个"}, {ID: "i", Unit: "人次"}}}
	l := &lexicon{}
	l.addOwners(site)
	for unit, want := range map[string]string{"吨": "a", "家": "", "亩": "", "人": "", "万": "", "人次": "i"} {
		got := ""
		if i := l.owners[unit]; i != nil {
			got = i.ID
		}
		if got != want {
			t.Errorf("%s is of %q, want %q", unit, got, want)
		}
	}
}

// TestLongestFirst: of the words that a text begins with, the longest is taken, also among those of one length, and a word of one character last.
func TestLongestFirst(t *testing.T) {
	l := &lexicon{words: lengths{}, entries: map[string]*entry{}}
	for _, word := range []string{"完", "完成", "完成率", "完成年度目标", "完工", "成"} {
		l.words.add(word)
		l.words.add(word)
		l.entries[word] = &entry{}
	}
	for text, want := range map[string]string{"完成年度目标了": "完成年度目标", "完成年": "完成", "完成率": "完成率", "完成": "完成", "完工": "完工", "完": "完", "完了": "完", "成": "成", "成完": "成", "": "", "工": ""} {
		if e, n := l.match(text); text[:n] != want || e != l.entries[want] {
			t.Errorf("%s begins with %q, want %q", text, text[:n], want)
		}
	}
	if got := l.words[[2]rune{'完', '成'}]; len(got) != 3 || got[0] != len("完成年度目标") || got[2] != len("完成") {
		t.Errorf("lengths %v", got)
	}
	for text, want := range map[string][2]rune{"": {}, "完": {'完'}, "完成": {'完', '成'}, "完成率": {'完', '成'}, "a1": {'a', '1'}} {
		if got := firstTwo(text); got != want {
			t.Errorf("firstTwo(%s) = %q", text, got)
		}
	}
}

// TestNear: what a number with the words beside it may stand for, on both sides of each bound.
func TestNear(t *testing.T) {
	dec := model.MustDecimal
	for _, c := range []struct {
		name  string
		n     number
		yes   string
		never string
	}{
		{"to its digits", number{value: dec("38.6"), places: 1, kind: percent}, "38.55 38.6 38.64", "38.54 38.65 -38.6"},
		{"whole", number{value: dec("20"), kind: amount}, "19.5 20 20.49", "19.49 20.5"},
		{"a range", number{value: dec("63"), high: dec("68"), ranged: true}, "63 65 68", "62.9 68.1"},
		{"about", number{value: dec("50"), kind: amount, around: roughly}, "45 50 55", "44.9 55.1"},
		{"more", number{value: dec("50"), kind: amount, around: more}, "50 51 500", "49.9"},
		{"20 and something", number{value: dec("20"), kind: amount, around: more, within: true}, "20 29.9", "30 19.9"},
		{"25 and something", number{value: dec("25"), kind: amount, around: more, within: true}, "25 25.9", "26 24.9"},
		{"300 and something", number{value: dec("300"), kind: amount, around: more, within: true}, "300 399", "400 299"},
		{"2.5 and something", number{value: dec("2.5"), places: 1, kind: amount, around: more, within: true}, "2.5 2.59", "2.6 2.49"},
		{"nearly", number{value: dec("50"), kind: amount, around: nearby}, "50 49 45", "50.1 44.9"},
		{"nearly a half", number{value: dec("50"), kind: percent, round: true, around: nearby}, "50 44", "50.1 43.9"},
		{"nearly all", number{value: dec("100"), kind: percent, round: true, around: nearby}, "100 90", "89.9 100.1"},
		{"less", number{value: dec("50"), kind: amount, around: less}, "49.9 0 -3", "50 50.1"},
		{"less than a half", number{value: dec("50"), kind: percent, round: true, around: less}, "49.9 50", "50.1"},
		{"seven tenths", number{value: dec("70"), kind: percent, round: true}, "63 70 77", "62.9 77.1"},
		{"seven tenths and a half", number{value: dec("75"), kind: percent, round: true}, "67.5 82.5", "67.4 82.6"},
		{"one tenth", number{value: dec("10"), kind: percent, round: true}, "9 11", "8.9 11.1"},
		{"two tenths", number{value: dec("20"), kind: percent, round: true}, "15 25", "14.9 25.1"},
	} {
		for _, text := range strings.Fields(c.yes) {
			if !c.n.near(dec(text)) {
				t.Errorf("%s: %s is not near", c.name, text)
			}
		}
		for _, text := range strings.Fields(c.never) {
			if c.n.near(dec(text)) {
				t.Errorf("%s: %s is near", c.name, text)
			}
		}
	}
	for _, c := range []struct {
		value  string
		places int
		want   string
	}{{"20", 0, "10"}, {"25", 0, "1"}, {"300", 0, "100"}, {"1", 0, "1"}, {"0", 0, "1"}, {"-40", 0, "10"}, {"2.5", 1, "0.1"}, {"2.50", 2, "0.01"}, {"10.0", 1, "0.1"}} {
		if got := (&number{value: dec(c.value), places: c.places}).step(); got.Cmp(dec(c.want)) != 0 {
			t.Errorf("a step of %s is %s, want %s", c.value, got, c.want)
		}
	}
	for value, want := range map[string]bool{"70": true, "75": false, "0": true, "7": false, "-20": true} {
		if got := (&number{value: dec(value)}).tens(); got != want {
			t.Errorf("%s are tens: %v", value, got)
		}
	}
}

// TestCompareUnits: a number against a quantity in its own unit, in another one, and with the two kinds of points mixed up.
func TestCompareUnits(t *testing.T) {
	dec := model.MustDecimal
	of := func(value, unit string, kind numberKind) number {
		_, fraction, _ := strings.Cut(value, ".")
		return number{value: dec(value), unit: unit, kind: kind, places: len(fraction)}
	}
	for _, c := range []struct {
		n         number
		q, unit   string
		direction int
		want      outcome
	}{
		{of("9.43", "亿元", amount), "9.4321", "亿元", 0, agrees}, {of("9.44", "亿元", amount), "9.4321", "亿元", 0, differs}, {of("94321", "万元", amount), "9.4321", "亿元", 0, agrees}, {of("94300", "万元", amount), "9.4321", "亿元", 0, agrees}, {of("94000", "万元", amount), "9.4321", "亿元", 0, differs}, {of("90000", "万元", amount), "9.4321", "亿元", 0, differs},
		{of("95000", "万元", amount), "9.4321", "亿元", 0, differs}, {of("9.43", "亿", amount), "9.4321", "亿元", 0, agrees}, {of("9.43", "家", amount), "9.4321", "亿元", 0, unknown}, {of("9.43", "", amount), "9.4321", "亿元", 0, agrees},
		{of("4.8", "%", percent), "-4.81", "%", -1, agrees}, {of("4.8", "%", percent), "-4.81", "%", 1, differs}, {of("4.8", "%", percent), "-4.81", "%", 0, differs}, {of("-4.8", "%", percent), "-4.81", "%", 0, agrees}, {of("4.8", "%", percent), "4.81", "%", -1, differs},
		{of("1.6", "%", percent), "1.6", "个百分点", 0, wrongUnit}, {of("1.6", "个百分点", points), "1.6", "%", 0, wrongUnit}, {of("1.6", "个百分点", points), "1.6", "个千分点", 0, wrongUnit}, {of("1.6", "个千分点", points), "1.6", "个千分点", 0, agrees}, {of("1.6", "%", percent), "1.6", "个千分点", 0, wrongUnit}, {of("1.6", "个百分点", points), "1.6", "件/万人", 0, wrongUnit},
		{of("1.6", "‰", amount), "1.6", "个千分点", 0, agrees}, {of("12.5", "件", amount), "12.5", "件/万人", 0, agrees},
	} {
		q := measure.Quantity{Num: model.Number(dec(c.q)), Unit: c.unit, Places: 2}
		if got := c.n.compare(q, c.direction); got != c.want {
			t.Errorf("%s%s against %s%s, %d: %d, want %d", c.n.value, c.n.unit, c.q, c.unit, c.direction, got, c.want)
		}
	}
	if got := (&number{}).compare(measure.Quantity{Num: model.Missing(model.NotReported)}, 0); got != unknown {
		t.Errorf("against nothing: %d", got)
	}
	for _, c := range [][3]string{{"亿", "亿元", "亿元"}, {"万", "亿元", "万元"}, {"亿", "元", "亿元"}, {"万", "人次", "万人次"}, {"千万", "万元", "千万元"}, {"百万", "百万元", "百万元"}, {"万亿", "亿元", "万亿元"}, {"家", "亿元", ""}, {"", "亿元", ""}} {
		if got := scaledTo(c[0], c[1]); got != c[2] {
			t.Errorf("%s of %s is %q, want %q", c[0], c[1], got, c[2])
		}
	}
	for unit, want := range map[string]string{"%": "个百分点", "‰": "个千分点", "家": "家", "": ""} {
		if got := pointsOf(unit); got != want {
			t.Errorf("differences of %s are %s", unit, got)
		}
	}
}
