package tell

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/diag"
)

const (
	mostCells = 76 // of an excerpt, without the number of its line
	tabCells  = 4
	before    = 30 // cells that stay before the place where a line is cut
)

// Excerpt is the line that a diagnostic is about with a mark under the place, or only the line where the column is unknown. row
// is the line as it stands in the file; wide is as of [Cells].
func Excerpt(d *diag.Diagnostic, row string, wide bool) (line, mark string) {
	signs := shown(row, wide)
	at := d.Col - 1
	if at > len(signs) { // a column beyond the line marks its end
		at = len(signs)
	}
	from, to := window(signs, at)
	var text strings.Builder
	lead := 0
	if from > 0 {
		text.WriteString("…")
		lead = Cells('…', wide)
	}
	end := at + marked(d, signs, at)
	width := 0
	for k := from; k < to; k++ {
		text.WriteString(signs[k].text)
		switch {
		case k < at:
			lead += signs[k].cells
		case k < end:
			width += signs[k].cells
		}
	}
	if to < len(signs) {
		text.WriteString("…")
	}
	label := strconv.Itoa(d.Line)
	margin := strings.Repeat(" ", max(0, 5-len(label)))
	line = margin + label + " | " + strings.TrimRight(text.String(), " ")
	if at < 0 {
		return line, ""
	}
	return line, strings.Repeat(" ", len(margin)+len(label)) + " | " + strings.Repeat(" ", lead) + strings.Repeat("^", max(width, 1))
}

// sign is a character as it is shown.
type sign struct {
	text  string
	cells int
	c     rune
}

// mostSigns bounds what is looked at: a line of a broken file may have megabytes.
const mostSigns = 100_000

func shown(row string, wide bool) []sign {
	row = strings.TrimRight(row, "\r\n")
	var signs []sign
	at := 0 // cells so far, for tabs
	for _, c := range row {
		s := sign{string(c), Cells(c, wide), c}
		switch {
		case c == '\t':
			s.cells = tabCells - at%tabCells
			s.text = strings.Repeat(" ", s.cells)
		case unseen(c):
			s.text, s.cells = string(unicode.ReplacementChar), Cells(unicode.ReplacementChar, wide)
		}
		at += s.cells
		if signs = append(signs, s); len(signs) == mostSigns {
			break
		}
	}
	return signs
}

// marked is how many signs are marked from a place on: the text that can be replaced, else the value or word that begins there.
func marked(d *diag.Diagnostic, signs []sign, at int) int {
	if at < 0 || at >= len(signs) {
		return 0
	}
	if d.Old != "" && !strings.Contains(d.Old, "\n") {
		return utf8.RuneCountInString(d.Old)
	}
	n := 1
	if value(d, signs, at) {
		for at+n < len(signs) && !strings.ContainsRune(" ,{}[]\"'#\t", signs[at+n].c) {
			n++
		}
		return n
	}
	for word(signs[at].c) && at+n < len(signs) && word(signs[at+n].c) {
		n++
	}
	return n
}

// value reports whether a value or a key of a data file begins at a place: it is marked whole, with its unit.
func value(d *diag.Diagnostic, signs []sign, at int) bool {
	return strings.HasSuffix(d.File, ".yaml") && !strings.ContainsRune(" ,{}[]\"'#\t", signs[at].c) && (at == 0 || strings.ContainsRune(" ,{[\"'\t", signs[at-1].c))
}

// word reports whether a character belongs to a value or a word that is marked as one. Chinese text is not parted into words, so
// that one sign is marked.
func word(c rune) bool {
	return c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("_-.,%+", c))
}

// window are the signs of a line that are shown: all, or those around a place.
func window(signs []sign, at int) (from, to int) {
	total := 0
	for _, s := range signs {
		total += s.cells
	}
	if total <= mostCells {
		return 0, len(signs)
	}
	from = max(0, min(at, len(signs)))
	for cells := 0; from > 0 && cells+signs[from-1].cells <= before; from-- {
		cells += signs[from-1].cells
	}
	if from < 4 { // a mark of what is left out is no shorter
		from = 0
	}
	to = from
	for cells := 0; to < len(signs) && cells+signs[to].cells <= mostCells-4; to++ {
		cells += signs[to].cells
	}
	return from, to
}
