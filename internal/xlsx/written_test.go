package xlsx

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/xlsx/xlsxtest"
)

// anyBook is a book of one sheet with something of everything, and of much more than fits.
func anyBook(r *rand.Rand) *Book {
	some := func(list ...string) string { return list[r.IntN(len(list))] }
	yes := func() bool { return r.IntN(3) == 0 }
	s := Sheet{Name: some("表", "a'b", "Sheet1"), FrozenRows: r.IntN(3), FrozenCols: r.IntN(3), Protected: yes(), Landscape: yes(), PagesWide: r.IntN(4), OnePage: yes(), Repeated: r.IntN(4), Footer: some("", "第 &P 页", "&L甲&R乙", strings.Repeat("长", 300)), Grid: yes(), Tab: some("", "#8899aa")}
	for range r.IntN(6) {
		s.Columns = append(s.Columns, Column{Width: []float64{0, 8, 8, 12.5, 300}[r.IntN(5)], Hidden: yes()})
	}
	for range 2 + r.IntN(5) {
		row := Row{Height: []float64{0, 0, 0, 30, 1000}[r.IntN(5)], Hidden: r.IntN(5) == 0}
		for range r.IntN(6) {
			c := Cell{Style: Style{Bold: yes(), Wrap: yes(), Border: yes(), Open: yes(), Size: []float64{0, 0, 9, 16}[r.IntN(4)], Fill: some("", "#dde8f0"), Colour: some("", "#ff0000"), Across: Align(some("", "left", "center", "right")), Down: Align(some("", "top")), Format: some("", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "@", "General", "0.0%")}}
			if yes() {
				c.Style = Style{}
			}
			switch r.IntN(4) {
			case 0:
				c.Number = some("0", "1.50", "-3", "1234567.8")
			case 1:
				c.Text = some("甲", "=1+1", "+1", "-", "@a", "a\nb", "_x000D_", strings.Repeat("很长的文字", 12), "甲")
			}
			if r.IntN(6) == 0 {
				c.Comment = some("注", strings.Repeat("很长的批注", 130), "一\n二\n三")
			}
			row.Cells = append(row.Cells, c)
		}
		s.Rows = append(s.Rows, row)
	}
	for k := range r.IntN(3) {
		s.Merged = append(s.Merged, Range{1 + 3*k, 1, 1 + 3*k + r.IntN(3), 1 + r.IntN(6)})
	}
	if yes() {
		s.Filter = &Range{1, 1, len(s.Rows), 1 + r.IntN(3)}
	}
	for k := range r.IntN(4) {
		v := Validation{Range: Range{2, k + 1, 5, k + 1}, Numbers: yes(), NotNegative: yes(), Offered: yes(), Title: some("", "标题", strings.Repeat("题", 40)), Error: some("", "错", strings.Repeat("误", 300)), Prompt: some("", "填"), Soft: yes()}
		for range []int{0, 2, 3, 29, 60}[r.IntN(5)] {
			v.Words = append(v.Words, some("快报", "核定", "a,b", " c", `d"`, "保密", "未报送", "不适用"))
		}
		s.Validations = append(s.Validations, v)
	}
	return &Book{Title: "填报表", Creator: "通报", Sheets: []Sheet{s, {Name: "乙", Visible: Visibility(r.IntN(3)), Rows: []Row{{Cells: []Cell{{Text: "甲", Comment: some("", "注")}}}}}}}
}

// TestWritten holds what is written of fourteen books, part by part, in testdata/written.txt: each style, size, formula and address of them.
func TestWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for n := range 14 {
		data, err := Write(anyBook(r))
		if err != nil {
			fmt.Fprintf(&b, "# %d: %v\n", n, err)
			continue
		}
		parts, err := xlsxtest.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "# %d\n", n)
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			if strings.Contains(name, "theme") || strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml" || strings.HasPrefix(name, "docProps") {
				continue
			}
			fmt.Fprintf(&b, "%s\n%s\n", name, strings.ReplaceAll(strings.ReplaceAll(parts[name], "><", ">\n<"), "\r", ""))
		}
	}
	holdFile(t, "testdata/written.txt", b.String())
}

