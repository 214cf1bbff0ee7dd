// Package docx writes Word documents (Office Open XML, ECMA-376 and ISO/IEC 29500 transitional) in the layout of
// Chinese official documents, GB/T 9704-2012.
//
// It knows what such a document needs and no more: headings, paragraphs, lists, tables, pictures, links within the
// document, a table of contents, upright and wide pages. Text is text and styles are styles, so that the people to
// whom a draft is circulated can edit it, comment on it and follow its headings.
//
// The libraries in Go that were looked at do not do: unioffice needs a paid licence, go-docx is under the AGPL, godocx is no
// longer kept up and has no way to make footers, fields or a document of two kinds of pages.
//
// Lengths are in twentieths of a point, Word's own unit (1 cm is 567), unless it says otherwise. Section numbers are of
// ECMA-376 part 1, fifth edition. The same document gives the same bytes: nothing reads a clock.
package docx

// Document is a document. Its text is in reading order, in sections.
type Document struct {
	Title, Author, Subject string
	Created                string   // a date, as 2022-07-20; empty where there is none
	Header                 []string // lines at the head of every page
	Sections               []Section
	Reference              *Reference // an office's own template, or nil
}

// Section is a run of pages of one kind, beginning on a new page.
type Section struct {
	Paper  Paper
	Wide   bool // A4 lying on its side
	Blocks []Block
}

// Paper is what a section prints on.
type Paper int

// Papers.
const (
	Official Paper = iota // A4 with the type area of official documents
	Sheet                 // A4 with narrow margins: a single sheet, which is handed to someone
	Wall                  // A3 lying on its side
)

// Block is a Paragraph, a Table or a Contents.
type Block interface{ write(*writer) }

// Style names a style of paragraphs.
type Style string

// The styles of paragraphs. Headings show in Word's navigation pane and in a table of contents.
const (
	Body      Style = "a" // 3号仿宋, two characters indented
	Title     Style = "1" // heading 1, 2号小标宋: each part begins with one
	Heading2  Style = "2" // 3号黑体
	Heading3  Style = "3" // 3号楷体
	Heading4  Style = "4" // 3号仿宋, bold
	Subtitle  Style = "Subtitle"
	RedHead   Style = "RedHead"   // the issuer's mark of an official document
	RedNumber Style = "RedNumber" // its number, above the red line
	Meta      Style = "Meta"
	Item      Style = "Item" // of a list
	Small     Style = "Small"
	TableName Style = "TableName"
	TableUnit Style = "TableUnit"
	Cell      Style = "Cell"
	Note      Style = "Note" // below a table
	Caption   Style = "Caption"
	Source    Style = "Source" // below a caption
	NoteText  Style = "FootnoteText"
	Figure    Style = "Figure"
	Photo     Style = "Photo"
	PhotoName Style = "PhotoName" // below a photo
	Entry1    Style = "TOC1"
	Entry2    Style = "TOC2"
	cover     Style = "Cover"
	entryHead Style = "TOCHeading"
)

// Align is how lines stand; the zero value is the style's.
type Align string

// Alignments that cells need.
const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
)

// Paragraph is a paragraph.
type Paragraph struct {
	Style     Style
	Align     Align
	Runs      []Run
	Bookmarks []string // names to link to: a letter, then letters and digits, at most 40
	List      *List    // set for an item that a list numbers
	KeepNext  bool     // on one page with what follows
	NewPage   bool
	NoIndent  bool
	Size      int // of the letters, in half points; 0 is the style's
	FarIndent int // indent of the paragraph from the left
}

// List numbers its items anew. Items of one list share a pointer.
type List struct {
	Bullet bool
	Depth  int // 0 for a list that is in no other
	Start  int // the first number; 0 is 1
}

// Footnote is a note at the foot of the page that refers to it. The program of the reader numbers it. References to one note share
// a pointer: the first places it, the others say its number.
type Footnote struct{ Paragraphs [][]Run }

