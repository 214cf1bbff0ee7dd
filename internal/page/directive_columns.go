package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// columns are those that the directive asks for; nil where it leaves them to the table.
func (q *request) columns() []reference.Column {
	e := q.Get("columns")
	if e == nil {
		return nil
	}
	var chosen []reference.Column
	for _, word := range e.Values {
		col, ok := reference.ColumnNamed(word, q.ed.site.Words)
		switch {
		case !ok:
			words, names := reference.ColumnWords()
			q.fail(e.Pos, "unknown-column", suggest(word, words, names), "没有“%s”这一栏", word)
			continue
		case slices.ContainsFunc(chosen, func(c reference.Column) bool { return c.ID == col.ID }):
			q.fail(e.Pos, "extra-column", "删去一个", "“%s”一栏写了两遍", word)
		}
		chosen = append(chosen, col)
	}
	if len(e.Values) == 0 {
		q.fail(e.Pos, "missing-column", "写上要列的各栏，或删去这一项", "“columns”是空的")
	}
	return chosen
}

// heads are the heads of chosen columns.
func heads(columns []reference.Column) []table.Column {
	var out []table.Column
	for _, col := range columns {
		out = append(out, headed(&col))
	}
	return out
}

func headed(col *reference.Column) table.Column {
	c := table.Column{Head: col.Name, Kind: table.Number}
	switch col.ID {
	case "state", "place-change":
		c.Kind = table.Label
	case "trend":
		c.Kind = table.Trend
	case "remark":
		c.Kind = table.Remark
	case "completion":
		c.Kind = table.Completion
	}
	if col.Measure == nil {
		return c
	}
	switch col.Measure.Kind {
	case measure.Ratio, measure.Change:
		c.Unit = "%"
	case measure.Points:
		c.Unit = "百分点"
	case measure.Times:
		c.Unit = "倍"
	}
	return c
}

// cell is what stands in the column; targeted says that the table shows something that rests on targets.
func (ed *edition) columnCell(col *reference.Column, b *table.Builder, ro *reference.Roster, c *analysis.Cell, targeted bool) table.Cell {
	switch col.ID {
	case "completion":
		return b.Completion(c, ed.view.Progress)
	case "state":
		return b.State(c)
	case "growth":
		return b.Growth(c)
	case "place":
		return b.Rank(c)
	case "place-change":
		return b.Change(c)
	case "trend":
		return ed.trend(c)
	case "remark":
		notes := ed.rowNotes(c, targeted, false) // the columns of what they are on may not have been chosen
		return noted(b, noted(b, ed.remark(c), notes.value), notes.target)
	}
	q := ro.Quantity(col.Measure, c)
	switch {
	case !q.Ok() && c.Region.Kind == model.Prefecture && (col.Measure == measure.Share || col.Measure == measure.TargetShare || col.Measure == measure.VsWhole):
		return table.None() // nothing is missing
	case col.Measure.Kind == measure.Amount && q.Ok():
		return b.Amount(c.Indicator, q.Num, q.Places)
	case col.Measure.Kind == measure.Amount && (col.Measure == measure.Value || col.Measure == measure.Target):
		return b.Gap(q.Gap) // the word of the gap in its own column
	case col.Measure.Kind == measure.Points:
		return b.Derived(q.Num, q.Places, c).Signed()
	}
	return b.Derived(q.Num, q.Places, c)
}
