package xlsx

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"bulletin/internal/xlsx/xlsxtest"
)

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestReadOtherPrograms reads a form of ours that was filled by openpyxl, and what LibreOffice made of that when it saved
// it again: runs of different fonts in one text, values of formulas, TRUE as a formula.
func TestReadOtherPrograms(t *testing.T) {
	common := map[string]string{
		"A1": "text:2022年7月主要科技指标填报表", "A6": "text:=1+1 note:口径：本年1月1日至月末的累计数。\n单位：亿元，保留两位小数。\n按月度快报填报，年报数另行更正。",
		"C4": "number:1.158", "D4": "number:3.5", "D5": "text:未报送", "D6": "date:2022-06-30 raw:44742", "D7": "number:0.386 percent", "E6": "number:3.474",
		"E7": "text:甲\n乙", "A8": "text:jishou", "E3": "text:说明", "B1": "–",
	}
	for name, own := range map[string]map[string]string{
		"openpyxl.xlsx":    {"E4": "nothing: formula", "E5": "boolean:TRUE raw:1"},
		"libreoffice.xlsx": {"E4": "number:2 formula", "E5": "boolean:TRUE raw:1 formula"},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, file(t, name))
			g := f.Sheet("填报")
			for _, cells := range []map[string]string{common, own} {
				for address, want := range cells {
					row, column, _ := ParseAddress(address)
					if got := show(g.At(row, column)); got != want {
						t.Errorf("%s is %q, want %q", address, got, want)
					}
				}
			}
			if got := fmt.Sprint(g.HiddenRows, g.HiddenColumns, g.Merged); got != "map[6:true 8:true] map[2:true] [A1:E1 A2:E2]" {
				t.Errorf("hidden and merged: %s", got)
			}
			if f.Sheet("标识").Visible == Shown || f.External || f.Macros {
				t.Errorf("flags: %+v", f)
			}
		})
	}
}

func TestTellsWhatLibreOfficeWrites(t *testing.T) {
	for name, want := range map[string]Problem{"libreoffice.ods": OpenDocument, "libreoffice.xls": OldExcel} {
		if got, detail := problem(t, file(t, name)); got != want {
			t.Errorf("%s: problem %d (%s), want %d", name, got, detail, want)
		}
	}
}

// TestReadLargeSheets reads what is large and honest.
func TestReadLargeSheets(t *testing.T) {
	var sheet strings.Builder
	sheet.WriteString("<sheetData>")
	for r := 1; r <= 20_000; r++ {
		sheet.WriteString("<row>" + strings.Repeat("<c><v>1.5</v></c><c/>", 10) + "</row>")
	}
	sheet.WriteString("</sheetData>")
	g := mustRead(t, sheetOf(sheet.String())).Sheets[0]
	if v := g.At(20_000, 19); len(g.Values) != 200_000 || v == nil || v.Text != "1.5" || g.At(20_000, 20) != nil {
		t.Errorf("%d values, the last %s", len(g.Values), show(v))
	}
}

// BenchmarkRead reads a form of sixty rows. A month has eight of them, which an import reads in well under a tenth of a
// second.
func BenchmarkRead(b *testing.B) {
	book := formBook()
	rows := book.Sheets[0].Rows[3:7]
	for range 14 {
		book.Sheets[0].Rows = append(book.Sheets[0].Rows, rows...)
	}
	data := mustWrite(b, book)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		mustRead(b, data)
	}
}

func BenchmarkWrite(b *testing.B) {
	book := formBook()
	b.ReportAllocs()
	for b.Loop() {
		mustWrite(b, book)
	}
}

// FuzzRead reads what is no workbook any more. Only problems may come of it, and grids that hold what they promise.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"openpyxl.xlsx", "libreoffice.xlsx"} {
		f.Add(file(f, name))
	}
	f.Add(row(`<c r="A1" t="s"><v>1</v></c>`))
	f.Add(compound("Root Entry", "EncryptedPackage"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data)
		checkRead(t, book, err)
	})
}

// FuzzParts puts other elements into the parts of a workbook, which changes of a zipped file hardly ever give.
func FuzzParts(f *testing.F) {
	parts := handMade("")
	for _, sheet := range []string{
		`<cols><col min="2" max="9" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="B2" s="1"><v>44742</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c></row></sheetData><mergeCells><mergeCell ref="B2:C3"/></mergeCells>`,
		`<sheetData><row><c t="s"><v>5</v></c><c><f t="array" ref="A1:B2">x</f><v>1E-3</v></c><c t="d"><v>2022-06-30</v></c><c t="e"><v>#N/A</v></c></row></sheetData>`,
		"<!-- - --><sheetData><row r=\"1\"><c r='A1' t=\"str\"><v><![CDATA[&]]>&#x4E00;&amp;\r\n_x000D_</v></c></row></sheetData><?a?>",
	} {
		f.Add(sheet, parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"])
	}
	f.Fuzz(func(t *testing.T, sheet, texts, styles, workbook, related string) {
		parts := handMade(sheet)
		parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"] = texts, styles, workbook, related
		book, err := Read(xlsxtest.Parts(parts))
		checkRead(t, book, err)
	})
}

// FuzzText writes a text and reads it.
func FuzzText(f *testing.F) {
	f.Add("_x000D_ <&> =1")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // the library puts one mark for each byte, the reader one for all
		}
		data, err := Write(&Book{Sheets: []Sheet{{Name: "a", Rows: []Row{{Cells: []Cell{{Text: text, Comment: text}}}}}}})
		if err != nil {
			return
		}
		book, err := Read(data)
		checkRead(t, book, err)
		if want := cellText([]byte(escape(text))); err == nil && text != "" && book.Sheets[0].At(1, 1).Text != want {
			t.Errorf("%q came back as %q", text, book.Sheets[0].At(1, 1).Text)
		}
	})
}
