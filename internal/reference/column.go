package reference

import (
	"slices"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// Column is a column that a table directive may show: a measure, or a state, a trend or a remark.
type Column struct {
	Name, ID string           // as in the directive, and the head of the column
	Measure  *measure.Measure // nil for what is no number
}

// namedColumns are the columns that are no measures, and those that tables call otherwise.
var namedColumns = []Column{
	{"年度目标", "target", measure.Target},
	{"本期累计", "value", measure.Value},
	{"状态", "state", nil},
	{"走势", "trend", nil},
	{"备注", "remark", nil},
}

// ColumnNamed is the column of a word: one of the names above, or any measure.
func ColumnNamed(word string, words model.Words) (Column, bool) {
	m := measure.Named(word, words)
	for _, col := range namedColumns {
		if col.Name == word || col.ID == word || m != nil && col.Measure == m {
			return col, true
		}
	}
	if m == nil {
		return Column{}, false
	}
	return Column{Name: measureHead(m, words), ID: m.ID, Measure: m}, true
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

// ColumnWords are all words for columns, and the names to list.
func ColumnWords() (words, names []string) {
	for _, col := range namedColumns {
		words, names = append(words, col.Name, col.ID), append(names, col.Name)
	}
	for _, m := range measure.All {
		words = append(words, m.Name, m.ID)
		if !slices.ContainsFunc(namedColumns, func(c Column) bool { return c.Measure == m }) {
			names = append(names, m.Name)
		}
	}
	return words, names
}

// UsualColumns are those of an indicator's own table.
func UsualColumns(i *model.Indicator, ranked bool) []Column {
	words := []string{"value", "last-year", "growth"}
	if i.Targeted {
		words = []string{"target", "value", "completion", "lead", "state", "last-year", "growth"}
	}
	if ranked && i.Scope == model.AllRegions {
		words = append(words, "place", "place-change")
	}
	var columns []Column
	for _, word := range append(words, "trend", "remark") {
		col, _ := ColumnNamed(word, model.Words{})
		columns = append(columns, col)
	}
	return columns
}

// OnTargets reports whether any of the columns rests on targets, so that notes on them are due.
func OnTargets(columns []Column) bool {
	return slices.ContainsFunc(columns, func(c Column) bool {
		return c.ID == "state" || c.Measure != nil && c.Measure.Is(measure.Targeted)
	})
}
