package form

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/xlsx"
)

// findFields finds the columns by the names in the hidden row; false where the sheet cannot be read without one.
func (r *reader) findFields(row int) bool {
	r.fields = map[field]int{}
	ok := true
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		if v.Row != row || v.Kind != xlsx.Text || r.out.place(field(v.Text)) == 0 {
			continue
		}
		f := field(v.Text)
		if r.fields[f] != 0 {
			r.refuse(row, v.Column, "column-twice", "“"+r.headText(f)+"”有两列", "删去复制出来的一列，或在原来的表样里重新填写")
			ok = false
			continue
		}
		r.fields[f] = v.Column
	}
	for _, f := range []field{fieldName, fieldUnit, fieldValue} {
		if r.fields[f] == 0 {
			r.refuse(0, 0, "missing-column", "“"+r.headText(f)+"”这一列没有了", "在原来的表样里重新填写，不要删列")
			ok = false
		}
	}
	return ok
}

// headText is what messages call a column: its head without what stands in brackets.
func (r *reader) headText(f field) string {
	for _, c := range columns {
		if c.field == f {
			name, _, _ := strings.Cut(strings.ReplaceAll(c.head, "\n", ""), "（")
			return name
		}
	}
	return string(f)
}

// findRows finds the rows by the ids in the hidden column.
func (r *reader) findRows(column int) {
	asked := map[string]*line{}
	for k := range r.out.lines {
		if l := &r.out.lines[k]; l.indicator != nil {
			asked[l.id] = l
		}
	}
	r.rows = map[string]int{}
	twice := map[string]bool{}
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		id := strings.TrimSpace(v.Text)
		switch {
		case v.Column != column || strings.HasPrefix(id, "#") || anyMark.MatchString(id) || id == "":
		case asked[id] == nil:
			r.unasked(v, id)
		case r.rows[id] != 0:
			r.refuse(v.Row, r.fields[fieldName], "row-twice", "“"+asked[id].fullName()+"”有两行", "只留一行")
			twice[id] = true
		default:
			r.rows[id] = v.Row
		}
	}
	r.missingRows()
	for id := range twice { // neither of the two counts; that has been said
		r.rows[id] = -1
	}
}

// unasked says that a row asks for what is not asked any more.
func (r *reader) unasked(v *xlsx.Value, id string) {
	column := r.fields[fieldValue]
	switch {
	case !r.stale:
		r.refuse(v.Row, v.Column, "unknown-row", "隐藏的指标编号被改动了，写的是“"+load.Shown(id)+"”", "在原来的表样里重新填写")
	case r.value(v.Row, column) != nil:
		r.fault(Hint, v.Row, column, "not-asked", "这一行的指标现在不向这个单位收，没有读", "用 bulletin form 重新发表样")
	}
}

// missingRows says which indicators have no row: the first row of each alone.
func (r *reader) missingRows() {
	var names []string
	for k := range r.out.lines {
		l := &r.out.lines[k]
		if l.indicator == nil || r.rows[l.id] != 0 || l.part != nil && r.rows[r.out.rowID(l.region, l.indicator, nil)] == 0 {
			continue
		}
		names = append(names, "“"+l.fullName()+"”")
	}
	if len(names) == 0 {
		return
	}
	text := strings.Join(names[:min(len(names), fewEnough)], "")
	if len(names) > fewEnough {
		text += "等" + strconv.Itoa(len(names)) + "项"
	}
	if r.stale {
		r.refuse(0, 0, "old-form", "是旧的表样，或者不是这个通报的表，没有"+text, "用 bulletin form 重新发表样，在新表样里填写")
		return
	}
	r.refuse(0, 0, "missing-row", text+"的行没有了", "在原来的表样里重新填写，不要删行；没有数的写 "+gapChoice)
}

// fewEnough bounds a list of names in a message.
const fewEnough = 3

// fullName names a line in a message.
func (l *line) fullName() string {
	if l.part != nil {
		return l.indicator.Name + "（" + l.nameText() + "）"
	}
	return l.indicator.Name
}

// cellsOf are the cells of a line that are to be filled, with their columns.
func (r *reader) cellsOf(l *line) []field {
	var list []field
	for _, c := range r.out.columns {
		if c.input && r.fields[c.field] != 0 && l.asks(c.field) {
			list = append(list, c.field)
		}
	}
	return list
}

