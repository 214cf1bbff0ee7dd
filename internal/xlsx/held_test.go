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

// TestPastOtherElements: what stands before the elements that are read is passed over, in lists of every kind.
func TestPastOtherElements(t *testing.T) {
	const x = `<x/>`
	parts := handMade(`<sheetData><x/><row r="1"><x/><c r="A1" s="1"><x/><v>0.5</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>3</v></c></row><x/><row r="2"><c r="C2"><v>4</v></c></row></sheetData>` + x + `<mergeCells><x/><mergeCell ref="C1:C2"/></mergeCells>`)
	parts["xl/worksheets/sheet1.xml"] = strings.Replace(parts["xl/worksheets/sheet1.xml"], "<sheetData>", "<cols><x/><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>", 1)
	parts["xl/styles.xml"] = `<styleSheet><x/><cellXfs><x/><xf numFmtId="0"/><x/><xf numFmtId="9"/></cellXfs></styleSheet>`
	parts["xl/sharedStrings.xml"] = `<sst><x/><si><x/><t>甲</t></si><x/><si><r><x/><t>乙</t></r><x/><r><t>丙</t></r></si></sst>`
	parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "<Relationships>", "<Relationships><x/>", 1)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<sheets>", "<x/><sheets><x/>", 1)
	parts["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships><x/><Relationship Id="a" Type="x/other" Target="../c.xml"/><Relationship Id="b" Type="x/comments" Target="http://a/b.xml" TargetMode="External"/><Relationship Id="c" Type="x/comments" Target="../c.xml"/></Relationships>`
	parts["xl/c.xml"] = `<comments><x/><commentList><x/><comment ref="B9"><text><t>空</t></text></comment><comment ref="A1"><x/><text><t>注</t></text></comment></commentList></comments>`
	g := mustRead(t, xlsxtest.Parts(parts)).Sheets[0]
	if got, want := showAll(g), "A1 number:0.5 percent note:注; B1 text:乙丙; C1 number:3"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := fmt.Sprint(g.HiddenColumns, g.Merged); got != "map[2:true] [C1:C2]" {
		t.Error(got)
	}
}

// TestEmptyMarks: comments, instructions and CDATA of nothing, and tags without attributes, are read as what they are.
func TestEmptyMarks(t *testing.T) {
	for text, want := range map[string]string{
		`<!----><c r="A1"><v>1</v></c>`: "number:1", `<!-->--><c r="A1"><v>1</v></c>`: "number:1", `<c r="A1" t="str"><v><![CDATA[]]>a<![CDATA[]]]]></v></c>`: "text:a]]", `<??><c r="A1"><v>1</v></c>`: "number:1",
		`<c r="A1"><v>1</v ></c>`: "number:1", "<c\nr = 'A1'\t><v>1</v></c>": "number:1", `<?x encoding="GBK"?><c r="A1"><v>1</v></c>`: "number:1", `<c r="A1" t="str"><v>a&gt;b</v></c>`: "text:a>b", `<c x="a>b" r="A1"><v>1</v></c>`: "number:1", `<c x='"' r="A1"><v>1</v></c>`: "number:1",
	} {
		if got := show(mustRead(t, row(text)).Sheets[0].At(1, 1)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestMergedInOrder: ranges that begin below, beside and inside the span of others are told apart, row by row.
func TestMergedInOrder(t *testing.T) {
	for ranges, broken := range map[string]bool{
		"A1:A5 B1:B2 B3:B5": false, "A1:A5 B1:B3 B3:B5": true, "A1:C1 A2:C2 A3:C9": false, "A1:B1 C1:D1": false, "A1:B1 B1:C1": true, "A1:A9 B2:B3 B4:B9 C1:C9": false, "B2:B9 A1:A1 A2:C2": true,
		"A1:A2 A3:A4 A2:A3": true, "A1:A1048576 B1:B1048576": false, "A1:A3 C1:C2 C3:C4 B1:B9": false, "A1:B9 D1:E2 C3:E4": false, "A1:B9 D1:E2 B3:E4": true,
	} {
		var cells strings.Builder
		for _, r := range strings.Fields(ranges) {
			cells.WriteString(`<mergeCell ref="` + r + `"/>`)
		}
		_, err := Read(sheetOf("<mergeCells>" + cells.String() + "</mergeCells>"))
		if (err != nil) != broken {
			t.Errorf("%s: %v", ranges, err)
		}
	}
}

// TestCovered: of the values in merged ranges the first cell's alone stays, on every side of the range.
func TestCovered(t *testing.T) {
	var rows strings.Builder
	for r := 1; r <= 5; r++ {
		rows.WriteString("<row>")
		for c := range 5 {
			fmt.Fprintf(&rows, "<c><v>%d</v></c>", 10*r+c+1)
		}
		rows.WriteString("</row>")
	}
	g := mustRead(t, sheetOf("<sheetData>"+rows.String()+`</sheetData><mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="E1:E2"/><mergeCell ref="D4:D5"/></mergeCells>`)).Sheets[0]
	var got []string
	for k := range g.Values {
		got = append(got, g.Values[k].Text)
	}
	if want := "11 12 13 14 15 21 22 24 31 34 35 41 44 45 51 52 53 55"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", got, want)
	}
}
