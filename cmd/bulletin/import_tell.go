package main

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/tell"
)

// faults prints what is wrong with what came in.
func (r *request) faults(list []form.Fault) {
	for _, f := range list {
		fmt.Fprintln(r.err, visible(f.String()))
	}
}

// widest is how wide a column of the list of changes may be.
const widest = 36

// mostChanges is how many changes are listed where not all are asked for.
const mostChanges = 60

// changes prints what a report will say otherwise, a table and a count for each file. Where they are many, figures that the
// reports did not have are counted only.
func (r *request) changes(imported *form.Imported, all bool) {
	list := imported.Changes
	left := 0
	for start := 0; start < len(list); {
		end := start
		for end < len(list) && list[end].At.File == list[start].At.File && list[end].Period == list[start].Period {
			end++
		}
		part := list[start:end]
		if !all && len(list) > mostChanges {
			part = slices.DeleteFunc(slices.Clone(part), func(c form.Change) bool { return !c.Had })
			left += end - start - len(part)
		}
		name, p := list[start].At.File, list[start].Period
		r.line("%s（%d年%d月）", visible(name), p.Year, p.Month)
		r.table(part)
		r.line("  %s", counted(list[start:end], imported.NotReported(name, p)))
		start = end
	}
	if left > 0 {
		r.line("改动多，报表里原来没有的 %d 处没有逐一列出；全部列出的加 --all。", left)
	}
}

// counted is how many changes a file makes, and what it leaves open.
func counted(list []form.Change, notReported int) string {
	fresh := 0
	for _, c := range list {
		if !c.Had {
			fresh++
		}
	}
	var parts []string
	for _, n := range []struct {
		word  string
		count int
	}{{"新报", fresh}, {"改", len(list) - fresh}, {form.Unreported, notReported}} {
		if n.count > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 项", n.word, n.count))
		}
	}
	return strings.Join(parts, "，") + "。"
}

// table prints changes that one file makes to one report.
func (r *request) table(list []form.Change) {
	if len(list) == 0 {
		return
	}
	rows := [][]string{{"单位", "指标", "原数", "新数", "变化"}}
	for _, c := range list {
		name := c.Indicator.Name
		if c.What != "" {
			name += " " + c.What
		}
		rows = append(rows, []string{c.Region.Name, name, or(c.Old), or(c.New), c.Kind})
	}
	for _, row := range aligned(rows, []bool{false, false, true, true, false}) {
		r.line("  %s", row)
	}
}

// or is a text, or a word for none.
func or(text string) string {
	if text == "" {
		return "无"
	}
	return text
}

// aligned makes lines of rows whose columns stand below each other; numbers stand to the right.
func aligned(rows [][]string, right []bool) []string {
	widths := make([]int, len(right))
	for k, row := range rows {
		row = slices.Clone(row)
		rows[k] = row
		for c := range row {
			row[c] = cut(visible(row[c]), widest)
			widths[c] = max(widths[c], columnsOf(row[c]))
		}
	}
	lines := make([]string, len(rows))
	for k, row := range rows {
		var b strings.Builder
		for c, text := range row {
			pad := strings.Repeat(" ", widths[c]-columnsOf(text))
			if right[c] {
				b.WriteString(pad + text + "  ")
			} else {
				b.WriteString(text + pad + "  ")
			}
		}
		lines[k] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// columnsOf is how many columns of a terminal a text takes: two for a Chinese character.
func columnsOf(text string) int {
	n := 0
	for _, c := range text {
		n += columns(c)
	}
	return n
}

// columns of one character. Quotation marks and dashes are as wide as characters on a Chinese terminal.
func columns(c rune) int { return tell.Cells(c, true) }

// cut shortens a text to some columns, in its middle: long names often differ at their ends.
func cut(text string, most int) string {
	if columnsOf(text) <= most {
		return text
	}
	runes := []rune(text)
	first, last := 0, len(runes)
	for room, front := most-2, true; ; front = !front {
		next := runes[last-1]
		if front {
			next = runes[first]
		}
		if room -= columns(next); room < 0 {
			return string(runes[:first]) + "…" + string(runes[last:])
		}
		if front {
			first++
		} else {
			last--
		}
	}
}

// visible is text that can do nothing to a terminal: what came in may hold anything.
func visible(text string) string { return tell.Safe(text) }
