package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
)

// formBook is a book that has everything.
func formBook() *Book {
	head := Style{Bold: true, Border: true, Wrap: true, Fill: "#dde8f0", Across: Centre}
	open := Style{Border: true, Open: true, Fill: "#fffbe6", Format: "0.00"}
	line := Style{Border: true, Wrap: true}
	note := "口径：本年1月1日至月末的累计数。\n单位：亿元，保留两位小数。\n按月度快报填报，年报数另行更正。"
	rows := []Row{
		{Height: 30, Cells: []Cell{{Text: "2022年7月主要科技指标填报表", Style: Style{Bold: true, Size: 16, Across: Centre}}}},
		{Cells: []Cell{{Text: "填报单位：吉首市　　单位以各行为准。请只填黄色格；没有数的写“未报送”“不适用”或者“保密”，不要留空，也不要写零。", Style: Style{Wrap: true}}}},
		{Cells: []Cell{{Text: "指标", Style: head}, {Text: "单位", Style: head}, {Text: "上年同月", Style: head}, {Text: "本月", Style: head}, {Text: "说明", Style: head}}},
	}
	for _, name := range []string{"高新技术产业增加值", "技术合同成交额", "=1+1", "-高新技术企业数"} {
		rows = append(rows, Row{Cells: []Cell{
			{Text: name, Style: line, Comment: note}, {Text: "亿元", Style: line}, {Number: "1.1579999999999999", Style: Style{Border: true, Format: "0.00"}},
			{Style: open}, {Style: Style{Border: true, Open: true, Wrap: true}}}})
	}
	rows = append(rows, Row{Hidden: true, Cells: []Cell{{Text: "jishou"}}})
	return &Book{Title: "填报表", Creator: "通报", Sheets: []Sheet{
		{
			Name: "填报", Columns: []Column{{Width: 30}, {Width: 8}, {Width: 12}, {Width: 14}, {Width: 40}, {Width: 5, Hidden: true}}, Rows: rows,
			Merged:     []Range{{1, 1, 1, 5}, {2, 1, 2, 5}},
			FrozenRows: 3, FrozenCols: 1, Filter: &Range{3, 1, 7, 5}, Protected: true, Landscape: true, Repeated: 3,
			Footer: "第 &P 页，共 &N 页", Tab: "#8899aa",
			Validations: []Validation{
				{Range: Range{4, 4, 7, 4}, Numbers: true, Words: []string{"未报送", "不适用", "保密"}, Title: "本月数", Error: "请填数字，或者：未报送、不适用、保密", Prompt: "填累计数"},
				{Range: Range{4, 5, 7, 5}, Words: []string{"快报", "核定,更正"}, Title: "状态", Error: "请从列表中选"},
			},
		},
		{Name: "标识", Visible: VeryHidden, Rows: []Row{{Cells: []Cell{{Text: "2022-07"}}}}},
	}}
}

func mustWrite(t testing.TB, b *Book) []byte {
	t.Helper()
	data, err := Write(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// part is the text of one part of a workbook.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestWriteGivesTheSameBytes(t *testing.T) {
	first := mustWrite(t, formBook())
	for range 3 {
		if again := mustWrite(t, formBook()); !bytes.Equal(first, again) {
			t.Fatal("two writes differ")
		}
	}
	if name := os.Getenv("XLSX_KEEP"); name != "" {
		os.WriteFile(name, first, 0o644)
	}
}

func TestWriteKeepsDigitsAndText(t *testing.T) {
	data := mustWrite(t, formBook())
	sheet := part(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`<v>1.1579999999999999</v>`, `OR(ISNUMBER(D4),D4="未报送",D4="不适用",D4="保密")`, `'选项'!$A$1:$A$2`, `fitToHeight="0"`, `sheet="true"`} {
		if !strings.Contains(strings.ReplaceAll(sheet, "&#34;", `"`), want) {
			t.Errorf("no %s in the sheet:\n%s", want, sheet)
		}
	}
	if strings.Contains(sheet, "<f") && strings.Contains(sheet, "<f>") {
		t.Error("a text became a formula")
	}
	if strings.Contains(sheet, "password") {
		t.Error("the sheet has a password")
	}
}
