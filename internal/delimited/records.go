package delimited

import (
	"fmt"
	"strings"

	"bulletin/internal/xlsx"
)

// delimiters are those that are known, the likeliest first: what is pasted from a spreadsheet has tabs.
const delimiters = "\t,;"

// records goes through a text row by row.
type records struct {
	text      string
	delimiter byte
	fields    []string
	row       int
	err       error
}

// next reads a row. false is the end, or an error.
func (r *records) next() bool {
	if r.text == "" || r.err != nil {
		return false
	}
	r.row++
	r.fields = r.fields[:0]
	for more := true; more && r.err == nil; {
		var field string
		if strings.HasPrefix(r.text, `"`) {
			field = r.quoted()
		} else {
			field = r.plain()
		}
		r.fields = append(r.fields, field)
		more = r.separator()
	}
	return r.err == nil
}

// plain is a field up to its delimiter or the end of its line. Quotes inside are part of it.
func (r *records) plain() string {
	n := strings.IndexAny(r.text, string([]byte{r.delimiter, '\r', '\n'}))
	if n < 0 {
		n = len(r.text)
	}
	field := r.text[:n]
	r.text = r.text[n:]
	return field
}

// quoted is a field inside quotes, where two quotes are one. What follows the closing one belongs to it, as spreadsheets
// have it; but not where the quotes hold line ends: there the quote that opened them was left alone, and would swallow rows.
func (r *records) quoted() string {
	var out strings.Builder
	rest := r.text[1:]
	for {
		before, after, found := strings.Cut(rest, `"`)
		if !found {
			r.open()
			return ""
		}
		out.WriteString(before)
		rest = after
		if !strings.HasPrefix(rest, `"`) {
			break
		}
		out.WriteByte('"')
		rest = rest[1:]
	}
	r.text = rest
	inside := lineEnds.Replace(out.String())
	after := r.plain()
	if lines := strings.Count(inside, "\n"); lines > maxInside || lines > 0 && after != "" {
		r.open()
	}
	return inside + after
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (r *records) open() {
	r.err = &xlsx.ProblemError{Problem: xlsx.Broken, Detail: fmt.Sprintf("row %d has a quote that does not close", r.row)}
}

// separator skips what follows a field; true where another field of the row comes.
func (r *records) separator() bool {
	switch {
	case r.text == "":
		return false
	case r.text[0] == r.delimiter:
		r.text = r.text[1:]
		return true
	case strings.HasPrefix(r.text, "\r\n"):
		r.text = r.text[2:]
	default:
		r.text = r.text[1:]
	}
	return false
}

// guess tells the delimiter: the one by which most rows have the same number of fields. It looks at the first rows, up to
// the first that it cannot part.
func guess(text string) byte {
	best, most := delimiters[1], 0
	for _, delimiter := range []byte(delimiters) {
		if n := agreement(text, delimiter); n > most {
			best, most = delimiter, n
		}
	}
	return best
}

// agreement is how many rows have the commonest number of fields above one, and a little for each field: where commas and
// semicolons part all rows alike, the one that parts them further is meant. Tabs hardly ever stand inside a field.
func agreement(text string, delimiter byte) int {
	counts := map[int]int{}
	r := &records{text: text, delimiter: delimiter}
	for r.row < sampleRows && r.next() {
		if n := len(r.fields); n > 1 {
			counts[n]++
		}
	}
	const further = 999
	most := 0
	for n, rows := range counts {
		if delimiter == '\t' {
			n = further
		}
		most = max(most, rows*(further+1)+min(n, further))
	}
	return most
}
