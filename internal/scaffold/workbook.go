package scaffold

import (
	"maps"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/xlsx"
)

// Workbook are the answers that a workbook holds: one sheet of settings, one of regions, one of indicators, and one of
// targets for each year. name is the file as messages call it. Diagnostics have the sheet in their file, and rows and
// columns as lines and columns; [Cells] makes addresses of them.
//
// Rows that are examples, rows without anything and sheets of other names say nothing. Hidden rows and columns are read:
// what is hidden is in the file.
func Workbook(f *xlsx.File, name string, diags *diag.List) *load.Answers {
	a := &load.Answers{Pos: diag.Pos{File: name}}
	found := false
	for _, g := range f.Sheets {
		title := strings.TrimSpace(g.Name)
		_, isTarget := targetYear(title)
		b := &sheetReader{Grid: g, pos: diag.Pos{File: name + sheetMark + title}, diags: diags}
		switch {
		case title == settingTable:
			found = true
			b.settings(a)
		case title == regionTable || title == indicatorTable || isTarget:
			found = true
			b.table(a, title)
		}
	}
	if !found {
		diags.Error(a.Pos, "unknown-file", "用 bulletin new site --template 写出空白的工作簿，照着填", "工作簿里没有名为“设置”“单位”“指标”“目标”的表")
		return a
	}
	for _, due := range []string{settingTable, regionTable, indicatorTable} {
		if !hasSheet(f, due) {
			diags.Error(a.Pos, "missing-sheet", "补上这张表；空白的表用 bulletin new site --template 写出", "缺少名为“%s”的表", due)
		}
	}
	return a
}

func hasSheet(f *xlsx.File, name string) bool {
	for _, g := range f.Sheets {
		if strings.TrimSpace(g.Name) == name {
			return true
		}
	}
	return false
}

// sheetMark stands between a file and a sheet in a position.
const sheetMark = "\x00"

// Cells makes positions in sheets what a reader looks for: 名单.xlsx “单位” B5. Diagnostics are in the order of sheets, rows
// and columns already.
func Cells(list []diag.Diagnostic) []diag.Diagnostic {
	out := make([]diag.Diagnostic, len(list))
	for k, d := range list {
		if strings.Contains(d.File, sheetMark) {
			file, _, _ := strings.Cut(d.File, sheetMark)
			d.Pos = diag.Pos{File: file + " " + where(d.Pos)}
		}
		out[k] = d
	}
	return out
}

// where names a position inside its file: a sheet with the cell, or a line.
func where(p diag.Pos) string {
	_, sheet, found := strings.Cut(p.File, sheetMark)
	switch {
	case !found:
		return p.String()
	case p.Line == 0:
		return "“" + sheet + "”"
	}
	return "“" + sheet + "” " + xlsx.Address(p.Line, max(p.Col, 1))
}

// sheetReader reads one sheet.
type sheetReader struct {
	*xlsx.Grid
	pos   diag.Pos // of the sheet
	diags *diag.List
}

func (b *sheetReader) cell(row, column int) diag.Pos {
	return diag.Pos{File: b.pos.File, Line: row, Col: column}
}

// text is what a cell says, or empty after a complaint.
func (b *sheetReader) text(v *xlsx.Value) string {
	if v == nil {
		return ""
	}
	pos := b.cell(v.Row, v.Column)
	switch v.Kind {
	case xlsx.Error:
		b.diags.Error(pos, "bad-cell", "改正公式，或直接填写", "这一格是错误值 %s", load.Shown(v.Text))
		return ""
	case xlsx.Nothing:
		b.diags.Error(pos, "bad-cell", "在 Excel 或 WPS 里打开后重新保存，或直接填写", "这一格的公式没有算出结果")
		return ""
	}
	if v.Percent && v.Kind == xlsx.Number {
		b.diags.Error(pos, "bad-cell", "把格式改成常规，按指标的计量单位填写", "这一格是百分比格式，看不出要的是百分数还是小数")
		return ""
	}
	return strings.TrimSpace(v.Text)
}

