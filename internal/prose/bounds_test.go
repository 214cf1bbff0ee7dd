package prose

import (
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestBounds holds the bounds of a text on both sides: what is at them is read, what is beyond them is told with its place, and
// nothing of the text is looked into.
func TestBounds(t *testing.T) {
	row := func(columns int, cell string) string { return strings.Repeat("|"+cell, columns) + "|\n" }
	table := func(columns, rows int, cell string) string {
		return row(columns, "a") + row(columns, "-") + strings.Repeat(row(columns, cell), rows)
	}
	stairs := func(n int) (out string) {
		for k := range n {
			out += strings.Repeat("  ", k) + "- a\n"
		}
		return out
	}
	quotes := func(n int) string { return strings.Repeat("> ", n) + "a\n" }
	for _, c := range []struct {
		name, at, beyond, want string
	}{
		{"paragraph", strings.Repeat("x\n", maxParagraph/2), "b\n\n" + strings.Repeat("x\n", maxParagraph/2+1),
			"a.md:12:1: 错误[too-large]: 一段有 32 KB，最多 32 KB；分成几段，段与段之间空一行。"},
		{"line", strings.Repeat("x", maxParagraph-1) + "\n", "b\n\n  " + strings.Repeat("x", maxParagraph) + "\n",
			"a.md:12:1: 错误[too-large]: 一行有 32 KB，最多 32 KB；分成几段，段与段之间空一行。"},
		{"heading", "# " + strings.Repeat("x", maxParagraph-4), "# " + strings.Repeat("x", maxParagraph),
			"a.md:10:1: 错误[too-large]: 一行有 32 KB，最多 32 KB；分成几段，段与段之间空一行。"},
		{"underlined heading", strings.Repeat("x\n", maxParagraph/2) + "===\n", strings.Repeat("x\n", maxParagraph/2+1) + "===\n",
			"a.md:10:1: 错误[too-large]: 一段有 32 KB，最多 32 KB；分成几段，段与段之间空一行。"},
		{"marks", strings.Repeat("[", maxMarks), strings.Repeat("[", maxMarks+1),
			"a.md:10:1: 错误[too-large]: 一行里有 1001 个 Markdown 记号（[ ] * _ ` < ~），最多 1000 个；分成几段，或删去多余的记号。"},
		{"marks in lines", strings.Repeat("[\n", maxMarks), strings.Repeat("[\n", maxMarks+1),
			"a.md:10:1: 错误[too-large]: 一段里有 1001 个 Markdown 记号（[ ] * _ ` < ~），最多 1000 个；分成几段，或删去多余的记号。"},
		{"definitions", strings.Repeat("[a]: b\n", maxMarks/2) + "\nb\n", strings.Repeat("[a]: b\n", maxMarks/2+1),
			"a.md:10:1: 错误[too-large]: 一段里有 1002 个 Markdown 记号（[ ] * _ ` < ~），最多 1000 个；分成几段，或删去多余的记号。"},
		{"columns", table(maxColumns, 1, "b"), "b\n\n" + table(maxColumns+1, 1, "b"),
			"a.md:12:1: 错误[too-large]: 表有 61 栏，最多 60 栏；分成几张表。"},
		{"rows", table(2, maxCells/2-1, "b"), table(2, maxCells/2, "b"),
			"a.md:10:1: 错误[too-large]: 表太大（58 KB，20002 格），最多 256 KB、20000 格；分成几张表，或改用 table 指令。"},
		{"lists", stairs(maxNesting), stairs(maxNesting + 1),
			"a.md:26:35: 错误[too-deep]: 列表、引文、强调和链接套了 16 层以上，最多 16 层；减少层次，多出来的另起一段。"},
		{"quotations", quotes(maxNesting), quotes(maxNesting + 1),
			"a.md:10:35: 错误[too-deep]: 列表、引文、强调和链接套了 16 层以上，最多 16 层；减少层次，多出来的另起一段。"},
		{"emphasis", strings.Repeat("> ", maxNesting-1) + "b *a*\n", strings.Repeat("> ", maxNesting) + "b *a*\n",
			"a.md:10:33: 错误[too-deep]: 列表、引文、强调和链接套了 16 层以上，最多 16 层；减少层次，多出来的另起一段。"},
		{"openings", "b\n\n" + strings.Repeat("- ", maxOpeners+1) + "\n", strings.Repeat(">", maxOpeners+1) + "a\n",
			"a.md:10:1: 错误[too-large]: 这一行的开头连着写了 100 个以上引文、列表的记号；减少层次，多出来的另起一段。"},
	} {
		if html, told := render(c.at, Options{}); len(told) > 0 || html == "" {
			t.Errorf("%s: what is at the bounds is told: %.300s", c.name, told)
		}
		refused := false
		html, told := render("{{ 甲\n\n"+c.beyond, Options{Refused: func() { refused = true }})
		want := strings.NewReplacer("a.md:10:", "a.md:12:", "a.md:12:", "a.md:14:", "a.md:26:", "a.md:28:").Replace(c.want)
		if html != "" || len(told) != 1 || told[0] != want || !refused {
			t.Errorf("%s: beyond the bounds: %d bytes of HTML, refused %v, told\n%.400s\nwant\n%s", c.name, len(html), refused, told, want)
		}
	}
}

// TestOpenReferences: braces that are not closed are told once a line, however many they are.
func TestOpenReferences(t *testing.T) {
	_, told := render(strings.Repeat("{{ ", 5000)+"\n{{ 甲\n", Options{})
	if len(told) != 2 || !strings.HasPrefix(told[0], "a.md:10:1: 错误[open-reference]") || !strings.HasPrefix(told[1], "a.md:11:1: ") {
		t.Errorf("told %.300s", told)
	}
}

// TestPlaces: places are right in whichever order they are asked for.
func TestPlaces(t *testing.T) {
	source := "一二三\n\n四五{{六七八\n九"
	w := &walker{doc: &model.Document{File: "a.md", Line: 10}, col: 5, source: []byte(source)}
	want := map[int]diag.Pos{}
	line, col := 10, 5
	for at, r := range source {
		want[at] = diag.Pos{File: "a.md", Line: line, Col: col}
		if col++; r == '\n' {
			line, col = line+1, 1
		}
	}
	for range 3 {
		for at, pos := range want { // in any order
			if got := w.pos(at); got != pos {
				t.Fatalf("pos(%d) = %v, want %v", at, got, pos)
			}
		}
	}
}
