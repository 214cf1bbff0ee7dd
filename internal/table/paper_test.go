package table

import (
	"slices"
	"strings"
	"testing"
)

func TestPaperClass(t *testing.T) {
	table := func(columns int, number string, board bool) *Table {
		out := &Table{Board: board, Columns: []Column{{Head: "指标", Kind: Text}}}
		row := Row{Cells: []Cell{{Text: strings.Repeat("名", leastName*usualLines)}}}
		for range columns {
			out.Columns = append(out.Columns, Column{Head: "数", Kind: Number})
			row.Cells = append(row.Cells, Cell{Text: number})
		}
		out.Rows = []Row{row, {Class: "group", Cells: []Cell{{Text: strings.Repeat("组", 200), Span: columns + 1}}}}
		return out
	}
	for _, c := range []struct {
		name    string
		table   *Table
		want    string
		without int
	}{
		{"few columns", table(3, "12.3", false), "narrow", 0},
		{"some", table(10, "123.45", false), "", 0},
		{"a curve too many", curved(table(10, "123.45", false), 1), "", 1},
		{"a curve and units too many", curved(table(10, "123.45", false), 2), "", 2},
		{"many", table(12, "123.45", false), "wide", 0},
		{"a curve too many for a sheet across", curved(table(16, "123.45", false), 1), "wide", 1},
		{"more than a sheet across holds", table(18, "123.45", false), "huge", 0},
		{"all that A3 has room for", curved(table(18, "123.45", false), 2), "huge", 0},
		{"large numbers", table(8, "123456789012", false), "wide", 0},
		{"a matrix", table(13, "100.0", true), "", 0},
		{"a matrix across", table(20, "100.0", true), "wide", 0},
		{"a matrix of A3", table(40, "100.0", true), "huge", 0},
		{"nothing", &Table{}, "narrow", 0},
	} {
		got := c.table.Paper()
		if got.Class != c.want || len(got.Without) != c.without {
			t.Errorf("%s: Paper() = %v, want %q without %d", c.name, got, c.want, c.without)
		}
		if got.Work != (c.name == "many") {
			t.Errorf("%s: upright on working paper: %v", c.name, got.Work)
		}
		if unit := got.Unit(c.table); (unit >= 0) != (c.without == 2) || unit >= 0 && c.table.Columns[unit].Head != UnitHead {
			t.Errorf("%s: Unit() = %d", c.name, unit)
		}
	}
}

// TestLongNames: a table has room for long names, and lies across where that takes it; a single one does not turn it.
func TestLongNames(t *testing.T) {
	named := func(columns int, names ...int) *Table {
		out := &Table{Columns: []Column{{Head: "指标", Kind: Text}}, Rows: []Row{{Class: "group", Cells: []Cell{{Text: strings.Repeat("组", 200), Span: columns + 1}}}}}
		for range columns {
			out.Columns = append(out.Columns, Column{Head: "数", Kind: Number})
		}
		for _, characters := range names {
			out.Rows = append(out.Rows, Row{Cells: append([]Cell{{Text: strings.Repeat("名", characters)}}, slices.Repeat([]Cell{{Text: "123.45"}}, columns)...)})
		}
		return out
	}
	for _, c := range []struct {
		names []int
		want  int // characters
	}{
		{nil, 6}, {[]int{1}, 6}, {[]int{18}, 6}, {[]int{19}, 7}, {[]int{30, 3, 3}, 6}, {[]int{31, 3, 3}, 7}, {[]int{36, 18}, 9}, {[]int{36}, 12}, {[]int{300}, 12},
	} {
		if got := named(3, c.names...).nameWidth(0); got != c.want*9+cellPadding {
			t.Errorf("names of %d characters have %d points, want %d characters", c.names, got, c.want)
		}
	}
	if short, long := named(10, 18).Paper().Class, named(10, 36).Paper().Class; short != "" || long != "wide" {
		t.Errorf("ten columns: %q beside a name of 18 characters, %q beside one of 36", short, long)
	}
}

// TestRoomy: words of gaps are as large as the rest of a matrix where its columns have room for them.
func TestRoomy(t *testing.T) {
	for columns, want := range map[int]bool{1: true, 10: true, 11: false, 14: true, 16: true, 17: false, 30: true, 31: false} { // upright, across from 14, A3 from 22
		board := &Table{Board: true, Columns: make([]Column, columns+1), Rows: []Row{{Cells: []Cell{{Text: "甲"}}}}}
		if got := board.Paper(); got.Roomy != want {
			t.Errorf("%d columns: %+v", columns, got)
		}
	}
	if (&Table{Columns: make([]Column, 3)}).Paper().Roomy {
		t.Error("a table of figures is told as a matrix")
	}
}

