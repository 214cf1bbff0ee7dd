package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// sample uses everything that the package writes.
func sample() Document {
	list := &List{}
	cell := func(s string) TableCell {
		return TableCell{Blocks: []Block{Paragraph{Style: Cell, Size: 18, Align: Right, Runs: []Run{{Text: s}}}}}
	}
	picture := &Picture{Width: 2000, Height: 1000, Title: "图", Alt: "说明", EMF: []byte("picture")}
	upright := []Block{
		Contents{Title: "通报", Depth: 2, Entries: []ContentsEntry{{1, "通报", "h1"}, {2, "要点", "h2"}}},
		Paragraph{Style: Title, Bookmarks: []string{"h1"}, NewPage: true, Runs: []Run{{Text: "通报"}, {Text: "一县一单", Small: true}}},
		Paragraph{Style: Heading2, Bookmarks: []string{"h2", "b1"}, Runs: []Run{{Text: "要点"}}},
		Paragraph{Runs: []Run{{Text: "正文"}, {Text: "1", Raised: true}, {Text: "见", Link: "b1"}, {Text: "这里", Link: "b1", Bold: true},
			{Text: "▼ 滞后", Color: "FFFFFF", Fill: "6D1222"}, {Break: true, Text: "新行"}, {Tab: true}}},
		Paragraph{Style: Item, List: list, Runs: []Run{{Text: "一"}}},
		Paragraph{Style: Item, List: list, FarIndent: 640, Runs: []Run{{Text: "二"}}},
		Paragraph{Style: Item, List: &List{Bullet: true}, NoIndent: true, Runs: []Run{{Text: "点"}}},
		Paragraph{Style: Figure, KeepNext: true, Runs: []Run{{Picture: picture}}},
	}
	table := Table{Name: "表", Columns: []int{1000, 2000, 3000}, Head: 1, Pad: 60, Rows: []Row{
		{Cells: []TableCell{cell("甲"), cell("乙"), cell("丙")}},
		{Cells: []TableCell{{Span: 3, Fill: shadeOfTest, Blocks: cell("组").Blocks}}, With: true},
		{Cells: []TableCell{{Below: true, Middle: true, Blocks: cell("跨").Blocks}, cell("1.00"), {Blocks: []Block{Table{Columns: []int{100}, Rows: []Row{{Cells: []TableCell{cell("内")}}}}}}}, Height: 500},
		{Cells: []TableCell{{Covered: true}, cell("2.00"), {}}},
	}}
	return Document{
		Title: "通报", Author: "局", Subject: "2022年上半年", Created: "2022-07-20", Header: []string{"示例数据", "内部资料"},
		Sections: []Section{{Blocks: upright}, {Wide: true, Blocks: []Block{table, Paragraph{Style: Figure, Runs: []Run{{Picture: picture}}}}}},
	}
}

const shadeOfTest = "F2F2F2"

// unpack writes a document and reads its parts.
func unpack(t *testing.T, d Document) map[string]string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
		if f.Modified.Year() != 1980 {
			t.Errorf("%s bears the time %v", f.Name, f.Modified)
		}
	}
	return parts
}

// element is an element with its children.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// walk calls f for an element and all below it.
func (e element) walk(f func(element)) {
	f(e)
	for _, c := range e.Children {
		c.walk(f)
	}
}

func parse(t *testing.T, name, s string) element {
	t.Helper()
	var e element
	if err := xml.Unmarshal([]byte(s), &e); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return e
}

