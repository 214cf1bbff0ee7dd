package attach

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sortByText leaves the keys that rows are sorted by out of cells that show them. The head of such a column says so, and
// bulletin.js reads the text of cells without a key. Every other cell of the column has a key, or shows no number.
func sortByText(root *html.Node) {
	for _, table := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Table }) {
		rows := all(table, func(n *html.Node) bool { return n.DataAtom == atom.Tr })
		if len(rows) == 0 || rows[0].Parent.DataAtom != atom.Thead {
			continue
		}
		for column, head := range cells(rows[0]) {
			if shown := shownKeys(rows[1:], column); len(shown) > 0 {
				set(head, "data-text", "")
				for _, cell := range shown {
					remove(cell, "data-sort")
				}
			}
		}
	}
}

// shownKeys are the cells of a column that show their key; none where a cell without a key shows a number.
func shownKeys(rows []*html.Node, column int) (shown []*html.Node) {
	for _, row := range rows {
		in := cells(row)
		if column >= len(in) {
			continue
		}
		cell := in[column]
		number, isNumber := numberIn(cell)
		key, err := strconv.ParseFloat(attr(cell, "data-sort"), 64)
		switch {
		case err == nil && isNumber && number == key:
			shown = append(shown, cell)
		case err != nil && isNumber:
			return nil
		}
	}
	return shown
}

// numberIn is the number that is all a cell shows.
func numberIn(cell *html.Node) (float64, bool) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text(cell)), "−", "-", 1), 64)
	return f, err == nil
}

// cells are the cells of a row by columns: one that spans several comes several times.
func cells(row *html.Node) (out []*html.Node) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		span, err := strconv.Atoi(attr(c, "colspan"))
		if err != nil || span < 1 || span > 1000 { // 1000 is the most that HTML knows
			span = 1
		}
		for range span {
			out = append(out, c)
		}
	}
	return out
}
