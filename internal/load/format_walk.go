package load

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// formatter finds what has to change in one text.
type formatter struct {
	layout
	effort effort
	lines  []lineForm
	gaps   []patch
}

// lineForm is what becomes of a line.
type lineForm struct {
	set    bool // its indentation is known
	indent int  // in spaces
	follow int  // 1 + the line with which it moves: it goes on with what began there
	inside bool // its end lies in a text of several lines
}

// indentBy is how much deeper each level stands.
const indentBy = 2

// node walks a node whose block, if it is one, is to stand at indent. It reports false where it meets what it does not follow.
func (f *formatter) node(n *yaml.Node, in frame, indent int) bool {
	end, ok := f.end(n, in)
	if !ok {
		return false
	}
	block := n.Style&yaml.FlowStyle == 0 && n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode
	if !block {
		f.hold(f.start(n), end, n.Kind == yaml.ScalarNode)
	}
	switch {
	case n.Kind == yaml.AliasNode:
		return true
	case n.Kind == yaml.ScalarNode:
		f.quote(n, f.start(n), end)
		return true
	case n.Kind == yaml.MappingNode && block:
		return f.blockMapping(n, in, indent)
	case n.Kind == yaml.SequenceNode && block:
		return f.blockList(n, in, indent)
	}
	return f.flow(n, in, end)
}

// hold lets the lines of a value on several lines move with its first.
func (f *formatter) hold(start, end int, scalar bool) {
	first, last := f.lineOf(start), f.lineOf(max(end-1, start))
	for k := first; k <= last; k++ {
		if k > first && f.lines[k].follow == 0 {
			f.lines[k].follow = first + 1
		}
		if scalar && k < last {
			f.lines[k].inside = true
		}
	}
}

// leads reports whether nothing but blanks stands before an offset on its line.
func (f *formatter) leads(at int) bool {
	return len(bytes.TrimLeft(f.source[f.starts[f.lineOf(at)]:at], " ")) == 0
}

func (f *formatter) stand(at, indent int) {
	if f.leads(at) {
		l := &f.lines[f.lineOf(at)]
		l.set, l.indent = true, indent
	}
}

func (f *formatter) blockMapping(n *yaml.Node, in frame, indent int) bool {
	in = in.inside(n)
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, v := n.Content[k], n.Content[k+1]
		if f.source[f.start(key)] == '?' || key.Kind != yaml.ScalarNode {
			return false
		}
		f.stand(f.start(key), indent)
		if !f.pair(key, v, in) {
			return false
		}
		if empty(v) {
			continue
		}
		if !f.node(v, in, indent+indentBy) {
			return false
		}
	}
	return true
}

// empty reports whether nothing stands where a value would.
func empty(n *yaml.Node) bool {
	return isNull(n) && n.Value == "" && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// pair makes the gaps around the colon of a pair the same.
func (f *formatter) pair(key, v *yaml.Node, in frame) bool {
	end, ok := f.end(key, in)
	if !ok {
		return false
	}
	f.quote(key, f.start(key), end)
	colon, ok := f.colon(key, in)
	if !ok {
		return false
	}
	f.gap(end, colon-1, "")
	if !empty(v) {
		if at := f.start(v); at > colon {
			f.gap(colon, at, " ")
		}
	}
	return true
}

// gap replaces blanks between two places on one line.
func (f *formatter) gap(from, to int, by string) {
	if from > to || f.lineOf(from) != f.lineOf(to) {
		return
	}
	if between := f.source[from:to]; len(bytes.Trim(between, " \t")) == 0 && string(between) != by {
		f.gaps = append(f.gaps, patch{start: from, end: to, text: by})
	}
}

func (f *formatter) blockList(n *yaml.Node, in frame, indent int) bool {
	in = in.inside(n)
	for _, v := range n.Content {
		if empty(v) {
			return false
		}
		at := f.start(v)
		row := f.source[f.starts[f.lineOf(at)]:at]
		before := bytes.TrimRight(row, " \t")
		if len(before) == 0 || before[len(before)-1] != '-' {
			return false // the dash stands on a line of its own
		}
		dash := f.starts[f.lineOf(at)] + len(before) - 1
		f.stand(dash, indent)
		f.gap(dash+1, at, " ")
		if !f.node(v, in, indent+indentBy) {
			return false
		}
	}
	return true
}

// flow makes the gaps inside braces and brackets the same, where they stand on one line.
func (f *formatter) flow(n *yaml.Node, in frame, end int) bool {
	in = in.inside(n)
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return true
	}
	at := f.start(n) + 1 // behind the opening mark
	for k := 0; k < len(n.Content); k++ {
		v := n.Content[k]
		if v.Kind == yaml.MappingNode && v.Style&yaml.FlowStyle == 0 {
			return false // a pair in brackets without braces
		}
		start := f.start(v)
		if at == f.start(n)+1 {
			f.gap(at, start, "")
		} else {
			f.comma(at, start)
		}
		last := v
		if n.Kind == yaml.MappingNode {
			if f.source[start] == '?' || v.Kind != yaml.ScalarNode {
				return false
			}
			last = n.Content[k+1]
			if empty(last) || !f.pair(v, last, in) {
				return false
			}
			k++
		}
		if !f.node(last, in, 0) {
			return false
		}
		var ok bool
		if at, ok = f.end(last, in); !ok {
			return false
		}
	}
	f.gap(at, end-1, "")
	return true
}

