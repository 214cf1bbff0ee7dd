package xlsx

import (
	"bytes"
	"unicode/utf16"
)

// compoundMark begins a compound file: what .xls, .et and .doc are, and workbooks with a password.
var compoundMark = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// compoundKind tells by the names in its directory what a compound file is. Entries of a directory lie at multiples of 128
// bytes, since sectors do at multiples of 512.
func compoundKind(data []byte) error {
	kind := &ProblemError{Problem: NotWorkbook, Detail: "a compound file of another program"}
	for at := 512; at+128 <= len(data); at += 128 {
		switch entry := data[at : at+128]; {
		case isEntry(entry, "EncryptedPackage"):
			return &ProblemError{Problem: Encrypted, Detail: "a workbook with a password"}
		case isEntry(entry, "Workbook"), isEntry(entry, "Book"), isEntry(entry, "WORKBOOK"), isEntry(entry, "BOOK"):
			kind = &ProblemError{Problem: OldExcel, Detail: "a binary workbook"}
		}
	}
	return kind
}

// isEntry knows a stream by its name in UTF-16, the name's length with its zero, and its kind.
func isEntry(entry []byte, name string) bool {
	if size := 2*len(name) + 2; int(entry[64]) != size || entry[65] != 0 || entry[66] != 2 {
		return false
	}
	var want []byte
	for _, unit := range utf16.Encode([]rune(name)) {
		want = append(want, byte(unit), byte(unit>>8))
	}
	return bytes.HasPrefix(entry, append(want, 0, 0))
}
