package xlsx

import (
	"strings"
	"testing"

	"bulletin/internal/xlsx/xlsxtest"
)

// What follows holds details that mutation found held by no test (.ci/mutate).

// TestLineEndsOfTexts: XML has one line end, however a file writes it; what is written by its number stays.
func TestLineEndsOfTexts(t *testing.T) {
	for _, c := range []struct {
		raw     string
		literal bool
		want    string
	}{
		{"a\rb\r\nc\r", false, "a\nb\nc\n"}, {"\r\r\n\n", false, "\n\n\n"}, {"\r&amp;\r\n&lt;", false, "\n&\n<"}, {"a&#13;b&#xA;", false, "a\rb\n"}, {"&amp;\r\n", true, "&amp;\n"}, {"&", true, "&"},
		{"&#x10FFFF;&#65;", false, "\U0010ffffA"}, {"&quot;&apos;&gt;", false, "\"'>"},
	} {
		if got, ok := appendText(nil, []byte(c.raw), c.literal); string(got) != c.want || !ok {
			t.Errorf("appendText(%q, %v) = %q, %v", c.raw, c.literal, got, ok)
		}
	}
	for _, raw := range []string{"&", "&;", "&x;", "&#;", "&#0;", "&#x110000;", "&#-1;", "&amp", "&amp &", "&AMP;", "&#xg;", "&x41;"} {
		if got, ok := appendText(nil, []byte(raw), false); ok {
			t.Errorf("appendText(%q) = %q", raw, got)
		}
	}
}

// TestOtherElements: what a list holds beside its own elements is passed over, and what follows is read.
func TestOtherElements(t *testing.T) {
	parts := handMade(`<sheetData><row r="1"><c t="s"><v>1</v></c><c s="1"><v>0.5</v></c></row></sheetData>`)
	parts["xl/sharedStrings.xml"] = `<sst><extLst/><si><t>甲</t></si><extLst><si><t>丙</t></si></extLst><si><t>乙</t></si></sst>`
	parts["xl/styles.xml"] = `<styleSheet><numFmts><x/><numFmt numFmtId="164" formatCode="0.0%"/><x/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<sheets>", "<sheets><x/>", 1)
	f := mustRead(t, xlsxtest.Parts(parts))
	if len(f.Sheets) != 1 {
		t.Fatalf("%d sheets", len(f.Sheets))
	}
	if got, want := showAll(f.Sheets[0]), "A1 text:乙; B1 number:0.5 percent"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSheetsOfOtherKinds: charts, dialogues and old macros have no cells and are left out; a sheet elsewhere is none.
func TestSheetsOfOtherKinds(t *testing.T) {
	for _, kind := range []string{"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"} {
		parts := handMade(`<sheetData/>`)
		parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</sheets>", `<sheet name="别的" sheetId="2" r:id="rId9"/></sheets>`, 1)
		parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId9" Type="`+office+kind+`" Target="other.xml"/></Relationships>`, 1)
		if f := mustRead(t, xlsxtest.Parts(parts)); len(f.Sheets) != 1 || f.Sheets[0].Name != "表" {
			t.Errorf("%s: %d sheets", kind, len(f.Sheets))
		}
		parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], office+kind+`" Target="other.xml"`, office+`worksheet" Target="http://a/b.xml" TargetMode="External"`, 1)
		if _, err := Read(xlsxtest.Parts(parts)); err == nil {
			t.Errorf("%s: a sheet elsewhere is taken", kind)
		}
	}
}
