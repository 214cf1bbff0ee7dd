package load

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// layout finds where nodes begin and end in a text: the parser tells beginnings alone. Offsets are in bytes.
type layout struct {
	source []byte
	starts []int // where each line begins
}

func newLayout(text []byte) layout { return layout{source: text, starts: lineStarts(text)} }

func lineStarts(text []byte) []int {
	starts := []int{0}
	for at, b := range text {
		if b == '\n' {
			starts = append(starts, at+1)
		}
	}
	return starts
}

// lineOf is the number of the line, from 0, on which an offset lies.
func (l *layout) lineOf(at int) int {
	k, found := slices.BinarySearch(l.starts, at)
	if found {
		return k
	}
	return k - 1
}

// lineEnd is where the line of an offset ends, its break not counted.
func (l *layout) lineEnd(at int) int {
	if end := bytes.IndexByte(l.source[at:], '\n'); end >= 0 {
		return at + end
	}
	return len(l.source)
}

// start is where a node begins, with its anchor and tag.
func (l *layout) start(n *yaml.Node) int {
	at := l.starts[min(max(n.Line-1, 0), len(l.starts)-1)]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(l.source[at:])
		at += size
	}
	return at
}

// frame is what surrounds a node.
type frame struct {
	flow   bool // it is inside braces or brackets
	indent int  // of the block mapping that it is a value in
}

// inside is the frame of the values of a mapping.
func (f frame) inside(n *yaml.Node) frame {
	if f.flow || n.Style&yaml.FlowStyle != 0 {
		return frame{flow: true, indent: f.indent}
	}
	return frame{indent: n.Column - 1}
}

// end is where a node ends: behind its last character. ok is false where it is written in a way that this code does
// not follow.
func (l *layout) end(n *yaml.Node, f frame) (at int, ok bool) {
	at = l.start(n)
	if n.Kind == yaml.AliasNode {
		return at + wordEnd(l.source[at:]), true
	}
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		at = l.behindProperties(at)
	}
	switch n.Kind {
	case yaml.ScalarNode:
		return l.scalarEnd(n, at, f)
	case yaml.MappingNode, yaml.SequenceNode:
		return l.collectionEnd(n, at, f)
	}
	return at, false
}

// wordEnd is the length of an anchor, an alias or a tag.
func wordEnd(text []byte) int {
	if end := bytes.IndexAny(text, " \t\n,[]{}"); end >= 0 {
		return end
	}
	return len(text)
}

func (l *layout) behindProperties(at int) int {
	for at < len(l.source) && (l.source[at] == '&' || l.source[at] == '!') {
		at += wordEnd(l.source[at:])
		at = l.behindSpace(at)
	}
	return at
}

// behindSpace skips spaces, line breaks and comments.
func (l *layout) behindSpace(at int) int {
	for at < len(l.source) {
		switch l.source[at] {
		case ' ', '\t', '\n':
			at++
		case '#':
			at = l.lineEnd(at)
		default:
			return at
		}
	}
	return at
}

func (l *layout) collectionEnd(n *yaml.Node, at int, f frame) (int, bool) {
	flow := n.Style&yaml.FlowStyle != 0
	if len(n.Content) > 0 {
		var ok bool
		if at, ok = l.lastEnd(n, f); !ok || !flow {
			return at, ok
		}
	} else if flow {
		at++ // behind the opening mark
	}
	if !flow {
		return at, false
	}
	for {
		at = l.behindSpace(at)
		switch {
		case at == len(l.source):
			return at, false
		case l.source[at] == ',':
			at++
		default:
			return at + 1, l.source[at] == '}' || l.source[at] == ']'
		}
	}
}

// lastEnd is where the last entry of a collection ends.
func (l *layout) lastEnd(n *yaml.Node, f frame) (int, bool) {
	k := len(n.Content) - 1
	if n.Kind == yaml.MappingNode {
		return l.pairEnd(n.Content[k-1], n.Content[k], f.inside(n))
	}
	return l.end(n.Content[k], f.inside(n))
}