// holdFile compares a text with a file, line by line.
func holdFile(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for k := range max(len(a), len(b)) {
		if k >= len(a) || k >= len(b) || a[k] != b[k] {
			t.Fatalf("%s:%d differs (go test -update writes it anew; read what git diff shows)", file, k+1)
		}
	}
}

// TestWriteTells: what is wrong with a book is told with its sheet and cell.
func TestWriteTells(t *testing.T) {
	one := func(s Sheet) *Book { s.Name = "表"; return &Book{Sheets: []Sheet{s}} }
	cell := func(c Cell) *Book { return one(Sheet{Rows: []Row{{}, {Cells: []Cell{{}, c}}}}) }
	for want, b := range map[string]*Book{
		`xlsx: write: two sheets named "A"`:                                     {Sheets: []Sheet{{Name: "a"}, {Name: "A"}}},
		`xlsx: write: no sheet that shows`:                                      {Sheets: []Sheet{{Name: "a", Visible: VeryHidden}}},
		`xlsx: write: sheet "表": B2: both text and number`:                      cell(Cell{Text: "a", Number: "1"}),
		`xlsx: write: sheet "表": B2: "1e5" is no plain decimal`:                 cell(Cell{Number: "1e5"}),
		`xlsx: write: sheet "表": B2: "-" is no plain decimal`:                   cell(Cell{Number: "-"}),
		`xlsx: write: sheet "表": B2: "1." is no plain decimal`:                  cell(Cell{Number: "1."}),
		`xlsx: write: sheet "表": B2: text is too long`:                          cell(Cell{Text: strings.Repeat("a", maxText+1)}),
		`xlsx: write: sheet "表": too many columns`:                              one(Sheet{Rows: []Row{{Cells: make([]Cell, MaxColumns+1)}}}),
		`xlsx: write: sheet "表": too many rows or columns`:                      one(Sheet{Columns: make([]Column, MaxColumns+1)}),
		`xlsx: write: sheet "表": merged range ` + Range{2, 1, 1, 1}.String():    one(Sheet{Merged: []Range{{2, 1, 1, 1}}}),
		`xlsx: write: sheet "表": filtered range ` + Range{0, 1, 1, 1}.String():  one(Sheet{Filter: &Range{0, 1, 1, 1}}),
		`xlsx: write: sheet "表": validated range ` + Range{1, 2, 1, 1}.String(): one(Sheet{Validations: []Validation{{Range: Range{1, 2, 1, 1}}}}),
	} {
		if _, err := Write(b); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, ok := range []*Book{cell(Cell{Text: strings.Repeat("a", maxText), Comment: "a"}), cell(Cell{Number: strings.Repeat("1", 299)}), one(Sheet{Rows: []Row{{Cells: make([]Cell, MaxColumns)}}})} {
		if _, err := Write(ok); err != nil {
			t.Error(err)
		}
	}
	if _, err := Write(cell(Cell{Number: strings.Repeat("1", 300)})); err == nil || errors.Unwrap(err) == nil {
		t.Errorf("a number of 300 digits: %v", err)
	}
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"😀😀", 4, "😀😀"}, {"😀😀", 3, "😀…"}, {"a😀b", 3, "a…"}, {"", 0, ""}, {"ab", 1, "…"}} {
		if got := cutTo(c.text, c.n); got != c.want {
			t.Errorf("cutTo(%s, %d) = %s, want %s", c.text, c.n, got, c.want)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "甲": 1, "😀": 2, "\uffff": 1, "\U00010000": 2} {
		if got := utf16Length(text); got != want {
			t.Errorf("%q has %d units", text, got)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "\x7f": 1, "\u0080": 2, "甲": 2} {
		if got := textWidth(text); got != want {
			t.Errorf("%q is %d wide", text, got)
		}
	}
}
