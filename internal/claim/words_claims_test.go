package claim

import (
	"strings"
	"testing"

	"bulletin/internal/measure"
)

// wordClaim is a sentence whose words are right, or wrong where says is what the verdict stands at; "?" before it for 存疑.
type wordClaim struct{ about, text, says string }

func (d *desk) holdWords(t *testing.T, list []wordClaim) {
	t.Helper()
	for _, one := range list {
		var wrong []string
		agreed := 0
		for _, v := range d.check(one.about, one.text) {
			at := one.text[v.Start:v.End]
			switch {
			case v.Outcome == Contradicts:
				wrong = append(wrong, at)
			case v.Outcome == Doubtful && !v.Number:
				wrong = append(wrong, "?"+at)
			case v.Outcome == Agrees && !v.Number:
				agreed++
			}
		}
		if got := strings.Join(wrong, " "); got != one.says {
			t.Errorf("%s %s: told of %q, want %q", one.about, one.text, got, one.says)
		}
		if one.says == "" && agreed == 0 && !strings.ContainsAny(one.text, "0123456789有") {
			t.Errorf("%s %s: nothing agrees", one.about, one.text)
		}
	}
}

// openVerdicts is the site of testdata/verdicts: thresholds, limits, rates and zeros.
func openVerdicts(t *testing.T, edition string) *desk {
	return openSite(t, "internal/claim/testdata/verdicts", edition)
}

// TestStates: what words claim of a figure by themselves is what pages print of it.
func TestStates(t *testing.T) {
	openVerdicts(t, "2024-h1").holdWords(t, []wordClaim{
		{"dong", "签约额达到序时进度。", ""},
		{"dong", "签约额未落后序时进度。", ""},
		{"dong", "签约额落后序时。", "落后序时"},
		{"dong", "签约额没有达到序时进度。", "没有达到序时进度"},
		{"dong", "签约额高于序时进度。", "高于序时进度"},
		{"dong", "签约额略低于序时进度。", ""},
		{"dong", "签约额跑在时间前面。", "跑在时间前面"},
		{"xi", "签约额尚未达到序时要求。", ""},
		{"xi", "签约额严重落后序时。", "严重落后序时"},
		{"nan", "签约额严重落后序时。", ""},
		{"bei", "签约额尚未破零。", ""},
		{"bei", "签约额实现破零。", "实现破零"},
		{"bei", "签约额为零。", ""},
		{"dong", "引进人才过半。", ""},
		{"qing", "引进人才已经过半。", "过半"},
		{"qing", "引进人才尚未过半。", ""},
		{"qing", "引进人才降幅过半有待核实。", ""}, // of a fall
		{"bai", "签约额完成年度目标。", ""},
		{"bai", "签约额超额完成年度目标。", "超额完成年度目标"},
		{"dong", "入库企业数尚未达到年度目标。", ""},
		{"xi", "入库企业数尚未达到年度目标。", "尚未达到年度目标"},
		{"dong", "签约额实现两位数增长。", ""},
		{"xi", "签约额实现两位数增长。", "实现两位数增长"},
		{"xi", "签约额为负增长。", ""},
		{"dong", "签约额由负转正。", ""},
		{"xi", "签约额由负转正。", "由负转正"},
		{"", "东山县、白石县签约额达到序时进度。", ""},
		{"", "东山县、西河县签约额均达到序时进度。", "西河县"},
	})
	openSite(t, "internal/claim/testdata/blind/sites/anquan", "2023-h1").holdWords(t, []wordClaim{
		{"", "生产安全事故起数、火灾起数一升一降。", "一升一降"},
		{"", "生产安全事故起数、火灾起数双双下降。", ""},
		{"", "生产安全事故起数与火灾起数双双增长。", "增长"},
	})
	openVerdicts(t, "2024").holdWords(t, []wordClaim{
		{"xi", "签约额未完成。", ""},
		{"xi", "签约额已完成。", "已完成"},
		{"xi", "签约额核对工作已完成，有据可查。", ""},
		{"nan", "签约额已完成年度目标。", ""},
		{"xi", "签约额已完成年度目标。", "已完成年度目标"},
	})
}

