package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// column is a column that a table directive may show: a measure, or a state, a trend or a remark.
type column struct {
	name, id string           // as in the directive, and the head of the column
	measure  *measure.Measure // nil for what is no number
}

// namedColumns are the columns that are no measures, and those that tables call otherwise.
var namedColumns = []column{
	{"年度目标", "target", measure.Target},
	{"本期累计", "value", measure.Value},
	{"状态", "state", nil},
	{"走势", "trend", nil},
	{"备注", "remark", nil},
}

// columnNamed is the column of a word: one of the names above, or any measure.
func columnNamed(word string, words model.Words) (column, bool) {
	m := measure.Named(word, words)
	for _, col := range namedColumns {
		if col.name == word || col.id == word || m != nil && col.measure == m {
			return col, true
		}
	}
	if m == nil {
		return column{}, false
	}
	return column{name: measureHead(m, words), id: m.ID, measure: m}, true
}

// measureHead is a measure's name in the site's own words: 较全州, 全省位次.
func measureHead(m *measure.Measure, words model.Words) string {
	switch {
	case m == measure.VsWhole:
		return "较" + words.Whole
	case words.Upper == "": // a site without a level above has no word for it
	case m == measure.VsUpper:
		return "较" + words.Upper
	case m == measure.UpperRank:
		return words.Upper + "位次"
	}
	return m.Name
}

// columns are those that the directive asks for; nil where it leaves them to the table.
func (q *request) columns() []column {
	e := q.Get("columns")
	if e == nil {
		return nil
	}
	var chosen []column
	for _, word := range e.Values {
		col, ok := columnNamed(word, q.ed.site.Words)
		switch {
		case !ok:
			words, names := columnWords()
			q.fail(e.Pos, "unknown-column", suggest(word, words, names), "没有“%s”这一栏", word)
			continue
		case slices.ContainsFunc(chosen, func(c column) bool { return c.id == col.id }):
			q.fail(e.Pos, "extra-column", "删去一个", "“%s”一栏写了两遍", word)
		}
		chosen = append(chosen, col)
	}
	if len(e.Values) == 0 {
		q.fail(e.Pos, "missing-column", "写上要列的各栏，或删去这一项", "“columns”是空的")
	}
	return chosen
}

// columnWords are all words for columns, and the names to list.
func columnWords() (words, names []string) {
	for _, col := range namedColumns {
		words, names = append(words, col.name, col.id), append(names, col.name)
	}
	for _, m := range measure.All {
		words = append(words, m.Name, m.ID)
		if !slices.ContainsFunc(namedColumns, func(c column) bool { return c.measure == m }) {
			names = append(names, m.Name)
		}
	}
	return words, names
}

// usualColumns are those of an indicator's own table.
func usualColumns(i *model.Indicator, ranked bool) []column {
	words := []string{"value", "last-year", "growth"}
	if i.Targeted {
		words = []string{"target", "value", "completion", "lead", "state", "last-year", "growth"}
	}
	if ranked && i.Scope == model.AllRegions {
		words = append(words, "place", "place-change")
	}
	var columns []column
	for _, word := range append(words, "trend", "remark") {
		col, _ := columnNamed(word, model.Words{})
		columns = append(columns, col)
	}
	return columns
}

// heads are the heads of chosen columns.
func heads(columns []column) []Column {
	var out []Column
	for _, col := range columns {
		out = append(out, col.headed())
	}
	return out
}

func (col *column) headed() Column {
	c := Column{Head: col.name, Kind: Number}
	switch col.id {
	case "state", "place-change":
		c.Kind = Label
	case "trend":
		c.Kind = Trend
	case "remark":
		c.Kind = Remark
	case "completion":
		c.Kind = Completion
	}
	if col.measure == nil {
		return c
	}
	switch col.measure.Kind {
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
func (col *column) cell(ed *edition, b *builder, ro *roster, c *analysis.Cell, targeted bool) TableCell {
	switch col.id {
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
	q := ro.quantity(col.measure, c)
	switch {
	case !q.Ok() && c.Region.Kind == model.Prefecture && (col.measure == measure.Share || col.measure == measure.TargetShare || col.measure == measure.VsWhole):
		return TableCell{Text: format.Dash, Said: "无", Class: "gap no-number", places: -1} // nothing is missing
	case col.measure.Kind == measure.Amount && q.Ok():
		return b.amount(q.Num, q.Places)
	case col.measure.Kind == measure.Amount && (col.measure == measure.Value || col.measure == measure.Target):
		return b.gap(q.Gap) // the word of the gap in its own column
	case col.measure.Kind == measure.Points:
		return sign(b.derived(q.Num, q.Places, c), q.Num, q.Places)
	}
	return b.derived(q.Num, q.Places, c)
}

// onTargets reports whether any of the columns rests on targets, so that notes on them are due.
func onTargets(columns []column) bool {
	return slices.ContainsFunc(columns, func(c column) bool {
		return c.id == "state" || c.measure != nil && c.measure.Is(measure.Targeted)
	})
}
