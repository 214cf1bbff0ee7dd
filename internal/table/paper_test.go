package table

import (
	"strings"
	"testing"
)

func TestPaperClass(t *testing.T) {
	table := func(columns int, number string, board bool) *Table {
		out := &Table{Board: board, Columns: []Column{{Head: "指标", Kind: Text}}}
		row := Row{Cells: []Cell{{Text: strings.Repeat("很长的名称", 20)}}}
		for range columns {
			out.Columns = append(out.Columns, Column{Head: "数", Kind: Number})
			row.Cells = append(row.Cells, Cell{Text: number})
		}
		out.Rows = []Row{row, {Class: "group", Cells: []Cell{{Text: strings.Repeat("组", 200), Span: columns + 1}}}}
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
