package docx

import (
	"strings"
	"testing"
)

// TestFootnotes: a note stands in a part of its own, is numbered by the program of the reader, and a second reference says its number.
func TestFootnotes(t *testing.T) {
	note := &Footnote{Paragraphs: [][]Run{{{Text: "数据来源"}, {Note: &Footnote{}}, {Picture: &Picture{}}}, {{Text: "第二段"}}}}
	empty := &Footnote{}
	parts := unpack(t, Document{Sections: []Section{{Blocks: []Block{
		Paragraph{Runs: []Run{{Text: "甲"}, {Note: note}, {Text: "乙"}, {Note: empty}, {Note: note}}},
	}}}})
	var references, fields, notes []string
	parse(t, "document", parts["word/document.xml"]).walk(func(e element) {
		switch e.XMLName.Local {
		case "footnoteReference":
			references = append(references, e.attr("id"))
		case "instrText":
			fields = append(fields, e.Text)
		}
	})
	parse(t, "footnotes", parts["word/footnotes.xml"]).walk(func(e element) {
		if e.XMLName.Local == "footnote" {
			text := ""
			e.walk(func(inner element) {
				if inner.XMLName.Local == "t" {
					text += inner.Text
				}
			})
			notes = append(notes, e.attr("id")+text)
		}
	})
	if got := strings.Join(references, " "); got != "1 2" {
		t.Errorf("references to %s", got)
	}
	if got := strings.Join(fields, "|"); got != ` NOTEREF note1 \f \h ` {
		t.Errorf("fields %s", got)
	}
	if got := strings.Join(notes, "|"); got != "-1|0|1 数据来源第二段|2 " {
		t.Errorf("notes %s", got)
	}
	if !strings.Contains(parts["word/document.xml"], `w:name="note1"`) {
		t.Error("the number that is said again has no bookmark")
	}
}

// TestLists: each numbered list counts by itself (a definition that two share goes on), those within others look otherwise.
func TestLists(t *testing.T) {
	outer, inner, bullets, late := &List{}, &List{Depth: 1}, &List{Bullet: true, Depth: 7}, &List{Start: 3, Depth: 99}
	var blocks []Block
	for _, l := range []*List{outer, inner, inner, outer, bullets, late} {
		blocks = append(blocks, Paragraph{Style: Item, List: l, Runs: []Run{{Text: "项"}}})
	}
	parts := unpack(t, Document{Sections: []Section{{Blocks: blocks}}})
	text, start, definition := map[string]string{}, map[string]string{}, map[string]string{}
	parse(t, "numbering", parts["word/numbering.xml"]).walk(func(e element) {
		switch e.XMLName.Local {
		case "abstractNum":
			e.walk(func(inner element) {
				switch inner.XMLName.Local {
				case "lvlText":
					text[e.attr("abstractNumId")] = inner.attr("val")
				case "start":
					start[e.attr("abstractNumId")] = inner.attr("val")
				}
			})
		case "num":
			definition[e.attr("numId")] = e.Children[0].attr("val")
		}
	})
	var used []string
	parse(t, "document", parts["word/document.xml"]).walk(func(e element) {
		if e.XMLName.Local == "numId" {
			of := definition[e.attr("val")]
			used = append(used, of+text[of]+start[of])
		}
	})
	if got := strings.Join(used, " "); got != "1%1.1 2（%1）1 2（%1）1 1%1.1 0•1 4%1）3" {
		t.Errorf("lists %s", got)
	}
}

// TestLayout: pages are reckoned as programs break them.
func TestLayout(t *testing.T) {
	line := func(names ...string) Block { return Paragraph{Bookmarks: names, Runs: []Run{{Text: "一行"}}} }
	lines := func(n int) (out []Block) {
		for range n {
			out = append(out, line())
		}
		return out
	}
	table := Table{Columns: []int{4000}, Head: 1, Rows: []Row{{Height: 1000}}}
	for range 20 {
		table.Rows = append(table.Rows, Row{Height: 1000})
	}
	table.Rows[20].Cells = []TableCell{{Blocks: []Block{Paragraph{Style: Cell, Bookmarks: []string{"row"}}}}}
	long := Paragraph{Runs: []Run{{Text: strings.Repeat("字", 28*22)}}}
	for _, c := range []struct {
		name     string
		sections []Section
		at       string
		page     int
	}{
		{"22 lines on a page", []Section{{Blocks: append(lines(21), line("x"))}}, "x", 1},
		{"the next line", []Section{{Blocks: append(lines(22), line("x"))}}, "x", 2},
		{"28 characters in a line", []Section{{Blocks: []Block{long, line("x")}}}, "x", 2},
		{"a new page", []Section{{Blocks: []Block{line(), Paragraph{NewPage: true, Bookmarks: []string{"x"}}}}}, "x", 2},
		{"a new section", []Section{{Blocks: lines(1)}, {Wide: true, Blocks: []Block{line("x")}}}, "x", 2},
		{"a heading goes with its text", []Section{{Blocks: append(lines(21), Paragraph{Style: Heading2, Bookmarks: []string{"x"}}, line())}}, "x", 2},
		{"what no page holds goes on", []Section{{Blocks: []Block{Paragraph{Style: Caption, Runs: []Run{{Text: strings.Repeat("字", 5000)}}}, line("x")}}}, "x", 4},
		{"rows below their head", []Section{{Blocks: []Block{table}}}, "row", 2},
		{"notes take room", []Section{{Blocks: append(append([]Block{Paragraph{Runs: []Run{{Note: &Footnote{Paragraphs: [][]Run{{{Text: "注"}}}}}}}}, lines(20)...), line("x"))}}, "x", 2},
	} {
		if got := pagesOf(Document{Sections: c.sections})[c.at]; got != c.page {
			t.Errorf("%s: page %d, want %d", c.name, got, c.page)
		}
	}
	if block, full := LastPage(Section{Blocks: lines(24)}); block != 22 || full < 0.08 || full > 0.1 {
		t.Errorf("the last page begins with %d and is %.2f full", block, full)
	}
	if n := Pages(Section{Blocks: lines(45)}); n != 3 {
		t.Errorf("%d pages", n)
	}
}
