package form

import (
	"cmp"
	"maps"
	"slices"
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

// headText is what the head calls a column, in one line.
func (r *reader) headText(f field) string {
	for _, c := range columns {
		if c.field == f {
			return strings.ReplaceAll(c.head, "\n", "")
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
		case v.Column != column || strings.HasPrefix(id, "#") || strings.HasPrefix(id, anyMark) || id == "":
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
	for k := range r.out.lines {
		l := &r.out.lines[k]
		if l.indicator == nil || r.rows[l.id] != 0 || l.part != nil && r.rows[r.out.rowID(l.region, l.indicator, nil)] == 0 {
			continue
		}
		if r.stale {
			r.refuse(0, 0, "old-form", "是旧的表样，没有“"+l.fullName()+"”", "用 bulletin form 重新发表样，在新表样里填写")
			continue
		}
		r.refuse(0, 0, "missing-row", "“"+l.fullName()+"”这一行没有了", "在原来的表样里重新填写，不要删行；没有数的写 "+gapChoice)
	}
}

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

// strayRows looks for figures where none are asked: they must not be lost without a word.
func (r *reader) strayRows(mark *xlsx.Value) {
	known, first, last := map[int]*line{}, 0, 0
	for k := range r.out.lines {
		if l := &r.out.lines[k]; l.indicator != nil && r.rows[l.id] > 0 {
			row := r.rows[l.id]
			known[row] = l
			if first == 0 || row < first {
				first = row
			}
			last = max(last, row)
		}
	}
	ids, byColumn := map[int]bool{}, map[int]field{}
	for f, c := range r.fields {
		byColumn[c] = f
	}
	for k := range r.grid.Values {
		if v := &r.grid.Values[k]; v.Column == mark.Column {
			ids[v.Row] = true
		}
	}
	strange := map[int]*xlsx.Value{} // the first number in a column that is no column of ours
	for k := range r.grid.Values {
		v := &r.grid.Values[k]
		f, ours := byColumn[v.Column]
		l := known[v.Row]
		switch {
		case v.Row == mark.Row || v.Column == mark.Column || r.value(v.Row, v.Column) == nil:
		case l != nil && ours && isInput(f) && !l.asks(f):
			r.fault(Hint, v.Row, v.Column, "not-asked", "这一格不用填，没有读", "要说明的写在指标那一行")
		case l != nil && !ours && v.Kind == xlsx.Number && strange[v.Column] == nil:
			strange[v.Column] = v
		case l == nil && f == fieldValue && (v.Kind == xlsx.Number || !ids[v.Row] && v.Row > first && v.Row < last):
			r.refuse(v.Row, v.Column, "stray-row", "这一行不是表样里的指标，填的数读不进去", "把数填到指标所在的行，删去这一行的数")
		}
	}
	for _, c := range slices.SortedFunc(maps.Keys(strange), cmp.Compare[int]) {
		r.fault(Hint, strange[c].Row, c, "stray-column", "这一列不是表样里的，没有读", "要报的数填在“本期数”一列")
	}
}

func isInput(f field) bool {
	for _, c := range columns {
		if c.field == f {
			return c.input
		}
	}
	return false
}
