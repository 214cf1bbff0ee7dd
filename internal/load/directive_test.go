package load

import (
	"reflect"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

func at(line, col int) diag.Pos { return diag.Pos{File: "a.md", Line: line, Col: col} }

func TestDirective(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []model.Entry
		complaint string
	}{
		{"scalars and lists", "kind: ranking\nindicators: [a, 'b']\n", []model.Entry{
			{Key: "kind", Values: []string{"ranking"}, KeyPos: at(10, 1), Pos: at(10, 7)},
			{Key: "indicators", Values: []string{"a", "b"}, List: true, KeyPos: at(11, 1), Pos: at(11, 13)},
		}, ""},
		{"block list after a comment", "# 图\nregion:\n  - 甲\n", []model.Entry{
			{Key: "region", Values: []string{"甲"}, List: true, KeyPos: at(11, 1), Pos: at(12, 3)},
		}, ""},
		{"alias", "a: &x 甲\nb: *x\n", []model.Entry{
			{Key: "a", Values: []string{"甲"}, KeyPos: at(10, 1), Pos: at(10, 4)},
			{Key: "b", Values: []string{"甲"}, KeyPos: at(11, 1), Pos: at(10, 4)},
		}, ""},
		{"empty list", "a: []\n", []model.Entry{{Key: "a", List: true, KeyPos: at(10, 1), Pos: at(10, 4)}}, ""},
		{"empty", "", nil, ""},
		{"only a comment", "# 无\n", nil, ""},
		{"a word", "ranking\n", nil, "a.md:10:1: 错误[wrong-type]: 指令应是若干个“项目: 值”，这里是“ranking”；写成“项目: 值”的形式。\n"},
		{"no value", "kind:\n", nil, "a.md:10:1: 错误[no-value]: “kind”没有值；写上值，或删去这一项。\n"},
		{"duplicate key", "kind: a\nkind: b\n", []model.Entry{{Key: "kind", Values: []string{"a"}, KeyPos: at(10, 1), Pos: at(10, 7)}},
			"a.md:11:1: 错误[duplicate-key]: “kind”重复了，第 10 行第 1 列已经写过；只留一处。\n"},
		{"nested mapping", "kind: {a: b}\n", []model.Entry{{Key: "kind", KeyPos: at(10, 1), Pos: at(10, 7)}},
			"a.md:10:7: 错误[wrong-type]: “kind”应是文字，这里是一组“项目: 值”；只写一个值。\n"},
		{"list in a list", "kind: [[a]]\n", []model.Entry{{Key: "kind", List: true, KeyPos: at(10, 1), Pos: at(10, 7)}},
			"a.md:10:8: 错误[wrong-type]: “kind”应是文字，这里是列表；只写一个值。\n"},
		{"tab", "a: b\n\tkind: c\n", nil, "a.md:11:1: 错误[tab-indent]: 这一行的开头有制表符，YAML 不能用它缩进；改用空格，每级两个。\n"},
		{"wide colon", "kind：ranking\nindicator: a\n", nil, "a.md:10:5: 错误[yaml-syntax]: 冒号是全角的；改成半角冒号，后面空一格。\n"},
		{"unclosed", "a: 1\nkind: [a\n", nil, "a.md:11:7: 错误[yaml-syntax]: 方括号里缺少逗号，或没有收尾的“]”；各项用半角逗号隔开，补上“]”。\n"},
		{"merge", "<<: a\n", nil, "a.md:10:1: 错误[merge-key]: 不能用“<<”合并内容；把内容直接写出来。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			diags := &diag.List{}
			if got := Directive("a.md", 10, []byte(c.src), diags).Entries; !reflect.DeepEqual(got, c.want) {
				t.Errorf("Directive(%q) = %+v, want %+v", c.src, got, c.want)
			}
			if got := printed(diags); got != c.complaint {
				t.Errorf("Directive(%q) complains\n%swant\n%s", c.src, got, c.complaint)
			}
		})
	}
}

func FuzzDirective(f *testing.F) {
	for _, seed := range []string{"kind: ranking\n", "a: &x [1, *x]\n", "? [a]\n: b\n", "a: |\n  b\n---\nc: d\n", "\t", "%YAML 1.2\n---\na: !!str b\n", "a: \"\\x\""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		diags := &diag.List{}
		Directive("a.md", 1, src, diags)
		for _, d := range diags.Sorted() {
			if d.Line < 1 || d.Col < 1 {
				t.Errorf("Directive(%q) complains without a place: %s", src, d)
			}
		}
	})
}

// FuzzReport feeds a report to the whole reading of a site: whatever the bytes, no panic, and a text that is
// not accepted is complained about.
func FuzzReport(f *testing.F) {
	site := baseSite(f)
	f.Add(site["data/reports/2023-03.yaml"].Data)
	f.Add([]byte("period: 2023-03\nstatus: 快报\nvalues:\n  yanfa: &a\n    donghe: {value: 1, <<: *a}\n"))
	f.Add([]byte("period: 2023-03\nstatus: 快报\nvalues:\n\n  yanfa:\n    donghe: 1.5 # 注\n\n    xihu: |\n      2\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		site := baseSite(t)
		site["data/reports/2023-03.yaml"].Data = src
		messages(t, site)
	})
}
