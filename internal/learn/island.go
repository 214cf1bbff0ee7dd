package learn

// islands are the parts of a sheet that columns without anything between them set apart, where a row would be read wrong
// over all of them: the heads of a table stand beside the numbers of a chart. Else the sheet is one. Rows and columns of an
// island count as those of the sheet.
func (l *lexicon) islands(v *view) []*view {
	var list []*view
	from := 0
	for column := 1; column <= len(v.columns); column++ {
		if column == len(v.columns) || v.columns[column] > v.columns[column-1]+1 && !v.crossed(column) {
			list = append(list, v.part(from, column))
			from = column
		}
	}
	if len(list) > 1 && l.clash(v, list) {
		return list
	}
	return []*view{v}
}

// crossed reports whether a merged cell reaches over the left edge of a column.
func (v *view) crossed(column int) bool {
	for row := range v.rows {
		if c := v.at(row, column-1); c != nil && c.lastCol >= column {
			return true
		}
	}
	return false
}

// part is a view of some columns.
func (v *view) part(from, to int) *view {
	some := *v
	some.cells = make([][]*cell, len(v.cells))
	for row := range v.cells {
		some.cells[row] = make([]*cell, len(v.columns))
		copy(some.cells[row][from:to], v.cells[row][from:to])
	}
	return &some
}

// fewestHeads is how many texts beside each other are heads, whatever stands further right.
const fewestHeads = 3

// clash reports whether some row has heads in one part and numbers in another, and the numbers of the first begin below.
func (l *lexicon) clash(v *view, parts []*view) bool {
	for row := range v.rows {
		if l.rowKind(v, row) != dataRow {
			continue
		}
		for _, one := range parts {
			if !one.blank(row) && len(texts(one, row)) >= fewestHeads && l.rowKind(one, row) == headRow && row+1 < len(v.rows) && !one.blank(row+1) && l.rowKind(one, row+1) == dataRow {
				return true
			}
		}
	}
	return false
}

// blank reports whether nothing stands in a row of a part.
func (v *view) blank(row int) bool {
	for _, c := range v.cells[row] {
		if c != nil {
			return false
		}
	}
	return true
}