// TestLimitWords: limits are kept or exceeded.
func TestLimitWords(t *testing.T) {
	openVerdicts(t, "2024-h1").holdWords(t, []wordClaim{
		{"xi", "事故起数控制在年度控制数以内。", ""},
		{"qing", "事故起数控制在年度控制数以内。", "控制在年度控制数以内"},
		{"qing", "事故起数超控制数。", ""},
		{"xi", "事故起数超控制数。", "超控制数"},
		{"xi", "事故起数突破年度控制数。", "突破年度控制数"},
		{"xi", "事故起数没有突破年度控制数。", ""},
		{"qing", "事故起数未超过年度控制数。", "未超过"},
		{"dong", "事故起数低于序时进度。", "低于序时进度"},
		{"dong", "事故起数超出序时进度。", ""},
		{"xi", "婴儿死亡率低于年度控制数。", "低于"},
	})
}

// TestSetsAreNoStates: what is said of those that are counted or picked out is not said of the page's region.
func TestSetsAreNoStates(t *testing.T) {
	d := openVerdicts(t, "2024-h1")
	for _, text := range []string{"2个区县签约额达到序时进度。", "6个区县中，引进人才过半的有2个。", "除北湖县外，其余区县均已破零。", "签约额落后序时的有西河县、南岭县。", "一个没有过半。",
		"力争签约额年底超额完成年度目标。", "各区县签约额由落后序时转为达到序时。"} {
		for _, v := range d.check("", text) {
			if !v.Number && v.Outcome == Contradicts {
				t.Errorf("%s: %s", text, v.Text)
			}
		}
	}
}

// TestCompareWords: comparisons that say no number.
func TestCompareWords(t *testing.T) {
	openVerdicts(t, "2024-h1").holdWords(t, []wordClaim{
		{"dong", "签约额同比增长。", ""},
		{"xi", "签约额同比有所增长。", "增长"},
		{"xi", "签约额增长。", "增长"},
		{"xi", "签约额有所回升。", "?回升"},
		{"xi", "签约额多于上年同期。", "多于"},
		{"dong", "签约额与上年同期持平。", "持平"},
		{"dong", "婴儿死亡率同比改善。", ""},
		{"dong", "婴儿死亡率同比恶化。", "恶化"},
		{"", "东山县签约额高于西河县。", ""},
		{"", "东山县签约额比西河县少。", "少"},
		{"", "东山县签约额完成率低于西河县。", "低于"},
		{"", "东山县签约额的增速慢于西河县。", "慢于"},
		{"dong", "优良天数比率低于年度目标。", "低于"},
		{"dong", "优良天数比率高于年度目标。", ""},
	})
	openSite(t, ".", "2022-h1").holdWords(t, []wordClaim{
		{"", "全州高新技术产业增加值增速低于全省。", "低于"},
		{"", "全州高新技术产业增加值增速快于全省平均水平。", ""},
		{"", "吉首市高新技术产业投资增速略低于全州平均。", "略低于"},
		{"", "全州技术合同成交额增速比一季度回落。", ""},
		{"", "全州技术合同成交额增速比一季度加快。", "加快"},
		{"", "与一季度相比，全州技术合同成交额完成率回落。", "回落"},
		{"", "全州高新技术产业产值增速快于高新技术产业投资增速。", ""},
		{"", "全州高新技术产业产值增速慢于高新技术产业投资增速。", "慢于"},
	})
}

// TestNumbersWithWords: the number is right and the word beside it is not.
func TestNumbersWithWords(t *testing.T) {
	openVerdicts(t, "2024-h1").holdWords(t, []wordClaim{
		{"dong", "签约额完成率47.0%，低于序时进度3.0个百分点。", ""},
		{"dong", "签约额完成率47.0%，比序时进度快3.0个百分点。", "快3.0个百分点"},
		{"xi", "未改造数2项，比年度控制数多2项。", "多2项"},
		{"xi", "未改造数2项，比年度控制数少2项。", ""},
		{"dong", "未改造数7项，距年度控制数还需压减3项。", ""},
		{"xi", "婴儿死亡率5.30‰，比年度控制数低0.30个千分点。", "低0.30个千分点"},
		{"bai", "优良天数比率88.7%，高于年度目标1.3个百分点。", "高于年度目标1.3个百分点"},
		{"bai", "优良天数比率88.7%，比年度目标还差1.3个百分点。", ""},
	})
}

