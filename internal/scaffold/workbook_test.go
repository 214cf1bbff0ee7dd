package scaffold

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/xlsx"
	"bulletin/internal/xlsx/xlsxtest"
)

var update = flag.Bool("update", false, "write testdata anew")

// filled is the template with cells filled in on its sheets.
func filled(t *testing.T, sheets map[string]map[string]string) []byte {
	t.Helper()
	book, err := xlsx.Write(Template())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{settingTable, regionTable, indicatorTable, targetTable} {
		if cells := sheets[name]; cells != nil {
			if book, err = xlsxtest.Set(book, name, cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	return book
}

func answersOf(t *testing.T, book []byte) (*Plan, *diag.List) {
	t.Helper()
	f, err := xlsx.Read(book)
	if err != nil {
		t.Fatal(err)
	}
	diags := &diag.List{}
	return NewPlan(Workbook(f, "名单.xlsx", diags), diags), diags
}

// TestTemplate: the workbook, filled in, is a site; its examples are none; and its bytes are the same each time.
func TestTemplate(t *testing.T) {
	book := filled(t, map[string]map[string]string{
		settingTable: {"B2": "全县教育通报", "B3": "县教育局", "B4": "2022年7月"},
		regionTable:  {"A3": "洪洞县", "C3": "整体", "A4": "一中", "A6": "二中", "F6": "erzhong", "E6": "县教育局"},
		indicatorTable: {
			"A3": "学生", "B3": "入学人数", "D3": "人", "B4": "合格率", "D4": "%", "F4": "比率", "E4": "2", "M4": "二中",
		},
		targetTable: {"C1": "洪洞县", "D1": "一中", "F1": "二中", "A3": "合格率", "C3": "95.5", "D3": "96", "A4": "入学人数", "F4": "1200"},
	})
	p, diags := answersOf(t, book)
	if diags.HasErrors() {
		t.Fatalf("the filled workbook has errors:\n%s", printed(diags))
	}
	site := read(t, laid(p.Files(day)))
	var got []string
	for _, g := range site.Regions {
		got = append(got, g.ID)
	}
	for _, i := range site.Indicators {
		got = append(got, i.ID+" "+i.Group.Name+" "+i.Unit)
		for _, g := range site.Regions {
			if target := site.Targets[2022].Signed(i, g); target.Ok() {
				got = append(got, g.Name+"="+target.Value.String())
			}
		}
	}
	want := "hongtong yizhong erzhong ruxue-renshu 学生 人 二中=1200 hegelv 学生 % 洪洞县=95.5 一中=96"
	if text := strings.Join(got, " "); text != want {
		t.Errorf("the site is %s\n      want %s", text, want)
	}
	if warnings := built(t, laid(p.Files(day))); len(warnings) > 0 {
		t.Errorf("the new site is warned of: %s", warnings)
	}
	again, err := xlsx.Write(Template())
	if err != nil {
		t.Fatal(err)
	}
	first, _ := xlsx.Write(Template())
	if !bytes.Equal(first, again) {
		t.Error("the template is another one the second time")
	}
}

// TestFaults: everything that is wrong with a workbook is told at once, with sheet and cell.
func TestFaults(t *testing.T) {
	book := filled(t, map[string]map[string]string{
		settingTable: {"B2": "通报", "B4": "三月", "A12": "首页", "B12": "有"},
		regionTable: {
			"A3": "甲市", "C3": "整体", "A4": "乙县", "C4": "县", "D4": "43310", "A5": "乙县", "A6": "丙县", "C6": "整体", "F6": "Bing", "B7": "无名",
			"A8": "丁县", "F8": "ding", "A9": "戊县", "F9": "ding", "H9": "多余",
		},
		indicatorTable: {
			"B3": "指标一", "E3": "两位", "F3": "月报数", "B4": "指标一", "D4": "家", "M4": "己县、甲市", "B5": "指标二", "D5": "家", "R5": "有重复", "Q5": "是",
			"B6": "指标三", "D6": "家", "O6": "否", "N6": "甲、甲", "G6": `t="e"|<v>#REF!</v>`,
		},
		targetTable: {
			"C1": "甲市", "D1": "庚县", "E1": "丁县", "A3": "指标四", "C3": "1", "A4": "指标二", "C4": "约12", "D4": "3", "E4": "-3",
			"C5": "7", "A6": "指标三", "C6": "5",
		},
	})
	_, diags := answersOf(t, book)
	got := printed(diags)
	want, err := os.ReadFile("testdata/faults.txt")
	if *update {
		if err := os.WriteFile("testdata/faults.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil || got != string(want) {
		t.Errorf("the faults are\n%s\nwant\n%s", got, want)
	}
}

// TestNoSheets: another workbook is told to be another one.
func TestNoSheets(t *testing.T) {
	book, err := xlsx.Write(&xlsx.Book{Sheets: []xlsx.Sheet{{Name: "Sheet1", Rows: []xlsx.Row{{Cells: []xlsx.Cell{{Text: "名称"}}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, diags := answersOf(t, book); !strings.Contains(printed(diags), "工作簿里没有名为“设置”“单位”“指标”“目标”的表") {
		t.Errorf("another workbook is told as\n%s", printed(diags))
	}
}
