package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"bulletin/internal/xlsx/xlsxtest"
)

// What follows holds the parts of reader and writer by themselves, on both sides of their bounds.

// TestPlainDecimals: which numbers are as Decimal writes them, and how far exponents go.
func TestPlainDecimals(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "9": true, "10": true, "19": true, "90": true, "1.5": true, "1.9": true, "9.05": true, "123456789012345": true, "12345678901234.5": false, "1234567890123.5": true, "1234567890123456": false,
		"": false, "0": false, "0.5": false, ".5": false, "-1": false, "1.": false, "1.0": false, "1.50": false, "1.2.3": false, "1/2": false, "1:2": false, ":": false, "/": false, "1e5": false,
	} {
		if got := isPlain(text); got != want {
			t.Errorf("isPlain(%s) = %v", text, got)
		}
	}
	for text, want := range map[string]int{"E1": 1, "e0": 0, "E9": 9, "E-9": -9, "E+10": 10, "E007": 7, "e9999": 9999, "E10000": 10_000, "E10001": 10_000, "E-99999": -10_000} {
		if got, ok := exponentOf(text); !ok || got != want {
			t.Errorf("exponentOf(%s) = %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"E", "e", "E+", "E-", "E/", "E:", "E1/", "E1:", "x1", "E--1", "E1.5"} {
		if got, ok := exponentOf(text); ok || got != 0 {
			t.Errorf("exponentOf(%s) = %d, %v", text, got, ok)
		}
	}
	for text, want := range map[string]string{
		"1E308": "1" + strings.Repeat("0", 308), "9.99E308": "999" + strings.Repeat("0", 306), "1E-307": "0." + strings.Repeat("0", 306) + "1", "1E-308": "0." + strings.Repeat("0", 307) + "1", "1E-309": "0", "-1E-309": "0",
		"1234567890123445": "1234567890123450", "1234567890123444": "1234567890123440", "9999999999999995": "10000000000000000", "9999999999999994": "9999999999999990", "99.5E-1": "9.95", "995E-3": "0.995", "995E-2": "9.95", "995E0": "995", "995E1": "9950",
		"/": "", ":": "", "1/": "", "1:": "", "1E309": "", "-": "", "+-1": "", "-+1": "", "1" + strings.Repeat("0", 308): "1" + strings.Repeat("0", 308), "0." + strings.Repeat("0", 998): "0", "0." + strings.Repeat("0", 999): "",
	} {
		if got, ok := Decimal(text); got != want || ok != (want != "") {
			t.Errorf("Decimal(%.30s) = %.30s, %v, want %.30s", text, got, ok, want)
		}
	}
	if digits, exponent, negative, ok := mantissa("1.2E"); digits != nil || exponent != 0 || negative || ok {
		t.Errorf("mantissa(1.2E) = %s, %d, %v, %v", digits, exponent, negative, ok)
	}
	for text, want := range map[string]string{"-12.5E-1": "125 -2 true", "+0.50": "050 -2 false", "7": "7 0 false", "7.": "7 0 false"} {
		digits, exponent, negative, ok := mantissa(text)
		if got := fmt.Sprintf("%s %d %v", digits, exponent, negative); got != want || !ok {
			t.Errorf("mantissa(%s) = %s, %v, want %s", text, got, ok, want)
		}
	}
}

// TestFormatPieces: a code is read in pieces, each as long as it is and no longer.
func TestFormatPieces(t *testing.T) {
	for _, c := range []struct {
		code string
		n    int
		kind formatKind
	}{
		{`"年"0`, 5, plainFormat}, {`"年`, 4, plainFormat}, {`""y`, 2, plainFormat}, {"[h]m", 3, dateFormat}, {"[红色]y", 8, plainFormat}, {"[]y", 2, plainFormat}, {"[hm]0", 4, plainFormat}, {"[HH]", 4, dateFormat}, {"[ms]", 4, plainFormat}, {"[h", 2, dateFormat},
		{`\y0`, 2, plainFormat}, {"_年0", 4, plainFormat}, {"*d", 2, plainFormat}, {"!m!", 2, plainFormat}, {`\`, 1, plainFormat}, {"%0", 1, percentFormat}, {"General0", 7, plainFormat}, {"GENERAL", 7, plainFormat}, {"genera", 1, dateFormat}, {"G/通用格式y", len("G/通用格式"), plainFormat}, {"G/通用", 1, dateFormat},
		{"E+0", 2, plainFormat}, {"e-0", 2, plainFormat}, {"E+", 2, plainFormat}, {"E", 1, dateFormat}, {"e0", 1, dateFormat}, {"E*0", 1, dateFormat}, {"e", 1, dateFormat}, {"0E+0", 1, plainFormat}, {"y", 1, dateFormat}, {"Bb", 1, dateFormat}, {"ax", 1, dateFormat}, {"x", 1, plainFormat}, {";y", 1, plainFormat}, {"x-", 1, plainFormat}, {"0+", 1, plainFormat},
	} {
		if n, kind := formatToken(c.code); n != c.n || kind != c.kind {
			t.Errorf("formatToken(%s) = %d, %d, want %d, %d", c.code, n, kind, c.n, c.kind)
		}
	}
	for _, letters := range []string{"y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "e", "E", "g", "a", "A", "b", "B"} {
		if kindOf("0;"+letters) != dateFormat {
			t.Errorf("%s is of no date", letters)
		}
	}
	for id := -1; id < 100; id++ {
		want := plainFormat
		for _, r := range [][2]int{{14, 22}, {27, 36}, {45, 47}, {50, 58}, {71, 81}} {
			if r[0] <= id && id <= r[1] {
				want = dateFormat
			}
		}
		if id == 9 || id == 10 || id == 67 || id == 68 {
			want = percentFormat
		}
		if got := builtInKind(id); got != want {
			t.Errorf("format %d is %d, want %d", id, got, want)
		}
	}
	for code, want := range map[string]bool{`0\\,`: true, `0\,`: false, `\.0`: false, `0;\.0`: false, `0;"."0`: false, `0 \.0`: false, `0?\.?`: true, `#\.#`: true, `?,`: true, `#,;0`: true, `0,;0`: true, `0."."0`: false, `0 ,`: false, `0;,`: false, `"x".0`: false, `0-"."0`: true} {
		if got := isScaled(code); got != want {
			t.Errorf("isScaled(%s) = %v", code, got)
		}
	}
}

// TestDays: seconds of a day, the mistaken day of 1900, and the ends of the calendar.
func TestDays(t *testing.T) {
	for number, want := range map[string]string{
		"0.999999": "1900-01-01", "0.00001157407": "00:00:01", "59.5": "1900-02-28 12:00:00", "60.5": "1900-02-29 12:00:00", "2": "1900-01-02", "61.25": "1900-03-01 06:00:00", "366": "1900-12-31", "367": "1901-01-01", "44742.00001157407": "2022-06-30 00:00:01", "44742.99998843": "2022-06-30 23:59:59",
		"2958465.5": "9999-12-31 12:00:00", "2958466.5": "2958466.5", "2958467": "2958467", "x": "x", "-0.5": "-0.5", "1e300": "1e300",
	} {
		if got := serialDate(number, false); got != want {
			t.Errorf("%s is %s, want %s", number, got, want)
		}
	}
	for number, want := range map[string]string{"0.5": "1904-01-01 12:00:00", "59": "1904-02-29", "60": "1904-03-01", "61": "1904-03-02", "1": "1904-01-02"} {
		if got := serialDate(number, true); got != want {
			t.Errorf("of 1904, %s is %s, want %s", number, got, want)
		}
	}
	for text, want := range map[string]string{"2022-06-30T08:00:00": "2022-06-30 08:00:00", "2022-06-30T00:09:00": "2022-06-30 00:09:00", "2022-06-30T00:00:10": "2022-06-30 00:00:10", "2022-06-30Z": "2022-06-30", "00:00:00": "00:00:00"} {
		if got, ok := isoDate(text); got != want || !ok {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

// told is what is wrong with a workbook.
func told(t *testing.T, data []byte) string {
	t.Helper()
	_, err := Read(data)
	var p *ProblemError
	if err == nil {
		return ""
	}
	if !errors.As(err, &p) {
		t.Fatal(err)
	}
	return p.Detail
}

// TestBoundsOfFiles: as much as a bound allows is read, one more is refused, and it is said of what there is too much.
func TestBoundsOfFiles(t *testing.T) {
	inRow := func(cells string) []byte { return sheetOf("<sheetData><row>" + cells + "</row></sheetData>") }
	arrays := func(n int) []byte {
		return inRow(strings.Repeat(`<c><f t="array" ref="A1:B2">1</f></c>`, n))
	}
	for _, c := range []struct {
		most int
		of   func(n int) []byte
		want string
	}{
		{64, func(n int) []byte { // the sheet's element is the first
			return sheetOf(strings.Repeat("<a>", n-1) + strings.Repeat("</a>", n-1))
		}, "elements too deep in one another"},
		{256, func(n int) []byte { return sheetOf("<" + strings.Repeat("a", n) + "/>") }, "a tag without a name, or with a long one"},
		{1000, arrays, "too many formulas over several cells"},
		{16_384, func(n int) []byte { return sheetOf("<cols>" + strings.Repeat(`<col hidden="1"/>`, n) + "</cols>") }, "too many columns"},
		{70_000, func(n int) []byte {
			return edited(map[string]string{"xl/styles.xml": "<styleSheet><cellXfs>" + strings.Repeat("<xf/>", n) + "</cellXfs></styleSheet>"})
		}, "too many styles"},
		{70_000, func(n int) []byte {
			return edited(map[string]string{"xl/styles.xml": "<styleSheet><numFmts>" + strings.Repeat("<numFmt/>", n) + "</numFmts></styleSheet>"})
		}, "too many formats"},
		{10_000, func(n int) []byte {
			return edited(map[string]string{"xl/worksheets/_rels/sheet1.xml.rels": "<Relationships>" + strings.Repeat("<Relationship/>", n) + "</Relationships>"})
		}, "a part that refers to too many"},
		{50_000, func(n int) []byte {
			return sheetOf("<mergeCells>" + strings.Repeat(`<mergeCell ref="A1"/>`, n) + "</mergeCells>")
		}, "too many merged ranges"},
	} {
		if got := told(t, c.of(c.most)); got != "" {
			t.Errorf("%d are refused: %s", c.most, got)
		}
		if got := told(t, c.of(c.most+1)); got != c.want {
			t.Errorf("%d: %q, want %q", c.most+1, got, c.want)
		}
	}
}

// TestBudgets: what all parts of a file share is used up to the last, and not beyond.
func TestBudgets(t *testing.T) {
	if got, want := *newBudget(), (budget{inflated: 50_331_648, tags: 6_000_000, kept: 16_777_216, cells: 2_000_000, values: 250_000, merged: 50_000, parts: 1000}); got != want {
		t.Errorf("a budget is %+v, want %+v", got, want)
	}
	if MaxFile != 20_971_520 || maxToken != 1_048_576 || maxEntries != 10_000 || maxStrings != 250_000 {
		t.Error("other bounds than 20 MB, 1 MB, 10,000 and 250,000")
	}
	b := budget{kept: 3, cells: 1, values: 1}
	for k, c := range []struct {
		take func() error
		want string
	}{
		{func() error { return b.keep(2) }, ""}, {func() error { return b.keep(1) }, ""}, {func() error { return b.keep(1) }, "too much text"},
		{b.cell, ""}, {b.cell, "too many empty cells"}, {b.value, ""}, {b.value, "too many cells"},
	} {
		var p *ProblemError
		switch err := c.take(); {
		case c.want == "" && err != nil:
			t.Errorf("%d: %v", k, err)
		case c.want != "" && (!errors.As(err, &p) || p.Problem != TooLarge || p.Detail != c.want):
			t.Errorf("%d: %v, want %s", k, err, c.want)
		}
	}
	// What each kind of text takes off it: the names of a sheet and its relation, shared texts and 16 bytes each, texts of cells twice, notes, relations.
	spend := func(parts map[string]string) int {
		p, err := openParts(xlsxtest.Parts(parts))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.file("xl/workbook.xml"); err != nil {
			t.Fatal(err)
		}
		return maxKept - p.budget.kept
	}
	bare := handMade("")
	bare["xl/sharedStrings.xml"], bare["xl/styles.xml"] = "<sst/>", "<styleSheet/>"
	base := spend(bare) // 表 and rId1 are 7 bytes; worksheet, rId1 and its part 37; sharedStrings, rId2 and its part 37
	if want := 7 + len("rId1"+"worksheet"+"xl/worksheets/sheet1.xml") + len("rId2"+"sharedStrings"+"xl/sharedstrings.xml"); base != want {
		t.Errorf("a sheet without cells takes %d bytes, want %d", base, want)
	}
	for name, c := range map[string]struct {
		part, text string
		want       int
	}{
		"a shared text":   {"xl/sharedStrings.xml", "<sst><si><t>abc</t></si></sst>", 19},
		"a text":          {"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="str"><v>abcd</v></c></row></sheetData></worksheet>`, 8},
		"a number":        {"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1.50</v></c></row></sheetData></worksheet>`, 7},
		"a shared number": {"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="e"><v>#</v></c></row></sheetData></worksheet>`, 2},
	} {
		parts := handMade("")
		parts["xl/sharedStrings.xml"], parts["xl/styles.xml"] = "<sst/>", "<styleSheet/>"
		parts[c.part] = c.text
		if got := spend(parts) - base; got != c.want {
			t.Errorf("%s takes %d bytes, want %d", name, got, c.want)
		}
	}
}

// TestOtherEncodings: what begins a part says its encoding, in any case of letters; other instructions may say what they like.
func TestOtherEncodings(t *testing.T) {
	of := func(head string) []byte {
		return edited(map[string]string{"xl/worksheets/sheet1.xml": head + "<worksheet/>"})
	}
	for head, want := range map[string]string{
		`<?xml version="1.0"?>`: "", `<?xml version="1.0" encoding="UTF-8"?>`: "", `<?xml encoding = 'utf-8'?>`: "", `<?XML ENCODING="US-ASCII"?>`: "", "\xEF\xBB\xBF<?xml encoding=\"utf-8\"?>": "", `<?mso encoding="GBK"?>`: "", `<?xml version="GBK"?>`: "",
		`<?xml encoding="GBK"?>`: "a part that is not in UTF-8", "<?xml encoding\t=\n\"GB18030\"?>": "a part that is not in UTF-8", `<?xml version="1.0"`: "a part that is cut off", "\xFE\xFF": "a part in UTF-16", "\xFF\xFE": "a part in UTF-16",
	} {
		if got := told(t, of(head)); got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"another format": {compound("Root Entry", "WordDocument"), "a compound file of another program"}, "an old workbook": {compound("Root Entry", "BOOK"), "a binary workbook"}, "an old one": {compound("Root Entry", "WORKBOOK"), "a binary workbook"}, "a password": {compound("Root Entry", "Workbook", "EncryptedPackage"), "a workbook with a password"},
		"OpenDocument": {xlsxtest.Parts(map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "an OpenDocument spreadsheet"}, "another document": {xlsxtest.Parts(map[string]string{"mimetype": "application/zip"}), "an archive of something else"}, "a slide": {edited(map[string]string{"_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="ppt/a.xml"/></Relationships>`, "ppt/a.xml": "<a/>"}), "a document of another program"},
		"markup": {[]byte(" <a>"), "HTML or plain XML"}, "locked": {flagged(row("")), "the archive has a password"}, "safe": {[]byte("xE-SafeNet"), "encrypted by the office's own software"}, "text": {[]byte("AB"), "begins with 41 42"}, "long": {[]byte("ABCDEFGHIJ"), "begins with 41 42 43 44 45 46 47 48"},
	} {
		if got := told(t, c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	// The first record of workbooks before Excel 5: 09, the version, its length.
	for head, want := range map[string]bool{"\x09\x00\x04\x00\x02": true, "\x09\x02\x06\x00\x00": true, "\x09\x04\x06\x00\x10": true, "\x09\x00\x04\x00": false, "\x08\x00\x04\x00\x02": false, "\x09\x01\x04\x00\x02": false, "\x09\x00\x05\x00\x02": false, "\x09\x00\x04\x01\x02": false, "\x09\x06\x04\x00\x02": false} {
		if got := isOldStream([]byte(head)); got != want {
			t.Errorf("%x: %v", head, got)
		}
	}
}

// TestOrderOfCells: cells that come after one another are not sorted, cells that do not are, and the same one twice is told.
func TestOrderOfCells(t *testing.T) {
	for _, c := range []struct {
		cells    [][2]int
		unsorted bool
	}{{[][2]int{{1, 1}, {1, 2}, {2, 1}}, false}, {[][2]int{{1, 2}, {1, 1}}, true}, {[][2]int{{1, 1}, {1, 1}}, true}, {[][2]int{{2, 1}, {1, 2}}, true}, {[][2]int{{1, 5}, {2, 4}}, false}, {[][2]int{{2, 1}, {1, 1}, {3, 1}}, true}} {
		s := &sheetReader{reader: &reader{parts: &parts{budget: newBudget()}}, grid: &Grid{}}
		for _, cell := range c.cells {
			s.row, s.column = cell[0], cell[1]
			if err := s.add(Value{}); err != nil {
				t.Fatal(err)
			}
		}
		if s.unsorted != c.unsorted {
			t.Errorf("%v are unsorted: %v", c.cells, s.unsorted)
		}
	}
	var p *ProblemError
	if _, err := Read(row(`<c r="B1"><v>1</v></c><c r="B1"><v>1</v></c>`)); !errors.As(err, &p) || p.Detail != "two values of a cell" || p.Address != "B1" {
		t.Errorf("a cell twice: %v", err)
	}
	// More values than are kept together: all of them stay, in order.
	var rows strings.Builder
	for k := range chunk + 2 {
		fmt.Fprintf(&rows, "<row><c><v>%d</v></c></row>", k+1)
	}
	g := mustRead(t, sheetOf("<sheetData>"+rows.String()+"</sheetData>")).Sheets[0]
	if len(g.Values) != chunk+2 {
		t.Fatalf("%d values", len(g.Values))
	}
	for k, v := range g.Values {
		if v.Text != strconv.Itoa(k+1) || v.Row != k+1 || v.Column != 1 {
			t.Fatalf("value %d is %s of row %d", k, v.Text, v.Row)
		}
	}
	// Hidden columns: those of values alone, in spans that lie on the sheet.
	g = mustRead(t, sheetOf(`<cols><col min="1" max="1"/><col min="2" max="3" hidden="1"/><x hidden="1" min="4" max="4"/><col min="0" max="4" hidden="1"/><col min="5" max="4" hidden="1"/><col min="16384" max="99999" hidden="1"/><col min="16385" max="16386" hidden="1"/></cols>`+
		`<sheetData><row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData>`)).Sheets[0]
	if got := fmt.Sprint(g.HiddenColumns); got != "map[2:true 3:true 16384:true]" {
		t.Errorf("hidden columns %s", got)
	}
	// A formula fills its range and no more.
	g = mustRead(t, sheetOf(`<sheetData><row><c><v>1</v></c><c><f t="array" ref="B1:C2">x</f><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c><c><v>6</v></c><c><v>7</v></c><c><v>8</v></c></row><row r="3"><c r="B3"><v>9</v></c></row></sheetData>`)).Sheets[0]
	if got, want := showAll(g), "A1 number:1; B1 number:2 formula; C1 number:3 formula; D1 number:4; A2 number:5; B2 number:6 formula; C2 number:7 formula; D2 number:8; B3 number:9"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestOpenRanges: of the merged ranges of a row each is found over its columns, and closes after its last row.
func TestOpenRanges(t *testing.T) {
	o := openRanges{ranges: []Range{{1, 1, 3, 2}, {1, 4, 1, 5}, {2, 4, 5, 4}, {4, 1, 4, 1}}}
	over := func() (got string) {
		for c := 1; c <= 6; c++ {
			if r := o.at(c); r != nil {
				got += r.String() + " "
			} else {
				got += "- "
			}
		}
		return got
	}
	for row, want := range []string{1: "A1:B3 A1:B3 - D1:E1 D1:E1 - ", 2: "A1:B3 A1:B3 - D2:D5 - - ", 3: "A1:B3 A1:B3 - D2:D5 - - ", 4: "A4 - - D2:D5 - - ", 5: "- - - D2:D5 - - ", 6: "- - - - - - "} {
		if row == 0 {
			continue
		}
		if !o.upTo(row) {
			t.Fatalf("row %d: ranges in one another's way", row)
		}
		if got := over(); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
	for ranges, want := range map[[2]Range]bool{{{1, 1, 2, 2}, {1, 2, 1, 3}}: false, {{1, 1, 2, 2}, {1, 3, 1, 3}}: true, {{1, 2, 3, 3}, {2, 1, 2, 2}}: false, {{1, 2, 3, 3}, {2, 1, 2, 1}}: true, {{1, 1, 2, 1}, {2, 1, 3, 1}}: false, {{1, 1, 1, 1}, {2, 1, 3, 1}}: true, {{1, 1, 1, 9}, {1, 1, 1, 9}}: false} {
		o := openRanges{ranges: ranges[:]}
		if got := o.upTo(9); got != want {
			t.Errorf("%v: %v", ranges, got)
		}
	}
}

// TestHeightsOfTexts: rows grow with wrapped texts of merged cells, of the row alone, and of cells beside them that are not merged.
func TestHeightsOfTexts(t *testing.T) {
	wrap := func(text string) Cell { return Cell{Text: text, Style: Style{Wrap: true}} }
	long := strings.Repeat("1", 16) // two lines in two columns of 8.43, whose edge is one digit: 15.86 are left
	for name, c := range map[string]struct {
		sheet Sheet
		want  string
	}{
		"one line":                     {Sheet{Rows: []Row{{Cells: []Cell{wrap("1")}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:18.3]"},
		"two lines":                    {Sheet{Rows: []Row{{Cells: []Cell{wrap(long)}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:32.6]"},
		"not wrapped":                  {Sheet{Rows: []Row{{Cells: []Cell{{Text: long}}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[]"},
		"over two rows":                {Sheet{Rows: []Row{{Cells: []Cell{wrap(long)}}}, Merged: []Range{{1, 1, 2, 2}}}, "map[]"},
		"of a height":                  {Sheet{Rows: []Row{{Height: 9, Cells: []Cell{wrap(long)}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[]"},
		"of no cell":                   {Sheet{Rows: []Row{{}}, Merged: []Range{{1, 1, 1, 2}}}, "map[]"},
		"not merged":                   {Sheet{Rows: []Row{{Cells: []Cell{wrap(long)}}}}, "map[]"},
		"the second, not the first":    {Sheet{Rows: []Row{{Cells: []Cell{{Text: "a"}}}, {Cells: []Cell{wrap(long)}}}, Merged: []Range{{1, 1, 1, 2}, {2, 1, 2, 2}}}, "map[2:32.6]"},
		"the highest of two":           {Sheet{Rows: []Row{{Cells: []Cell{wrap(long), {}, wrap("1")}}}, Merged: []Range{{1, 1, 1, 2}, {1, 3, 1, 4}}}, "map[1:32.6]"},
		"the highest of two, the last": {Sheet{Rows: []Row{{Cells: []Cell{wrap("1"), {}, wrap(long)}}}, Merged: []Range{{1, 1, 1, 2}, {1, 3, 1, 4}}}, "map[1:32.6]"},
		"one beside it":                {Sheet{Rows: []Row{{Cells: []Cell{wrap("1"), {}, wrap("12345678")}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:32.6]"},
		"one beside it that fits":      {Sheet{Rows: []Row{{Cells: []Cell{wrap("1"), {}, wrap("1234567")}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:18.3]"},
		"one beside it, not wrapped":   {Sheet{Rows: []Row{{Cells: []Cell{wrap("1"), {}, {Text: "12345678"}}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:18.3]"},
		"of twice the size":            {Sheet{Rows: []Row{{Cells: []Cell{{Text: "12345678", Style: Style{Wrap: true, Size: 22}}}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:61.2]"},
		"of a wide column":             {Sheet{Columns: []Column{{Width: 20}, {Width: 30, Hidden: true}}, Rows: []Row{{Cells: []Cell{wrap(long)}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:18.3]"},
		"of hidden columns":            {Sheet{Columns: []Column{{Hidden: true}, {}}, Rows: []Row{{Cells: []Cell{wrap("1234567")}}}, Merged: []Range{{1, 1, 1, 2}}}, "map[1:18.3]"},
	} {
		if got := fmt.Sprint(c.sheet.heights()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{{"", 5, 1}, {"12345", 5, 1}, {"123456", 5, 2}, {"中文", 4, 1}, {"中文", 3.9, 2}, {"a\n\nb", 5, 3}, {"123", 0, 3}, {"\n", 5, 2}} {
		if got := countLines(c.text, c.width); got != c.want {
			t.Errorf("%q takes %d lines of %v, want %d", c.text, got, c.width, c.want)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "\x7f": 1, "\u0080": 2, "中": 2, "a中": 3} {
		if got := textWidth(text); got != want {
			t.Errorf("%q is %d wide", text, got)
		}
	}
}

// TestRulesOfCells: a rule names its words as long as the format has room for them, and the hidden sheet's cells beyond.
func TestRulesOfCells(t *testing.T) {
	words := func(n, length int) (list []string) {
		for range n {
			list = append(list, strings.Repeat("a", length))
		}
		return list
	}
	writer := func() *writer { return &writer{book: &Book{}, words: map[string]string{}} }
	for name, c := range map[string]struct {
		words []string
		plain bool
	}{
		"none": {nil, false}, "one": {[]string{"a"}, true}, "255 characters": {words(1, 255), true}, "256": {words(1, 256), false}, "two of 255 with their comma": {words(2, 127), true}, "an empty one": {[]string{"a", ""}, false}, "a space before": {[]string{" a"}, false}, "a space behind": {[]string{"a "}, false}, "a comma": {[]string{"a,b"}, false},
		"a line end": {[]string{"a\nb"}, false}, "a quote": {[]string{`"`}, false}, "like a formula": {[]string{"=a"}, false}, "like one, second": {[]string{"a", "=a"}, true}, "a bad one before a good one": {[]string{"", "a"}, false}, "128 characters twice": {words(2, 128), false},
	} {
		w := writer()
		got := w.list(c.words)
		want := "'选项'!$A$1:$A$" + strconv.Itoa(max(len(c.words), 1))
		if c.plain {
			want = `"` + strings.Join(c.words, ",") + `"`
		}
		if got != want || len(w.lists) != map[bool]int{true: 0, false: 1}[c.plain] {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for name, c := range map[string]struct {
		v    Validation
		want string // the end
	}{
		"a number": {Validation{}, "ISNUMBER(A1)"}, "28 words": {Validation{Words: words(28, 1)}, `,A1="a")`}, "29 words": {Validation{Words: words(29, 1)}, ",SUMPRODUCT(--('选项'!$A$1:$A$29=A1))>0)"},
		// OR(ISNUMBER(A1),A1="") without its word is 22 characters.
		"255 characters": {Validation{Words: words(1, 255-22)}, `aaa")`}, "256 characters": {Validation{Words: words(1, 256-22)}, ",SUMPRODUCT(--('选项'!$A$1:$A$1=A1))>0)"}, "not below zero": {Validation{NotNegative: true}, "AND(ISNUMBER(A1),A1>=0)"},
	} {
		c.v.Range = Range{1, 1, 9, 1}
		if got := writer().rule(&c.v); !strings.HasSuffix(got, c.want) || len(c.v.Words) > 0 && !strings.HasPrefix(got, "OR(ISNUMBER(A1),") {
			t.Errorf("%s: %s, want …%s", name, got, c.want)
		}
	}
	w := writer()
	for k, want := range []string{"'选项'!$A$1:$A$2", "'选项'!$A$1:$A$2", "'选项'!$B$1:$B$1", "'选项'!$C$1:$C$1"} {
		if got := w.wordCells([][]string{{"a", "b"}, {"a", "b"}, {"ab"}, {"b"}}[k]); got != want {
			t.Errorf("list %d is in %s, want %s", k, got, want)
		}
	}
	w.book.Sheets = []Sheet{{Name: "选项"}, {Name: "选项3"}}
	if got := w.wordSheetName(); got != "选项2" {
		t.Errorf("beside 选项 and 选项3, the words are in %s", got)
	}
	w.book.Sheets = append(w.book.Sheets, Sheet{Name: "选项2"})
	if got := w.wordSheetName(); got != "选项4" {
		t.Errorf("beside three, the words are in %s", got)
	}
	// What a cell says when it is entered, and when it refuses.
	for name, c := range map[string]struct {
		v    Validation
		want string // style, title and words of the refusal; title and words of the prompt
	}{
		"refuses": {Validation{Words: []string{"a"}, Title: "题", Error: "错"}, "stop 题 错 - -"}, "warns": {Validation{Words: []string{"a"}, Error: "错", Soft: true}, "warning  错 - -"}, "says nothing of its own": {Validation{Words: []string{"a"}, Title: "题"}, "stop - - - -"}, "prompts": {Validation{Numbers: true, Title: "题", Prompt: "填"}, "stop - - 题 填"},
		"offers": {Validation{Numbers: true, Offered: true, Words: []string{"a"}, Title: "题", Error: "错"}, "- - - - -"}, "offers nothing": {Validation{Numbers: true, Offered: true, Error: "错"}, "- - - - -"},
	} {
		c.v.Range = Range{1, 1, 1, 1}
		d := writer().validation(&c.v)
		text := func(s *string) string {
			if s == nil {
				return "-"
			}
			return *s
		}
		if got := strings.Join([]string{text(d.ErrorStyle), text(d.ErrorTitle), text(d.Error), text(d.PromptTitle), text(d.Prompt)}, " "); got != c.want || !d.AllowBlank || (d.Type == "list") != (c.v.Words != nil) {
			t.Errorf("%s: %s of type %s, want %s", name, got, d.Type, c.want)
		}
	}
}

// TestWhatIsWritten: rows, cells and columns, each at its bounds.
func TestWhatIsWritten(t *testing.T) {
	for text, want := range map[string]bool{"0": true, "9": true, "-9": true, "1.5": true, "-0.5": true, "": false, "-": false, ".5": false, "-.5": false, "5.": false, "1.2.3": false, "1-": false, "--1": false, "1/": false, "1:": false, "+1": false, strings.Repeat("1", 299): true, strings.Repeat("1", 300): false} {
		if got := plainDecimal(text); got != want {
			t.Errorf("%.20s is a plain decimal: %v", text, got)
		}
	}
	for text, want := range map[string]int{"": 0, "a": 1, "中": 1, "\uFFFF": 1, "\U00010000": 2, "😀a": 3} {
		if got := utf16Length(text); got != want {
			t.Errorf("%q has %d units", text, got)
		}
	}
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"😀😀", 4, "😀😀"}, {"😀😀", 3, "😀…"}, {"a😀b", 3, "a…"}, {"ab", 1, "…"}} {
		if got := cutTo(c.text, c.n); got != c.want {
			t.Errorf("%s cut to %d is %s, want %s", c.text, c.n, got, c.want)
		}
	}
	for name, c := range map[string]struct {
		row    Row
		height float64
		want   string
	}{
		"bare": {Row{}, 0, `<row r="7">`}, "high": {Row{Height: 12.5}, 0, `<row r="7" ht="12.5" customHeight="true">`}, "needed": {Row{}, 18.3, `<row r="7" ht="18.3" customHeight="true">`}, "the higher": {Row{Height: 12}, 18, `<row r="7" ht="18" customHeight="true">`}, "too high": {Row{Height: 410}, 0, `<row r="7" ht="409" customHeight="true">`}, "hidden": {Row{Hidden: true}, 0, `<row r="7" hidden="true">`},
		"below zero": {Row{Height: -1}, 0, `<row r="7">`},
	} {
		if got := string(c.row.open(nil, 7, c.height)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	s := Sheet{Rows: []Row{{Cells: []Cell{{Text: "a", Style: Style{Bold: true}}, {Text: "b"}, {Text: "c"}}}}, Merged: []Range{{1, 1, 2, 2}}}
	if got := fmt.Sprintf("%q", texts(s.filled())); got != `["a  c" " "]` {
		t.Errorf("filled: %s", got)
	}
	if s.Rows[0].Cells[1].Text != "b" {
		t.Error("what is written changes the book")
	}
	s = Sheet{Rows: []Row{{Cells: []Cell{{Text: "a"}, {Text: "b", Style: Style{Bold: true}}}}}, Merged: []Range{{1, 1, 3, 2}, {5, 1, 6, 1}}}
	if rows := s.filled(); len(rows) != 1 || rows[0].Cells[1] != (Cell{Style: Style{Bold: true}}) {
		t.Errorf("filled without a look: %+v", rows)
	}
	if got := s.at(1, 2); got == nil || got.Text != "b" || s.at(1, 3) != nil || s.at(2, 1) != nil {
		t.Errorf("cell B1 is %v", got)
	}
	// The first sheet that shows is in front, though others show too, and comments are of their own sheets.
	data := mustWrite(t, &Book{Sheets: []Sheet{{Name: "一", Visible: VeryHidden}, {Name: "二", Rows: []Row{{Cells: []Cell{{Text: "x", Comment: "注一"}}}}}, {Name: "三"}, {Name: "四", Rows: []Row{{Cells: []Cell{{}, {Text: "y", Comment: "注二"}}}, {Cells: []Cell{{Text: "z", Comment: "注三"}}}}}}})
	if workbook := part(t, data, "xl/workbook.xml"); !strings.Contains(workbook, `activeTab="1"`) || strings.Count(workbook, `state="veryHidden"`) != 1 || strings.Count(workbook, `state=`) != 1 {
		t.Errorf("%s", workbook)
	}
	f := mustRead(t, data)
	if got, want := showAll(f.Sheets[1])+"|"+showAll(f.Sheets[2])+"|"+showAll(f.Sheets[3]), "A1 text:x note:注一||B1 text:y note:注二; A2 text:z note:注三"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	// Runs of equal columns are set at once.
	sheet := wrote(t, Sheet{Name: "表", Columns: []Column{{Width: 12}, {Width: 12}, {Width: 13}, {Width: 13, Hidden: true}, {Width: 13}}})
	for _, want := range []string{`max="2" min="1" width="12"`, `max="3" min="3" width="13"`, `hidden="true" max="4" min="4" width="13"`, `max="5" min="5" width="13"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in %s", want, sheet)
		}
	}
	// Printed titles: rows alone on one page's width, columns with them on several.
	for name, c := range map[string]struct {
		sheet Sheet
		want  string
	}{
		"one page wide": {Sheet{PagesWide: 1, Repeated: 2, FrozenCols: 1}, "&#39;表&#39;!$1:$2"}, "two": {Sheet{PagesWide: 2, Repeated: 1, FrozenCols: 1}, "&#39;表&#39;!$A:$A,&#39;表&#39;!$1:$1"}, "two, none frozen": {Sheet{PagesWide: 2, Repeated: 1}, "&#39;表&#39;!$1:$1"}, "none": {Sheet{PagesWide: 2, FrozenCols: 1}, ""},
	} {
		c.sheet.Name = "表"
		book := part(t, mustWrite(t, &Book{Sheets: []Sheet{c.sheet}}), "xl/workbook.xml")
		_, after, found := strings.Cut(book, "_xlnm.Print_Titles")
		if found != (c.want != "") || found && !strings.Contains(after, ">"+c.want+"<") {
			t.Errorf("%s: %s, want %s", name, after, c.want)
		}
	}
	for format, want := range map[string]int{"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49} {
		if look := (Style{Format: format}).excelize(); look.NumFmt != want || look.CustomNumFmt != nil {
			t.Errorf("%s is format %d, want %d", format, look.NumFmt, want)
		}
	}
	if look := (Style{Format: "0.0", Down: Top, Border: true, Fill: "#abcdef"}).excelize(); *look.CustomNumFmt != "0.0" || look.Alignment.Vertical != "top" || fmt.Sprint(look.Border) != "[{left 808080 1} {right 808080 1} {top 808080 1} {bottom 808080 1}]" || fmt.Sprintf("%v %s %d", look.Fill.Color, look.Fill.Type, look.Fill.Pattern) != "[abcdef] pattern 1" {
		t.Errorf("a look: %+v", look)
	}
	if look := (Style{Across: Left}).excelize(); look.Alignment.Vertical != "center" || look.Alignment.Horizontal != "left" || look.Font.Size != 11 || !look.Protection.Locked {
		t.Errorf("a look: %+v", look)
	}
	if _, err := (&sheetWriter{}).Write([]byte("<sheetData>")); err == nil {
		t.Error("a sheet without an end of rows is written")
	}
	if _, err := (&sheetWriter{}).Write([]byte("</sheetData>")); err == nil {
		t.Error("a sheet without a beginning of rows is written")
	}
}

// texts are the texts of rows.
func texts(rows []Row) (out []string) {
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out
}

// TestRefusedBooks: what is wrong with a book is said with the sheet and the cell.
func TestRefusedBooks(t *testing.T) {
	cell := func(c Cell) []Sheet {
		return []Sheet{{Name: "表", Rows: []Row{{}, {Cells: []Cell{{}, c}}}}}
	}
	for want, sheets := range map[string][]Sheet{
		`xlsx: write: no sheet that shows`: {{Name: "a", Visible: Hidden}}, `xlsx: write: two sheets named "A"`: {{Name: "a"}, {Name: "A"}}, `xlsx: write: sheet "表": B2: "1e5" is no plain decimal`: cell(Cell{Number: "1e5"}), `xlsx: write: sheet "表": B2: both text and number`: cell(Cell{Number: "1", Text: "1"}),
		`xlsx: write: sheet "表": B2: text is too long`: cell(Cell{Text: strings.Repeat("长", maxText+1)}), `xlsx: write: sheet "a": too many rows or columns`: {{Name: "a", Columns: make([]Column, MaxColumns+1)}}, `xlsx: write: sheet "a": too many columns`: {{Name: "a", Rows: []Row{{Cells: make([]Cell, MaxColumns+1)}}}},
		`xlsx: write: sheet "a": merged range @0`: {{Name: "a", Merged: []Range{{}}}}, `xlsx: write: sheet "a": validated range 0`: {{Name: "a", Validations: []Validation{{}}}}, `xlsx: write: sheet "a": filtered range 0`: {{Name: "a", Filter: &Range{}}},
	} {
		want = strings.ReplaceAll(want, "@0", "0")
		if _, err := Write(&Book{Sheets: sheets}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, c := range []Cell{{Text: strings.Repeat("长", maxText)}, {Comment: strings.Repeat("长", maxText)}, {Number: "-1.5"}, {}} {
		if err := c.valid(); err != nil {
			t.Error(err)
		}
	}
	wide := Sheet{Columns: make([]Column, MaxColumns), Rows: []Row{{Cells: make([]Cell, MaxColumns)}}, Merged: []Range{{1, 1, 1, 1}}, Filter: &Range{1, 1, 1, 1}}
	if err := wide.valid(); err != nil {
		t.Error(err)
	}
}

// TestBoxesOfComments: a comment's box is as high as its lines, and wide where the text is long.
func TestBoxesOfComments(t *testing.T) {
	for name, c := range map[string]struct {
		text       string
		wide, high int // pixels: 276 less the edge hold 41 digits a line
	}{
		"short": {"注", 276, 32}, "a full line": {strings.Repeat("1", 41), 276, 32}, "one more": {strings.Repeat("1", 42), 276, 48}, "600 wide": {strings.Repeat("长", 300), 276, 15*16 + 16}, "601 wide": {strings.Repeat("长", 300) + "1", 420, 10*16 + 16},
		"two lines": {"a\nb", 276, 48}, "39 lines": {strings.Repeat("a\n", 38) + "a", 276, 640}, "very long": {strings.Repeat("a\n", 50), 276, 640},
	} {
		w := &writer{file: excelize.NewFile(), book: &Book{Creator: "单位"}}
		if err := w.comment(&Sheet{Name: "Sheet1"}, "A1", c.text); err != nil {
			t.Fatal(err)
		}
		_, anchor, _ := strings.Cut(w.file.VMLDrawing["xl/drawings/vmlDrawing1.vml"].Shape[0].Val, "<x:Anchor>")
		var unused, column, right, row, below int
		if _, err := fmt.Sscanf(anchor, "%d, %d, %d, %d, %d, %d, %d, %d", &unused, &unused, &unused, &unused, &column, &right, &row, &below); err != nil {
			t.Fatal(err)
		}
		if wide, high := 64*column+right, 18*row+below; wide != c.wide || high != c.high { // cells are 64 × 18
			t.Errorf("%s: %d × %d, want %d × %d", name, wide, high, c.wide, c.high)
		}
	}
}