// curved adds a column of curves, and one of units where there are two.
func curved(t *Table, columns int) *Table {
	add := []struct {
		Column
		Cell
	}{{Column{Head: "走势", Kind: Trend}, Cell{Spark: &Spark{}}}, {Column{Head: UnitHead, Kind: Label}, Cell{Text: "万元"}}}
	for _, a := range add[:columns] {
		t.Columns = append(t.Columns, a.Column)
		t.Rows[0].Cells = append(t.Rows[0].Cells, a.Cell)
	}
	return t
}

func TestHeadWords(t *testing.T) {
	for head, want := range map[string]string{
		"按当前进度": "按当前|进度", "按上年走势": "按上年|走势", "与目标之比": "与目标|之比",
		"":          "",
		"较序时":       "较序时",
		"年度目标":      "年度|目标",
		"完成率":       "完成率",
		"位次变化":      "位次|变化",
		"后续月均需":     "后续|月均需",
		"至年末尚需完成":   "至年末|尚需|完成",
		"合同成交额":     "合同|成交额",
		"全社会研发投入":   "全社会|研发|投入",
		"科技型中小企业入库": "科技型|中小企业|入库",
		"高新技术产业增加值": "高新|技术|产业|增加值",
		"逾期未验收项目":   "逾期|未验收|项目",
		"研发投入（监测数）": "研发|投入|（监测数）",
		"R&D投入强度":   "R&D|投入|强度",
		"1—6月累计":    "1—6月|累计",
		"2022年1—6月": "2022年|1—6月",
		"其中未破零":     "其中|未破零",
		"不成对（的括号":   "不成|对（|的括号",
		"GDP":       "GDP",
		"A类指标":      "A|类指标",
		"\u2e7fb":   "\u2e7fb", // the last character that is not Chinese, and the first that is
		"a\u2e7f":   "a\u2e7f",
		"a\u2e80":   "a|\u2e80",
		"GDP分项":     "GDP|分项",
		"第3位次":      "第|3位|次",
		"负责人电话":     "负责人|电话",
		"联系人电话":     "联系人|电话",
		"\xff坏字节":   "\xff坏|字节",
	} {
		if got := strings.Join(HeadWords(head), "|"); got != want {
			t.Errorf("HeadWords(%q) = %q, want %q", head, got, want)
		}
	}
}

// TestReduced: what fits the widest sheet exactly stays as it is, what is wider is reduced by tens, to no less than half.
func TestReduced(t *testing.T) {
	wide := func(board bool, more int, cells ...Cell) *Table { // of a width that head words make
		out := &Table{Board: board, Columns: []Column{{Head: "指标", Kind: Text}}, Rows: []Row{{Cells: append([]Cell{{Text: "甲"}}, cells...)}}}
		for range cells {
			out.Columns = append(out.Columns, Column{Head: strings.Repeat("x", more), Kind: Label})
		}
		return out
	}
	exact := false
	for n := range 3000 {
		table := wide(false, 1+n%250, make([]Cell, 1+n/250)...)
		width, got := table.leastWidth(nil), table.reduced()
		want := 0
		if room := 1122 - 12; width > room {
			want = max(room*10/width*10, 50)
		} else if width == room {
			exact = true
		}
		if got != want {
			t.Errorf("%d points wide: reduced to %d %%, want %d", width, got, want)
		}
	}
	if !exact {
		t.Error("no table is as wide as the sheet")
	}
	// The cells of a matrix with second lines need what their first lines are wide.
	var short, long []Cell
	for range 36 {
		short, long = append(short, Cell{Text: "1", Under: "2"}), append(long, Cell{Text: "100.00000", Under: "2"})
	}
	if a, b := wide(true, 1, short...).reduced(), wide(true, 1, long...).reduced(); a == b || b == 0 {
		t.Errorf("short cells reduce it to %d %%, long ones to %d %%", a, b)
	}
}

// TestColumnWidthPastOthers: a row that lacks the column, or whose cell goes over several, keeps none after it from being looked at.
func TestColumnWidthPastOthers(t *testing.T) {
	const size = letters
	rows := []Row{{Cells: []Cell{{Text: "组", Span: 2}}}, {Cells: []Cell{{Text: "甲"}, {Text: "1", Span: 2}}}, {Cells: []Cell{{Text: "乙"}, {Text: "123456.78"}}}}
	table := &Table{Columns: []Column{{Head: "指标", Kind: Text}, {Head: "数", Kind: Number}}, Rows: rows}
	if got, want := table.columnWidth(1, size), cellWidth(&rows[2].Cells[1], size)+cellPadding; got != want {
		t.Errorf("%d points, want %d", got, want)
	}
}

