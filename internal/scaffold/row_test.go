package scaffold

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// field is a text of a row.
func field(key, text string) load.Answer {
	return load.Answer{Key: key, Text: text, Pos: diag.Pos{File: key}}
}

// ofIndicators is a plan with two regions and these indicators.
func ofIndicators(rows ...[]load.Answer) (*Plan, string) {
	said := Said{Title: "通报", Issuer: "市水利局", First: "2024-04", Whole: "甲市", Members: "乙县、丙县"}
	a := said.Answers(map[string]string{})
	a.Tables[1].Rows = nil
	for _, fields := range rows {
		a.Tables[1].Rows = append(a.Tables[1].Rows, load.AnswerRow{Fields: fields})
	}
	diags := &diag.List{}
	return NewPlan(a, diags), printed(diags)
}

// TestParts: signs and line ends part; what may be a sign between two is told with what was read.
func TestParts(t *testing.T) {
	for text, want := range map[string]string{
		"乱占、乱采，乱堆,乱建":            "乱占 乱采 乱堆 乱建",
		"中央；省级;市县":               "中央 省级 市县",
		"中央\n省级\r\n市县\n":         "中央 省级 市县",
		"小（1、2）型、大（含 a/b）型":      "小（1、2）型 大（含 a/b）型",
		"乱占,乱采 乱堆 乱建":            "“其中项”读成了2项：“乱占”“乱采 乱堆 乱建”，其中“乱采 乱堆 乱建”像是没有分开的几项；各项之间用顿号",
		"省级资金/市县资金":              "读成了1项：“省级资金/市县资金”",
		"省级|市县":                  "读成了1项：“省级|市县”",
		"省级\u3000市县":             "像是没有分开的几项",
		"省级／市县、中央":               "读成了2项：“省级／市县”“中央”",
		"甲\u200b":                "看不见的控制字符",
		strings.Repeat("长", 201): "最多 200 个字",
	} {
		p, told := ofIndicators([]load.Answer{field("名称", "投资"), field("计量单位", "亿元"), field("其中项", text)})
		got := told
		if told == "" {
			var names []string
			for _, part := range p.Site.Indicators[0].Parts {
				names = append(names, part.Name)
			}
			got = strings.Join(names, " ")
		}
		if told == "" && got != want || !strings.Contains(got, want) {
			t.Errorf("%q makes %s\nwant %s", text, got, want)
		}
	}
}

// TestKeys: weights, assessments and the indicator that another is no larger than go into the site.
func TestKeys(t *testing.T) {
	p, told := ofIndicators(
		[]load.Answer{field("名称", "整改数"), field("计量单位", "个"), field("不大于", "问题数"), field("权重", "12.5"), field("考核", "河湖长制考核、高质量发展考核")},
		[]load.Answer{field("名称", "河湖“四乱”问题数"), field("简称", "问题数"), field("计量单位", "个")},
	)
	if told != "" {
		t.Fatal(told)
	}
	s := read(t, laid(p.Files(day)))
	i := s.Indicators[0]
	if i.AtMost != s.Indicators[1] || i.Weight == nil || i.Weight.String() != "12.5" || strings.Join(i.Assessments, " ") != "河湖长制考核 高质量发展考核" {
		t.Errorf("the indicator is %+v", i)
	}
	if i.Department != "市水利局" || i.Contact != "市水利局" || model.Finished(i.Definition) != "" {
		t.Errorf("it is of %q, ask %q: %q", i.Department, i.Contact, i.Definition)
	}
	for _, test := range []struct{ key, text, want string }{
		{"权重", "0", "权重不能写“0”；写一个正数，或不写"}, {"权重", "-1", "写一个正数"}, {"权重", "很大", "“很大”不是"},
		{"不大于", "问题", "没有指标“问题”"}, {"不大于", "投资", "不能写指标自己"}, {"不大于", "座数", "“投资”用“亿元”，“座数”用“座”"},
		{"考核", "一 二", "“考核”读成了1项"},
	} {
		_, told := ofIndicators(
			[]load.Answer{field("名称", "投资"), field("计量单位", "亿元"), field(test.key, test.text)}, []load.Answer{field("名称", "座数"), field("计量单位", "座")})
		if !strings.HasPrefix(told, test.key+": 错误") || !strings.Contains(told, test.want) {
			t.Errorf("%s %s is told as %q, want %s", test.key, test.text, told, test.want)
		}
	}
}

// TestTwice: of a target that is told twice both cells are named, and no year that nobody told.
func TestTwice(t *testing.T) {
	for first, want := range map[string]string{
		"2022-07": "名单.xlsx “目标” C4: 错误[duplicate-key]: “甲市”“指标一”的2022年目标已经写在 “目标” C3；两处只留一处。",
		"":        "名单.xlsx “目标” C4: 错误[duplicate-key]: “甲市”“指标一”的年度目标已经写在 “目标” C3；两处只留一处。",
	} {
		cells := map[string]string{"B2": "通报", "B3": "局"}
		if first != "" {
			cells["B4"] = first
		}
		_, diags := answersOf(t, filled(t, map[string]map[string]string{
			settingTable: cells, regionTable: {"A3": "甲市", "C3": "整体", "A4": "乙县"}, indicatorTable: {"B3": "指标一", "D3": "个"},
			targetTable: {"C1": "甲市", "A3": "指标一", "C3": "1", "A4": "指标一", "C4": "2"},
		}))
		if got := printed(diags); !strings.Contains(got, want) {
			t.Errorf("with the first edition %q it is told\n%swant\n%s", first, got, want)
		}
	}
}

// TestNext: the guide's examples are of the kind of the first edition.
func TestNext(t *testing.T) {
	for id, want := range map[string]string{
		"2022-07": "2022-08", "2022-12": "2023-01", "2022-q1": "2022-q2", "2022-q3": "2022-q4", "2022-q4": "2023-q1", "2022-h1": "2022", "2022-h2": "2023-h1", "2022": "2023",
		"2999": "2999",
	} {
		issue, _ := NewIssue(id)
		if got := issue.next().ID; got != want {
			t.Errorf("after %s comes %s, want %s", id, got, want)
		}
	}
}
