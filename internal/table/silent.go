package table

import "slices"

// Spoken is the table without columns that say nothing in any row: remarks where there are none, and curves of single points.
func (t *Table) Spoken() *Table {
	for k := len(t.Columns) - 1; k >= 0; k-- {
		if kind := t.Columns[k].Kind; kind != Remark && kind != Trend || t.speaks(k) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, k, k+1)
		for _, rows := range [][]Row{t.Rows, t.Foot} {
			for n := range rows {
				rows[n].drop(k)
			}
		}
	}
	return t
}

// speaks reports whether a row has something in the k-th column.
func (t *Table) speaks(k int) bool {
	for _, rows := range [][]Row{t.Rows, t.Foot} {
		for n := range rows {
			at, ok := rows[n].at(k)
			if !ok {
				continue
			}
			c := &rows[n].Cells[at]
			if c.Span <= 1 && (c.Text != "" || c.Note != 0 || len(c.Notes) > 0 || c.Spark.curved()) {
				return true
			}
		}
	}
	return false
}

// at is the cell of a row that stands in the k-th column.
func (r *Row) at(k int) (cell int, ok bool) {
	for n := range r.Cells {
		if k -= max(r.Cells[n].Span, 1); k < 0 {
			return n, true
		}
	}
	return 0, false
}

// drop takes the k-th column out of a row: its cell, or one of the columns that a cell spans.
func (r *Row) drop(k int) {
	switch at, ok := r.at(k); {
	case !ok:
	case r.Cells[at].Span > 1:
		r.Cells[at].Span--
	default:
		r.Cells = slices.Delete(r.Cells, at, at+1)
	}
}

// curved reports whether two months of a year are joined.
func (s *Spark) curved() bool {
	joined := func(p Point) bool { return p.Joined }
	return s != nil && (slices.ContainsFunc(s.This, joined) || slices.ContainsFunc(s.Last, joined))
}
