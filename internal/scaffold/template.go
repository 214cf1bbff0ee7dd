package scaffold

import "bulletin/internal/xlsx"

// Rows for input on each sheet.
const (
	regionRows    = 300
	indicatorRows = 200
	targetColumns = 40
)

// twoLines is the height of a row with two lines of text, in points.
const twoLines = 30

// Colours of the workbook.
const (
	headFill = "#dde6ef"
	dueFill  = "#f6dfb8"
	faint    = "#8a8a8a"
)

// Template is the workbook in which a site is described: what [Workbook] reads. Rows that begin with 示例 show how to
// fill in and are not read.
func Template() *xlsx.Book {
	return &xlsx.Book{Title: "新建站点", Creator: "bulletin", Sheets: []xlsx.Sheet{
		guideSheet(), settingSheet(),
		tableSheet(regionTable, regionColumns, regionRows), tableSheet(indicatorTable, indicatorColumns, indicatorRows),
		targetSheet(),
	}}
}

func guideSheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: "填写说明", Columns: []xlsx.Column{{Width: 100}}}
	for k, text := range []string{
		"怎样填",
		"1. 依次填“设置”“单位”“指标”“目标”四张表。栏名是橙色的必须填，其余可以空着，以后再补。",
		"2. 鼠标停在栏名上，有这一栏的说明。以“示例”开头的灰色行只作示范，程序不读，可以删去。",
		"3. “单位”表里必须有一行的类别是“整体”（通报所讲的全部范围，如全州、全市、一个学区），其余不写类别的都是成员。",
		"4. “目标”表第一行从 C 列起写单位的名称，一列一个；A 列写指标的名称。没有下达的空着。可以再复制一张，改名为“目标2021”，填别的年份。",
		"5. 数直接写，不带单位、千分位和百分号；38.6% 写 38.6。",
		"6. 填好后运行：bulletin new site 文件夹 --from 这个文件。有错的话，一次说清是哪张表、哪一格，什么都不写。",
	} {
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{{Text: text, Style: xlsx.Style{Wrap: true, Bold: k == 0}}}})
	}
	return s
}

func head(text, about string, due bool) xlsx.Cell {
	style := xlsx.Style{Bold: true, Border: true, Wrap: true, Fill: headFill, Across: xlsx.Centre}
	if due {
		style.Fill, text = dueFill, text+"*"
	}
	return xlsx.Cell{Text: text, Style: style, Comment: about}
}

// input takes text as it is typed: 2022-07 is no date, and 0743 keeps its zero.
var input = xlsx.Style{Border: true, Wrap: true, Format: "@"}

var shown = xlsx.Style{Border: true, Wrap: true, Colour: faint, Format: "@"}

func settingSheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: settingTable, FrozenRows: 1, Columns: []xlsx.Column{{Width: 16}, {Width: 40}, {Width: 70}}}
	s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{head("项目", "", false), head("内容", "在这一栏填写", false), head("说明", "", false)}})
	for _, c := range settingColumns {
		s.Rows = append(s.Rows, xlsx.Row{Height: twoLines, Cells: []xlsx.Cell{
			head(c.name, "", c.due), {Style: input}, {Text: c.about + "。如：" + c.show, Style: xlsx.Style{Border: true, Wrap: true, Colour: faint}},
		}})
	}
	return s
}

// tableSheet has a head, an example and empty rows.
func tableSheet(name string, columns []column, rows int) xlsx.Sheet {
	s := xlsx.Sheet{Name: name, FrozenRows: 1, FrozenCols: 1, Landscape: true, Repeated: 1}
	top, sample, empty := xlsx.Row{}, xlsx.Row{Height: twoLines}, xlsx.Row{}
	for k, c := range columns {
		s.Columns = append(s.Columns, xlsx.Column{Width: c.width})
		top.Cells = append(top.Cells, head(c.name, c.about, c.due))
		text := c.show
		if k == 0 {
			text = example + "：" + text
		}
		sample.Cells = append(sample.Cells, xlsx.Cell{Text: text, Style: shown})
		empty.Cells = append(empty.Cells, xlsx.Cell{Style: input})
		if c.words != nil {
			s.Validations = append(s.Validations, xlsx.Validation{
				Range: xlsx.Range{Row: 3, Column: k + 1, LastRow: 2 + rows, LastColumn: k + 1}, Words: c.words,
				Title: c.name, Error: "请从列表中选择，或者空着",
			})
		}
	}
	s.Rows = append(s.Rows, top, sample)
	for range rows {
		s.Rows = append(s.Rows, empty)
	}
	return s
}

// targetSheet has a row for each indicator, and columns whose captions are the names of regions.
func targetSheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: targetTable, FrozenRows: 1, FrozenCols: 2, Landscape: true, Repeated: 1, Columns: []xlsx.Column{{Width: 30}, {Width: 10}}}
	top := xlsx.Row{Cells: []xlsx.Cell{
		head(aimIndicator, "指标的名称或简称，与“指标”表一致", true), head("计量单位", "只供核对，程序不读", false),
	}}
	sample := xlsx.Row{Height: twoLines, Cells: []xlsx.Cell{{Text: example + "：全社会研发投入（监测填报数）", Style: shown}, {Text: "万元", Style: shown}}}
	empty := xlsx.Row{Cells: []xlsx.Cell{{Style: input}, {Style: input}}}
	number := xlsx.Style{Border: true}
	for k := range targetColumns {
		s.Columns = append(s.Columns, xlsx.Column{Width: 12})
		about := ""
		if k == 0 {
			about = "从这一格起，每格写一个单位的名称（含整体），与“单位”表一致"
		}
		top.Cells = append(top.Cells, head("", about, false))
		sample.Cells = append(sample.Cells, xlsx.Cell{Style: shown})
		empty.Cells = append(empty.Cells, xlsx.Cell{Style: number})
	}
	sample.Cells[2].Text, sample.Cells[3].Text = "96000", "25000"
	s.Rows = append(s.Rows, top, sample)
	for range indicatorRows {
		s.Rows = append(s.Rows, empty)
	}
	s.Validations = []xlsx.Validation{{
		Range: xlsx.Range{Row: 3, Column: 3, LastRow: 2 + indicatorRows, LastColumn: 2 + targetColumns}, Numbers: true, Words: []string{"未设目标", "保密"},
		Title: "目标", Error: "只写数，不带单位；没有下达的空着或写 未设目标",
	}}
	return s
}
