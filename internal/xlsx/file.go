package xlsx

import (
	"cmp"
	"slices"
)

// File is a workbook as it was read.
type File struct {
	Sheets   []*Grid
	Date1904 bool
	External bool // it refers to other files
	Macros   bool
	Strict   bool // Strict Open XML
}

// Visibility is whether people see a sheet.
type Visibility uint8

// The visibilities.
const (
	Shown Visibility = iota
	Hidden
	VeryHidden // not even in the list of hidden sheets
)

// Grid is a sheet as it was read, or a table of text.
type Grid struct {
	Name          string
	Visible       Visibility
	Values        []Value // by rows, then columns; empty cells are left out
	Merged        []Range
	HiddenRows    map[int]bool // of those that have values
	HiddenColumns map[int]bool // of those that have values
}

// Sheet is the sheet of that name, or nil.
func (f *File) Sheet(name string) *Grid {
	for _, g := range f.Sheets {
		if g.Name == name {
			return g
		}
	}
	return nil
}

// At is the value of a cell, or nil. A merged range has one value, in its first cell.
func (g *Grid) At(row, column int) *Value {
	i, found := slices.BinarySearchFunc(g.Values, Value{Row: row, Column: column}, compareCells)
	if !found {
		return nil
	}
	return &g.Values[i]
}

func compareCells(a, b Value) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

// Kind is what stands in a cell.
type Kind uint8

// The kinds.
const (
	Text    Kind = iota
	Number       // Text is a plain decimal, rounded to the 15 digits that a spreadsheet keeps
	Boolean      // TRUE, FALSE
	Error        // #REF!
	Date         // a number that is shown as a date, or a date by itself; Text is 2022-06-30, 2022-06-30 08:00:00 or 08:00:00; the number, where no calendar has it
	Nothing      // a formula that was never calculated
)

// Value is a cell as it was read.
type Value struct {
	Row, Column int
	Kind        Kind
	Text        string // lines end in \n; there are no other control characters but tabs
	Raw         string // as the file has it: 1.1579999999999999
	Formula     bool
	Percent     bool // shown as a percentage: people see 38.6 % where Text is 0.386
	Scaled      bool // shown divided, as by #,##0, or 0!.0, (万): people see another number than Text
	Quoted      bool // a tick mark in front makes it text
	Comment     string
}

// Problem is why a file cannot be read.
type Problem uint8

// The problems.
const (
	NotWorkbook  Problem = iota // no file of any known kind
	Broken                      // cut off, or not as the format says
	OldExcel                    // .xls, .et: a binary workbook
	Encrypted                   // a password
	OpenDocument                // .ods
	BinaryXML                   // .xlsb
	TooLarge                    // beyond the limits
	Encoding                    // a text in none of the encodings that are known
	Markup                      // HTML or the XML of Excel 2003, under the name of a workbook
)

// ProblemError is a file that cannot be read, for a reason that its author can mend.
type ProblemError struct {
	Problem Problem
	Detail  string // English, for a bug report
	Sheet   string // the cell that is broken, where one is
	Address string
}

func (e *ProblemError) Error() string { return "xlsx: " + e.Detail }
