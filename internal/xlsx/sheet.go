package xlsx

import (
	"slices"
	"strings"
)

// sheetReader is one sheet on its way into a grid.
type sheetReader struct {
	*reader
	scan        *scanner
	grid        *Grid
	full        [][]Value // chunks of values before those in the grid
	row, column int       // of the cell before; addresses may be left out
	rowHidden   bool
	last        Range // the cell of the value before
	unsorted    bool
	hidden      []span  // columns
	arrays      []Range // filled by one formula
}

type span struct{ from, to int }

// sheet reads a worksheet into the file. Sheets of other kinds (charts, dialogues, old macros) have no cells and are left
// out.
func (r *reader) sheet(f *File, entry sheetEntry, at relation) error {
	switch {
	case at.kind == "chartsheet" || at.kind == "dialogsheet" || at.kind == "xlMacrosheet" || at.kind == "xlIntlMacrosheet":
		return nil
	case at.kind == "" || at.external:
		return broken("a sheet without a part")
	}
	grid := &Grid{Name: entry.name, Visible: entry.visible, HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}
	s := &sheetReader{reader: r, grid: grid}
	if err := r.parts.read(at.target, s.read); err != nil {
		return err
	}
	if err := s.settle(); err != nil {
		return err
	}
	if err := r.comments(grid, at.target); err != nil {
		return err
	}
	f.Sheets = append(f.Sheets, grid)
	return nil
}

func (s *sheetReader) read(scan *scanner) error {
	s.scan = scan
	if !scan.is("worksheet") {
		return broken("a sheet of another kind")
	}
	for range scan.children {
		var err error
		switch {
		case scan.is("cols"):
			err = s.columns()
		case scan.is("sheetData"):
			err = s.rows()
		case scan.is("mergeCells"):
			err = s.merged()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetReader) rows() error {
	for range s.scan.children {
		if s.scan.is("row") {
			if err := s.readRow(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheetReader) columns() error {
	for range s.scan.children {
		if !s.scan.is("col") || !s.scan.flag("hidden") {
			continue
		}
		if len(s.hidden) == maxColTags {
			return tooLarge("too many columns")
		}
		s.hidden = append(s.hidden, span{s.scan.number("min"), s.scan.number("max")})
	}
	return nil
}

func (s *sheetReader) readRow() error {
	number := s.row + 1
	if _, found := s.scan.rawAttr("r", false); found {
		number = s.scan.number("r")
	}
	if number < 1 || number > MaxRows {
		return broken("a row beyond the end of a sheet")
	}
	s.row, s.column, s.rowHidden = number, 0, s.scan.flag("hidden")
	for range s.scan.children {
		if s.scan.is("c") {
			if err := s.cell(); err != nil {
				return err
			}
		}
	}
	return nil
}

// place finds out which cell the tag that was entered is.
func (s *sheetReader) place() error {
	column := s.column + 1
	if raw, found := s.scan.rawAttr("r", false); found {
		row, named, ok := ParseAddress(string(raw))
		if !ok || row != s.row {
			return broken("a cell whose address is none, or of another row")
		}
		column = named
	}
	if column > MaxColumns {
		return broken("a cell beyond the end of a sheet")
	}
	s.column = column
	return nil
}

func (s *sheetReader) add(v Value) error {
	if err := s.parts.budget.value(); err != nil {
		return err
	}
	v.Row, v.Column = s.row, s.column
	s.unsorted = s.unsorted || v.Row < s.last.Row || v.Row == s.last.Row && v.Column <= s.last.Column
	s.last = Range{Row: v.Row, Column: v.Column}
	if s.rowHidden {
		s.grid.HiddenRows[v.Row] = true
	}
	if len(s.grid.Values) == chunk {
		s.full = append(s.full, s.grid.Values)
		s.grid.Values = make([]Value, 0, chunk)
	}
	s.grid.Values = append(s.grid.Values, v)
	return nil
}

// chunk is how many values are kept together while a sheet is read: one list that grows would leave copies behind.
const chunk = 4096

// gather puts the chunks together.
func (s *sheetReader) gather() {
	if len(s.full) > 0 {
		s.grid.Values = slices.Concat(append(s.full, s.grid.Values)...)
		s.full = nil
	}
}

func (s *sheetReader) merged() error {
	for range s.scan.children {
		if !s.scan.is("mergeCell") {
			continue
		}
		ref, _ := s.scan.attr("ref")
		r, ok := parseRange(ref)
		if !ok {
			return broken("a merged range that is none")
		}
		if s.parts.budget.merged--; s.parts.budget.merged < 0 {
			return tooLarge("too many merged ranges")
		}
		if r.Row != r.LastRow || r.Column != r.LastColumn {
			s.grid.Merged = append(s.grid.Merged, r)
		}
	}
	return nil
}

// parseRange reads B2:E12; a single cell is a range too.
func parseRange(ref string) (Range, bool) {
	from, to, pair := strings.Cut(ref, ":")
	row, column, ok := ParseAddress(from)
	r := CellRange(row, column)
	if pair && ok {
		r.LastRow, r.LastColumn, ok = ParseAddress(to)
	}
	return r, ok && r.valid()
}

// settle does what needs the whole sheet: order, merged ranges, hidden columns, formulas over several cells.
func (s *sheetReader) settle() error {
	s.gather()
	if s.unsorted {
		slices.SortFunc(s.grid.Values, compareCells)
	}
	for i := 1; i < len(s.grid.Values); i++ {
		if compareCells(s.grid.Values[i-1], s.grid.Values[i]) == 0 {
			return s.brokenCell(s.grid.Values[i].Row, s.grid.Values[i].Column, "two values of a cell")
		}
	}
	for _, r := range s.arrays {
		s.mark(r)
	}
	if err := s.grid.dropCovered(); err != nil {
		return err
	}
	s.hideColumns()
	return nil
}

// mark makes formulas of the values in a range: one formula fills it, and only its first cell says so.
func (s *sheetReader) mark(r Range) {
	i, _ := slices.BinarySearchFunc(s.grid.Values, Value{Row: r.Row, Column: r.Column}, compareCells)
	for ; i < len(s.grid.Values) && s.grid.Values[i].Row <= r.LastRow; i++ {
		if v := &s.grid.Values[i]; r.Has(v.Row, v.Column) {
			v.Formula = true
		}
	}
}

// hideColumns looks at columns that have values only: files hide all of the 16,384.
func (s *sheetReader) hideColumns() {
	if len(s.hidden) == 0 {
		return
	}
	var edges [MaxColumns + 2]int
	for _, h := range s.hidden {
		if 1 <= h.from && h.from <= h.to && h.from <= MaxColumns {
			edges[h.from]++
			edges[min(h.to, MaxColumns)+1]--
		}
	}
	for i := 1; i < len(edges); i++ {
		edges[i] += edges[i-1]
	}
	for i := range s.grid.Values {
		if c := s.grid.Values[i].Column; edges[c] > 0 {
			s.grid.HiddenColumns[c] = true
		}
	}
}
