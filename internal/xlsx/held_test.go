package xlsx

import (
	"fmt"
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

// TestMostSheets: 256 sheets are read, one more is too much.
func TestMostSheets(t *testing.T) {
	for n, want := range map[int]bool{256: true, 257: false} {
		var sheets, relations strings.Builder
		for k := range n {
			fmt.Fprintf(&sheets, `<sheet name="表%d" sheetId="%d" r:id="s%d"/>`, k, k+1, k)
			fmt.Fprintf(&relations, `<Relationship Id="s%d" Type="%sworksheet" Target="worksheets/sheet1.xml"/>`, k, office)
		}
		parts := handMade("")
		parts["xl/workbook.xml"] = "<workbook " + mainSpace + " " + relSpace + "><sheets>" + sheets.String() + "</sheets></workbook>"
		parts["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations.String() + "</Relationships>"
		f, err := Read(xlsxtest.Parts(parts))
		if (err == nil) != want || want && len(f.Sheets) != n {
			t.Errorf("%d sheets: %v", n, err)
		}
	}
}

// TestUnsorted: values stand in the order of their cells, whatever order the rows and cells of the file have.
func TestUnsorted(t *testing.T) {
	f := mustRead(t, sheetOf(`<sheetData><row r="2"><c r="A2"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>4</v></c></row></sheetData>`))
	if got := showAll(f.Sheets[0]); got != "A1 number:1; B1 number:2; A2 number:3; A3 number:4" {
		t.Error(got)
	}
	f = mustRead(t, sheetOf(`<sheetData><row r="2"><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`))
	if got := showAll(f.Sheets[0]); got != "A1 number:1; A2 number:3" {
		t.Error(got)
	}
}

// TestLongRuns: the runs of a text together may be as long as one run, and no longer.
func TestLongRuns(t *testing.T) {
	runs := func(lengths ...int) []byte {
		var inside strings.Builder
		for _, n := range lengths {
			inside.WriteString("<r><t>" + strings.Repeat("a", n) + "</t></r>")
		}
		return row(`<c r="A1" t="inlineStr"><is>` + inside.String() + `</is></c>`)
	}
	if v := mustRead(t, runs(600_000, 200_000, 200_000)).Sheets[0].At(1, 1); len(v.Text) != 1_000_000 {
		t.Errorf("%d letters", len(v.Text))
	}
	if got, detail := problem(t, runs(600_000, 300_000, 300_000)); got != TooLarge {
		t.Errorf("problem %d (%s)", got, detail)
	}
}

// TestMergedRows: a merged range hides what stands in its other cells to the last row, and a row is as high as a wrapped text over
// several columns needs.
func TestMergedRows(t *testing.T) {
	sheet := wrote(t, Sheet{Name: "表", Rows: []Row{{Cells: []Cell{{Text: "甲"}}}, {Cells: []Cell{{Number: "7"}}}}, Merged: []Range{{1, 1, 2, 1}}})
	if strings.Contains(sheet, "<v>7</v>") {
		t.Errorf("a cell under a merged one: %s", sheet)
	}
	// Two columns hold 2 × 8.43 digits, one of which is the edge: 15.86. 15 digits take one line of 11 × 1.3 points and 4, 16 take two.
	for n, want := range map[int]string{15: `ht="18.3"`, 16: `ht="32.6"`} {
		sheet := wrote(t, Sheet{Name: "表", Rows: []Row{{Cells: []Cell{{Text: strings.Repeat("1", n), Style: Style{Wrap: true}}}}}, Merged: []Range{{1, 1, 1, 2}}})
		if !strings.Contains(sheet, want) {
			t.Errorf("%d digits: no %s in %s", n, want, sheet)
		}
	}
}

// TestSizesAreSaid: each font of a workbook has a size; one that is not given is the body's.
func TestSizesAreSaid(t *testing.T) {
	styles := part(t, mustWrite(t, &Book{Sheets: []Sheet{{Name: "表", Rows: []Row{{Cells: []Cell{{Text: "a", Style: Style{Bold: true}}, {Text: "b", Style: Style{Size: 16}}}}}}}}), "xl/styles.xml")
	if fonts, sizes := strings.Count(styles, "<font>"), strings.Count(styles, "<sz "); fonts < 3 || sizes != fonts || strings.Count(styles, `<sz val="16"`) != 1 || strings.Count(styles, `<sz val="11"`) != fonts-1 {
		t.Errorf("%d fonts, %d sizes: %s", fonts, sizes, styles)
	}
}
