package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

var july = time.Date(2022, 7, 20, 9, 30, 0, 0, time.FixedZone("", 8*3600))

func TestFinish(t *testing.T) {
	raw := fakePDF(12, "\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/Outlines 6 0 R",
		"<</Type /Outlines\n/First 7 0 R\n/Last 7 0 R>>", "<</Title (A)\n/Parent 6 0 R>>")
	d, err := finish(bytes.Clone(raw), []byte("<h1>A</h1>"), july)
	if err != nil || d.Pages != 12 || !d.Tagged || !d.Outline {
		t.Fatalf("finish() = %+v, %v", d, err)
	}
	got := string(d.Content)
	for _, want := range []string{"/CreationDate (D:20220720093000+08'00')", "/ModDate (D:20220720093000+08'00')",
		"/Creator (bulletin)   ", "/URI ()   ", "/Producer (Skia/PDF m156)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the PDF", want)
		}
	}
	for _, unwanted := range []string{"2026", "X11", "other.html"} {
		if strings.Contains(got, unwanted) {
			t.Errorf("%q is still in the PDF", unwanted)
		}
	}
	if len(d.Content) != len(raw) {
		t.Errorf("%d bytes, want %d: places have moved", len(d.Content), len(raw))
	}
	if d, err := finish(fakePDF(1, ""), nil, time.Time{}); err != nil || d.Tagged || d.Outline {
		t.Errorf("a plain PDF: %+v, %v", d, err)
	}
}

func TestRenumber(t *testing.T) {
	const tree = "<</Limits [(node00000%s) (node00000%s)]\n/Names [(node00000%[1]s) 9 0 R (node00000%[2]s) 8 0 R]>>"
	one, err := finish(fakePDF(1, "", fmt.Sprintf(tree, "133", "140")), nil, july)
	if err != nil {
		t.Fatal(err)
	}
	two, err := finish(fakePDF(1, "", fmt.Sprintf(tree, "099", "700")), nil, july)
	if err != nil || !bytes.Equal(one.Content, two.Content) || !bytes.Contains(one.Content, []byte("[(node00000001) (node00000002)]")) {
		t.Errorf("%s\nand\n%s\ndiffer, or are not numbered from 1: %v", one.Content, two.Content, err)
	}
}

func TestTitles(t *testing.T) {
	const page = `<h1 class="a">附<b>表</b></h1><h2>一、概 况&amp;问题
		</h2><h3>天天</h3><h3>天</h3><h4>\</h4><h2></h2><h2>Part 1</h2>`
	for _, c := range []struct{ name, title, want string }{
		{"once", "<FEFF96448868>", "附表"},
		{"twice", "<FEFF9644886896448868>", "附表"},
		{"three times", "<FEFF964488689644886896448868>", "附表"},
		{"with spaces", "<FEFF4E0030016982002051B5002695EE98984E0030016982002051B5002695EE9898>", "一、概 况&问题"},
		{"meant to be double", "<FEFF59295929>", "天天"},
		{"no heading of the page", "<FEFF59285928>", "夨夨"},
		{"in brackets", "(Part 1Part 1)", "Part 1"},
		{"an escaped sign", `(\\)`, `\`},
		{"an escaped sign twice", `(\\\\)`, `\`},
		{"empty", "<FEFF>", ""},
		{"nothing", "<>", ""},
		{"cut off", "<FEFF964>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			item := []byte("<</Title " + c.title + "\n/Dest [2 0 R /XYZ 0 0 0]>>")
			length := len(item)
			mendTitle(item, headings([]byte(page)))
			got := titleKey.FindSubmatch(item)
			if got == nil || text(got[1]) != c.want || len(item) != length || !bytes.HasSuffix(item, []byte("\n/Dest [2 0 R /XYZ 0 0 0]>>")) {
				t.Errorf("%s becomes %s, want %q", c.title, item, c.want)
			}
		})
	}
}

func TestOutlineThatTurnsInCircles(t *testing.T) {
	raw := fakePDF(1, "\n/Outlines 6 0 R", "<</First 7 0 R>>", "<</Title (A)\n/First 7 0 R\n/Next 8 0 R>>", "<</Title (B)\n/Next 7 0 R\n/First 99 0 R>>")
	if d, err := finish(raw, nil, july); err != nil || !d.Outline {
		t.Errorf("finish() = %+v, %v", d, err)
	}
}

func TestCutOff(t *testing.T) {
	whole := fakePDF(1, "")
	for n := range len(whole) - 1 { // the line's end after %%EOF may be missing
		if d, err := finish(bytes.Clone(whole[:n]), nil, july); err == nil {
			t.Fatalf("the first %d of %d bytes pass as %+v", n, len(whole), d)
		}
	}
	torn := append(bytes.Clone(whole[:100]), whole[120:]...)
	if _, err := finish(torn, nil, july); err == nil {
		t.Error("a PDF with a gap passes")
	}
}

func FuzzFinish(f *testing.F) {
	f.Add(fakePDF(1, ""), []byte("<h1>A</h1>"))
	f.Add(fakePDF(1, "/Outlines 6 0 R", "<</First 7 0 R>>", "<</Title (AA)>>"), []byte("<h1>A</h1>"))
	f.Fuzz(func(t *testing.T, content, html []byte) {
		length := len(content)
		if d, err := finish(content, html, july); err == nil && len(d.Content) != length {
			t.Error("the length has changed")
		}
	})
}
