package tell

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Cells is how many cells of a terminal a character takes. What the standard leaves open (“quotes”, dashes, ①) takes two
// where wide is set, as on consoles with a Chinese code page, else one.
func Cells(c rune, wide bool) int {
	switch {
	case c < 0x80 || c == unicode.ReplacementChar: // of a font that has it, and of one that has not
		return 1
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		if wide {
			return 2
		}
	}
	return 1
}

// Safe is text on one line that can do nothing to a terminal: what came in may hold anything.
func Safe(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t' || c == '\r':
			return ' '
		case hostile(c):
			return unicode.ReplacementChar
		}
		return c
	}, text)
}

// Lines is [Safe] for text of several lines: line ends and tabs stay.
func Lines(text string) string {
	return strings.Map(func(c rune) rune {
		if hostile(c) && c != '\n' && c != '\t' {
			return unicode.ReplacementChar
		}
		return c
	}, text)
}

// hostile are characters that steer a terminal: controls, separators of lines, and what turns the direction of text round.
func hostile(c rune) bool {
	switch {
	case c < ' ' || c >= 0x7f && c < 0xa0, c == 0x2028 || c == 0x2029, c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069,
		c == 0x061c || c == 0x200e || c == 0x200f:
		return true
	}
	return false
}

// unseen are characters that show nothing; where a place is marked, something must stand over the mark.
func unseen(c rune) bool {
	return hostile(c) || unicode.Is(unicode.Cf, c) || c == unicode.ReplacementChar
}
