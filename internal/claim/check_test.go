package claim

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// TestVerdicts: what is said about a typed text, and where.
func TestVerdicts(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct {
		name, about, text string
		at, says          string // the text that a verdict is about, and what it says; "" for silence
	}{
		{"the digits of another unit", "", "全州技术合同成交额9.43万元。", "9.43万元", "写的是9.43万元，数据是9.43亿元（全州技术合同成交额累计，2022年1—6月），数字相同，单位不同"},
		{"a wrong rate", "", "吉首市技术合同成交额完成38.9%。", "38.9%", "写的是38.9%，数据是38.6%（吉首市技术合同成交额完成率，2022年1—6月）"},
		{"the page's own region", "jishou", "技术合同成交额完成38.9%。", "38.9%", "数据是38.6%（吉首市"},
		{"the page's own indicator", "jishu-hetong", "吉首市完成38.9%。", "38.9%", "技术合同成交额完成率"},
		{"no word says what", "jishu-hetong", "吉首市38.9%。", "", ""},
		{"fewer digits", "jishou", "技术合同成交额9.6亿元。", "9.6亿元", "数据是1.16亿元"},
		{"a number of the whole", "jishou", "技术合同成交额9.4亿元。", "", ""}, // in doubt
		{"another region's number", "", "技术合同成交额，泸溪县完成38.6%。", "38.6%", "数据是118.3%（泸溪县"},
		{"a rate changes in points", "", "高新技术产业投资占产业投资的31.8%，比上年同期提高1.6%。", "1.6%", "单位应是“个百分点”"},
		{"a lead is in points", "", "吉首市技术合同成交额低于序时11.4%。", "11.4%", "单位应是“个百分点”"},
		{"a direction", "jishou", "技术合同成交额同比增长4.8%。", "增长4.8%", "数据是−4.8%"},
		{"a unit", "", "全州技术合同成交额9.43万元。", "9.43万元", "数据是9.43亿元"},
		{"a place", "", "泸溪县技术合同完成率居县市第3位。", "第3位", "技术合同成交额，8个县市中按完成率居第1位"},
		{"a count", "", "五县技术成果登记尚未破零。", "五县", "数据中“没有破零”的是6个"},
		{"a list and its number", "", "保靖、永顺三县技术成果登记尚未破零。", "三县", "前面列出的是2个"},
		{"a claim", "", "吉首市技术合同成交额超额完成全年任务。", "超额完成", "与数据不符"},
		{"last year", "", "去年上半年全州技术合同成交额5.97亿元。", "5.97亿元", "2021年1—6月"},
		{"a date", "", "7月31日前吉首市报送清单，2022年第5批已于6月30日截止。", "", ""},
		{"a number of the law", "", "按湘政发〔2022〕7号文件，技术合同须登记。", "", ""},
		{"the future", "", "吉首市技术合同成交额力争全年完成100%。", "", ""},
		{"a hypothesis", "baojing", "若按原目标计算，引进外专人才完成33.3%。", "", ""},
		{"another place", "", "张家界市技术合同成交额12.4亿元。", "", ""},
		{"something else", "", "全州生产总值增长4.6%，进出口增长30.1%。", "", ""},
		{"a figure that is missing", "guzhang", "高新技术产业投资占产业投资的27.0%。", "", ""},
		{"a period without a report", "", "2019年全州技术合同成交额4.20亿元。", "", ""},
		{"a quotation", "", "写材料时不能说成“技术合同成交额19.43亿元”。", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var wrong []Verdict
			for _, v := range d.check(test.about, test.text) {
				if v.Outcome == Contradicts {
					wrong = append(wrong, v)
				}
			}
			if test.at == "" {
				if len(wrong) > 0 {
					t.Errorf("Check(%s) = %s, want silence", test.text, wrong[0].Text)
				}
				return
			}
			if len(wrong) != 1 {
				t.Fatalf("Check(%s) = %d errors, want 1", test.text, len(wrong))
			}
			if got := test.text[wrong[0].Start:wrong[0].End]; !strings.Contains(got, test.at) || !strings.Contains(wrong[0].Text, test.says) {
				t.Errorf("Check(%s) = %s: %s, want %s: %s", test.text, got, wrong[0].Text, test.at, test.says)
			}
		})
	}
}