// pairEnd is where an entry of a mapping ends.
func (l *layout) pairEnd(key, v *yaml.Node, f frame) (int, bool) {
	if !isNull(v) || v.Value != "" || v.Anchor != "" {
		return l.end(v, f)
	}
	return l.colon(key, f)
}

// colon is behind the colon that follows a key.
func (l *layout) colon(key *yaml.Node, f frame) (int, bool) {
	at, ok := l.end(key, f)
	if !ok {
		return at, false
	}
	at = l.behindSpace(at)
	if at < len(l.source) && l.source[at] == ':' {
		return at + 1, true
	}
	return at, false
}

func (l *layout) scalarEnd(n *yaml.Node, at int, f frame) (int, bool) {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return l.quotationEnd(at, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return l.quotationEnd(at, '\'', '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return l.blockEnd(at, f.indent), true
	}
	return l.plainEnd(n.Value, at, f.flow)
}

// quotationEnd finds the closing mark; escape makes nothing of the mark that follows it.
func (l *layout) quotationEnd(at int, mark, escape byte) (int, bool) {
	for at++; at < len(l.source); at++ {
		switch c := l.source[at]; {
		case c == escape && at+1 < len(l.source) && (escape != mark || l.source[at+1] == mark):
			at++
		case c == mark:
			return at + 1, true
		}
	}
	return at, false
}

// blockEnd is behind the last line of a text after | or >. Blank lines belong to it only where they are kept (+).
func (l *layout) blockEnd(at, parent int) int {
	end := l.lineEnd(at)
	header := string(l.source[at:end])
	mark, _, _ := strings.Cut(header, " ")
	least := 0
	if k := strings.IndexAny(mark, "123456789"); k >= 0 {
		least = max(parent, 0) + int(mark[k]-'0')
	}
	for next := end + 1; next <= len(l.source); {
		stop := l.lineEnd(min(next, len(l.source)))
		row := string(l.source[next:stop])
		indent := len(row) - len(strings.TrimLeft(row, " "))
		blank := indent == len(row)
		switch {
		case !blank && least == 0 && indent > parent:
			least = indent
			end = stop
		case !blank && (least == 0 || indent < least):
			return end
		case !blank || strings.Contains(mark, "+"):
			end = stop
		}
		next = stop + 1
	}
	return end
}

// plainEnd is where a plain scalar of the given value ends; it may run over lines.
func (l *layout) plainEnd(value string, at int, flow bool) (int, bool) {
	read, breaks := "", 0
	for {
		end := l.plainLineEnd(at, flow)
		row := string(l.source[at:end])
		switch {
		case row == "":
		case read == "":
			read = row
		case breaks == 1:
			read += " " + row
		default:
			read += strings.Repeat("\n", breaks-1) + row
		}
		if row != "" {
			breaks = 0
		}
		if read == value {
			return end, true
		}
		at = end + len(l.source[end:]) - len(bytes.TrimLeft(l.source[end:], " \t"))
		if len(read) > len(value) || at == len(l.source) || l.source[at] != '\n' {
			return end, false
		}
		breaks++
		at++
		at += len(l.source[at:]) - len(bytes.TrimLeft(l.source[at:], " \t"))
	}
}

// plainLineEnd is where a plain scalar ends on its line at the latest.
func (l *layout) plainLineEnd(from int, flow bool) int {
	at := from
scan:
	for ; at < len(l.source); at++ {
		switch c := l.source[at]; {
		case c == '\n':
			break scan
		case c == '#' && at > from && isBlank(l.source[at-1]):
			break scan
		case c == ':' && (at+1 == len(l.source) || isBlank(l.source[at+1]) || l.source[at+1] == '\n' || flow && isFlowMark(l.source[at+1])):
			break scan
		case flow && isFlowMark(c):
			break scan
		}
	}
	return from + len(bytes.TrimRight(l.source[from:at], " \t"))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isFlowMark(c byte) bool { return strings.IndexByte(",[]{}", c) >= 0 }
