package load

import (
	"slices"
	"strings"
	"testing"
)

// TestMistyped holds what is said about a figure that is not a plain number. Every entry of forms and instead
// has a case here or in testdata/bad/figures-mistyped.
func TestMistyped(t *testing.T) {
	var tried []string
	for _, c := range []struct{ text, what, fix string }{
		{"", "是空的", "…"},
		{"——", "不是数", "…"},
		{"…", "不是数", "…"},
		{"没有", "不是数", "…"},
		{".NaN", "不是数", "…"},
		{"+.inf", "不是数", "…"},
		{"○", "不是数", "写 0"},
		{"12，345，678.90", "用了千分位分隔符", "写 12345678.90"},
		{"-1,234", "用了千分位分隔符", "写 -1234"},
		{"12,3", "里有逗号", "小数点写“.”，不用千分位逗号"},
		{"1_000.5", "里有下划线", "写 1000.5"},
		{"0xFF", "不是十进制数", "写成十进制数"},
		{"-1.5E-3", "用了科学记数法", "写成普通的数，如 1000"},
		{"12.50 %", "带了百分号", "写 12.50"},
		{"12.5％", "带了百分号", "写 12.5"},
		{"3‰", "带了千分号", "换算成指标的单位，只写数字"},
		{"3.2亿", "带了“万”“亿”之类的单位", "换算成指标的单位，只写数字"},
		{"35 家", "带了单位", "写 35"},
		{"2O", "里有字母，像是把 0 打成了 O，或者把 1 打成了 l", "用数字键重新输入"},
		{"7.l0", "里有字母，像是把 0 打成了 O，或者把 1 打成了 l", "用数字键重新输入"},
		{"3.2亿元", "带了“万”“亿”之类的单位", "换算成指标的单位，只写数字"},
		{"¥12.00", "带了货币符号", "只写数字"},
		{"+5.0", "前面不写加号", "写 5.0"},
		{"－5", "用了全角字符", "写 -5"},
		{"–5", "的负号不是半角", "写 -5"},
		{"-007.50", "前面多了 0", "写 -7.50"},
		{"00", "前面多了 0", "写 0"},
		{"-.5", "缺少小数点前的 0", "写 -0.5"},
		{"5.", "的小数点后面没有数字", "写 5"},
		{"（3）", "用了括号", "负数写成 -12.3 的样子"},
		{"超过100", "不是确定的数", "只写一个确定的数，说明写在 note 里"},
		{"1.5~2", "是一个范围", "只写一个确定的数，说明写在 note 里"},
		{"一百二十", "是汉字数字", "用阿拉伯数字写"},
		{"value：1", "里的冒号是全角的", "改成半角冒号，后面空一格"},
		{"1.2.3", "有不止一个小数点", "只留一个小数点"},
		{"12·5", "的小数点不是半角", "写 12.5"},
		{strings.Repeat("9", 19), "的位数太多，最多 18 位", "检查是否多打了数字，单位是否写对"},
		{"-0.123456789", "的小数太长，最多 8 位", "四舍五入后再填"},
		{"0.40100000000000002", "的小数太长，像是从表格软件带来的尾数", "写 0.401"},
		{"-0.28999999999999998", "的小数太长，像是从表格软件带来的尾数", "写 -0.29"},
		{"11.999999999999998", "的小数太长，像是从表格软件带来的尾数", "写 12"},
		{"9.9999999999999982", "的小数太长，最多 8 位", "四舍五入后再填"},
		{"1.000000123", "的小数太长，最多 8 位", "四舍五入后再填"},
		{"待定", "不是数", "写 12.30 这样的数；…"},
	} {
		tried = append(tried, c.text, narrow(c.text))
		if what, fix := mistyped(c.text, false, "…"); what != c.what || fix != c.fix {
			t.Errorf("mistyped(%q) = %q, %q, want %q, %q", c.text, what, fix, c.what, c.fix)
		}
	}
	for _, f := range forms {
		if !slices.ContainsFunc(tried, f.match.MatchString) {
			t.Errorf("no case for %s", f.match)
		}
	}
}

func TestPlainDecimal(t *testing.T) {
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{"0", true}, {"-0", true}, {"0.0", true}, {"10", true}, {"1.10", true}, {"-12.345", true},
		{"123456789012345678", true}, {"1234567890.12345678", true}, {"-999999999999999999", true},
		{"1234567890123456789", false}, {"12345678901.12345678", false}, {"0.123456789", false},
		{"", false}, {"-", false}, {".", false}, {"-.", false}, {"1.", false}, {".1", false}, {"01", false}, {"-01", false},
		{"--1", false}, {"+1", false}, {"1e3", false}, {" 1", false}, {"1 ", false}, {"１", false}, {"1,0", false}, {"1.0.0", false},
	} {
		if _, ok := plainDecimal(c.text); ok != c.ok {
			t.Errorf("plainDecimal(%q) = %v, want %v", c.text, ok, c.ok)
		}
	}
}

// TestInstead holds that each word that people write in place of a gap leads to a gap that may be written.
func TestInstead(t *testing.T) {
	for text, want := range instead {
		report, target := nearGap(text, reportGaps), nearGap(text, targetGaps)
		if report != want && target != want {
			t.Errorf("nearGap(%q) = %q in a report and %q in targets, want %q in one of them", text, report, target, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024-02-29", ""}, {"1949-01-01", ""}, {"2999-12-31", ""},
		{"2023-02-29", "2023年2月只有 28 天，核对后改正"},
		{"1900-02-28", "年份 1949 到 2999，月份 01 到 12，日期不超过当月天数"},
		{"2100-02-29", "2100年2月只有 28 天，核对后改正"},
		{"2022.6.3", "写 2022-06-03"}, {"2022/6/30", "写 2022-06-30"}, {"2022年6月30日", "写 2022-06-30"},
		{"２０２２年６月３日", "写 2022-06-03"}, {"20220630", "写 2022-06-30"}, {"2022-6-31", "写成 2022-06-30 的样子"},
		{"6月30日", "写成 2022-06-30 的样子"}, {"2022-06", "写成 2022-06-30 的样子"}, {"2022-06-30T00:00:00Z", "写成 2022-06-30 的样子"},
	} {
		if _, ok := dateOf(dateText.FindStringSubmatch(c.text)); ok != (c.want == "") {
			t.Errorf("dateOf(%q) = %v, want %v", c.text, ok, c.want == "")
		}
		if c.want != "" && dateFix(c.text) != c.want {
			t.Errorf("dateFix(%q) = %q, want %q", c.text, dateFix(c.text), c.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2022-06", ""}, {"1949-12", ""},
		{"2022-13", "年份 1949 到 2999，月份 01 到 12"}, {"1948-12", "年份 1949 到 2999，月份 01 到 12"},
		{"2022-6", "写 2022-06"}, {"2022年6月", "写 2022-06"}, {"202206", "写 2022-06"}, {"2022.06", "写 2022-06"},
		{"2022-h1", "写成 2022-06 的样子"}, {"2022", "写成 2022-06 的样子"},
	} {
		if _, ok := periodOf(c.text); ok != (c.want == "") {
			t.Errorf("periodOf(%q) = %v, want %v", c.text, ok, c.want == "")
		}
		if c.want != "" && periodFix(c.text) != c.want {
			t.Errorf("periodFix(%q) = %q, want %q", c.text, periodFix(c.text), c.want)
		}
	}
}
