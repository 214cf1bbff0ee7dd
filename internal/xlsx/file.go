package xlsx

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
	HiddenRows    map[int]bool
	HiddenColumns map[int]bool
}

// At is the value of a cell, or nil. A merged range has one value, in its first cell.
func (g *Grid) At(row, column int) *Value { return nil }

// Kind is what stands in a cell.
type Kind uint8

// The kinds.
const (
	Text    Kind = iota
	Number       // Text is a plain decimal, rounded to the 15 digits that a spreadsheet keeps
	Boolean      // TRUE, FALSE
	Error        // #REF!
	Date         // a number that is shown as a date, or a date by itself; Text is 2022-06-30 or 2022-06-30 08:00:00
	Nothing      // a formula that was never calculated
)

// Value is a cell as it was read.
type Value struct {
	Row, Column int
	Kind        Kind
	Text        string
	Raw         string // as the file has it: 1.1579999999999999
	Formula     bool
	Percent     bool // shown as a percentage: 0.386 is read as 38.6 %
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
)

// ProblemError is a file that cannot be read, for a reason that its author can mend.
type ProblemError struct {
	Problem Problem
	Detail  string // English, for a bug report
}

func (e *ProblemError) Error() string { return "xlsx: " + e.Detail }
