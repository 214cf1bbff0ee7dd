package render

import "strconv"

// html appends markup to a buffer; text and attribute values are escaped, names are literals of this
// package.
type html struct{ b []byte }

func (h *html) raw(s string) { h.b = append(h.b, s...) }

// text appends s with the five characters escaped that mean something in text or in a quoted
// attribute, and without the control characters that HTML does not allow.
func (h *html) text(s string) {
	last := 0
	for k := 0; k < len(s); k++ {
		var escaped string
		switch c := s[k]; {
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '&':
			escaped = "&amp;"
		case c == '"':
			escaped = "&#34;"
		case c == '\'':
			escaped = "&#39;"
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			escaped = "\uFFFD"
		default:
			continue
		}
		h.b = append(h.b, s[last:k]...)
		h.b = append(h.b, escaped...)
		last = k + 1
	}
	h.b = append(h.b, s[last:]...)
}

// attr appends ` name="value"`, or nothing where value is empty.
func (h *html) attr(name, value string) {
	if value == "" {
		return
	}
	h.raw(" ")
	h.raw(name)
	h.raw(`="`)
	h.text(value)
	h.raw(`"`)
}

func (h *html) int(n int) { h.b = strconv.AppendInt(h.b, int64(n), 10) }

// fixed appends f with one digit after the point, which is finer than a pixel and alike on every processor.
func (h *html) fixed(f float64) {
	tenths := int64(float64(f*10) + 0.5)
	if f < 0 {
		tenths = -int64(float64(-f*10) + 0.5)
	}
	if tenths < 0 {
		h.raw("-")
		tenths = -tenths
	}
	h.b = strconv.AppendInt(h.b, tenths/10, 10)
	if tenths%10 != 0 {
		h.raw(".")
		h.b = strconv.AppendInt(h.b, tenths%10, 10)
	}
}
