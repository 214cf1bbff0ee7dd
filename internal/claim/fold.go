package claim

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// folded is a block's text as the scanner reads it: full-width digits and letters are narrow, marks of thousands and
// spaces around numbers are gone. It knows where each of its bytes stood.
type folded struct {
	text   string
	source string
	from   []int // the byte of the block's text at which each byte of text began; one more for its end
}

// narrowed is a character that is written in two widths as the scanner reads it; empty for another.
func narrowed(r rune) string {
	switch r {
	case '％', '﹪':
		return "%"
	case '．', '˙', '･':
		return "."
	case '－':
		return "-"
	case '＋':
		return "+"
	case '∶':
		return ":"
	case '／':
		return "/"
	case '(':
		return "（"
	case ')':
		return "）"
	}
	return ""
}

// isSpace reports whether a character says nothing in Chinese text.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u2002', '\u2003', '\u2009', '\u202f', '\u3000', '\u200b', '\ufeff':
		return true
	}
	return false
}

// fold makes a block's text readable. A space between two digits stays what it is, a mark between two numbers; a narrow one
// is a mark of thousands. The memory of spare is used again.
func fold(s string, spare []int) folded {
	f := folded{source: s, from: slices.Grow(spare[:0], len(s)+1)}
	var b strings.Builder
	b.Grow(len(s))
	put := func(text string, at int) {
		b.WriteString(text)
		for range len(text) {
			f.from = append(f.from, at)
		}
	}
	digit := func(k int) bool {
		r, _ := utf8.DecodeRuneInString(s[k:])
		return r >= '0' && r <= '9' || r >= '０' && r <= '９'
	}
	behind := false // the last character was a digit
	wide := false   // and a full-width one
	run := 0        // digits in a row
	for k := 0; k < len(s); {
		r, size := utf8.DecodeRuneInString(s[k:])
		next := k + size
		switch {
		case isSpace(r):
			if behind && next < len(s) && digit(next) && r != '\u2009' && r != '\u202f' {
				put(" ", k)
				behind, run = false, 0
			}
		case (r == ',' || r == '，' && wide) && behind && run <= 3 && thousands(s[next:]):
			run = 0
		case r >= '０' && r <= '９':
			put(string(rune('0'+r-'０')), k)
			behind, wide, run = true, true, run+1
		case r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ':
			put(string(r-'Ａ'+'A'), k)
			behind, run = false, 0
		case r >= '0' && r <= '9':
			put(s[k:next], k)
			behind, wide, run = true, false, run+1
		default:
			if to := narrowed(r); to != "" {
				put(to, k)
			} else {
				put(s[k:next], k)
			}
			behind, run = false, 0
		}
		k = next
	}
	f.text, f.from = b.String(), append(f.from, len(s))
	return f
}

// thousands reports whether s begins with exactly three digits, so that the comma before them is a mark of thousands.
func thousands(s string) bool {
	n := 0
	for k := 0; k < len(s) && n <= 3; {
		r, size := utf8.DecodeRuneInString(s[k:])
		if (r < '0' || r > '9') && (r < '０' || r > '９') {
			break
		}
		n, k = n+1, k+size
	}
	return n == 3
}

// at is the byte of the folded text that stood at, or right behind, byte k of the block's.
func (f *folded) at(k int) int {
	n, _ := slices.BinarySearch(f.from, k)
	return n
}

// span is where folded text[start:end] stood, without the spaces behind it.
func (f *folded) span(start, end int) (from, to int) {
	if end <= start {
		return f.from[start], f.from[start]
	}
	return f.from[start], f.from[start] + len(strings.TrimRightFunc(f.source[f.from[start]:f.from[end]], isSpace))
}
