package render

import (
	"bytes"
	"strings"
)

// Where a style sheet needs no blank: beside what parts rules, declarations and selectors, and behind a colon. Before one it may stand
// for any descendant, and beside a plus for arithmetic.
const (
	noBlankBehind = "{};,>:\n"
	noBlankBefore = "{};,>\n"
)

// leanStyle does without comments and such blanks; strings and addresses stay as they are. Each rule keeps its line, so that versions of
// a style sheet can be compared. One that is not whole stays as it was written.
func leanStyle(content []byte) []byte {
	out := make([]byte, 0, len(content))
	for k := 0; k < len(content); {
		n := 1
		switch rest := content[k:]; {
		case bytes.HasPrefix(rest, []byte("/*")):
			if n = 4 + bytes.Index(rest[2:], []byte("*/")); n < 4 {
				return content
			}
			if k > 0 && k+n < len(content) && !isStyleBlank(content[k-1]) && !isStyleBlank(content[k+n]) {
				out = append(out, "/**/"...) // it parts two words without being a blank
			}
		case isStyleBlank(rest[0]):
			out = append(out, map[bool]byte{true: '\n', false: ' '}[rest[0] == '\n'])
		default:
			if n = styleToken(rest); n == 0 {
				return content
			}
			out = append(trimStyle(out, rest[0]), rest[:n]...)
		}
		k += n
	}
	return append(bytes.TrimRight(out, " \n"), '\n')
}

func isStyleBlank(c byte) bool { return strings.IndexByte(" \t\r\n\f", c) >= 0 }

// trimStyle leaves out the blanks at the end of a sheet that goes on with next, but for a line's end behind a rule and a blank that parts.
func trimStyle(out []byte, next byte) []byte {
	text := bytes.TrimRight(out, " \n")
	if len(text) == 0 {
		return text
	}
	last := text[len(text)-1]
	blank := len(text) < len(out)
	switch {
	case next == '}' && last == ';':
		return text[:len(text)-1]
	case blank && last == '}' && next != '}':
		return append(text, '\n')
	case blank && strings.IndexByte(noBlankBehind, last) < 0 && strings.IndexByte(noBlankBefore, next) < 0:
		return append(text, ' ')
	}
	return text
}

// styleToken is how long the string, the address or the character is that rest begins with; 0 where a string or an address has no end.
func styleToken(rest []byte) int {
	end := rest[0]
	k := 1
	switch {
	case end == '"' || end == '\'':
	case len(rest) > 3 && bytes.EqualFold(rest[:4], []byte("url(")):
		end, k = ')', 4
	case end == '\\' && len(rest) > 1:
		return 2
	default:
		return 1
	}
	for first := k; k < len(rest); k++ {
		switch c := rest[k]; {
		case c == '\\':
			k++
		case c == end:
			return k + 1
		case end == ')' && k == first && (c == '"' || c == '\''): // the string within says where the address ends
			return k
		}
	}
	return 0
}
