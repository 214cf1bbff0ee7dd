package attach

import (
	"cmp"
	"math"
	"slices"
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
			shortKeys(rows[1:], column)
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

// shortKeys rounds the keys of a column as far as their order allows, beside numbers that cells show as their keys.
func shortKeys(rows []*html.Node, column int) {
	type key struct {
		value float64
		cell  *html.Node // nil where the cell shows it
	}
	var keys []key
	for _, row := range rows {
		in := cells(row)
		if column >= len(in) {
			continue
		}
		cell := in[column]
		value, err := strconv.ParseFloat(attr(cell, "data-sort"), 64)
		if !hasAttr(cell, "data-sort") {
			var shows bool
			if value, shows = numberIn(cell); !shows {
				continue
			}
			cell = nil
		} else if err != nil {
			return
		}
		keys = append(keys, key{value, cell})
	}
	slices.SortStableFunc(keys, func(a, b key) int { return cmp.Compare(a.value, b.value) })
	before := math.Inf(-1)
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to].value == keys[from].value {
			to++
		}
		value, next := keys[from].value, math.Inf(1)
		if to < len(keys) {
			next = keys[to].value
		}
		fixed := slices.ContainsFunc(keys[from:to], func(k key) bool { return k.cell == nil })
		for digits := 0; digits < 6 && !fixed; digits++ {
			text := strconv.FormatFloat(keys[from].value, 'f', digits, 64)
			rounded, _ := strconv.ParseFloat(text, 64)
			if rounded <= before || rounded >= next {
				continue
			}
			if !slices.ContainsFunc(keys[from:to], func(k key) bool { return len(attr(k.cell, "data-sort")) <= len(text) }) {
				value = rounded
				for _, k := range keys[from:to] {
					set(k.cell, "data-sort", text)
				}
			}
			break
		}
		before, from = value, to
	}
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
