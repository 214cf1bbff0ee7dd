package table

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Table is a table ready to be written: every string is plain text, and every number stands beside its text.
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
	Head  string
	Unit  string // under the head
	Under string // words under the head that are no unit: 应达到
	Kind  Kind
	Href  string

	digits int // the most after the point in its cells
}

// Kind says how cells are aligned and drawn.
type Kind uint8

const (
	Text       Kind = iota // left
	Label                  // centred, short
	Number                 // right, on the decimal point
	Completion             // a number behind a bar
	Trend                  // a sparkline
	Position               // a strip
	Remark                 // left, small, with notes
)

// Row is a table's row.
type Row struct {
	ID    string // of the row that references lead to, or empty
	Class string // "whole", "part", "group" or empty
	Cells []Cell
}

// Cell is one cell. The zero value is empty.
type Cell struct {
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
	Strip *Strip
	Span  int  // columns; 0 for one
	Chip  bool // the class belongs to the word, not to the whole cell

	Counted bool // Text is how many of something there are, by a column's word

	Figure bool      // Text is a number: Value with Digits after the point, in Unit
	Value  model.Num // unrounded; where Figure is false, the gap that the cell shows, if any
	Digits int
	Unit   string // empty where the number is of no unit
	State  analysis.State
}

// Bar is a completion in a cell: percent, with a tick at time progress; Tick < 0 for none.
type Bar struct {
	Percent float64
	Tick    float64
}

// Spark is this year's months on last year's. A NaN-free series: gaps split a line.
type Spark struct {
	This, Last []Point
}

// Strip is where a completion stands among those of the members, in percent of the target; what is beyond an end of the
// strip stands at it.
type Strip struct {
	Own    float64
	Others []float64 // of all members, in order of size; where they are many, the least, the quartiles and the most
	Many   bool      // that Others are these five
	Tick   float64   // time progress; below zero for none
}

// StripEnd is the last percent on a strip.
const StripEnd = 120

// Point is a month (0–11) and its place between 0 (the least) and 1 (the most of both years).
type Point struct {
	Month  int
	Height float64
	Joined bool // to the point before
}
