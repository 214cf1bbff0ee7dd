package chart

import (
	"regexp"
	"slices"
	"strings"
)

// Tips of a chart say much the same in other numbers. The option has each form once, and a tip is the number of its form, its
// first line and what stands at the form's gaps, each on a line; a script of the page puts them together.

// gap stands in a form where tips differ. No text of ours has braces: plain and tip take them out.
const gap = "{}"

var tipNumber = regexp.MustCompile(`−?\d+(?:\.\d+)?`)

// packed is a tip as the option holds it.
func (o *option) packed(text string) *string {
	first, rest, more := strings.Cut(text, "\n")
	form := ""
	if more {
		form = "\n" + tipNumber.ReplaceAllString(rest, gap)
	}
	n := slices.Index(o.tooltip.Forms, form)
	if n < 0 {
		n = len(o.tooltip.Forms)
		o.tooltip.Forms = append(o.tooltip.Forms, form)
	}
	out := digits(n) + "\n" + first
	for _, number := range tipNumber.FindAllString(rest, -1) {
		out += "\n" + number
	}
	return &out
}

// tellRows makes the tips of all rows. They stand under the names of their rows where those are written out.
func (c *rowChart) tellRows(o *option) []*string {
	under := !slices.ContainsFunc(c.rows, func(r row) bool { return !strings.HasPrefix(r.tip, r.shown()+"\n") })
	if o.tooltip.Tip = "item"; under {
		o.tooltip.Tip = "row"
	}
	out := make([]*string, len(c.rows))
	for i, r := range c.rows {
		if under {
			r.tip = strings.TrimPrefix(r.tip, r.shown()+"\n")
		}
		out[i] = o.packed(r.tip)
	}
	return out
}

// shown is a row's name as it stands on the axis, on one line.
func (r *row) shown() string { return strings.Join(r.lines, "") }
