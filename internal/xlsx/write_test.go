package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
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
		{Name: "标识", Visible: VeryHidden, Rows: []Row{{Cells: []Cell{{Text: "2022-07", Comment: "不要改"}}}}},
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
	for range 9 {
		if again := mustWrite(t, formBook()); !bytes.Equal(first, again) {
			t.Fatal("two writes differ")
		}
	}
}

// wrote is the text of the first sheet's part of a book with this one sheet.
func wrote(t *testing.T, s Sheet) string {
	t.Helper()
	return strings.ReplaceAll(part(t, mustWrite(t, &Book{Sheets: []Sheet{s}}), "xl/worksheets/sheet1.xml"), "&#34;", `"`)
}

func TestWriteKeepsDigitsAndText(t *testing.T) {
	data := mustWrite(t, formBook())
	sheet := part(t, data, "xl/worksheets/sheet1.xml")
	if !strings.Contains(sheet, `<v>1.1579999999999999</v>`) {
		t.Error("a number is not as it was given")
	}
	if strings.Contains(sheet, "<f>") || strings.Contains(sheet, "password") {
		t.Error("a text became a formula, or the sheet has a password")
	}
	numbers := []string{"0", "-0.50", "123456789012345678901234567890.10", "0.00000000000000000001"}
	var cells []Cell
	for _, n := range numbers {
		cells = append(cells, Cell{Number: n})
	}
	sheet = wrote(t, Sheet{Name: "数", Rows: []Row{{Cells: cells}}})
	for _, n := range numbers {
		if !strings.Contains(sheet, "<v>"+n+"</v>") {
			t.Errorf("%s is not as it was given:\n%s", n, sheet)
		}
	}
}

// TestTextsComeBack writes texts that look like something else, and reads them.
func TestTextsComeBack(t *testing.T) {
	texts := []string{
		"=1+1", "+1", "-1", "@a", "1.50", "TRUE", "#REF!", " a ", "a\nb", "\n", "<b>&amp;</b>", "_x000D_", "_x005F_x000D_", "_", "_x0001_", "_xD83D_", "_x000D", "__x000D__", "_x", `"`, "'a", "]]>", "　全角　", "😀", "\u00A0",
		strings.Repeat("长", maxText), "2022-06-30", "1E5", "<!-- -->", "&#10;",
	}
	var cells []Cell
	for _, text := range texts {
		cells = append(cells, Cell{Text: text, Comment: text})
	}
	g := mustRead(t, mustWrite(t, &Book{Sheets: []Sheet{{Name: "文", Rows: []Row{{Cells: cells}}}}})).Sheets[0]
	for i, text := range texts {
		if v := g.At(1, i+1); v == nil || v.Kind != Text || v.Text != text || v.Formula {
			t.Errorf("%.40q came back as %.80q", text, show(v))
		}
	}
}

