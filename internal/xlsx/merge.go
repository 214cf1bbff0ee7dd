package xlsx

import (
	"cmp"
	"slices"
)

// dropCovered takes away the values that merged ranges cover: spreadsheets keep what stood there, and nobody sees it. It
// goes down the rows with the ranges of the row in hand, ordered by columns; they never overlap, or the file is broken.
func (g *Grid) dropCovered() error {
	if len(g.Merged) == 0 {
		return nil
	}
	ranges := slices.Clone(g.Merged)
	slices.SortFunc(ranges, func(a, b Range) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	open := openRanges{ranges: ranges}
	kept := g.Values[:0]
	for _, v := range g.Values {
		if !open.upTo(v.Row) {
			return broken("merged ranges over one another")
		}
		if r := open.at(v.Column); r == nil || v.Row == r.Row && v.Column == r.Column {
			kept = append(kept, v)
		}
	}
	if !open.upTo(MaxRows) {
		return broken("merged ranges over one another")
	}
	clear(g.Values[len(kept):])
	g.Values = kept
	return nil
}

// openRanges are the merged ranges of a row, by columns.
type openRanges struct {
	ranges []Range // all, by their first cells
	next   int     // of them
	open   []int32 // indexes
	first  int     // the row in which the next of them ends
}

// upTo opens the ranges that begin in a row or before it, and closes those that ended before it; false where one is in
// another's way.
func (o *openRanges) upTo(row int) bool {
	for ; o.next < len(o.ranges) && o.ranges[o.next].Row <= row; o.next++ {
		r := &o.ranges[o.next]
		o.expire(r.Row)
		i := o.search(r.Column)
		if i > 0 && o.nth(i-1).LastColumn >= r.Column || i < len(o.open) && o.nth(i).Column <= r.LastColumn {
			return false
		}
		o.open = slices.Insert(o.open, i, int32(o.next))
		if len(o.open) == 1 || r.LastRow < o.first {
			o.first = r.LastRow
		}
	}
	o.expire(row)
	return true
}

func (o *openRanges) nth(i int) *Range { return &o.ranges[o.open[i]] }

// search is how many open ranges begin before a column.
func (o *openRanges) search(column int) int {
	i, _ := slices.BinarySearchFunc(o.open, column, func(index int32, column int) int {
		return cmp.Compare(o.ranges[index].Column, column)
	})
	return i
}

// expire closes the ranges that ended before a row.
func (o *openRanges) expire(row int) {
	if len(o.open) == 0 || row <= o.first {
		return
	}
	o.open = slices.DeleteFunc(o.open, func(i int32) bool { return o.ranges[i].LastRow < row })
	o.first = MaxRows
	for _, i := range o.open {
		o.first = min(o.first, o.ranges[i].LastRow)
	}
}

// at is the open range over a column, or nil.
func (o *openRanges) at(column int) *Range {
	i := o.search(column + 1)
	if i == 0 || o.nth(i-1).LastColumn < column {
		return nil
	}
	return o.nth(i - 1)
}
