package load

import (
	"bytes"
	"strings"

	"bulletin/internal/diag"
)

// tabs tells the lines of text that begin with a tab. Blank lines and comments count: the parser refuses most of them, and
// names another line. What stands in their place is offered where there is only one way to indent.
func (r *reader) tabs(text []byte) (found bool) {
	if bytes.IndexByte(text, '\t') < 0 {
		return false
	}
	rows := strings.SplitAfter(string(text), "\n")
	var at []int // the rows with tabs
	for k, row := range rows {
		if strings.Contains(row[:indentOf(row)], "\t") {
			at = append(at, k)
		}
	}
	if len(at) == 0 {
		return false
	}
	instead := spaced(rows, at)
	for n, k := range at {
		indent := rows[k][:indentOf(rows[k])]
		tab := strings.IndexByte(indent, '\t')
		pos := diag.Pos{File: r.file, Line: r.before + k + 1, Col: tab + 1}
		old, new := "", ""
		if instead != nil {
			pos.Col, old, new = 1, indent, instead[n]
		}
		if new == "" { // nothing is an indentation too, but then the line is another's
			old = ""
		}
		r.offer(pos, old, new, "tab-indent", "改用空格，每级两个", "这一行的开头有制表符，YAML 不能用它缩进")
	}
	return true
}

// mostTried bounds how often a text is parsed to find how its lines are to be indented.
const mostTried = 12

// spaced is what to indent the rows at with, or nil where that is not certain: where all indentation of the text is by tabs,
// two spaces a tab; where one row has them, the one indentation with which the text can be parsed.
func spaced(rows []string, at []int) []string {
	tabsOnly := true
	for _, row := range rows {
		tabsOnly = tabsOnly && (strings.TrimSpace(row) == "" || !strings.Contains(row[:indentOf(row)], " "))
	}
	var all []string
	if tabsOnly {
		for _, k := range at {
			all = append(all, strings.Repeat("  ", indentOf(rows[k])))
		}
		if refused([]byte(respaced(rows, at, all))) != nil {
			return nil
		}
		return all
	}
	if len(at) > 1 {
		return nil
	}
	widths := map[int]bool{}
	for _, row := range rows[max(at[0]-40, 0):min(at[0]+40, len(rows))] {
		if indent := row[:indentOf(row)]; strings.TrimSpace(row) != "" && !strings.Contains(indent, "\t") {
			widths[len(indent)], widths[len(indent)+2] = true, true
		}
	}
	if len(widths) > mostTried {
		return nil
	}
	for width := range widths { // at most one of them is taken, in whatever order
		try := []string{strings.Repeat(" ", width)}
		if refused([]byte(respaced(rows, at, try))) != nil {
			continue
		}
		if all != nil {
			return nil
		}
		all = try
	}
	return all
}

// respaced is the text with other indentation before some rows.
func respaced(rows []string, at []int, indents []string) string {
	var b strings.Builder
	for k, row := range rows {
		if len(at) > 0 && at[0] == k {
			b.WriteString(indents[0])
			row, at, indents = row[indentOf(row):], at[1:], indents[1:]
		}
		b.WriteString(row)
	}
	return b.String()
}
