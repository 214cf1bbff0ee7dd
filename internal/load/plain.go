package load

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// A file of a large site has tens of thousands of lines such as “    jishou: 1.158”, and a tree of nodes
// for them takes many times their size. Where values is written in the plain style, those lines are read
// one by one, and only what is more than a number or a word goes through the YAML parser. The plain
// reading never complains: it gives up, and the file is read as a whole. So every message comes of one
// code, and what the plain reading accepts means the same to both.

// body is what stands under the top-level key values.
type body struct {
	text string
	line int // of the file, on which text begins
}

// placeholder stands for the body in the rest of the file.
const placeholder = "values: ."

// cutBody cuts the body of values out of a file. rest has as many lines as text, so that positions hold.
func cutBody(text []byte) (rest []byte, b body, ok bool) {
	start, end, head, line := 0, len(text), 0, 0
	for row := range bytes.Lines(text) {
		line++
		switch {
		case start == 0 && isValues(row):
			b.line, start = line+1, head+len(row)
			rest = append(append(rest, text[:head]...), placeholder+"\n"...)
		case start > 0 && row[0] != ' ' && row[0] != '#' && row[0] != '\n':
			end = head
		}
		if end < len(text) {
			break
		}
		head += len(row)
	}
	if start == 0 {
		return nil, b, false
	}
	b.text = string(text[start:end])
	rest = append(rest, strings.Repeat("\n", strings.Count(b.text, "\n"))...)
	return append(rest, text[end:]...), b, true
}

// isValues wants a bare key; behind a space there may be a comment.
func isValues(row []byte) bool {
	after, found := bytes.CutPrefix(row, []byte("values:"))
	after, spaced := bytes.CutPrefix(after, []byte(" "))
	after = bytes.Trim(after, " \n")
	return found && (len(after) == 0 || spaced && after[0] == '#')
}

// matrixDecoder reads the root of a file with values. The body is empty where the values are in the root.
type matrixDecoder func(*reader, *yaml.Node, body)

// matrixFile reads a file with values. reset undoes what a reading by lines left behind when it gave up.
func (l *loader) matrixFile(name string, decode matrixDecoder, reset func()) error {
	if !l.files.has[name] {
		return nil
	}
	text, ok, err := l.read(name)
	if ok {
		l.matrixText(name, text, decode, reset)
	}
	return err
}

// matrixText reports whether the text was plain and nothing was said of it.
func (l *loader) matrixText(name string, text []byte, decode matrixDecoder, reset func()) (plain bool) {
	if byLines(name, text, decode) {
		return true
	}
	reset()
	r := &reader{file: name, diags: l.diags}
	if root := r.root(text); root != nil {
		decode(r, root, body{})
	}
	return false
}

// byLines reports whether the file was plain and without any fault.
func byLines(name string, text []byte, decode matrixDecoder) bool {
	rest, b, ok := cutBody(text)
	if !ok {
		return false
	}
	r := &reader{file: name, diags: &diag.List{}}
	root, _ := r.parse(rest)
	if root == nil {
		return false
	}
	decode(r, root, b)
	return r.failed == 0 && r.doubts == 0
}

// plain reads a body line by line into the functions of its matrix.
type plain struct {
	*matrix
	line       int              // of the row being read, in the file
	indicator  *model.Indicator // whose rows are being read
	outer      int              // indentation of indicators; 0 before the first
	inner      int              // indentation of the indicator's regions; 0 before the first
	blanketed  bool             // the indicator has one word for all regions
	indicators []bool           // those that have been read
	regions    []*model.Indicator
	entries    entries
	key, node  yaml.Node // of the row being read
}

// entries are the rows of one indicator that the YAML parser must read, each on its own line.
type entries struct {
	text  strings.Builder
	first int // the line of the file that the text's first line is
	next  int // the line of the file that comes next
	open  bool
	keys  []yaml.Node
}

// lines reports whether all of the body was plain and nothing was wrong with it.
func (m *matrix) lines(b body) bool {
	p := &plain{
		matrix: m, line: b.line,
		indicators: make([]bool, len(m.l.site.Indicators)),
		regions:    make([]*model.Indicator, len(m.l.site.Regions)+1),
	}
	for row := range strings.Lines(b.text) {
		if !p.row(strings.TrimSuffix(row, "\n")) || p.failed > 0 {
			return false
		}
		p.line++
	}
	return p.finish() && p.failed == 0
}