// TestPaperOfEveryWidth: up to half a page a table stands beside a chart, up to 430 points upright, up to 626 across, where working paper holds
// 498 of them upright, and else on A3.
func TestPaperOfEveryWidth(t *testing.T) {
	seen := map[int]bool{}
	for n := range 2000 {
		table := &Table{Columns: []Column{{Head: "指标", Kind: Text}}}
		for k := range 1 + n/100 {
			table.Columns = append(table.Columns, Column{Head: strings.Repeat("x", 1+n%100*(1-min(k, 1))), Kind: Number})
		}
		width := table.leastWidth(nil)
		seen[width] = true
		want := Paper{Class: "huge", Percent: table.reduced()}
		switch {
		case width <= 260:
			want = Paper{Class: "narrow"}
		case width <= 430:
			want = Paper{}
		case width <= 498:
			want = Paper{Class: "wide", Work: true}
		case width <= 626:
			want = Paper{Class: "wide"}
		}
		if got := table.Paper(); got.Class != want.Class || got.Work != want.Work || got.Percent != want.Percent || got.Without != nil {
			t.Errorf("%d points wide: %+v, want %+v", width, got, want)
		}
	}
	for _, at := range []int{260, 261, 430, 431, 498, 499, 626, 627} {
		if !seen[at] {
			t.Errorf("no table is %d points wide", at)
		}
	}
}

// TestLeastWidth: the name has six characters of 9 points and its padding, a matrix 27 points a column, or 30 with two lines; what else is
// text breaks behind four characters.
func TestLeastWidth(t *testing.T) {
	name, number, text := Column{Head: "指标", Kind: Text}, Column{Kind: Number}, Column{Kind: Text}
	row := func(under string) []Row {
		return []Row{{Cells: []Cell{{Text: "甲"}, {Text: "12.3", Under: under}, {Text: "一二三四五六七八"}}}}
	}
	for _, c := range []struct {
		name    string
		table   Table
		without []int
		want    int
	}{
		{"no columns", Table{}, nil, 0},
		{"a name", Table{Columns: []Column{name}}, nil, 58},
		{"a number", Table{Columns: []Column{name, number}, Rows: row("")}, nil, 58 + 25}, // 4 × 5.04 + 1, and the padding
		{"a second text", Table{Columns: []Column{name, number, text}, Rows: row("")}, nil, 58 + 25 + 40},
		{"without the number", Table{Columns: []Column{name, number, text}, Rows: row("")}, []int{1}, 58 + 40},
		{"a matrix", Table{Board: true, Columns: []Column{name, number, number}, Rows: row("")}, nil, 58 + 27 + 27},
		{"a matrix of two lines", Table{Board: true, Columns: []Column{name, number, number}, Rows: row("x")}, nil, 58 + 30 + 30},
	} {
		if got := c.table.leastWidth(c.without); got != c.want {
			t.Errorf("%s: %d points, want %d", c.name, got, c.want)
		}
	}
	for text, want := range map[string]int{"": 0, "a1": 2, "县市": 4, "—…“”": 8, "−": 1, "\u2e7f": 1, "\u2e80": 2} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d halves wide, want %d", text, got, want)
		}
	}
}

// TestReducedMatrix: 35 columns of two lines have 58 + 35 × 30 points; the sheet has room for two more, which a cell's first line may need, but
// not for three. What a name is wide does not count, nor what stands beyond the columns.
func TestReducedMatrix(t *testing.T) {
	const fits, wider = "落后了", "落后12" // 32 and 33 points with their padding
	for _, c := range []struct {
		at   int
		text string
		want int
	}{{1, fits, 0}, {1, wider, 90}, {35, fits, 0}, {35, wider, 90}, {0, wider + wider, 0}, {36, wider, 0}} {
		table := &Table{Board: true, Columns: append([]Column{{Kind: Text}}, make([]Column, 35)...)}
		row := Row{Cells: make([]Cell, 37)}
		row.Cells[1].Under, row.Cells[c.at].Text = "x", c.text
		table.Rows = []Row{row, {Cells: []Cell{{Text: "甲"}}}}
		if got := table.reduced(); got != c.want {
			t.Errorf("%s in column %d: reduced to %d %%, want %d", c.text, c.at, got, c.want)
		}
	}
}