// TestReferences: a number that agrees is offered the reference that prints it.
func TestReferences(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct{ about, text, at, want string }{
		{"", "全州技术合同成交额9.43亿元。", "9.43亿元", "{{ 技术合同成交额 }}"},
		{"", "全州技术合同成交额94300万元。", "94300万元", "{{ 技术合同成交额 万元 }}"},
		{"jishu-hetong", "全州成交额9.43亿元。", "9.43亿元", ""}, // 成交额 is a part of the name, and no name
		{"", "全州技术合同成交额9.4亿元。", "9.4亿元", "{{ 技术合同成交额 1位小数 }}"},
		{"", "吉首市技术合同成交额完成38.6%。", "38.6%", "{{ 吉首市 技术合同成交额 完成率 }}"},
		{"jishou", "技术合同成交额完成38.6%。", "38.6%", "{{ 技术合同成交额 完成率 }}"},
		{"jishu-hetong", "吉首市完成38.6%。", "38.6%", "{{ 吉首市 完成率 }}"},
		{"jishu-hetong", "全州技术合同成交额9.43亿元。", "9.43亿元", "{{ 累计 }}"},
		{"jishou", "技术合同成交额同比下降4.8%。", "4.8%", "{{ 技术合同成交额 同比 绝对值 }}"},
		{"jishou", "技术合同成交额低于序时11.4个百分点。", "11.4个百分点", "{{ 技术合同成交额 较序时 绝对值 }}"},
		{"", "一季度全州技术合同成交额3.46亿元。", "3.46亿元", "{{ 技术合同成交额 2022-q1 }}"},
		{"", "泸溪县技术合同完成118.3%，居县市第1位。", "第1位", "{{ 泸溪县 技术合同成交额 位次 }}"},
		{"", "湘西高新区研发投入监测填报数1986万元。", "1986万元", "{{ 湘西高新区 研发投入（监测数） }}"},
	} {
		got := ""
		for _, v := range d.check(test.about, test.text) {
			if v.Outcome != Contradicts && test.text[v.Start:v.End] == test.at {
				got = v.Reference
			}
		}
		if got != test.want {
			t.Errorf("%s on page %q: reference %q, want %q", test.text, test.about, got, test.want)
		}
	}
	for _, text := range []string{"全州技术合同成交额约9.4亿元。", "泸溪县技术合同成交额居县市首位。", "八县市研发投入监测完成率在12%～43%之间。"} {
		for _, v := range d.check("", text) {
			if v.Reference != "" {
				t.Errorf("%s: reference %s, want none", text, v.Reference)
			}
		}
	}
}

// TestPrinted: the words around a figure that a reference prints.
func TestPrinted(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	growth := measure.Named("growth", d.site.Words)
	figure := func(region string, absolute, list bool) Piece {
		return Piece{Text: "4.8%", Figure: &Figure{View: d.view, Region: d.about(region).Region, Indicator: d.about("jishu-hetong").Indicator,
			Measure: growth, Absolute: absolute, List: list}}
	}
	for _, test := range []struct {
		name   string
		pieces []Piece
		wrong  bool
	}{
		{"as it is", []Piece{{Text: "吉首市技术合同成交额同比下降"}, figure("jishou", true, false)}, false},
		{"the wrong way", []Piece{{Text: "吉首市技术合同成交额同比增长"}, figure("jishou", true, false)}, true},
		{"down and minus", []Piece{{Text: "吉首市技术合同成交额同比下降"}, figure("jishou", false, false)}, true},
		{"another region", []Piece{{Text: "泸溪县技术合同成交额同比下降"}, figure("jishou", true, false)}, true},
		{"another indicator", []Piece{{Text: "吉首市高新技术产业投资同比下降"}, figure("jishou", true, false)}, true},
		{"a list", []Piece{{Text: "泸溪县技术合同成交额同比增长"}, figure("jishou", true, true)}, false},
		{"as typed", []Piece{{Text: "吉首市技术合同成交额完成"}, {Text: "99.9%", Fixed: true}}, false},
		{"behind bold", []Piece{{Text: "吉首市技术合同成交额完成"}, {Text: "99.9%"}}, true},
	} {
		wrong := false
		for _, v := range d.checker.Check(d.view, Subject{}, []Run{{Pieces: test.pieces}}) {
			wrong = wrong || v.Outcome == Contradicts
		}
		if wrong != test.wrong {
			t.Errorf("%s: wrong = %v, want %v", test.name, wrong, test.wrong)
		}
	}
}