// covered refuses merged cells over cells that are to be filled: a figure would count once or three times.
func (r *reader) covered() {
	r.merged = map[xlsx.Range]bool{}
	for _, m := range r.grid.Merged {
		if m.Row == m.LastRow && m.Column == m.LastColumn || r.merged[m] || !r.overInput(m) {
			continue
		}
		r.merged[m] = true
		from, to := xlsx.Address(m.Row, m.Column), xlsx.Address(m.LastRow, m.LastColumn)
		r.refuse(m.Row, m.Column, "merged-cells", "合并了要填的单元格（"+from+":"+to+"），分不清是哪一格的数", "取消合并，每格分别填")
	}
}

func (r *reader) overInput(m xlsx.Range) bool {
	for k := range r.out.lines {
		l := &r.out.lines[k]
		if row := r.rows[l.id]; l.indicator == nil || row < m.Row || row > m.LastRow {
			continue
		}
		for _, f := range r.cellsOf(l) {
			if c := r.fields[f]; c >= m.Column && c <= m.LastColumn {
				return true
			}
		}
	}
	return false
}

// inMerged reports whether a cell is part of what covered refused.
func (r *reader) inMerged(row, column int) bool {
	for m := range r.merged {
		if row >= m.Row && row <= m.LastRow && column >= m.Column && column <= m.LastColumn {
			return true
		}
	}
	return false
}

// table is where the rows and columns of a form are on a sheet.
type table struct {
	lines       map[int]*line  // by rows
	first, last int            // rows that ask for figures
	ids         map[int]string // of the hidden column, by rows
	fields      map[int]field  // by columns
}

func (r *reader) table(column int) *table {
	t := &table{lines: map[int]*line{}, ids: map[int]string{}, fields: map[int]field{}}
	for k := range r.out.lines {
		l := &r.out.lines[k]
		row := r.rows[l.id]
		if l.indicator == nil || row <= 0 {
			continue
		}
		if t.lines[row] = l; t.first == 0 || row < t.first {
			t.first = row
		}
		t.last = max(t.last, row)
	}
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Column == column {
			t.ids[v.Row] = strings.TrimSpace(v.Text)
		}
	}
	for f, c := range r.fields {
		t.fields[c] = f
	}
	return t
}

// stray looks for figures where none are asked: they must not be lost without a word.
func (r *reader) stray(mark *xlsx.Value) {
	t := r.table(mark.Column)
	beside := map[int]*xlsx.Value{} // the first number in a column that is no column of ours
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		if v.Row == mark.Row || v.Column == mark.Column || r.value(v.Row, v.Column) == nil {
			continue
		}
		f, ours := t.fields[v.Column]
		l := t.lines[v.Row]
		switch {
		case l == nil && f == fieldValue && t.own(v):
			r.refuse(v.Row, v.Column, "stray-row", "这一行不是表样里的指标，填的数读不进去", "把数填到指标所在的行，删去这一行的数")
		case l == nil:
		case ours && isInput(f) && !l.asks(f):
			r.fault(Hint, v.Row, v.Column, "not-asked", "这一格不用填，没有读", "要说明的写在指标那一行")
		case !ours && v.Kind == xlsx.Number && beside[v.Column] == nil:
			beside[v.Column] = v
		}
	}
	for _, c := range slices.SortedFunc(maps.Keys(beside), cmp.Compare[int]) {
		r.fault(Hint, beside[c].Row, c, "stray-column", "这一列不是表样里的，没有读", "要报的数填在“本期数”一列")
	}
}

// own reports whether what stands in the column of figures, in a row that asks for none, is the clerk's own: a number
// anywhere, anything in a row put into the table.
func (t *table) own(v *xlsx.Value) bool {
	id := t.ids[v.Row]
	if id != "" && id[0] != '#' {
		return false // said already
	}
	return v.Kind == xlsx.Number || id == "" && v.Row > t.first && v.Row < t.last
}

func isInput(f field) bool {
	for _, c := range columns {
		if c.field == f {
			return c.input
		}
	}
	return false
}