func TestWriteValidations(t *testing.T) {
	long := make([]string, 40)
	for i := range long {
		long[i] = strings.Repeat("长", 7)
	}
	gaps := []string{"未报送", "不适用"}
	for name, c := range map[string]struct {
		in   Validation
		want []string
		not  string
	}{
		"words":                {Validation{Words: gaps}, []string{`type="list"`, `<formula1>"未报送,不适用"</formula1>`, `errorStyle="stop"`}, "'选项'"},
		"long words":           {Validation{Words: long}, []string{`type="list"`, `<formula1>'选项'!$A$1:$A$40</formula1>`}, "长"},
		"comma":                {Validation{Words: []string{"甲,乙"}}, []string{`'选项'!$A$1:$A$1`}, "甲"},
		"quote":                {Validation{Words: []string{`甲"乙`}}, []string{`'选项'!$A$1:$A$1`}, "甲"},
		"space":                {Validation{Words: []string{" 甲"}}, []string{`'选项'!$A$1:$A$1`}, "甲"},
		"like a formula":       {Validation{Words: []string{"=A1", "甲"}}, []string{`'选项'!$A$1:$A$2`}, "甲"},
		"markup":               {Validation{Words: []string{"<甲&乙>"}}, []string{`<formula1>"&lt;甲&amp;乙&gt;"</formula1>`}, "选项"},
		"number":               {Validation{Numbers: true}, []string{`type="custom"`, `<formula1>ISNUMBER(D4)</formula1>`}, "OR("},
		"not negative":         {Validation{Numbers: true, NotNegative: true}, []string{`<formula1>AND(ISNUMBER(D4),D4&gt;=0)</formula1>`}, "OR("},
		"not negative or word": {Validation{Numbers: true, NotNegative: true, Words: []string{"未报送"}}, []string{`<formula1>OR(AND(ISNUMBER(D4),D4&gt;=0),D4="未报送")</formula1>`}, "选项"},
		"number or word":       {Validation{Numbers: true, Words: []string{"未报送", `"`}}, []string{`OR(ISNUMBER(D4),D4="未报送",D4="""")`}, "选项"},
		"number or words":      {Validation{Numbers: true, Words: long}, []string{`OR(ISNUMBER(D4),SUMPRODUCT(--('选项'!$A$1:$A$40=D4))&gt;0)`}, "长"},
		"offered":              {Validation{Numbers: true, Words: gaps, Offered: true, Error: "错"}, []string{`type="list"`, `"未报送,不适用"`}, "showErrorMessage"},
		"soft":                 {Validation{Words: gaps, Soft: true, Error: "错"}, []string{`errorStyle="warning"`, `showErrorMessage="true"`}, "stop"},
		"long messages":        {Validation{Words: gaps, Title: strings.Repeat("题", 40), Error: strings.Repeat("错", 300), Prompt: strings.Repeat("填", 300)}, []string{`"` + strings.Repeat("题", 31) + `…"`, `"` + strings.Repeat("错", 254) + `…"`, `"` + strings.Repeat("填", 254) + `…"`}, strings.Repeat("错", 255)},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.Range = Range{4, 4, 9, 4}
			sheet := wrote(t, Sheet{Name: "表", Validations: []Validation{c.in}})
			for _, want := range append(c.want, `sqref="D4:D9"`) {
				if !strings.Contains(sheet, want) {
					t.Errorf("no %s in\n%s", want, sheet)
				}
			}
			if strings.Contains(sheet, c.not) {
				t.Errorf("there is %s in\n%s", c.not, sheet)
			}
		})
	}
}

func TestWordsShareASheet(t *testing.T) {
	words := func(first string) Validation {
		return Validation{Range: Range{1, 1, 1, 1}, Words: []string{first + ",", "乙"}}
	}
	f := mustRead(t, mustWrite(t, &Book{Sheets: []Sheet{
		{Name: WordSheet, Validations: []Validation{words("甲"), words("甲"), words("丙")}}, {Name: "二", Validations: []Validation{words("甲")}},
	}}))
	g := f.Sheet(WordSheet + "2")
	if g == nil || g.Visible != VeryHidden {
		t.Fatal("no very hidden sheet of words")
	}
	if got, want := showAll(g), "A1 text:甲,; B1 text:丙,; A2 text:乙; B2 text:乙"; got != want {
		t.Errorf("words %s, want %s", got, want)
	}
}

