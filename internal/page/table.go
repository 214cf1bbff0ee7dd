package page

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Table is a table ready to be written: every string is plain text.
type Table struct {
	ID      string
	Caption string
	Unit    string // said once beside the caption, where all rows share it
	Columns []Column
	Rows    []Row
	Foot    []Row    // sums, which stay below however the rows are sorted
	Notes   []string // numbered from 1, in order of first mention
	Left    string   // what was cut off, or empty
	Board   bool     // a matrix of states rather than columns of figures
}

// Column is a column's head and how its cells stand.
type Column struct {
	Head     string
	Unit     string // under the head
	Kind     ColumnKind
	Href     string
	decimals int // the most digits after the point in its cells
}

// ColumnKind says how cells are aligned and drawn.
type ColumnKind uint8

const (
	Text       ColumnKind = iota // left
	Label                        // centred, short
	Number                       // right, on the decimal point
	Completion                   // a number behind a bar
	Trend                        // a sparkline
	Remark                       // left, small, with notes
)

// Row is a table's row.
type Row struct {
	ID    string // of the row that references lead to, or empty
	Class string // "whole", "part", "group" or empty
	Cells []TableCell
}

// TableCell is one cell. Gap names the class of a typed gap.
type TableCell struct {
	Text  string
	Href  string
	Sort  string // a plain number that sorts the column, finer than Text; empty for a gap
	Class string
	Shape string // the mark of a state, before the text or, where there is one, before the second line
	Under string // a second line
	Mark  string // a raised mark beside the text: 首, 末, ↑
	Note  int    // the number of a note, or 0
	Notes []int  // further notes, for a remark
	Pad   string // invisible digits that put decimal points under each other
	Said  string // what a screen reader says instead of the text, or empty
	Bar   *Bar
	Spark *Spark
	Span  int  // columns; 0 for one
	Chip  bool // the class belongs to the word, not to the whole cell

	places int // digits after the point, −1 where the cell is no number
}

// Bar is a completion in a cell: percent, with a tick at time progress; Tick < 0 for none.
type Bar struct {
	Percent float64
	Tick    float64
}

// Spark is this year's months on last year's. A NaN-free series: gaps split a line.
type Spark struct {
	This, Last []SparkPoint
}

// SparkPoint is a month (0–11) and its place between 0 (the least) and 1 (the most of both years).
type SparkPoint struct {
	Month  int
	Height float64
	Joined bool // to the point before
}

// builder collects a table's notes.
type builder struct {
	table Table
	mixed bool // rows have units of their own, so that amounts cannot be sorted by
}

// row is an empty row with room for all its cells.
func (b *builder) row() []TableCell { return make([]TableCell, 0, len(b.table.Columns)) }

// note returns the number of a note, the same for the same text.
func (b *builder) note(text string) int {
	if text = strings.TrimRight(text, "。；"); text == "" {
		return 0
	}
	if k := slices.Index(b.table.Notes, text); k >= 0 {
		return k + 1
	}
	b.table.Notes = append(b.table.Notes, text)
	return len(b.table.Notes)
}

// finish pads numbers so that the decimal points of a column stand under each other.
func (b *builder) finish() *Table {
	t := &b.table
	for _, row := range t.Rows {
		for k := range row.Cells {
			if k < len(t.Columns) && row.Cells[k].Span == 0 {
				t.Columns[k].decimals = max(t.Columns[k].decimals, row.Cells[k].places)
			}
		}
	}
	for _, row := range t.Rows {
		for k := range row.Cells {
			c := &row.Cells[k]
			if k >= len(t.Columns) || c.places < 0 || c.places >= t.Columns[k].decimals {
				continue
			}
			c.Pad = strings.Repeat("0", t.Columns[k].decimals-c.places)
			if c.places == 0 {
				c.Pad = "." + c.Pad
			}
		}
	}
	return t
}

func text(s string) TableCell { return TableCell{Text: s, places: -1} }

// number is a number or its gap: the author's gaps by their words, others as a dash, each with a note.
func (b *builder) number(n model.Num, places int) TableCell {
	if !n.Ok() {
		return b.gap(n.Gap)
	}
	return TableCell{Text: format.Decimal(n.Value, places), Sort: sortKey(n.Value, places), places: places}
}

// sortKey is a number fine enough to keep the order of what rounds alike.
func sortKey(d model.Decimal, places int) string { return model.Round(d, places+3).String() }

// sign puts a plus before a positive number.
func sign(cell TableCell, n model.Num, places int) TableCell {
	if n.Ok() {
		cell.Text = format.Signed(n.Value, places)
	}
	return cell
}

func (b *builder) gap(g model.Gap) TableCell {
	c := TableCell{Text: format.Gap(g), Class: "gap " + gapClass(g), Note: b.note(format.Gap(g) + "：" + format.Reason(g)), places: -1}
	if c.Text == format.Dash {
		c.Said = "无"
	}
	return c
}

// amount is a figure in its indicator's unit.
func (b *builder) amount(n model.Num, places int) TableCell {
	c := b.number(n, places)
	if b.mixed {
		c.Sort = ""
	}
	return c
}

// derived is a number that rests on the figure and its target. Where one of them is a gap, its word stands in
// their own columns with its note; what follows from it is a plain dash.
func (b *builder) derived(n model.Num, places int, c *analysis.Cell) TableCell {
	if n.Ok() || n.Gap != c.Value.Gap && n.Gap != c.Target.Gap {
		return b.number(n, places)
	}
	b.gap(n.Gap) // the note stands under the table even where the word's own column is left out
	return TableCell{Text: format.Dash, Said: format.Gap(n.Gap), Class: "gap no-number", places: -1}
}

// gapClass is the name of a gap in style sheets.
func gapClass(g model.Gap) string {
	switch g {
	case model.NotReported:
		return "not-reported"
	case model.NotApplicable:
		return "not-applicable"
	case model.NoTarget:
		return "no-target"
	case model.Confidential:
		return "confidential"
	}
	return "no-number"
}

// state is the word of a cell's state with its shape and colour.
func (b *builder) state(c *analysis.Cell) TableCell {
	if c.State == analysis.NoState {
		return b.derived(c.Completion, 0, c)
	}
	return TableCell{
		Text: format.State(c), Shape: format.Shape(c.State), Class: "state state-" + format.StateClass(c.State),
		Sort: stateOrder(c.State), Chip: true, places: -1,
	}
}

// stateOrder sorts states from the best to the worst.
func stateOrder(s analysis.State) string {
	order := []analysis.State{analysis.Over, analysis.Reached, analysis.OnPace, analysis.Short,
		analysis.Behind, analysis.FarBehind, analysis.AtZero}
	return model.Int(slices.Index(order, s)).String()
}
