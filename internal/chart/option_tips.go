package chart

import (
	"slices"
	"strings"
)

// Tips of a chart say much the same in other numbers. The option has each form once, and a tip is the number of its form, its
// first line and what stands at the form's gaps, each on a line; a script of the page puts them together.

// gap stands in a form where tips differ. No text of ours has braces: plain and tip take them out.
const gap = "{}"

// packed is a tip as the option holds it.
func (o *option) packed(text string) *string {
	first, rest, more := strings.Cut(text, "\n")
	form, args := o.form[:0], append(o.args[:0], '\n')
	args = append(args, first...)
	if more {
		form = append(form, '\n')
	}
	for rest != "" {
		if n := numberAhead(rest); n > 0 {
			form, args = append(form, gap...), append(append(args, '\n'), rest[:n]...)
			rest = rest[n:]
			continue
		}
		form, rest = append(form, rest[0]), rest[1:]
	}
	o.form, o.args = form, args
	n := slices.IndexFunc(o.tooltip.Forms, func(f string) bool { return f == string(form) })
	if n < 0 {
		n = len(o.tooltip.Forms)
		o.tooltip.Forms = append(o.tooltip.Forms, string(form))
	}
	out := digits(n) + string(args)
	return &out
}

// numberAhead is how long the number is that a text begins with: 12, 12.5, −3.
func numberAhead(s string) (n int) {
	const minus = "−"
	from := 0
	if strings.HasPrefix(s, minus) {
		from = len(minus)
	}
	whole := from
	for whole < len(s) && s[whole] >= '0' && s[whole] <= '9' {
		whole++
	}
	if whole == from {
		return 0
	}
	part := whole + 1
	for part < len(s) && s[whole] == '.' && s[part] >= '0' && s[part] <= '9' {
		part++
	}
	if part > whole+1 {
		return part
	}
	return whole
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
