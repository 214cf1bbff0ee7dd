package xlsx

import "strconv"

// How far a sheet goes in Excel 2007 and later.
const (
	MaxRows    = 1_048_576
	MaxColumns = 16_384
)

// Address is how spreadsheets name a cell: row 12 of column 5 is E12.
func Address(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName is the letters of a column: 1 is A, 28 is AB.
func ColumnName(column int) string {
	var letters [8]byte
	i := len(letters)
	for ; column > 0 && i > 0; column = (column - 1) / 26 {
		i--
		letters[i] = byte('A' + (column-1)%26)
	}
	return string(letters[i:])
}

// ParseAddress reads E12, in letters of either case and with or without $. ok is false for anything else, and for what is
// beyond the end of a sheet.
func ParseAddress(address string) (row, column int, ok bool) {
	s := skipDollar(address)
	for len(s) > 0 && isLetter(s[0]) {
		column = column*26 + int(s[0]|0x20-'a') + 1
		if column > MaxColumns {
			return 0, 0, false
		}
		s = s[1:]
	}
	s = skipDollar(s)
	if column == 0 || len(s) == 0 || s[0] == '0' {
		return 0, 0, false
	}
	for ; len(s) > 0; s = s[1:] {
		if s[0] < '0' || s[0] > '9' {
			return 0, 0, false
		}
		if row = row*10 + int(s[0]-'0'); row > MaxRows {
			return 0, 0, false
		}
	}
	return row, column, true
}

func skipDollar(s string) string {
	if len(s) > 0 && s[0] == '$' {
		return s[1:]
	}
	return s
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// String is how spreadsheets name a range: E12, or B2:E12.
func (r Range) String() string {
	if r.Row == r.LastRow && r.Column == r.LastColumn {
		return Address(r.Row, r.Column)
	}
	return Address(r.Row, r.Column) + ":" + Address(r.LastRow, r.LastColumn)
}

// CellRange is the range of one cell.
func CellRange(row, column int) Range { return Range{row, column, row, column} }

// Has reports whether a cell is in the range.
func (r Range) Has(row, column int) bool {
	return r.Row <= row && row <= r.LastRow && r.Column <= column && column <= r.LastColumn
}

func (r Range) valid() bool {
	return 1 <= r.Row && r.Row <= r.LastRow && r.LastRow <= MaxRows &&
		1 <= r.Column && r.Column <= r.LastColumn && r.LastColumn <= MaxColumns
}