// TestMovements: the word between two numbers says which of them is more.
func TestMovements(t *testing.T) {
	d := openVerdicts(t, "2024-h1")
	for text, want := range map[string]string{
		"完成率由72.3%提高到59.5%。":     "提高到",
		"完成率由72.3%下滑到59.5%。":     "",
		"降幅由5.7%扩大到6.6%。":        "",
		"降幅由5.7%收窄到6.6%。":        "收窄到",
		"差距由1.4个百分点收窄到2.4个百分点。":  "收窄到",
		"由上年的1.02%提高到1.14%。":     "",
		"年度目标由29人调整为28人。":        "",
		"由上年同期的3.20亿元转为−1.01亿元。": "",
	} {
		got := ""
		for _, v := range d.check("", text) {
			if strings.Contains(v.Text, "前后的数") {
				got = text[v.Start:v.End]
			}
		}
		if got != want {
			t.Errorf("%s: told of %q, want %q", text, got, want)
		}
	}
}

// TestReferenceWords: the names and words before what a reference prints, and what follows it.
func TestReferenceWords(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	print := func(region, indicator, id string, absolute bool) Piece {
		f := &Figure{View: d.view, Region: d.about(region).Region, Indicator: d.about(indicator).Indicator, Measure: measure.Named(id, d.site.Words), Absolute: absolute}
		c := d.view.Cell(f.Indicator, f.Region)
		return Piece{Text: f.Measure.Of(d.view, &c).String(), Figure: f}
	}
	typed := func(s string) Piece { return Piece{Text: s} }
	fell := print("jishou", "jishu-hetong", "growth", true)
	for _, test := range []struct {
		name   string
		pieces []Piece
		at     string
	}{
		{"as it is", []Piece{typed("吉首市技术合同成交额同比下降"), fell}, ""},
		{"the other way", []Piece{typed("吉首市技术合同成交额同比增长"), fell}, "增长"},
		{"down and minus", []Piece{typed("吉首市技术合同成交额同比下降"), print("jishou", "jishu-hetong", "growth", false)}, "下降"},
		{"another region", []Piece{typed("泸溪县技术合同成交额同比下降"), fell}, "泸溪县"},
		{"another indicator", []Piece{typed("吉首市高新技术产业投资同比下降"), fell}, "高新技术产业投资"},
		{"another kind", []Piece{typed("吉首市技术合同成交额完成率为"), print("jishou", "jishu-hetong", "growth", false)}, "完成率为"},
		{"its kind", []Piece{typed("吉首市技术合同成交额完成率为"), print("jishou", "jishu-hetong", "completion", false)}, ""},
		{"behind time", []Piece{typed("吉首市技术合同成交额领先序时"), print("jishou", "jishu-hetong", "lead", true)}, "领先"},
		{"in order", []Piece{typed("泸溪县、吉首市技术合同成交额分别为"), print("luxi", "jishu-hetong", "value", false), typed("、"), print("jishou", "jishu-hetong", "value", false)}, ""},
		{"what follows", []Piece{typed("吉首市技术合同成交额"), print("jishou", "jishu-hetong", "value", false), typed("，达到序时进度。")}, "达到序时进度"},
		{"what follows a reference alone", []Piece{print("jishou", "jishu-hetong", "value", false), typed("，达到序时进度。")}, "达到序时进度"},
	} {
		got := ""
		for _, v := range d.checker.Check(d.view, Subject{}, []Run{{Pieces: test.pieces}}) {
			if v.Outcome == Contradicts {
				got += test.pieces[v.Piece].Text[v.Start:v.End]
			}
		}
		if got != test.at {
			t.Errorf("%s: told of %q, want %q", test.name, got, test.at)
		}
	}
}

// TestQuotedWords: a word that claims something does so between quotation marks, too.
func TestQuotedWords(t *testing.T) {
	t.Parallel()
	openVerdicts(t, "2024-h1").holdWords(t, []wordClaim{
		{"bei", "签约额尚未“破零”。", ""},
		{"bei", "签约额实现“破零”。", "“破零”"},
		{"dong", "引进人才已经“过半”。", ""},
	})
}

// TestRemaining: the number of the others is held against those that a sentence names.
func TestRemaining(t *testing.T) {
	t.Parallel()
	blindDesk(t, "jiaoyu", "2024-q3").order(t, []ordered{
		{"", "学生资助资金达到序时的只有城中和桑江，其余6个县市区都慢了。", []string{"相符 6个县市区"}},
		{"", "学生资助资金达到序时的只有城中和桑江，其余5个县市区都慢了。", []string{"存疑 5个县市区"}},
	})
}
