// Package delimited reads tables of text (CSV files, and what is pasted from a spreadsheet) into the same grid that a sheet
// of a workbook becomes. It tells the encoding and the delimiter from the text itself; what it cannot tell it refuses.
package delimited

import (
	"bytes"
	"fmt"
	"strings"

	"bulletin/internal/xlsx"
)

// The limits of Read.
const (
	maxRows    = 200_000
	maxValues  = 500_000
	maxInside  = 200 // line ends inside one pair of quotes; with more of them a quote was left open
	sampleRows = 200 // that the delimiter is told from
)

// Read reads a table. Rows are counted as a spreadsheet does: a line end inside quotes begins no row, and neither is the
// line sep=; one, which only names the delimiter. Values are texts, but for plain decimals of at most 15 digits: 007 stays
// a text, and so does 12,345. What keeps the table from being read is a [*xlsx.ProblemError]; there are no other errors.
func Read(name string, data []byte) (*xlsx.Grid, error) {
	if len(data) > xlsx.MaxFile {
		return nil, &xlsx.ProblemError{Problem: xlsx.TooLarge, Detail: "the file has more than 20 MB"}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return nil, &xlsx.ProblemError{Problem: xlsx.NotWorkbook, Detail: "a workbook under the name of a text"}
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	delimiter, text := told(text)
	if delimiter == 0 {
		delimiter = guess(text)
	}
	t := &table{Grid: &xlsx.Grid{Name: name}}
	r := &records{text: text, delimiter: delimiter}
	for r.next() {
		if err := t.add(r.fields); err != nil {
			return nil, err
		}
	}
	return t.Grid, r.err
}

// told is the delimiter that the first line names (sep=;), as Excel has it, and the text after that line. 0 is none.
func told(text string) (delimiter byte, rest string) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.TrimSuffix(line, "\r")
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") && strings.IndexByte(delimiters, line[4]) >= 0 {
		return line[4], rest
	}
	return 0, text
}

// table is the grid in the making.
type table struct {
	*xlsx.Grid
	row int
}

func (t *table) add(fields []string) error {
	if t.row++; t.row > maxRows {
		return &xlsx.ProblemError{Problem: xlsx.TooLarge, Detail: "more than 200,000 rows"}
	}
	if len(fields) > xlsx.MaxColumns {
		return &xlsx.ProblemError{Problem: xlsx.TooLarge, Detail: fmt.Sprintf("row %d has too many columns", t.row)}
	}
	for i, field := range fields {
		if field == "" {
			continue
		}
		if len(t.Values) == maxValues {
			return &xlsx.ProblemError{Problem: xlsx.TooLarge, Detail: "too many cells"}
		}
		t.Values = append(t.Values, value(t.row, i+1, field))
	}
	return nil
}

func value(row, column int, field string) xlsx.Value {
	v := xlsx.Value{Row: row, Column: column, Text: field, Raw: field}
	if trimmed := strings.Trim(field, " "); isNumber(trimmed) {
		if number, ok := xlsx.Decimal(trimmed); ok {
			v.Kind, v.Text = xlsx.Number, number
		}
	}
	return v
}

// isNumber reports whether a field is -12.50 or the like: not a code with zeros in front, and no more digits than a
// spreadsheet keeps.
func isNumber(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return allDigits(whole) && (!point || allDigits(fraction)) && (len(whole) == 1 || whole != "" && whole[0] != '0') &&
		len(whole)+len(fraction) <= xlsx.KeptDigits
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
