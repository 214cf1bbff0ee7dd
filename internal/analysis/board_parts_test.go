package analysis

import "testing"

// TestBoardEnds: rows and columns of a board count first and last places, each for itself.
func TestBoardEnds(t *testing.T) {
	var row BoardRow
	var column BoardColumn
	for _, end := range []End{FirstPlace, LastPlace, LastPlace, 0} {
		c := &Cell{}
		c.Place.End = end
		row.add(c)
		column.add(c)
	}
	if row.First != 1 || row.Last != 2 || column.First != 1 || column.Last != 2 {
		t.Errorf("row %d and %d, column %d and %d, want 1 and 2", row.First, row.Last, column.First, column.Last)
	}
}
