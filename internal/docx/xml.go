package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlWriter appends elements. Names are the package's own; every value is escaped.
type xmlWriter struct {
	buf       []byte
	open      []string
	reference *Reference // the template, or nil
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// start opens an element; attributes come as names and values in turn.
func (x *xmlWriter) start(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, '>')
	x.open = append(x.open, name)
}

func (x *xmlWriter) end() {
	name := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	x.buf = append(append(append(x.buf, '<', '/'), name...), '>')
}

// empty writes an element without content.
func (x *xmlWriter) empty(name string, attrs ...string) {
	x.tag(name, attrs)
	x.buf = append(x.buf, '/', '>')
}

func (x *xmlWriter) tag(name string, attrs []string) {
	x.buf = append(append(x.buf, '<'), name...)
	for i := 0; i+1 < len(attrs); i += 2 {
		x.buf = append(append(append(x.buf, ' '), attrs[i]...), '=', '"')
		x.text(attrs[i+1])
		x.buf = append(x.buf, '"')
	}
}

// element writes an element that holds text.
func (x *xmlWriter) element(name, text string, attrs ...string) {
	x.start(name, attrs...)
	x.text(text)
	x.end()
}

// value writes an element whose only attribute is w:val.
func (x *xmlWriter) value(name, value string) { x.empty(name, "w:val", value) }

// text escapes what is markup and leaves out what XML 1.0 forbids (2.2), broken UTF-8 included.
func (x *xmlWriter) text(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			x.buf = append(x.buf, "&amp;"...)
		case r == '<':
			x.buf = append(x.buf, "&lt;"...)
		case r == '>':
			x.buf = append(x.buf, "&gt;"...)
		case r == '"':
			x.buf = append(x.buf, "&quot;"...)
		case r == '\n' || r == '\t' || r == '\r':
			x.buf = append(x.buf, ' ')
		case r < 0x20 || r == 0xfffe || r == 0xffff || r == utf8.RuneError && size == 1:
		default:
			x.buf = append(x.buf, s[i:i+size]...)
		}
		i += size
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// cut shortens s to at most n characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimSpace(string(r[:n-1])) + "…"
}
