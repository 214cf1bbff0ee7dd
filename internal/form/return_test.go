package form

import (
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

// july is the form of a region of the small site, with cells filled, and what comes of importing it.
func july(t *testing.T, region string, cells map[string]string) (*Imported, *xlsx.File) {
	t.Helper()
	s := testSite(t, testFiles(nil))
	forms, err := Make(s.Model, model.Period{Year: 2022, Month: 7}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if !strings.HasPrefix(f.Name, region) {
			continue
		}
		data, err := xlsxtest.Set(f.Content, formSheet, cells)
		if err != nil {
			t.Fatal(err)
		}
		filled, faults, err := Read(s.Model, f.Name, data)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Import(s, filled, faults)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Returns) == 0 {
			return r, nil
		}
		book, err := xlsx.Read(r.Returns[0].Content)
		if err != nil {
			t.Fatal(err)
		}
		if _, again, err := Read(s.Model, r.Returns[0].Name, r.Returns[0].Content); err != nil || len(book.Sheets) > 1 && len(again) == 0 {
			t.Fatalf("the copy reads with %v, %v", again, err)
		}
		return r, book
	}
	t.Fatalf("no form of %s", region)
	return nil, nil
}

// TestReturnHostile: whatever a clerk filled in, the copy holds it as text and can be read.
func TestReturnHostile(t *testing.T) {
	for name, text := range map[string]string{
		"markup": "<is><t>&lt;b&gt;&amp;</t></is>", "formula": "=cmd|' /C calc'!A0", "long": strings.Repeat("长", 40_000), "escapes": "_x0007_ _x0041_",
		"quotes": "'12", "lines": "一\n二", "wide": "１２．５", "error": `t="e"|<v>#REF!</v>`, "no value": "<f>1+1</f>", "truth": `t="b"|<v>1</v>`,
		"exponent": "<v>1.5E+3</v>", "digits": "<v>1.1579999999999999</v>", "huge": "<v>1E+300</v>", "date": "2022年7月",
	} {
		r, book := july(t, "南县", map[string]string{"I7": text, "L7": text, "M7": text, "I8": "-1"})
		if !r.Refused() || book == nil || len(book.Sheets) != 2 {
			t.Errorf("%s: %v", name, r.Faults)
			continue
		}
		for _, v := range book.Sheets[0].Values {
			if v.Formula || v.Kind == xlsx.Error {
				t.Errorf("%s: the copy has %+v", name, v)
			}
		}
	}
}

// TestReturnSame: the same import gives the same bytes.
func TestReturnSame(t *testing.T) {
	a, _ := july(t, "南县", map[string]string{"I7": "甲", "I8": "-1"})
	b, _ := july(t, "南县", map[string]string{"I7": "甲", "I8": "-1"})
	if len(a.Returns) != 1 || a.Returns[0].Name != "2022-07/南县.xlsx" || string(a.Returns[0].Content) != string(b.Returns[0].Content) {
		t.Errorf("the copies are %d and %d", len(a.Returns), len(b.Returns))
	}
}

// TestReturnOne: of a workbook with many forms the copy has all, and the list names their sheets.
func TestReturnOne(t *testing.T) {
	s := testSite(t, testFiles(nil))
	forms, err := Make(s.Model, model.Period{Year: 2022, Month: 7}, true)
	if err != nil {
		t.Fatal(err)
	}
	filled, faults, err := Read(s.Model, "全部.xlsx", forms[0].Content)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Import(s, filled, faults)
	if err != nil || len(r.Returns) != 1 || r.Returns[0].Name != "2022-07/全部.xlsx" {
		t.Fatalf("%v, %v", r.Returns, err)
	}
	book, err := xlsx.Read(r.Returns[0].Content)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, sheet := range book.Sheets {
		names = append(names, sheet.Name)
	}
	if got := strings.Join(names, " "); got != "全市 东区 西县 南县 退回说明" {
		t.Errorf("the sheets are %s", got)
	}
	list := book.Sheets[len(book.Sheets)-1]
	found := false
	for _, v := range list.Values {
		found = found || v.Text == "“南县”I7"
	}
	if !found {
		t.Error("the list does not name the cells of 南县")
	}
}

// TestReturnTable: a table of another layout has no form to go back in; its faults are listed.
func TestReturnTable(t *testing.T) {
	s := testSite(t, testFiles(nil))
	r := importOf(t, s, sent(t, s, "附表.xlsx", "2022-07", "nan", "qiye -3"))
	if len(r.Returns) != 1 || r.Returns[0].Name != "2022-07/附表.xlsx" {
		t.Fatalf("%v", r.Returns)
	}
	book, err := xlsx.Read(r.Returns[0].Content)
	if err != nil || len(book.Sheets) != 1 || book.Sheets[0].Name != returnSheet {
		t.Fatalf("%v, %v", book, err)
	}
}

// TestReturnMistaken: a form that was made another unit's is compared with nobody's figures, and its copy is a list alone.
func TestReturnMistaken(t *testing.T) {
	r, book := july(t, "南县", map[string]string{"B3": "填报单位：西县", "I7": "9999", "I8": "30"})
	if len(book.Sheets) != 1 || !strings.Contains(told(r), "发给“南县”的") || strings.Contains(told(r), "悬殊") {
		t.Errorf("%d sheets: %s", len(book.Sheets), told(r))
	}
	if name := r.Returns[0].Name; name != "2022-07/南县2022年7月填报表.xlsx" {
		t.Errorf("the copy is %s", name)
	}
}