func TestWriteSheets(t *testing.T) {
	for name, c := range map[string]struct {
		in   Sheet
		want []string
	}{
		"protected":     {Sheet{Protected: true}, []string{`<sheetProtection sheet="true"`, `selectLockedCells="false"`, `autoFilter="true"`}},
		"frozen":        {Sheet{FrozenRows: 2, FrozenCols: 1}, []string{`activePane="bottomRight" state="frozen" topLeftCell="B3" xSplit="1" ySplit="2"`}},
		"frozen rows":   {Sheet{FrozenRows: 2}, []string{`activePane="bottomLeft" state="frozen" topLeftCell="A3" ySplit="2"`}},
		"frozen column": {Sheet{FrozenCols: 1}, []string{`activePane="topRight" state="frozen" topLeftCell="B1" xSplit="1"`}},
		"paper":         {Sheet{}, []string{`orientation="portrait" paperSize="9"`, `fitToPage="true"`, `fitToHeight="0" fitToWidth="1"`, `showGridLines="false"`}},
		"one page":      {Sheet{OnePage: true}, []string{`fitToHeight="1" fitToWidth="1"`}},
		"landscape":     {Sheet{Landscape: true, Grid: true}, []string{`orientation="landscape"`, `<sheetView showGridLines="true"`}},
		"tab":           {Sheet{Tab: "#8899aa"}, []string{`<tabColor rgb="FF8899AA">`}},
		"filter":        {Sheet{Filter: &Range{1, 1, 3, 2}, Tab: "#000000", Protected: true}, []string{`<autoFilter ref="$A$1:$B$3">`, `fitToPage="true"`, `autoFilter="false"`, `rgb="FF000000"`}},
		"footer":        {Sheet{Footer: "第 &P 页"}, []string{`<oddFooter>&amp;C第 &amp;P 页</oddFooter>`}},
		"long footer":   {Sheet{Footer: "&L" + strings.Repeat("页", 300)}, []string{`<oddFooter>&amp;L` + strings.Repeat("页", 252) + "…<"}},
		"columns":       {Sheet{Columns: []Column{{Width: 12.5}, {}, {Hidden: true}, {Width: 999}}}, []string{`max="1" min="1" width="12.5"`, `hidden="true" max="3" min="3"`, `max="4" min="4" width="255"`}},
		"rows":          {Sheet{Rows: []Row{{Height: 999}, {Hidden: true}}}, []string{`r="1" ht="409"`, `<row r="2" hidden="true"`}},
		"merged": {Sheet{Columns: []Column{{Width: 10}, {Width: 11}}, Merged: []Range{{1, 1, 1, 2}}, Rows: []Row{{Cells: []Cell{{Text: strings.Repeat("长", 40), Style: Style{Wrap: true, Border: true}}}}}},
			[]string{`<mergeCell ref="A1:B1">`, `<c r="B1" s="1">`, `ht="61.2"`}},
		"dimension": {Sheet{Rows: []Row{{}, {Cells: make([]Cell, 3)}}}, []string{`<dimension ref="A1:C2">`}},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.Name = "表"
			sheet := wrote(t, c.in)
			for _, want := range c.want {
				if !strings.Contains(sheet, want) {
					t.Errorf("no %s in\n%s", want, sheet)
				}
			}
		})
	}
}

// TestWriteQuotesSheetNames names sheets in formulas, where a quote is doubled.
func TestWriteQuotesSheetNames(t *testing.T) {
	workbook := part(t, mustWrite(t, &Book{Sheets: []Sheet{{Name: "a'b 表", Repeated: 2, Filter: &Range{1, 1, 2, 2}}}}), "xl/workbook.xml")
	for _, want := range []string{`&#39;a&#39;&#39;b 表&#39;!$1:$2`, `&#39;a&#39;&#39;b 表&#39;!$A$1:$B$2`} {
		if !strings.Contains(workbook, want) {
			t.Errorf("no %s in\n%s", want, workbook)
		}
	}
}

func TestWriteStyles(t *testing.T) {
	styles := part(t, mustWrite(t, &Book{Sheets: []Sheet{{Name: "表", Rows: []Row{{Cells: []Cell{
		{Style: Style{Bold: true, Size: 16, Colour: "#c00000", Fill: "#fffbe6", Wrap: true, Across: Centre, Down: Top, Open: true, Border: true, Format: `0.0"万"`}}, {Number: "1", Style: Style{Format: "0.00"}}, {Text: "=a"},
	}}}}}}), "xl/styles.xml")
	for _, want := range []string{`formatCode="0.0&#34;万&#34;"`, `locked="false"`, `rgb="FFC00000"`, `rgb="FFFFFBE6"`, `wrapText="true"`, `horizontal="center" vertical="top"`, `style="thin"`, `numFmtId="2"`, `numFmtId="49"`, `val="宋体"`} {
		if !strings.Contains(styles, want) && !strings.Contains(styles, strings.ReplaceAll(want, ` vertical="top"`, "")) {
			t.Errorf("no %s in\n%s", want, styles)
		}
	}
}

func TestWriteProperties(t *testing.T) {
	data := mustWrite(t, &Book{Title: "题", Creator: "单位", Sheets: []Sheet{{Name: "一", Visible: Hidden}, {Name: "二"}}})
	core := part(t, data, "docProps/core.xml")
	for _, want := range []string{"<dc:title>题<", "<dc:creator>单位<", "<lastModifiedBy>单位<", "2006-09-16T00:00:00Z"} {
		if !strings.Contains(core, want) {
			t.Errorf("no %s in\n%s", want, core)
		}
	}
	if workbook := part(t, data, "xl/workbook.xml"); !strings.Contains(workbook, `activeTab="1"`) || !strings.Contains(workbook, `state="hidden"`) {
		t.Errorf("the first sheet is not hidden, or the second not in front:\n%s", workbook)
	}
}