func (p *plain) row(row string) bool {
	content := strings.TrimLeft(row, " ")
	indent := len(row) - len(content)
	switch {
	case p.entries.open && (content == "" || indent > p.inner):
		p.entries.add(row, p.line)
		return true
	case content == "":
		return true
	}
	p.entries.open = false // also by a comment: what goes on below it would be cut in two
	if content[0] == '#' {
		return true
	}
	key, value, column, ok := cutKey(content)
	if !ok || indent == 0 {
		return false
	}
	p.key = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key, Line: p.line, Column: indent + 1}
	p.node = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Line: p.line, Column: indent + column}
	switch {
	case p.outer == 0 || indent == p.outer:
		p.outer = indent
		return (p.indicator == nil || p.finish()) && p.start()
	case p.blanketed || indent < p.outer || p.inner != 0 && indent != p.inner:
		return false
	}
	p.inner = indent
	return p.region(row)
}

// cutKey cuts a row into an id, and the value in front of any comment; column is where the value begins.
func cutKey(content string) (key, value string, column int, ok bool) {
	key, rest, found := strings.Cut(content, ":")
	if !found || !isID(key) || rest != "" && rest[0] != ' ' {
		return "", "", 0, false
	}
	value = strings.TrimLeft(rest, " ")
	column = len(content) - len(value) + 1
	if at := strings.Index(" "+value, " #"); at >= 0 {
		value = value[:max(at-1, 0)]
	}
	return key, strings.TrimRight(value, " "), column, true
}

func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (i == 0 || (c < '0' || c > '9') && c != '-') {
			return false
		}
	}
	return s != "" && len(s) <= maxID
}

// start begins an indicator.
func (p *plain) start() bool {
	i := p.l.indicators.byID[p.key.Value]
	if i == nil || p.indicators[i.Index] || !p.accept(i, &p.key) {
		return false
	}
	p.indicators[i.Index] = true
	p.indicator, p.inner, p.blanketed = i, 0, p.node.Value != ""
	if !p.blanketed {
		return true
	}
	_, isGap := model.WrittenGaps[p.node.Value]
	if isGap {
		p.blanket(i, value{&p.node, p.key.Value})
	}
	return isGap
}

// region reads the row of a region, or leaves it to the parser where it is more than a number or a gap.
func (p *plain) region(row string) bool {
	g := p.l.regions.byID[p.key.Value]
	if g == nil || p.regions[g.Index] == p.indicator {
		return false
	}
	p.regions[g.Index] = p.indicator
	if _, isGap := model.WrittenGaps[p.node.Value]; isGap || isPlain(p.node.Value) {
		p.cell(p.indicator, g, value{&p.node, p.key.Value})
		return true
	}
	p.entries.open = true
	p.entries.keys = append(p.entries.keys, p.key)
	p.entries.add(row, p.line)
	return true
}

func (e *entries) add(row string, line int) {
	if e.text.Len() == 0 {
		e.first, e.next = line, line
	}
	for ; e.next < line; e.next++ {
		e.text.WriteByte('\n')
	}
	e.text.WriteString(row + "\n")
	e.next++
}

// finish parses what the rows of the indicator left to the parser.
func (p *plain) finish() bool {
	if p.indicator == nil || !p.blanketed && p.inner == 0 {
		return false // a key without a value
	}
	e := p.entries
	p.entries = entries{}
	if len(e.keys) == 0 {
		return true
	}
	r := &reader{file: p.file, diags: p.diags}
	root, _ := r.parse([]byte(e.text.String()))
	if root == nil || !shift(root, e.first-1) || !e.match(root) {
		return false
	}
	for k := range e.keys {
		key, node := root.Content[2*k], root.Content[2*k+1]
		if isNull(node) {
			return false
		}
		p.cell(p.indicator, p.l.regions.byID[key.Value], value{node, key.Value})
	}
	return p.failed == 0 && p.doubts == 0
}

// match reports whether the parser saw each row begin where it does: a quotation that runs over rows would
// swallow some.
func (e *entries) match(root *yaml.Node) bool {
	if root.Kind != yaml.MappingNode || len(root.Content) != 2*len(e.keys) {
		return false
	}
	for k := range e.keys {
		key, n := &e.keys[k], root.Content[2*k]
		if n.Value != key.Value || n.Line != key.Line || n.Column != key.Column || n.Style != 0 {
			return false
		}
	}
	return true
}

// shift moves a tree down by lines. Anchors and aliases may reach beyond it: then ok is false.
func shift(n *yaml.Node, lines int) (ok bool) {
	n.Line += lines
	ok = n.Anchor == "" && n.Kind != yaml.AliasNode
	for _, child := range n.Content {
		ok = ok && shift(child, lines)
	}
	return ok
}
