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

	view *View
}

// BoardRow is one region's cells, by Board.Indicators, and how many are in each state.
type BoardRow struct {
	Region      *model.Region
	Cells       []Cell // nil before [Board.Fill]: those of a large edition would take more memory than all its figures
	Tally       Tally
	First, Last int // on how many indicators it shares the first and the last place
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

// NewBoard is the edition's board; it has no indicators where HasBoard is false. It is counted once; the caller may put its
// rows into another order and leave some out.
func NewBoard(v *View) *Board {
	b := *boards.Of(v)
	b.Rows = slices.Clone(b.Rows)
	return &b
}

var boards = NewOnce(countBoard)

func countBoard(v *View) *Board {
	b := &Board{view: v}
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
		row := BoardRow{Region: r}
		for k, i := range b.Indicators {
			c := v.Cell(i, r)
			row.add(&c)
			if r.Kind == model.County {
				b.Columns[k].add(&c)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// Fill computes the cells of the first n rows, or of all where there are fewer.
func (b *Board) Fill(n int) {
	for k := range b.Rows[:min(n, len(b.Rows))] {
		row := &b.Rows[k]
		row.Cells = make([]Cell, len(b.Indicators))
		for col, i := range b.Indicators {
			row.Cells[col] = b.view.Cell(i, row.Region)
		}
	}
}

func (r *BoardRow) add(cell *Cell) {
	r.Tally.add(cell)
	switch cell.Place.End {
	case FirstPlace:
		r.First++
	case LastPlace:
		r.Last++
	}
}

func (c *BoardColumn) add(cell *Cell) {
	c.Tally.add(cell)
	switch cell.Place.End {
	case FirstPlace:
		c.First++
	case LastPlace:
		c.Last++
	}
}

// SortByBehind brings the rows below the whole into the order of how many indicators are behind, and of those of
// them at zero, the most first; equal rows keep the author's order.
func (b *Board) SortByBehind() {
	slices.SortStableFunc(b.Rows[1:], func(x, y BoardRow) int {
		if d := y.Tally.Behind() - x.Tally.Behind(); d != 0 {
			return d
		}
		return y.Tally.AtZero() - x.Tally.AtZero()
	})
}

// Cut leaves the whole and the first most rows of counties; zones stand on it where there are fewer of those. It returns who is left out.
func (b *Board) Cut(most int) (left []*model.Region) {
	if len(b.Rows)-1 <= most {
		return nil
	}
	kept, room := b.Rows[:1:1], most
	zones := most - len(b.Counties())
	for _, r := range b.Rows[1:] {
		zone := r.Region.Kind != model.County
		switch {
		case room == 0, zone && zones <= 0:
			left = append(left, r.Region)
			continue
		case zone:
			zones--
		}
		kept = append(kept, r)
		room--
	}
	b.Rows = kept
	return left
}

// Counts reports whether anything of a column can be behind: a level has no progress, nor what nobody reported this time.
func (b *Board) Counts(col int) bool {
	return b.Indicators[col].Measure == model.Flow && b.Columns[col].Tally.Paced() > 0
}

// Counts reports whether anything of a row can be behind.
func (r *BoardRow) Counts() bool { return r.Tally.Paced() > 0 }

// Counties are the rows of counties.
func (b *Board) Counties() []BoardRow {
	return slices.DeleteFunc(slices.Clone(b.Rows), func(r BoardRow) bool { return r.Region.Kind != model.County })
}
