package table

import (
	"slices"
	"testing"
)

func TestPhoneClass(t *testing.T) {
	chip := Cell{Text: "落后", Class: "state", Shape: "▽", Chip: true}
	figure := func(text string) Cell { return Cell{Text: text, Figure: true} }
	lead := []Column{{Head: IndexHead, Kind: Label}, {Head: "指标", Kind: Text}, {Head: UnitHead, Kind: Label}}
	for _, c := range []struct {
		name  string
		table Table
		want  string
	}{
		{"usual", Table{
			Columns: append(lead, Column{Head: "本期累计", Kind: Number}, Column{Head: "完成率", Kind: Completion}, Column{Head: "状态", Kind: Label}),
			Rows:    []Row{{Cells: []Cell{Serial(1), Plain("投入"), Plain("亿元"), figure("1.16"), figure("38.6"), chip}}},
		}, "lines name-2 state-6 key-5 index-1 unit-3 by-1"},
		{"wide figures", Table{
			Columns: append(lead, Column{Head: "完成率", Kind: Completion}, Column{Head: "本期累计", Kind: Number}),
			Rows:    []Row{{Cells: []Cell{Serial(1), Plain("投入"), Plain("元"), figure("38.6"), figure("123456789.00")}}},
		}, "lines name-2 key-4 index-1 unit-3 by-1"},
		{"a wide sum", Table{
			Columns: append(lead, Column{Head: "完成率", Kind: Completion}, Column{Head: "本期累计", Kind: Number}),
			Rows:    []Row{{Cells: []Cell{Serial(1), Plain("投入"), Plain("元"), figure("38.6"), figure("1")}}},
			Foot:    []Row{{Class: "whole", Cells: []Cell{{}, Plain("合计"), {}, {}, figure("1234567890123456.00")}}},
		}, "lines name-2 key-4 index-1 unit-3 by-1"},
		{"no completion: the first figure", Table{
			Columns: []Column{{Head: "县市", Kind: Text}, {Head: "得分", Kind: Number}, {Head: "较上期", Kind: Number}},
			Rows:    []Row{{Cells: []Cell{Plain("甲县"), figure("98.5"), figure("+1.2")}}},
		}, "lines name-1 key-2 by-1"},
		{"a multiple in colour is no state", Table{
			Columns: []Column{{Head: "指标", Kind: Text}, {Head: "倍数", Kind: Number}, {Head: "预判", Kind: Label}},
			Rows:    []Row{{Cells: []Cell{Plain("投入"), {Text: "2.3", Figure: true, Chip: true, Class: "state"}, chip}}},
		}, "lines name-1 state-3 key-2 by-1"},
		{"six figures in one line where they have room", Table{
			Columns: append(lead, Column{Head: "完成率", Kind: Completion}, Column{Kind: Number}, Column{Kind: Number}, Column{Kind: Number}, Column{Kind: Number}, Column{Kind: Number}, Column{Kind: Position}),
			Rows:    []Row{{Cells: []Cell{Serial(1), Plain("投入"), Plain("元"), figure("38.6"), figure("1"), figure("10290.0"), figure("3"), figure("4"), figure("5"), {Strip: &Strip{}}}}},
		}, "lines name-2 key-4 index-1 unit-3 by-3 at-390-6"},
		{"nine figures in as few lines as there can be", Table{
			Columns: append(slices.Clone(lead), slices.Repeat([]Column{{Kind: Number}}, 10)...),
			Rows:    []Row{{Cells: append([]Cell{Serial(1), Plain("投入"), Plain("元")}, slices.Repeat([]Cell{figure("12345.67")}, 10)...)}},
		}, "lines name-2 key-4 index-1 unit-3 by-3 at-360-5"},
		{"a key figure that comes first", Table{
			Columns: []Column{{Head: "得分", Kind: Number}, {Head: "县市", Kind: Text}, {Head: "较上期", Kind: Number}},
			Rows:    []Row{{}, {Cells: []Cell{figure("98.5")}}, {Cells: []Cell{figure("98.5"), Plain("甲县"), figure("+1.2")}}},
		}, "lines name-2 key-1 by-1"},
		{"four figures that just fit", Table{
			Columns: append([]Column{{Head: "县市", Kind: Text}}, slices.Repeat([]Column{{Kind: Number}}, 5)...),
			Rows:    []Row{{Cells: append([]Cell{Plain("甲县")}, slices.Repeat([]Cell{figure("123456.78")}, 5)...)}},
		}, "lines name-1 key-2 by-4"},
		{"a board", Table{Board: true, Columns: []Column{{Head: "县市", Kind: Text}, {Head: "投入", Kind: Number}, {Head: "产值", Kind: Number}}}, "list"},
		{"a board of many columns", Table{Board: true, Columns: append([]Column{{Head: "县市", Kind: Text}}, make([]Column, 40)...)}, "list"},
		{"counts of one thing", Table{
			Columns: []Column{{Head: IndexHead, Kind: Label}, {Head: "考核", Kind: Text}, {Head: "指标数", Kind: Number}, {Head: "落后", Kind: Number}},
			Rows:    []Row{{Cells: []Cell{Serial(1), Plain("甲"), Count(9, "项"), Count(0, "项")}}},
		}, "list"},
		{"counts of two things", Table{
			Columns: []Column{{Head: "考核", Kind: Text}, {Head: "指标数", Kind: Number}, {Head: "县市数", Kind: Number}},
			Rows:    []Row{{Cells: []Cell{Plain("甲"), Count(9, "项"), Count(1, "个")}}},
		}, "lines name-1 key-2 by-1"},
		{"counts beside a state", Table{
			Columns: []Column{{Head: "指标", Kind: Text}, {Head: "预判", Kind: Label}, {Head: "已完成", Kind: Number}},
			Rows:    []Row{{Cells: []Cell{Plain("甲"), chip, Count(1, "个")}}},
		}, "lines name-1 state-2 key-3 by-1"},
		{"nothing has a name", Table{Columns: []Column{{Kind: Number}, {Kind: Number}, {Kind: Number}}}, ""},
		{"two columns need no lines", Table{Columns: []Column{{Kind: Text}, {Kind: Number}}}, ""},
		{"more columns than the style sheet counts", Table{Columns: make([]Column, mostColumn+1)}, ""},
	} {
		if got := c.table.PhoneClass(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