// TestPackage: every part is well-formed and of a known type, and every relation leads to a part.
func TestPackage(t *testing.T) {
	parts := unpack(t, sample())
	types := map[string]bool{}
	parse(t, "types", parts["[Content_Types].xml"]).walk(func(e element) {
		if e.XMLName.Local == "Override" {
			if _, there := parts[strings.TrimPrefix(e.attr("PartName"), "/")]; !there {
				t.Errorf("a type is given for %s, which is not there", e.attr("PartName"))
			}
		}
		types[e.attr("PartName")+e.attr("Extension")] = true
	})
	for name, s := range parts {
		if ext := strings.TrimPrefix(path.Ext(name), "."); ext != "emf" {
			root := parse(t, name, s)
			if ext == "rels" {
				root.walk(func(e element) {
					to := path.Join(path.Dir(path.Dir(name)), e.attr("Target"))
					if _, there := parts[to]; e.XMLName.Local == "Relationship" && !there {
						t.Errorf("%s leads to %s, which is not there", name, to)
					}
				})
			}
			if name != "[Content_Types].xml" && !types["/"+name] && ext != "rels" {
				t.Errorf("no type is given for %s", name)
			}
		} else if !types[ext] {
			t.Errorf("no type is given for %s", name)
		}
	}
	if n := strings.Count(strings.Join(keys(parts), " "), "word/media/"); n != 1 {
		t.Errorf("one picture shown twice is stored %d times", n)
	}
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// order is the sequence of children that the schema asks for (ECMA-376-1, annex A), as far as the package writes them.
var order = map[string]string{
	"pPr":         "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl sectPr",
	"rPr":         "rStyle rFonts b color spacing sz szCs shd vertAlign lang",
	"sectPr":      "headerReference footerReference type pgSz pgMar docGrid",
	"tbl":         "tblPr tblGrid tr",
	"tblPr":       "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
	"tblBorders":  "top left bottom right insideH insideV",
	"tblCellMar":  "left right",
	"tr":          "trPr tc",
	"trPr":        "cantSplit trHeight tblHeader",
	"tcPr":        "tcW gridSpan vMerge tcBorders shd vAlign",
	"style":       "name basedOn next qFormat pPr rPr tblPr tblStylePr",
	"tblStylePr":  "tcPr",
	"lvl":         "start numFmt suff lvlText lvlJc pPr",
	"abstractNum": "multiLevelType lvl",
	"num":         "abstractNumId",
	"numbering":   "abstractNum num",
	"numPr":       "ilvl numId",
	"font":        "altName charset family pitch",
	"docDefaults": "rPrDefault pPrDefault",
	"styles":      "docDefaults style",
	"inline":      "extent docPr cNvGraphicFramePr graphic",
	"pic":         "nvPicPr blipFill spPr",
	"blipFill":    "blip stretch",
	"spPr":        "xfrm prstGeom",
	"xfrm":        "off ext",
	"settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders characterSpacingControl " +
		"footnotePr compat themeFontLang",
	"compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn " +
		"adjustLineHeightInTable useFELayout compatSetting",
}

func TestOrder(t *testing.T) {
	for name, s := range unpack(t, sample()) {
		if path.Ext(name) != ".xml" {
			continue
		}
		parse(t, name, s).walk(func(e element) {
			want, known := order[e.XMLName.Local]
			if !known {
				return
			}
			last := 0
			for _, c := range e.Children {
				at := slices.Index(strings.Fields(want), c.XMLName.Local)
				if at < last {
					t.Errorf("%s: %s stands in %s out of order, or is not known there", name, c.XMLName.Local, e.XMLName.Local)
				}
				last = max(last, at)
			}
			if e.XMLName.Local == "tc" && (len(e.Children) == 0 || e.Children[len(e.Children)-1].XMLName.Local != "p") {
				t.Errorf("%s: a cell does not end with a paragraph", name)
			}
		})
	}
}

// TestReferences: links lead to bookmarks, styles are there, numbers of lists and ids are each used once.
func TestReferences(t *testing.T) {
	parts := unpack(t, sample())
	bookmarks, ids, styles, numbers := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	parse(t, "styles", parts["word/styles.xml"]).walk(func(e element) {
		if e.XMLName.Local == "style" {
			if styles[e.attr("styleId")] {
				t.Errorf("style %s is there twice", e.attr("styleId"))
			}
			styles[e.attr("styleId")] = true
		}
	})
	parse(t, "numbering", parts["word/numbering.xml"]).walk(func(e element) {
		if e.XMLName.Local == "num" {
			numbers[e.attr("numId")] = true
		}
	})
	document := parse(t, "document", parts["word/document.xml"])
	document.walk(func(e element) {
		switch e.XMLName.Local {
		case "bookmarkStart":
			if bookmarks[e.attr("name")] {
				t.Errorf("bookmark %s is there twice", e.attr("name"))
			}
			bookmarks[e.attr("name")] = true
		case "docPr":
			if ids[e.attr("id")] {
				t.Errorf("picture %s is there twice", e.attr("id"))
			}
			ids[e.attr("id")] = true
		}
	})
	document.walk(func(e element) {
		switch e.XMLName.Local {
		case "hyperlink":
			if !bookmarks[e.attr("anchor")] {
				t.Errorf("a link leads to %q", e.attr("anchor"))
			}
		case "pStyle", "tblStyle":
			if !styles[e.attr("val")] {
				t.Errorf("style %q is not there", e.attr("val"))
			}
		case "numId":
			if !numbers[e.attr("val")] {
				t.Errorf("list %q is not there", e.attr("val"))
			}
		}
	})
	if len(numbers) != 2 {
		t.Errorf("%d lists, want 2", len(numbers))
	}
	if begin, end := strings.Count(parts["word/document.xml"], `"begin"`), strings.Count(parts["word/document.xml"], `"end"`); begin != end || begin != 3 { // the contents, and a page for each entry
		t.Errorf("%d fields begin, %d end", begin, end)
	}
}

// TestPage: the page of GB/T 9704-2012 in twentieths of a point, and the same lying.
func TestPage(t *testing.T) {
	document := unpack(t, sample())["word/document.xml"]
	const mm = 1440 / 25.4
	for _, c := range []struct {
		name        string
		got, wanted float64
	}{
		{"width of the type area", asFloat(false), 156 * mm},
		{"height of the type area", asFloat(true), 225 * mm},
		{"top margin", top, 37 * mm},
		{"left margin", left, 28 * mm},
		{"22 lines", 22 * pitch, 225 * mm},
		{"28 characters", 28 * (bodySize*10 + tighter), 156 * mm},
	} {
		if off := c.got - c.wanted; off > 1 || off < -40 {
			t.Errorf("%s: %.0f, want about %.0f", c.name, c.got, c.wanted)
		}
	}
	for _, want := range []string{
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1304" w:gutter="0"/>`,
		`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="1984" w:bottom="1474" w:left="2098"`,
		`<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="0"/>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("not in the document: %s", want)
		}
	}
}

// asFloat is the width of the type area as a number with a fraction.
func asFloat(wide bool) float64 { return float64((*Reference)(nil).TextWidth(wide)) }

// TestHostile: text stays text, and what XML cannot hold goes.
func TestHostile(t *testing.T) {
	const hostile = "</w:t><w:p a=\"&\">'\x00\x01\x0b\x1f\ufffe\uffff\xff\xc3(甲)\u0085]]>\n\t\r"
	d := sample()
	d.Title, d.Author, d.Subject, d.Header = hostile, hostile, hostile, []string{hostile}
	d.Sections = append(d.Sections, Section{Blocks: []Block{
		Paragraph{Runs: []Run{{Text: hostile}, {Picture: &Picture{Title: hostile, Alt: strings.Repeat(hostile, 999), EMF: []byte{1}}}}},
		Table{Name: hostile, Columns: []int{1}, Rows: []Row{{Cells: []TableCell{{Span: 9, Blocks: []Block{Paragraph{Runs: []Run{{Text: hostile}}}}}}}}},
	}})
	const want = "</w:t><w:p a=\"&\">'(甲)\u0085]]>   "
	found := 0
	for name, s := range unpack(t, d) {
		if path.Ext(name) == ".emf" {
			continue
		}
		parse(t, name, s).walk(func(e element) {
			if e.Text == want {
				found++
			}
		})
	}
	if found != 7 { // title, author twice, subject, header, paragraph, cell
		t.Errorf("the text is found %d times as it was", found)
	}
}

func TestEmpty(t *testing.T) {
	parts := unpack(t, Document{})
	if !strings.Contains(parts["word/document.xml"], "<w:sectPr>") {
		t.Error("an empty document has no page")
	}
	if strings.Contains(parts["docProps/core.xml"], "dcterms:created") {
		t.Error("a document without a date bears one")
	}
}

func TestSame(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(Write(&a, sample()), Write(&b, sample())); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("not the same twice")
	}
}

// TestBroken: a failure to write is told.
func TestBroken(t *testing.T) {
	if err := Write(broken{}, sample()); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, fmt.Errorf("disk: %w", io.ErrClosedPipe) }

// TestText holds the body of a small document to the letter.
func TestText(t *testing.T) {
	d := Document{Sections: []Section{{Blocks: []Block{
		Paragraph{Style: Title, Bookmarks: []string{"b1"}, Runs: []Run{{Text: "甲县"}}},
		Paragraph{Runs: []Run{{Text: "9.43亿元"}, {Text: "1", Raised: true}}},
		Table{Columns: []int{900}, Head: 1, Pad: 80, Rows: []Row{{Cells: []TableCell{{Blocks: []Block{Paragraph{Style: Cell, Size: 21, Align: Right, Runs: []Run{{Text: "1"}}}}}}}}},
	}}}}
	_, body, _ := strings.Cut(unpack(t, d)["word/document.xml"], "<w:body>")
	body, _, _ = strings.Cut(body, "<w:sectPr>")
	const want = `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:bookmarkStart w:id="1" w:name="b1"/><w:bookmarkEnd w:id="1"/><w:r><w:t xml:space="preserve">甲县</w:t></w:r></w:p>
<w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">9.43亿元</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">1</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="TableOpen"/><w:tblW w:w="900" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/><w:keepNext/><w:spacing w:line="273" w:lineRule="exact"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr><w:t xml:space="preserve">1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
`
	if body != want {
		t.Errorf("got %s", body)
	}
}