// comma makes the gaps around the comma between two entries the same.
func (f *formatter) comma(from, to int) {
	between := f.source[from:to]
	k := bytes.IndexByte(between, ',')
	if k < 0 || strings.Trim(string(between), ", \t") != "" {
		return // a comment or a line break stands between them
	}
	f.gap(from, from+k, "")
	f.gap(from+k+1, to, " ")
}

// quote gives a text in single marks double ones, where nothing in it has to be escaped in either.
func (f *formatter) quote(n *yaml.Node, start, end int) {
	if f.effort < noIndents || n.Style&yaml.SingleQuotedStyle == 0 || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || end-start < 2 {
		return
	}
	if inner := f.source[start+1 : end-1]; !bytes.ContainsAny(inner, "\\\"'\n\t") {
		f.gaps = append(f.gaps, patch{start: start, end: start + 1, text: `"`}, patch{start: end - 1, end: end, text: `"`})
	}
}

// comments lets a comment that has a line of its own move with the line below it where it stands as far in, else with the one above.
func (f *formatter) comments() {
	below := -1
	for k := len(f.lines) - 1; k >= 0; k-- {
		switch {
		case f.lines[k].set:
			below = k
		case f.lines[k].follow > 0 || !f.isComment(k):
		case below >= 0 && f.indentOf(below) == f.indentOf(k):
			f.lines[k].follow = below + 1
		default:
			if above := f.above(k); above >= 0 && f.indentOf(above) == f.indentOf(k) {
				f.lines[k].follow = above + 1
			}
		}
	}
}

func (f *formatter) row(k int) []byte { return f.source[f.starts[k]:f.lineEnd(f.starts[k])] }

func (f *formatter) indentOf(k int) int {
	row := f.row(k)
	return len(row) - len(bytes.TrimLeft(row, " "))
}

func (f *formatter) isComment(k int) bool {
	return bytes.HasPrefix(bytes.TrimLeft(f.row(k), " \t"), []byte("#"))
}

// above is the nearest line above, of those whose indentation is known, that stands as far in as line k or less.
func (f *formatter) above(k int) int {
	own := f.indentOf(k)
	for j := k - 1; j >= 0; j-- {
		if f.lines[j].set && f.indentOf(j) <= own {
			return j
		}
	}
	return -1
}

// shift is by how much a line moves to the right.
func (f *formatter) shift(k int) int {
	for range f.lines { // what one follows comes to an end
		if f.lines[k].set {
			return f.lines[k].indent - f.indentOf(k)
		}
		if f.lines[k].follow == 0 || f.lines[k].follow == k+1 {
			return 0
		}
		k = f.lines[k].follow - 1
	}
	return 0
}

// write is the text with all changes: gaps first, then line by line.
func (f *formatter) write() []byte {
	if f.effort == onlyEnds {
		f.gaps = nil
	}
	slices.SortStableFunc(f.gaps, func(a, b patch) int { return a.start - b.start })
	var out []byte
	at := 0
	for k := range f.lines {
		from, to := f.starts[k], f.lineEnd(f.starts[k])
		var row []byte
		for ; at < len(f.gaps) && f.gaps[at].start < to; at++ {
			row = append(row, f.source[from:f.gaps[at].start]...)
			row = append(row, f.gaps[at].text...)
			from = f.gaps[at].end
		}
		row = append(row, f.source[from:to]...)
		if f.effort == everything {
			row = moved(row, f.shift(k))
		}
		if !f.lines[k].inside && !(k > 0 && f.lines[k-1].inside && f.lines[k].follow > 0 && f.blank(k)) {
			row = bytes.TrimRight(row, " \t")
		}
		out = append(append(out, row...), '\n')
	}
	return trimmed(out)
}

func (f *formatter) blank(k int) bool { return len(bytes.TrimSpace(f.row(k))) == 0 }

// moved is a row so many spaces further to the right, or to the left as far as it has spaces.
func moved(row []byte, by int) []byte {
	if len(bytes.TrimSpace(row)) == 0 {
		return row
	}
	if by >= 0 {
		return append(bytes.Repeat([]byte(" "), by), row...)
	}
	spaces := len(row) - len(bytes.TrimLeft(row, " "))
	return row[min(-by, spaces):]
}

// trimmed takes blank lines off the beginning and the end, which ends in one line break.
func trimmed(text []byte) []byte {
	for {
		line, rest, found := bytes.Cut(text, []byte("\n"))
		if !found || len(bytes.TrimSpace(line)) > 0 {
			break
		}
		text = rest
	}
	return append(bytes.TrimRight(text, "\n"), '\n')
}
