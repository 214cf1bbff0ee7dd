package xlsx

// Book is a workbook to be written.
type Book struct {
	Title   string
	Creator string
	Sheets  []Sheet
}

// Sheet is one sheet of a Book. Its name has at most 31 characters, and none of : \ / ? * [ ].
type Sheet struct {
	Name        string
	Visible     Visibility
	Columns     []Column // from the first
	Rows        []Row    // from the first
	Merged      []Range
	FrozenRows  int // rows that stay in view
	FrozenCols  int
	Filter      *Range // has buttons that filter
	Validations []Validation
	Protected   bool   // only cells that are Open take input; there is no password
	Landscape   bool   // on A4
	PagesWide   int    // how many pages hold the columns, which are made as small as that takes; 0 is one
	OnePage     bool   // printed smaller where it would not go on one page
	Repeated    int    // rows that each printed page repeats; of several pages wide, also the frozen columns
	Footer      string // as Excel writes it: &P is the page, &N how many there are, && an ampersand; in the middle without &L, &C, &R
	Grid        bool   // lines between cells show on the screen
	Tab         string
}

// Column is how wide a column is, in digits of the body font; a Chinese character takes two.
type Column struct {
	Width  float64
	Hidden bool
}

// Row is a row of cells, from the first column. Height is in points; 0 is as high as needed.
type Row struct {
	Height float64
	Hidden bool
	Cells  []Cell
}

// Cell is a cell to be written. What is in Text is text whatever it looks like; a Number is a decimal, written digit for
// digit. A cell without both is empty, and still has its style.
type Cell struct {
	Text    string
	Number  string
	Style   Style
	Comment string
}

// Style is the look of a cell.
type Style struct {
	Bold, Wrap, Border bool
	Open               bool    // takes input on a protected sheet
	Size               float64 // points; 0 is 11
	Fill, Colour       string  // "#rrggbb" or empty
	Across             Align   // empty: numbers right, text left
	Down               Align
	Format             string // of numbers, as Excel writes it: "0.00"; empty: General; "@" is text
}

// Align is where a text stands in its cell.
type Align string

// The alignments.
const (
	Left   Align = "left"
	Centre Align = "center"
	Right  Align = "right"
	Top    Align = "top"
)

// Range is a rectangle of cells, both corners included.
type Range struct{ Row, Column, LastRow, LastColumn int }

// Validation is what a range takes. Words alone make a list to choose from; Numbers with Words take a number or one of the
// words; Numbers alone a number.
//
// A drop-down and a rule exclude each other: the only list that Excel, WPS and LibreOffice all show is a validation of
// type list, which takes nothing that is not in the list. So Numbers with Words is a rule without a drop-down, unless
// Offered: then it is a list whose refusal is turned off, and the cell takes anything.
type Validation struct {
	Range        Range
	Words        []string
	Numbers      bool
	NotNegative  bool   // of Numbers: none below zero
	Offered      bool   // Numbers with Words as a drop-down that refuses nothing
	Title, Error string // what is said where it does not hold
	Prompt       string // what is said when a cell is entered
	Soft         bool   // the writer may insist
}