// rows are the sheet's rows from the one below a head, by their numbers, each as its cells by column.
func (b *sheetReader) rows() (numbers []int, cells map[int]map[int]*xlsx.Value) {
	cells = map[int]map[int]*xlsx.Value{}
	for k := range b.Values {
		v := &b.Values[k]
		if cells[v.Row] == nil {
			cells[v.Row] = map[int]*xlsx.Value{}
			numbers = append(numbers, v.Row)
		}
		cells[v.Row][v.Column] = v
	}
	return numbers, cells
}

// settings reads a sheet of two columns: what, and its text.
func (b *sheetReader) settings(a *load.Answers) {
	numbers, cells := b.rows()
	for _, n := range numbers {
		key := bareCaption(b.text(cells[n][1]))
		if key == "" || key == "项目" {
			continue
		}
		if _, known := named(key, settingColumns); !known && cells[n][2] == nil {
			continue // a remark
		}
		pos := b.cell(n, 2)
		a.Settings = append(a.Settings, load.Answer{Key: key, Text: b.text(cells[n][2]), Pos: pos})
	}
	if len(a.Settings) == 0 {
		a.Settings = append(a.Settings, load.Answer{Key: "标题", Pos: b.cell(1, 2)})
	}
}

// table reads a sheet with captions in one row and what they mean below.
func (b *sheetReader) table(a *load.Answers, title string) {
	t := load.AnswerTable{Name: title, Pos: b.pos}
	columns := map[string][]column{regionTable: regionColumns, indicatorTable: indicatorColumns}[title]
	if columns == nil {
		columns = aimColumns
	}
	numbers, cells := b.rows()
	head := b.head(numbers, cells, columns)
	captions := b.captions(cells[head])
	for _, n := range numbers {
		if head == 0 || n <= head {
			continue
		}
		if row, said := b.row(n, cells[n], captions); said {
			t.Rows = append(t.Rows, row)
		}
	}
	if head == 0 {
		b.diags.Error(b.pos, "missing-head", "在第一行写上各栏的名称；空白的表用 bulletin new site --template 写出", "找不到写着“%s”的表头", firstDue(columns))
	}
	a.Tables = append(a.Tables, t)
}

// headRows is how far down the row of captions is looked for: titles and remarks may stand above it.
const headRows = 20

// head is the row with most captions that are columns, or 0.
func (b *sheetReader) head(numbers []int, cells map[int]map[int]*xlsx.Value, columns []column) (best int) {
	most := 0
	for _, n := range numbers {
		if n > headRows {
			break
		}
		count := 0
		for _, v := range cells[n] {
			if _, known := named(bareCaption(oneLine(v.Text)), columns); known {
				count++
			}
		}
		if count > most {
			best, most = n, count
		}
	}
	return best
}

func firstDue(columns []column) string {
	for _, c := range columns {
		if c.due {
			return c.name
		}
	}
	return columns[0].name
}

func (b *sheetReader) captions(cells map[int]*xlsx.Value) map[int]string {
	captions := map[int]string{}
	for column, v := range cells {
		if text := bareCaption(oneLine(b.text(v))); text != "" {
			captions[column] = text
		}
	}
	return captions
}

// bareCaption is a caption without the star of what must be filled in.
func bareCaption(text string) string { return strings.TrimSpace(strings.TrimRight(text, "*＊ ")) }

// example marks rows that show how to fill in. They are not read.
const example = "示例"

// row reads a row: what stands under each caption, be it empty. said is false where it says nothing.
func (b *sheetReader) row(n int, cells map[int]*xlsx.Value, captions map[int]string) (row load.AnswerRow, said bool) {
	row.Pos = b.cell(n, 1)
	if first := cells[1]; first != nil && strings.HasPrefix(strings.TrimSpace(first.Text), example) {
		return row, false
	}
	columns := maps.Clone(captions)
	for column := range cells {
		columns[column] = captions[column]
	}
	for _, column := range slices.Sorted(maps.Keys(columns)) {
		text, caption := b.text(cells[column]), captions[column]
		said = said || text != ""
		switch {
		case caption != "":
			row.Fields = append(row.Fields, load.Answer{Key: caption, Text: text, Pos: b.cell(n, column)})
		case text != "":
			b.diags.Error(b.cell(n, column), "missing-head", "在表头写上这一栏的名称，或清空这一格", "“%s”上面没有栏名", load.Shown(text))
		}
	}
	return row, said
}
