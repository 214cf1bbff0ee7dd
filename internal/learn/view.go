package learn

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

// kind is what stands in a cell, as far as tables go.
type kind uint8

const (
	textKind   kind = iota
	numberKind      // a number, or a text with one reading as a number
	dateKind
	badKind  // an error, a truth value, a formula that was never calculated
	dashKind // — or /: nothing was said
	gapKind  // 未报送
)

// cell is a cell with something in it. Rows and columns count from 0 and leave out those that are empty.
type cell struct {
	value            *xlsx.Value
	kind             kind
	row, column      int
	lastRow, lastCol int    // where it is merged
	text             string // folded; of a gap its word
	number, unit     string
	hidden           bool
	month            bool // a number over columns that is a month
	verdict          *Verdict
}

// view is a sheet without its empty rows and columns; a merged cell stands in all that it covers.
type view struct {
	grid          *xlsx.Grid
	rows, columns []int // their numbers on the sheet
	cells         [][]*cell
	list          []*cell // in order
}

// Limits of a sheet that is looked at.
const (
	maxCells  = 2_000_000 // rows times columns
	maxMerged = 4_000_000 // cells under merged ranges
)

var dashes = map[string]bool{"-": true, "--": true, "---": true, "----": true, "/": true, "\\": true, "...": true, "…": true, "……": true, "*": true, "**": true, "·": true, "无": true, "空": true, "//": true}

// newView is the sheet as it is looked at; nil where it is too large.
func (l *lexicon) newView(g *xlsx.Grid) *view {
	v := &view{grid: g}
	var rows, columns []int
	for k := range g.Values {
		if value := &g.Values[k]; value.Kind == xlsx.Text && fold(value.Text) == "" {
			continue
		}
		rows, columns = append(rows, g.Values[k].Row), append(columns, g.Values[k].Column)
	}
	v.rows, v.columns = distinct(rows), distinct(columns)
	if len(v.rows)*len(v.columns) > maxCells {
		return nil
	}
	v.cells = make([][]*cell, len(v.rows))
	for k := range v.cells {
		v.cells[k] = make([]*cell, len(v.columns))
	}
	for k := range g.Values {
		value := &g.Values[k]
		if value.Kind == xlsx.Text && fold(value.Text) == "" {
			continue
		}
		c := l.cellOf(value)
		c.row, c.column = index(v.rows, value.Row), index(v.columns, value.Column)
		c.lastRow, c.lastCol = c.row, c.column
		c.hidden = g.HiddenRows[value.Row] || g.HiddenColumns[value.Column]
		v.cells[c.row][c.column] = c
		v.list = append(v.list, c)
	}
	v.merge()
	return v
}

func distinct(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

func index(sorted []int, n int) int {
	at, _ := slices.BinarySearch(sorted, n)
	return at
}

// merge lets merged cells stand in all that they cover.
func (v *view) merge() {
	spread := 0
	for _, m := range v.grid.Merged {
		top, left := index(v.rows, m.Row), index(v.columns, m.Column)
		bottom, right := index(v.rows, m.LastRow+1)-1, index(v.columns, m.LastColumn+1)-1
		c := v.at(top, left)
		if c == nil || c.value.Row != m.Row || c.value.Column != m.Column || bottom < top || right < left {
			continue
		}
		if spread += (bottom - top + 1) * (right - left + 1); spread > maxMerged {
			return
		}
		c.lastRow, c.lastCol = bottom, right
		for row := top; row <= bottom; row++ {
			for column := left; column <= right; column++ {
				if v.cells[row][column] == nil {
					v.cells[row][column] = c
				}
			}
		}
	}
}

// at is the cell of a row and a column, or nil.
func (v *view) at(row, column int) *cell {
	if row < 0 || column < 0 || row >= len(v.cells) || column >= len(v.columns) {
		return nil
	}
	return v.cells[row][column]
}

// brokenFormula are the words of a formula that failed, pasted as text.
var brokenFormula = regexp.MustCompile(`^#(?:DIV/0!|N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$`)

// cellOf tells numbers, words for gaps and texts apart.
func (l *lexicon) cellOf(value *xlsx.Value) *cell {
	c := &cell{value: value, text: fold(value.Text)}
	switch value.Kind {
	case xlsx.Number:
		c.kind, c.number = numberKind, value.Text
		if value.Percent {
			c.number, c.unit = shift(value.Text, 2), "%"
		}
	case xlsx.Date:
		c.kind = dateKind
	case xlsx.Boolean, xlsx.Error, xlsx.Nothing:
		c.kind = badKind
	default:
		gap := load.MeantGap(c.text)
		_, inReports := load.ReportGap(gap)
		number, unit, isNumber := l.numberOf(c.text)
		switch {
		case brokenFormula.MatchString(c.text):
			c.kind = badKind
		case dashes[c.text] || gap != "" && !inReports:
			c.kind = dashKind
		case inReports:
			c.kind, c.text = gapKind, gap
		case isNumber:
			c.kind, c.number, c.unit = numberKind, number, unit
		}
	}
	return c
}

// numeric reports whether the cell holds a number, or what should be one: such a cell is never left without a verdict.
func (c *cell) numeric() bool {
	return c.kind == numberKind || c.kind == dateKind || c.kind == badKind
}

// filled reports whether the cell stands where a figure does.
func (c *cell) filled() bool { return c.kind != textKind }

// year is the year that a number or a text of digits names, or 0.
func (c *cell) year() int {
	if c.kind != numberKind || len(c.number) != 4 || c.unit != "" {
		return 0
	}
	if n := number(c.number); n >= 1990 && n <= 2099 {
		return n
	}
	return 0
}

// says is what the cell says as a head or a stub.
func (l *lexicon) says(c *cell) *meaning {
	switch {
	case c.kind == textKind || c.kind == gapKind || c.kind == dashKind && c.text != "":
		return l.meaning(c.text)
	case c.kind == dateKind:
		if year, rest, ok := strings.Cut(c.value.Text, "-"); ok && len(rest) >= 2 {
			return &meaning{text: c.text, span: span{number(year), number(rest[:2]), aMonth}}
		}
	case c.month:
		return &meaning{text: c.text, span: span{0, number(c.number), aMonth}}
	case c.year() != 0:
		return &meaning{text: c.text, span: span{c.year(), 0, wholeYear}}
	case c.kind == numberKind && len(c.number) == 6 && c.unit == "": // 202207
		if t := (span{number(c.number[:4]), number(c.number[4:]), aMonth}); t.year >= 1990 && t.year < 2100 && t.month >= 1 && t.month <= 12 {
			return &meaning{text: c.text, span: t}
		}
	}
	return &meaning{text: c.text, unclear: true, why: "表头里是数" + strconv.Quote(c.text)}
}

// address is the place of the cell on its sheet.
func (c *cell) address() string { return xlsx.Address(c.value.Row, c.value.Column) }

// isWhole reports whether r is the whole that the bulletin is about.
func isWhole(r *model.Region) bool { return r != nil && r.Kind == model.Prefecture }
