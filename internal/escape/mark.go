package escape

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark is a word that tells a field and a payload wherever it turns up: letters alone, which no escaping changes.
func Mark(field, payload int) string {
	b := []byte("zqaaaaaaqz")
	for k := range 3 {
		b[4-k] = byte('a' + field>>(4*k)&15)
		b[7-k] = byte('a' + payload>>(4*k)&15)
	}
	return string(b)
}

// Marked are a field and a payload, as a mark tells them.
type Marked struct{ Field, Payload int }

// marks calls found with each mark of a text, and where it stands.
func marks(text string, found func(m Marked, at int)) {
	for at := 0; ; {
		next := strings.Index(text[at:], "zq")
		if next < 0 {
			return
		}
		at += next
		if m, ok := markAt(text[at:]); ok {
			found(m, at)
		}
		at += 2
	}
}

func markAt(text string) (m Marked, ok bool) {
	if len(text) < 10 || text[8:10] != "qz" {
		return m, false
	}
	for k := range 3 {
		f, p := text[2+k]-'a', text[5+k]-'a'
		if f > 15 || p > 15 {
			return m, false
		}
		m.Field, m.Payload = m.Field<<4|int(f), m.Payload<<4|int(p)
	}
	return m, true
}

// Tame is a text of the same length in which no character means anything: letters, digits and single spaces stay, and so do marks;
// all else becomes a letter as wide as it is.
func Tame(text string) string {
	inner := strings.TrimSpace(text) // around it the loader takes away what is blank
	before, after, _ := strings.Cut(text, inner)
	return strings.Repeat(" ", utf8.RuneCountInString(before)) + tame(inner) + strings.Repeat(" ", utf8.RuneCountInString(after))
}

func tame(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ' || c == '\n' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || unicode.Is(unicode.Han, c):
			return c
		case c >= 0x2e80 && c < 0x1f000 && !unicode.Is(unicode.Mn, c):
			return '字'
		}
		return 'x'
	}, text)
}
