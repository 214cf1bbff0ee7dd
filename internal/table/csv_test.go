package table

import (
	"testing"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// TestCSV: internal/browser holds the file against what pages save; this is what no site's data has all of.
func TestCSV(t *testing.T) {
	b := &Builder{Table: Table{Caption: "各项指标", Unit: "%", Left: "本表列出前1个县市。"}, Mixed: true}
	b.Table.Columns = []Column{{Head: "序号", Kind: Label}, {Head: "指标", Kind: Text}, {Head: UnitHead, Kind: Label},
		{Head: "完成率", Unit: "%", Kind: Completion}, {Head: "1月", Under: "应达到", Kind: Number}, {Head: "走势", Kind: Trend}, {Head: "备注", Kind: Remark}}
	half := b.Number(model.Number(model.MustDecimal("42.55")), 1)
	half.Bar, half.Said = &Bar{}, "42.6%，落后，居末位"
	b.Table.Rows = []Row{
		{Class: "group", Cells: []Cell{{Text: "投入", Span: 7}}},
		{Cells: []Cell{Serial(1), Plain(`=研发"投入"`), Plain("亿元"), half, b.Number(model.Number(model.MustDecimal("-3")), 0), {Spark: &Spark{}}, {Notes: []int{1}}}},
		{Class: "part", Cells: []Cell{Plain(""), Plain("企业"), Plain(""), None(), b.Gap(model.NotReported), Plain(""), Plain("6月30日")}},
	}
	b.Table.Foot = []Row{{Cells: []Cell{Plain(""), Plain("合计"), Plain(""), Plain(""), Whole(7, "项"), Plain(""), Plain("007")}}}
	got := string(b.Finish().CSV(&About{Page: "甲县", Data: "2022年", Source: "某局", Marking: "内部资料", Sample: "示例数据"}))
	want := "\ufeff" + `"分组","序号","指标","计量单位","完成率（%）","完成率·说明","1月（应达到）","备注","附注"
"投入",1,"'=研发""投入""","亿元",42.6,"落后，居末位",-3,,"备注：注1"
"投入",,"其中：企业",,"无",,"未报送","` + "\t" + `6月30日","1月：注1"
,,"合计",,,,7,"` + "\t" + `007",
,,,,,,,,
"表题：甲县：各项指标",,,,,,,,
"计量单位：%",,,,,,,,
"注：本表列出前1个县市。",,,,,,,,
"注1 未报送：` + format.Reason(model.NotReported) + `。",,,,,,,,
"数据：2022年",,,,,,,,
"来源：某局",,,,,,,,
"标注：内部资料",,,,,,,,
"示例数据",,,,,,,,
`
	if got = lf(got); got != want {
		t.Errorf("CSV() =\n%s\nwant\n%s", got, want)
	}
}

func lf(s string) string {
	out := make([]byte, 0, len(s))
	for k := range len(s) {
		if s[k] != '\r' {
			out = append(out, s[k])
		}
	}
	return string(out)
}

// TestFinish: a number has the unit of its column, of its row or of the table, in this order, and the digits of a column
// stand under each other.
func TestFinish(t *testing.T) {
	b := &Builder{Table: Table{Unit: "项"}}
	n := func(s string, digits int) Cell { return b.Number(model.Number(model.MustDecimal(s)), digits) }
	b.Table.Columns = []Column{{Head: UnitHead, Kind: Label}, {Head: "累计", Kind: Number}, {Head: "完成率", Unit: "%", Kind: Number}, {Head: "位次", Kind: Number}}
	b.Table.Rows = []Row{
		{Cells: []Cell{Plain(""), n("1", 0), n("2.25", 1), Whole(3, "位")}},
		{Cells: []Cell{Plain("亿元"), n("1.256", 2), n("50", 1), Whole(1, "位")}},
		{Class: "part", Cells: []Cell{Plain(""), n("1", 2), Plain("x"), Plain("")}},
	}
	for r, want := range [][]struct{ text, pad, unit string }{
		{{"", "", ""}, {"1", ".00", "项"}, {"2.3", "", "%"}, {"3", "", "位"}},
		{{"亿元", "", ""}, {"1.26", "", "亿元"}, {"50.0", "", "%"}, {"1", "", "位"}},
		{{"", "", ""}, {"1.00", "", "亿元"}, {"x", "", ""}, {"", "", ""}},
	} {
		for k, w := range want {
			if c := b.Finish().Rows[r].Cells[k]; c.Text != w.text || c.Pad != w.pad || c.Unit != w.unit {
				t.Errorf("cell %d of row %d: %q, pad %q, unit %q, want %q", k, r, c.Text, c.Pad, c.Unit, w)
			}
		}
	}
	if c := b.Table.Rows[1].Cells[1]; !c.Figure || c.Value.Value.String() != "1.256" || c.Digits != 2 {
		t.Errorf("the number behind 1.26 is %v with %d digits", c.Value, c.Digits)
	}
}

// TestGroupedFields: programs that read the file take no groups of digits; what only looks like them stays a text.
func TestGroupedFields(t *testing.T) {
	for in, want := range map[string]string{
		"1,234": "1234", "−1,234,567.80": "-1234567.80", "12,34": `"12,34"`, "1,2345": `"1,2345"`, "0,123": `"0,123"`, "1，234": `"1，234"`,
		"+3.5": "3.5", "甲；": `"甲"`, "；": "", "甲；乙": `"甲；乙"`, "=a\nb": `"'=a b"`,
	} {
		if got := Field(in); got != want {
			t.Errorf("Field(%q) = %s, want %s", in, got, want)
		}
	}
}
