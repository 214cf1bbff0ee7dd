package escape

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Faults are what an oracle has against a surface.
type Faults []string

func (f *Faults) add(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if len(text) > 600 {
		text = text[:600] + "…"
	}
	*f = append(*f, text)
}

// Seen are the fields and payloads that turned up on a surface.
type Seen map[Marked]bool

func (s Seen) in(text string) bool {
	any := false
	marks(text, func(m Marked, _ int) { s[m], any = true, true })
	return any
}

// Wrote is what was written where a mark stands.
type Wrote func(m Marked) string

// twice finds texts that are escaped once too often: they say what was written only when they are read as HTML or JSON once more.
func twice(text string, wrote Wrote, faults *Faults) {
	marks(text, func(m Marked, at int) {
		said := strings.TrimSpace(wrote(m))
		near := text[max(0, at-4*len(said)-40):min(len(text), at+4*len(said)+40)]
		if strings.Contains(near, said) {
			return
		}
		for what, read := range readers {
			if strings.Contains(read(near), said) {
				faults.add("%q is written as %s in %q", said, what, near)
			}
		}
	})
}

var (
	unicodes = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`)
	hundreds = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)
)

// readers read a text that is escaped.
var readers = map[string]func(string) string{
	"HTML":              html.UnescapeString,
	"JSON":              func(text string) string { return points(unicodes, text, 2, 6) },
	"XML of a workbook": func(text string) string { return points(hundreds, text, 2, 6) },
	"an address": func(text string) string {
		plain, err := url.PathUnescape(text)
		if err != nil {
			return text
		}
		return plain
	},
}

// points puts characters in the place of their numbers in a text.
func points(numbers *regexp.Regexp, text string, from, to int) string {
	return numbers.ReplaceAllStringFunc(text, func(n string) string {
		c, _ := strconv.ParseInt(n[from:to], 16, 32)
		return string(rune(c))
	})
}
