package page

import (
	"strings"
	"testing"
)

func TestPaperOf(t *testing.T) {
	for path, want := range map[string]string{
		"2022-h1/index.html": "text", "2022-h1/counties/jishou.html": "text", "2022-h1/indicators/board.html": "text",
		"2022-h1/sheets/jishou.html": "sheet", "2022-h1/orders/_53f7.html": "order", "2022-h1/board.html": "board",
		"2022-h1/board-behind.html": "board", "2022-h1/ledger.html": "ledger", "2022-h1/schedule.html": "work",
		"sheets/index.html": "text", // an edition of that name
	} {
		if got := paperOf(path); got != want {
			t.Errorf("paperOf(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestPaperClass(t *testing.T) {
	table := func(columns int, number string, board bool) *Table {
		out := &Table{Board: board, Columns: []Column{{Head: "指标", Kind: Text}}}
		row := Row{Cells: []TableCell{{Text: strings.Repeat("很长的名称", 20)}}}
		for range columns {
			out.Columns = append(out.Columns, Column{Head: "数", Kind: Number})
			row.Cells = append(row.Cells, TableCell{Text: number})
		}
		out.Rows = []Row{row, {Class: "group", Cells: []TableCell{{Text: strings.Repeat("组", 200), Span: columns + 1}}}}
		return out
	}
	for _, c := range []struct {
		name  string
		table *Table
		want  string
	}{
		{"few columns", table(3, "12.3", false), "narrow"},
		{"some", table(10, "123.45", false), "large"},
		{"many", table(12, "123.45", false), ""},
		{"as many as fit", table(13, "123.45", false), "tight"},
		{"very many", table(18, "123.45", false), "wide"},
		{"more than a sheet across holds", table(30, "123.45", false), "huge"},
		{"large numbers", table(10, "123456789012", false), "wide"},
		{"a matrix", table(12, "100.0", true), ""},
		{"a matrix across", table(20, "100.0", true), "wide"},
		{"a matrix of A3", table(40, "100.0", true), "huge"},
		{"nothing", &Table{}, "narrow"},
	} {
		if got := c.table.PaperClass(); got != c.want {
			t.Errorf("%s: PaperClass() = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRedHead(t *testing.T) {
	for _, c := range []struct {
		mark, number string
		size         int // 0: none
	}{
		{"", "", 0}, {"某局文件", "", 0}, {"", "某发〔2022〕1号", 0},
		{"某局文件", "某发〔2022〕1号", 50}, {"湘西州科学技术局文件", "州科发〔2022〕1号", 44}, {strings.Repeat("长", 300), "1号", 22},
	} {
		got := redHead(c.mark, c.number)
		if (got == nil) != (c.size == 0) || got != nil && (got.Size != c.size || got.Mark != c.mark || got.Number != c.number) {
			t.Errorf("redHead(%.20q, %q) = %+v, want size %d", c.mark, c.number, got, c.size)
		}
	}
}
