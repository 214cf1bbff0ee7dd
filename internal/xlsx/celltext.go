package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

func trimXML(b []byte) []byte { return bytes.Trim(b, " \t\r\n") }

// cellText is a text as people see it: characters that XML cannot hold stand in it as _x000D_, an underscore that could be
// taken for one as _x005F_.
func cellText(b []byte) string {
	text := string(b)
	if strings.Contains(text, "_x") {
		text = unescape(text)
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return clean(text)
}

// clean puts a mark in place of what no text holds: broken characters, and control characters other than tabs and line
// ends, which YAML and HTML refuse.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.IndexFunc(text, isControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF
}

// escape writes a text so that cellText gives it back. The library does so only for some.
func escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		if _, taken := escaped(s[i:]); taken {
			out.WriteString("_x005F_")
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func unescape(s string) string {
	var out strings.Builder
	var units []uint16 // characters beyond 0xFFFF come as two
	for len(s) > 0 {
		if unit, ok := escaped(s); ok {
			units = append(units, unit)
			s = s[7:]
			continue
		}
		out.WriteString(string(utf16.Decode(units)))
		units = units[:0]
		next := strings.Index(s[1:], "_x") + 1
		if next == 0 {
			next = len(s)
		}
		out.WriteString(s[:next])
		s = s[next:]
	}
	out.WriteString(string(utf16.Decode(units)))
	return out.String()
}

// escaped reads _x000D_ at the start of a text.
func escaped(s string) (uint16, bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return uint16(n), err == nil
}