// TestLevelAsChange: a level behind 增加 is in doubt, unless the words say that it is reached.
func TestLevelAsChange(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	for _, test := range []struct {
		before, measure string
		want            Outcome
	}{
		{"全州技术合同成交额比3月末增加", "value", Doubtful},
		{"全州技术合同成交额减少了", "value", Doubtful},
		{"全州技术合同成交额完成率提高", "completion", Doubtful},
		{"全州技术合同成交额增加到", "value", Agrees},
		{"全州技术合同成交额增加至", "value", Agrees},
		{"全州技术合同成交额完成率提高到", "completion", Agrees},
		{"全州技术合同成交额同比增加", "increase", Agrees},
		{"全州技术合同成交额为", "value", Agrees},
	} {
		figure := &Figure{View: d.view, Region: d.site.Whole(), Indicator: d.about("jishu-hetong").Indicator, Measure: measure.Named(test.measure, d.site.Words)}
		worst := Agrees
		for _, v := range d.checker.Check(d.view, Subject{}, []Run{{Pieces: []Piece{{Text: test.before}, {Text: "9.43亿元", Figure: figure}, {Text: "。"}}}}) {
			if grave[v.Outcome] > grave[worst] {
				worst = v.Outcome
			}
		}
		if worst != test.want {
			t.Errorf("%s{{ %s }}: %d, want %d", test.before, test.measure, worst, test.want)
		}
	}
}

// TestPickedWhole: a list is held against its own members, whatever the whole is, and what follows it in other clauses of its
// sentence is no contradiction.
func TestPickedWhole(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	i := d.about("jishu-hetong").Indicator
	regions := func(p *analysis.Predicate) []*model.Region {
		var out []*model.Region
		for _, r := range d.site.Counties() {
			if c := d.view.Cell(i, r); p.Holds(&c) {
				out = append(out, r)
			}
		}
		return out
	}
	behind, over := regions(analysis.IsBehind), regions(analysis.IsOver)
	if len(behind) == 0 || len(over) == 0 {
		t.Fatal("the site has changed")
	}
	for _, test := range []struct {
		before  string
		regions []*model.Region
		ruled   bool
		behind  string
		want    Outcome
	}{
		{"技术合同成交额", behind, true, "落后序时。", Agrees},
		{"技术合同成交额有", over, true, "超额完成年度目标。", Agrees},
		{"技术合同成交额", behind, true, "超额完成年度目标。", Contradicts},
		{"超额完成年度目标的有", behind, true, "。", Contradicts},
		{"技术合同成交额", behind, false, "超额完成年度目标。", Doubtful}, // 前3 says nothing of what they are
		{"技术合同成交额", append(behind[:1:1], over...), true, "超额完成年度目标。", Doubtful},
		{"技术合同成交额只有", behind[:1], true, "落后序时。", Doubtful},
		{"技术合同成交额", behind, true, "，均落后序时。", Agrees},
		{"技术合同成交额", behind, true, "落后序时，其余县市均达到序时进度。", Agrees},
		{"除", behind, true, "外，各县市技术合同成交额均达到序时进度。", Agrees},
	} {
		figure := &Figure{View: d.view, Region: d.site.Whole(), Indicator: i, Measure: measure.Completion, List: true, Picked: &Picked{Regions: test.regions, Ruled: test.ruled}}
		worst, told := Agrees, false
		for _, v := range d.checker.Check(d.view, Subject{}, []Run{{Pieces: []Piece{{Text: test.before}, {Text: "这些县市", Figure: figure}, {Text: test.behind}}}}) {
			told = true
			if grave[v.Outcome] > grave[worst] {
				worst = v.Outcome
			}
		}
		if worst != test.want || !told {
			t.Errorf("%s{{ … }}%s: %d, want %d", test.before, test.behind, worst, test.want)
		}
	}
}

// TestContext: headings and the heads of a table say what numbers are about.
func TestContext(t *testing.T) {
	d := openSite(t, ".", "2022-h1")
	text := func(kind Kind, s string) Run { return Run{Kind: kind, Level: 2, Pieces: []Piece{{Text: s}}} }
	for _, test := range []struct {
		name  string
		runs  []Run
		wrong int
	}{
		{"under its heading", []Run{text(Heading, "技术合同成交额"), text(Paragraph, "吉首市完成38.6%。")}, 0},
		{"wrong under its heading", []Run{text(Heading, "技术合同成交额"), text(Paragraph, "吉首市完成38.9%。")}, 1},
		{"under another heading", []Run{text(Heading, "技术合同成交额"), text(Heading, "技术成果登记"), text(Paragraph, "吉首市完成60.0%。")}, 0},
		{"a cell", runsOf("|县市|技术合同成交额完成率|\n|--|--|\n|吉首市|38.6%|"), 0},
		{"a wrong cell", runsOf("|县市|技术合同成交额完成率|\n|--|--|\n|吉首市|38.9%|"), 1},
	} {
		n := 0
		for _, v := range d.checker.Check(d.view, Subject{}, test.runs) {
			if v.Outcome == Contradicts {
				n++
			}
		}
		if n != test.wrong {
			t.Errorf("%s: %d errors, want %d", test.name, n, test.wrong)
		}
	}
}
