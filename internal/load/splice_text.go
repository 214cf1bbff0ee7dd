package load

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// patch replaces the bytes from start to end of the clean text. Patches do not overlap.
type patch struct {
	start, end int
	text       string
	indent     int // of new lines: at one place, those of the innermost mapping come first
	rank       int // among those of one mapping
}

func (s *splicer) replace(start, end int, text string) {
	s.patches = append(s.patches, patch{start: start, end: end, text: text})
}

// insert adds text: lines of one indentation, each with the break in front of it, or pairs in braces.
func (s *splicer) insert(at, indent, rank int, text string) {
	s.patches = append(s.patches, patch{start: at, end: at, text: text, indent: indent, rank: rank})
}

// apply patches the raw text, in which line ends may be CRLF and a byte order mark may stand in front.
func (s *splicer) apply(raw []byte) []byte {
	slices.SortStableFunc(s.patches, func(a, b patch) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(b.indent, a.indent), cmp.Compare(a.rank, b.rank))
	})
	rows := lineStarts(raw)
	if bytes.HasPrefix(raw, byteOrderMark) {
		rows[0] = len(byteOrderMark)
	}
	at := func(offset int) int {
		k := s.lineOf(offset)
		return rows[k] + offset - s.starts[k]
	}
	var out bytes.Buffer
	last := 0
	for _, p := range s.patches {
		out.Write(raw[last:at(p.start)])
		out.WriteString(strings.ReplaceAll(p.text, "\n", lineBreak(raw, rows, s.lineOf(p.start))))
		last = at(p.end)
	}
	out.Write(raw[last:])
	return out.Bytes()
}

// lineBreak is how a line ends, or the line before it where it is the last.
func lineBreak(raw []byte, rows []int, line int) string {
	next := min(line+1, len(rows)-1)
	if next > 0 && bytes.HasSuffix(raw[:rows[next]], []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// scalarText writes a text as a scalar: plain where that reads back as the same text, else in double quotes.
func scalarText(text string, flow bool) string {
	if isID(text) && text != "null" && text != "true" && text != "false" {
		return text
	}
	if plainIsSafe(text, flow) {
		return text
	}
	return doubleQuoted(text)
}

// plainIsSafe is stricter than YAML: what a person would have to think about is put in quotes.
func plainIsSafe(text string, flow bool) bool {
	if text == "" || strings.TrimSpace(text) != text || strings.ContainsAny(text[:1], "-?:,[]{}#&*!|>'\"%@`=<.~") ||
		strings.Contains(text, ": ") || strings.HasSuffix(text, ":") || strings.Contains(text, " #") ||
		flow && strings.ContainsAny(text, ",[]{}") || strings.ContainsFunc(text, isUnprintable) {
		return false
	}
	form := "a: " + text + "\n"
	if flow {
		form = "{a: " + text + ", b: c}\n"
	}
	var document yaml.Node
	if yaml.Unmarshal([]byte(form), &document) != nil || len(document.Content) != 1 || len(document.Content[0].Content) < 2 {
		return false
	}
	v := document.Content[0].Content[1]
	return v.Kind == yaml.ScalarNode && v.Tag == "!!str" && v.Value == text
}

// isUnprintable tells what is written as an escape, so that it is seen.
func isUnprintable(c rune) bool { return c == '\n' || c == '\t' || forbidden(c) }

// quotedAs writes a text in the quotation marks of the style, or in double ones where it needs escapes.
func quotedAs(style yaml.Style, text string) string {
	if style&yaml.SingleQuotedStyle != 0 && !strings.ContainsFunc(text, isUnprintable) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return doubleQuoted(text)
}

func doubleQuoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case isUnprintable(c) && c > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, c)
		case isUnprintable(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