func TestWriteRefuses(t *testing.T) {
	cell := func(c Cell) []Sheet { return []Sheet{{Name: "表", Rows: []Row{{Cells: []Cell{c}}}}} }
	for name, sheets := range map[string][]Sheet{
		"no sheets": nil, "only hidden ones": {{Name: "a", Visible: Hidden}}, "the same name": {{Name: "a"}, {Name: "A"}}, "no name": {{}},
		"bad name": {{Name: "a/b"}}, "long name": {{Name: strings.Repeat("长", 32)}}, "second name": {{Name: "a"}, {Name: "b?"}},
		"no number": cell(Cell{Number: "1e5"}), "infinity": cell(Cell{Number: "Inf"}), "commas": cell(Cell{Number: "1,234"}), "long number": cell(Cell{Number: strings.Repeat("1", 300)}),
		"both": cell(Cell{Number: "1", Text: "1"}), "long text": cell(Cell{Text: strings.Repeat("长", maxText+1)}), "long comment": cell(Cell{Comment: strings.Repeat("😀", maxText/2+1)}),
		"merged the wrong way": {{Name: "a", Merged: []Range{{2, 2, 1, 1}}}}, "no validated range": {{Name: "a", Validations: []Validation{{}}}},
		"no filtered range": {{Name: "a", Filter: &Range{}}}, "too wide": {{Name: "a", Columns: make([]Column, MaxColumns+1)}},
	} {
		if _, err := Write(&Book{Sheets: sheets}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestWriteSeveralPagesWide repeats the frozen columns on the pages beside the first.
func TestWriteSeveralPagesWide(t *testing.T) {
	data := mustWrite(t, &Book{Sheets: []Sheet{{Name: "表", PagesWide: 2, Repeated: 1, FrozenRows: 1, FrozenCols: 2}}})
	if sheet := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(sheet, `fitToWidth="2"`) {
		t.Error(sheet)
	}
	if book := part(t, data, "xl/workbook.xml"); !strings.Contains(book, "&#39;表&#39;!$A:$B,&#39;表&#39;!$1:$1") {
		t.Error(book)
	}
}

// TestWriteLeavesOutWhatSaysNothing: empty cells and rows take no room, and merged ones keep their borders.
func TestWriteLeavesOutWhatSaysNothing(t *testing.T) {
	line := Style{Border: true}
	sheet := wrote(t, Sheet{
		Rows:   []Row{{}, {Cells: []Cell{{}, {Text: "甲"}, {}}}, {Height: 20}, {Cells: []Cell{{Text: "乙", Style: line}}}},
		Merged: []Range{{4, 1, 5, 2}}, Name: "表",
	})
	const want = `<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c></row><row r="3" ht="20" customHeight="true"></row>` +
		`<row r="4"><c r="A4" s="1" t="s"><v>1</v></c><c r="B4" s="1"></c></row><row r="5"><c r="A5" s="1"></c><c r="B5" s="1"></c></row></sheetData>`
	if !strings.Contains(sheet, want) {
		t.Error(sheet)
	}
}

// TestManyComments: comments stand where they were given, however many a sheet has, and each has its own box.
func TestManyComments(t *testing.T) {
	book := func(n int) *Book {
		s := Sheet{Name: "表"}
		for k := range n {
			s.Rows = append(s.Rows, Row{Cells: []Cell{{Text: "数", Comment: "注" + strconv.Itoa(k)}}})
		}
		return &Book{Sheets: []Sheet{{Name: "首", Rows: []Row{{Cells: []Cell{{Comment: "一"}}}}}, s}}
	}
	data := mustWrite(t, book(1500))
	g := mustRead(t, data).Sheets[1]
	for k := range 1500 {
		if v := g.At(k+1, 1); v == nil || v.Comment != "注"+strconv.Itoa(k) {
			t.Fatalf("row %d has %v", k+1, v)
		}
	}
	if drawn := part(t, data, "xl/drawings/vmlDrawing2.vml"); strings.Count(drawn, "<v:shape ") != 1500 || strings.Count(drawn, `id="_x0000_s3548"`) != 1 {
		t.Errorf("%d boxes", strings.Count(drawn, "<v:shape "))
	}
}
