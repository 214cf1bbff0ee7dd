package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
	"bulletin/internal/reference"
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
func heads(columns []reference.Column) []Column {
	var out []Column
	for _, col := range columns {
		out = append(out, headed(&col))
	}
	return out
}

func headed(col *reference.Column) Column {
	c := Column{Head: col.Name, Kind: Number}
	switch col.ID {
	case "state", "place-change":
		c.Kind = Label
	case "trend":
		c.Kind = Trend
	case "remark":
		c.Kind = Remark
	case "completion":
		c.Kind = Completion
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
func (ed *edition) columnCell(col *reference.Column, b *builder, ro *reference.Roster, c *analysis.Cell, targeted bool) TableCell {
	switch col.ID {
	case "completion":
		return ed.completion(b, c)
	case "state":
		return b.state(c)
	case "growth":
		return b.growth(c)
	case "place":
		return b.rank(c)
	case "place-change":
		return b.change(c)
	case "trend":
		return ed.trend(c)
	case "remark":
		return ed.remark(b, c, targeted)
	}
	q := ro.Quantity(col.Measure, c)
	switch {
	case !q.Ok() && c.Region.Kind == model.Prefecture && (col.Measure == measure.Share || col.Measure == measure.TargetShare || col.Measure == measure.VsWhole):
		return TableCell{Text: format.Dash, Said: "无", Class: "gap no-number", places: -1} // nothing is missing
	case col.Measure.Kind == measure.Amount && q.Ok():
		return b.amount(q.Num, q.Places)
	case col.Measure.Kind == measure.Amount && (col.Measure == measure.Value || col.Measure == measure.Target):
		return b.gap(q.Gap) // the word of the gap in its own column
	case col.Measure.Kind == measure.Points:
		return sign(b.derived(q.Num, q.Places, c), q.Num, q.Places)
	}
	return b.derived(q.Num, q.Places, c)
}