// Run is a run of text in one look, or a break, or a picture.
type Run struct {
	Text    string
	Bold    bool
	Raised  bool   // a note mark
	Small   bool   // three quarters of the size, but no less than nine points where the text has them
	Color   string // RRGGBB
	Fill    string // the ground behind the text, RRGGBB
	Link    string // the bookmark that it leads to
	Break   bool   // a new line before the text
	Tab     bool   // a tabulator before the text
	Picture *Picture
	Note    *Footnote // the reference to a note, in place of text
}

// Picture is a picture in a line: a drawing, or else a photo. Width and Height are as shown.
type Picture struct {
	Width, Height int
	Title, Alt    string
	EMF           []byte
	Photo         []byte
	Format        string // of the photo: jpeg or png
}

// Table is a table of fixed column widths. The first Head rows come again on each page; no row is
// split between pages.
type Table struct {
	Name    string // for those who cannot see it
	Columns []int  // widths
	Head    int
	Rows    []Row
	Rules   Rules
	Pad     int // left and right within cells
}

// Rules says which lines a table has.
type Rules int

// Rules of tables.
const (
	Open  Rules = iota // thick above and below, thin between rows: figures
	Boxed              // thin around every cell: forms
	None
)

// Row is a row. Cells are in order; those covered by a cell above are present, with Covered set.
type Row struct {
	Cells  []TableCell
	Height int  // at least; 0 is as the text needs
	With   bool // on one page with the next row
}

// TableCell is a cell.
type TableCell struct {
	Span    int  // columns; 0 is 1
	Below   bool // the cell goes on in the rows below
	Covered bool // it is covered by the cell above
	Fill    string
	Middle  bool // its text stands in the middle of the height
	Blocks  []Block
}

// Contents is a table of contents: a field that Word and WPS bring up to date when they are told to. Until then it shows the
// entries, as links, with the pages that they are reckoned to be on.
type Contents struct {
	Title    string // of the document, above
	Subtitle string
	Depth    int // levels of headings
	Entries  []ContentsEntry
}

// ContentsEntry is a line of the contents.
type ContentsEntry struct {
	Level    int // 1 or 2
	Text     string
	Bookmark string
}

// Page sizes (GB/T 9704-2012, 5.1 and 5.2): A4, the type area 156 mm × 225 mm of which begins 37 mm from the top and 28 mm
// from the left.
const (
	pageShort = 11906
	pageLong  = 16838
	pageA3    = 23811
	top       = 2098
	left      = 1587
	textShort = 8845
	textLong  = 12756
	pitch     = 579 // 22 lines in 225 mm
	// A quarter of a point less than 16 between characters, so that 28 of them go into 156 mm. It stands in the style: as
	// charSpace of the grid, a program of the LibreOffice family gives each character two cells.
	tighter = -5
)

// sheet is a size of paper with its margins, and how far head and foot are from its edges.
type sheet struct{ width, height, above, right, below, left, head, foot int }

// sheet is the paper of a section. The page number stands 7 mm below the type area of an official document and is some 5 mm high.
func (s *Section) sheet() sheet { return s.sheetOf(nil) }

// sheetOf is the paper of a section of a document with a template.
func (s *Section) sheetOf(r *Reference) sheet {
	out := sheet{width: pageShort, height: pageLong, above: top, left: left, head: 850}
	switch {
	case s.Paper == Sheet:
		return sheet{pageShort, pageLong, 900, 794, 794, 907, 340, 340}
	case s.Paper == Wall:
		return sheet{pageA3, pageLong, 900, 680, 700, 680, 340, 340}
	case r != nil && s.Wide:
		return r.page.turned()
	case r != nil:
		return r.page
	case s.Wide:
		out = sheet{width: pageLong, height: pageShort, above: left, left: top, head: 850}
	}
	text, lines := textShort, textLong
	if s.Wide {
		text, lines = textLong, textShort
	}
	out.below, out.right = out.height-out.above-lines, out.width-out.left-text
	out.foot = max(567, out.below-680)
	return out
}

// Width is the width of the section's type area.
func (s *Section) Width() int { return s.width(nil) }

func (s *Section) width(r *Reference) int { p := s.sheetOf(r); return p.width - p.left - p.right }

// Height is the height of the section's type area.
func (s *Section) Height() int { return s.height(nil) }

func (s *Section) height(r *Reference) int { p := s.sheetOf(r); return p.height - p.above - p.below }
