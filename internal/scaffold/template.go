package scaffold

import (
	"math"
	"strings"

	"bulletin/internal/xlsx"
)

// Rows for input on each sheet.
const (
	regionRows    = 300
	indicatorRows = 200
	targetColumns = 40
)

// line is the height of a line of text, in points. Programs that do not measure wrapped text themselves need it said.
const line = 16

// high is the height of a row whose texts stand in columns of these widths, least lines at least.
func high(least int, cells []xlsx.Cell, columns []xlsx.Column) float64 {
	most := least
	for k, cell := range cells {
		most = max(most, lines(cell, columns[k].Width))
	}
	return float64(most*line + 4)
}

// lines is how many lines a cell takes in a column of a width, which a wide character halves. What is left at the end of a
// line, where a word does not break, is put at two.
func lines(cell xlsx.Cell, width float64) (n int) {
	scale := 1.0
	if cell.Style.Size > 0 {
		scale = cell.Style.Size / 11
	}
	for part := range strings.SplitSeq(cell.Text, "\n") {
		size := 0.0
		for _, r := range part {
			if size++; r > 0xff {
				size++
			}
		}
		n += max(1, int(math.Ceil(size*scale/(width-2))))
	}
	return n
}

// Colours of the workbook.
const (
	headFill = "#dde6ef"
	dueFill  = "#f6dfb8"
	faint    = "#6b6b6b"
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

// guidance is how to fill in: what is done in each sheet, and what holds for all.
var guidance = [][2]string{
	{"怎样填", "依次填“设置”“单位”“指标”“目标”四张表。栏名是橙色的必须填；其余可以空着，以后再补。"},
	{"设置", "通报的标题、由谁发布、从哪一期做起。"},
	{"单位", "一行一个。必须有一行的类别是“整体”：通报所讲的全部范围，如全州、全市、一个学区。不写类别的都是成员。"},
	{"指标", "一行一项，至少写名称和计量单位。右边几栏（其中项、权重、不大于、考核等）用不着的空着。"},
	{"目标", "第一行从 C 列起写单位的名称，一列一个；A 列写指标的名称。没有下达的空着。别的年份：把这张表再复制一张，改名为“目标2021”的样子。"},
	{"示例行", "以“示例”开头的灰色行只作示范，程序不读，可以删去。鼠标停在栏名上，有这一栏的说明。"},
	{"数", "直接写，不带单位、千分位和百分号；38.6% 写 38.6。"},
	{"几项写在一格", "其中项、不适用单位、考核写几项的，用顿号隔开，或者在格内换行；不要用空格、斜线。"},
	{"编号", "网页的文件名，不写时按名称的拼音取。新建时会列出来，不合适的填在“编号”栏，再新建一次。"},
	{"填好以后", "运行 bulletin new site 文件夹 --from 这个文件。有错的话，一次说清是哪张表、哪一格，什么都不写。"},
}

func guideSheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: "填写说明", Columns: []xlsx.Column{{Width: 16}, {Width: 76}}}
	s.Rows = append(s.Rows, xlsx.Row{Height: 36, Cells: []xlsx.Cell{{Text: "新建通报站点　填写说明", Style: xlsx.Style{Bold: true, Size: 16}}}})
	for _, g := range guidance {
		row := xlsx.Row{Cells: []xlsx.Cell{
			{Text: g[0], Style: xlsx.Style{Bold: true, Border: true, Wrap: true, Fill: headFill, Across: xlsx.Centre}}, {Text: g[1], Style: xlsx.Style{Border: true, Wrap: true}},
		}}
		row.Height = high(1, row.Cells, s.Columns) + 6
		s.Rows = append(s.Rows, row)
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
		cells := []xlsx.Cell{head(c.name, "", c.due), {Style: input}, {Text: c.about + "。如：" + c.show, Style: xlsx.Style{Border: true, Wrap: true, Colour: faint}}}
		s.Rows = append(s.Rows, xlsx.Row{Height: high(1, cells, s.Columns) + 6, Cells: cells})
	}
	return s
}

// tableSheet has a head, an example and empty rows.
func tableSheet(name string, columns []column, rows int) xlsx.Sheet {
	s := xlsx.Sheet{Name: name, FrozenRows: 1, FrozenCols: 1, Landscape: true, Repeated: 1}
	var top, sample, empty xlsx.Row
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
	top.Height, sample.Height = high(1, top.Cells, s.Columns)+8, high(1, sample.Cells, s.Columns)
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
	sample := xlsx.Row{Cells: []xlsx.Cell{{Text: example + "：全社会研发投入（监测填报数）", Style: shown}, {Text: "万元", Style: shown}}}
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
	top.Height, sample.Height = 2*line+8, high(1, sample.Cells, s.Columns)
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
