package form

import (
	"slices"
	"testing"

	"bulletin/internal/xlsx"
)

// TestCopied: what is left of a form in another workbook is told to be a form, with its first rows or without; a table of another layout
// is not.
func TestCopied(t *testing.T) {
	for _, site := range sites {
		files, err := Make(openDir(t, site.root), site.open, false)
		if err != nil {
			t.Fatal(err)
		}
		book, err := xlsx.Read(files[0].Content)
		if err != nil {
			t.Fatal(err)
		}
		g := *book.Sheets[0]
		if Copied("x.xlsx", []*xlsx.Grid{&g}) != nil {
			t.Errorf("%s: a form with its marks is a copy", site.name)
		}
		g.Values = slices.DeleteFunc(slices.Clone(g.Values), func(v xlsx.Value) bool { return v.Row == hiddenRow || v.Column == 1 })
		if f := Copied("x.xlsx", []*xlsx.Grid{&g}); f == nil || f.Class != MustMend {
			t.Errorf("%s: a copied form is not told: %v", site.name, f)
		}
		g.Values = slices.DeleteFunc(g.Values, func(v xlsx.Value) bool { return v.Row < 4 })
		if Copied("x.xlsx", []*xlsx.Grid{&g}) == nil {
			t.Errorf("%s: the table of a copied form is not told", site.name)
		}
	}
	table := &xlsx.Grid{Name: "表"}
	for k, text := range []string{"序号", "指标名称", "计量单位", "年度目标", "上年同期", "完成率"} {
		table.Values = append(table.Values, xlsx.Value{Row: 1, Column: k + 1, Text: text})
	}
	if f := Copied("x.xlsx", []*xlsx.Grid{table}); f != nil {
		t.Errorf("a table of another layout is told as %v", f)
	}
}
