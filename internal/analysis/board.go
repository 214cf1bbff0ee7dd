package analysis

import (
	"slices"

	"bulletin/internal/model"
)

// Board is an edition as a matrix (作战图): every region on every indicator that has a target for a county.
type Board struct {
	Indicators []*model.Indicator // in bulletin order
	Rows       []BoardRow         // the whole, then counties and zones in the author's order
	Columns    []BoardColumn      // by Indicators
}

// BoardRow is one region's cells, by Board.Indicators, and how many are in each state.
type BoardRow struct {
	Region *model.Region
	Cells  []Cell
	Tally  Tally
}

// BoardColumn counts the counties on one indicator.
type BoardColumn struct {
	Tally       Tally
	First, Last int // how many share the first and the last place
}

// HasBoard reports whether any county has a target.
func HasBoard(v *View) bool { return slices.ContainsFunc(v.Site.Indicators, v.onBoard) }

func (v *View) onBoard(i *model.Indicator) bool {
	return i.Targeted && slices.ContainsFunc(v.counties, func(r *model.Region) bool {
		target, _, _ := v.target(i, r)
		return target.Ok()
	})
}

// NewBoard is the edition's board; it has no indicators where HasBoard is false.
func NewBoard(v *View) *Board {
	b := &Board{}
	for _, i := range v.Site.Indicators {
		if v.onBoard(i) {
			b.Indicators = append(b.Indicators, i)
		}
	}
	b.Columns = make([]BoardColumn, len(b.Indicators))
	for _, r := range v.Site.Regions {
		if r.Kind == model.Direct {
			continue
		}
		row := BoardRow{Region: r, Cells: make([]Cell, len(b.Indicators))}
		for k, i := range b.Indicators {
			row.Cells[k] = v.Cell(i, r)
			row.Tally.add(&row.Cells[k])
			if r.Kind == model.County {
				b.Columns[k].add(&row.Cells[k])
			}
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

func (c *BoardColumn) add(cell *Cell) {
	c.Tally.add(cell)
	switch {
	case cell.Place.Rank == 1:
		c.First++
	case cell.Place.Last:
		c.Last++
	}
}

// SortByBehind brings the rows below the whole into the order of how many indicators are behind, and of those of
// them at zero, the most first; equal rows keep the author's order.
func (b *Board) SortByBehind() {
	slices.SortStableFunc(b.Rows[1:], func(x, y BoardRow) int {
		if d := y.Tally.BehindPace() - x.Tally.BehindPace(); d != 0 {
			return d
		}
		return y.Tally.ZeroPace() - x.Tally.ZeroPace()
	})
}

// Counties are the rows of counties.
func (b *Board) Counties() []BoardRow {
	return slices.DeleteFunc(slices.Clone(b.Rows), func(r BoardRow) bool { return r.Region.Kind != model.County })
}

// End is a place worth a mark.
type End uint8

// The ends of a ranking.
const (
	NoEnd End = iota
	FirstPlace
	LastPlace
)

// mostTied is how many may share the first or the last place and still be marked.
const mostTied = 3

// End says whether a cell of column k is first or last, where not all or many share one place.
func (b *Board) End(k int, c *Cell) End {
	p := c.Place
	switch {
	case p.Rank == 0 || p.Of < 2 || p.Rank == 1 && p.Last:
		return NoEnd
	case p.Rank == 1 && b.Columns[k].First <= mostTied:
		return FirstPlace
	case p.Last && b.Columns[k].Last <= mostTied:
		return LastPlace
	}
	return NoEnd
}
