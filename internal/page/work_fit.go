package page

import (
	"html"
	"html/template"
	"strings"
	"unicode/utf8"

	"bulletin/internal/table"
)

// lines is how many lines of so many characters a text takes; two Latin letters or digits stand for one character.
func lines(text string, length int) int {
	return (table.Width(text) + 2*length - 1) / (2 * length)
}

// beginning is a text's first so many characters, with a mark where something is left out.
func beginning(text string, length int) string {
	if utf8.RuneCountInString(text) <= length {
		return text
	}
	return string([]rune(text)[:length]) + "……"
}

// plainText is the text of HTML that the parser of prose made.
func plainText(text template.HTML) string {
	var b strings.Builder
	for rest := string(text); rest != ""; {
		before, tagged, found := strings.Cut(rest, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(tagged, ">")
	}
	return html.UnescapeString(strings.TrimSpace(b.String()))
}
