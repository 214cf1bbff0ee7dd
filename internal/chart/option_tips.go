package chart

import (
	"slices"
	"strconv"
	"strings"
)

// Tips of a chart say much the same in other numbers, and much that stands beside their marks already. The option has each line
// once ("lines") and each sequence of lines once ("forms"). A tip is the number of its form and what stands at the gaps of its
// lines, each on a line; a script of the page puts them together.

// Gaps of a line. No text of ours has braces: plain and tip take them out.
const (
	gap        = "{}"  // what the tip brings itself
	labelled   = "{l}" // the datum's label without the sign at its beginning
	besides    = "{w}" // the word at the right of the row
	whole      = "{0}" // all of a label of one word
	fieldStart = "{"   // {0}: a field of the datum's label, which is parted by spaces
)

// telling collects the tips of a chart. What a gap holds in all of them is put into the line at the end.
type telling struct {
	lines []toldLine
	forms [][]int
	tips  []*told

	form []int // while a tip is packed
	text []byte
}

type toldLine struct {
	text string
	same []string // what stands at each gap, where it is the same so far
	many []bool   // whether it is not
}

// told is a tip as the option holds it, once the telling has ended.
type told struct {
	form int
	args []string
	text string
}

// MarshalJSON returns the text.
func (t *told) MarshalJSON() ([]byte, error) { return appendQuoted(nil, t.text), nil }

// packed is a tip; label and aside are what stands beside its mark.
func (o *option) packed(text, label, aside string) *told {
	return o.telling.pack(text, label, aside)
}

func (t *telling) pack(text, label, aside string) *told {
	fields := strings.Split(label, " ")
	_, tail, _ := strings.Cut(label, " ")
	out := &told{}
	t.form = t.form[:0]
	for first := true; first || text != ""; first = false {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		from := len(out.args)
		form := t.text[:0]
		switch {
		case line != "" && line == aside:
			form = append(form, besides...)
		case tail != "" && line == tail:
			form = append(form, labelled...)
		case line != "" && line == label && tail == "" && !strings.Contains(label, " "):
			form = append(form, whole...)
		case first && (numberAhead(line) == 0 || !slices.Contains(fields, line)): // a name, or a figure with a unit of its own
			form, out.args = append(form, gap...), append(out.args, line)
		default:
			form, out.args = appendForm(form, out.args, line, fields)
		}
		t.text = form
		t.form = append(t.form, t.line(form, out.args[from:]))
	}
	if out.form = slices.IndexFunc(t.forms, func(f []int) bool { return slices.Equal(f, t.form) }); out.form < 0 {
		out.form = len(t.forms)
		t.forms = append(t.forms, slices.Clone(t.form))
	}
	t.tips = append(t.tips, out)
	return out
}

// appendForm appends a line with gaps where its numbers are, and what the label does not say of them.
func appendForm(form []byte, args []string, line string, fields []string) ([]byte, []string) {
	for line != "" {
		n := numberAhead(line)
		if n == 0 {
			form, line = append(form, line[0]), line[1:]
			continue
		}
		k := slices.IndexFunc(fields, func(f string) bool { return numberAhead(f) == n && strings.HasPrefix(line, f) })
		if k < 0 {
			form, args = append(form, gap...), append(args, line[:n])
			line = line[n:]
			continue
		}
		form = append(strconv.AppendInt(append(form, fieldStart...), int64(k), 10), '}')
		line = line[len(fields[k]):]
	}
	return form, args
}

// line is the number of a line with gaps, of which it keeps what stands at them.
func (t *telling) line(form []byte, args []string) int {
	n := slices.IndexFunc(t.lines, func(l toldLine) bool { return l.text == string(form) })
	if n < 0 {
		n = len(t.lines)
		t.lines = append(t.lines, toldLine{text: string(form), same: slices.Clone(args), many: make([]bool, len(args))})
	}
	l := &t.lines[n]
	for k, arg := range args {
		l.many[k] = l.many[k] || arg != l.same[k]
	}
	return n
}

// end gives the tips their texts and returns the lines.
func (t *telling) end() []string {
	for _, one := range t.tips {
		b, next := strconv.AppendInt(nil, int64(one.form), 10), 0
		for _, n := range t.forms[one.form] {
			for _, many := range t.lines[n].many {
				if many {
					b = append(append(b, '\n'), one.args[next]...)
				}
				next++
			}
		}
		one.text = string(b)
	}
	out := make([]string, len(t.lines))
	for n := range t.lines {
		out[n] = t.lines[n].said()
	}
	return out
}

// said is a line with what stands at its gaps in all tips.
func (l *toldLine) said() string {
	parts := strings.Split(l.text, gap)
	var b strings.Builder
	for k, part := range parts {
		if b.WriteString(part); k == len(parts)-1 {
			break
		}
		if l.many[k] {
			b.WriteString(gap)
		} else {
			b.WriteString(l.same[k])
		}
	}
	return b.String()
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

// tellRows makes the tips of all rows, beside labels where there are any. They stand under the names of their rows where those are
// written out.
func (c *rowChart) tellRows(o *option, labels []label) []*told {
	under := !slices.ContainsFunc(c.rows, func(r row) bool { return !strings.HasPrefix(r.tip, r.shown()+"\n") })
	if o.tooltip.Tip = "item"; under {
		o.tooltip.Tip = "row"
	}
	out := make([]*told, len(c.rows))
	for i, r := range c.rows {
		if under {
			r.tip = strings.TrimPrefix(r.tip, r.shown()+"\n")
		}
		text := ""
		if labels != nil {
			text = plain(labels[i].text)
		}
		out[i] = o.packed(r.tip, text, strings.Join(r.aside, ""))
	}
	return out
}

// shown is a row's name as it stands on the axis, on one line.
func (r *row) shown() string { return strings.Join(r.lines, "") }
