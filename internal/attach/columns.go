package attach

import (
	"bytes"
	"strings"
)

// A table of data says most of what a row says in the row above it as well. By columns, with nothing for what is the same as
// above, it is compressed to less than half.
const (
	sameColumns = "\x1e" // between columns
	sameFields  = "\x1f" // between the fields of a column
	emptyField  = "\x1d" // a field that is empty, unlike the one above
)

// columns is a CSV file by its columns, from which save.js makes the same bytes again. ok is false where rows are of different
// width, lines end in different ways or a field holds one of the signs between fields.
func columns(csv []byte) (out []byte, ok bool) {
	if bytes.ContainsAny(csv, sameColumns+sameFields+emptyField) || !bytes.HasSuffix(csv, []byte("\r\n")) {
		return nil, false
	}
	var rows [][]string
	row, from, quoted := []string(nil), 0, false
	for k := 0; k < len(csv); k++ {
		switch c := csv[k]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ',':
			row, from = append(row, string(csv[from:k])), k+1
		case c == '\r' && k+1 < len(csv) && csv[k+1] == '\n':
			row, from = append(row, string(csv[from:k])), k+2
			if len(rows) > 0 && len(row) != len(rows[0]) {
				return nil, false
			}
			rows, row = append(rows, row), nil
			k++
		}
	}
	if quoted || len(rows) == 0 || from != len(csv) {
		return nil, false
	}
	var b strings.Builder
	for column := range rows[0] {
		if column > 0 {
			b.WriteString(sameColumns)
		}
		above := ""
		for k, r := range rows {
			if k > 0 {
				b.WriteString(sameFields)
			}
			switch field := r[column]; {
			case field == above:
			case field == "":
				b.WriteString(emptyField)
			default:
				b.WriteString(field)
			}
			above = r[column]
		}
	}
	return []byte(b.String()), true
}
