// Package alike tells which texts look the same to a reader though their characters differ.
package alike

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Invisible reports whether a character shows nothing where it stands: the default ignorable code points of Unicode, and the
// other characters of format. Spaces are none of them.
func Invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// Key is the same for texts that look the same: composed or not, wide or narrow, with an ideograph or with one that was kept
// only for compatibility, with or without spaces and invisible characters, with this dash or dot or another.
func Key(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case Invisible(r), unicode.IsSpace(r), r == '\u2800': // a cell of braille without dots
			return -1
		case unicode.Is(unicode.Dash, r):
			return '-'
		case strings.ContainsRune("•‧・∙⋅●", r):
			return '·'
		case r == '○' || r == '◯':
			return '〇'
		}
		return r
	}, norm.NFKC.String(text))
}
