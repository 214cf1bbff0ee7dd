package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// table is one indicator in an edition: what rules look at.
type table struct {
	*summary
	whole   *judged
	members []judged  // the members that take part, in the author's order
	ranked  []*judged // those of them that have a rank, the first first, ties in the author's order
}

// summary is what is kept of a table for findings about one member.
type summary struct {
	view      *analysis.View
	indicator *model.Indicator
	growth    extremes
	now, last sums
	silent    map[*model.Region]bool // members that report nothing at all, of which one finding tells
}

// judged is one region's cell under judgement. It is used by one goroutine.
type judged struct {
	*summary
	analysis.Cell
	before        analysis.Cell // the same in the year's previous edition, once it is asked for
	asked, exists bool
}

// extremes are the highest and the lowest growth among the members.
type extremes struct {
	max, min     model.Decimal
	atMax, atMin int // how many share them
	n            int // how many have a growth
}

// sums is the total over members, zones and direct units.
type sums struct {
	total   model.Decimal
	partial bool // somebody who takes part has no figure, or a negative one
}

func (t *sums) add(n model.Num) {
	if !n.Ok() || n.Value.IsNeg() {
		t.partial = true
		return
	}
	t.total = t.total.Add(n.Value)
}

// look collects an indicator's cells in a buffer.
func look(v *analysis.View, i *model.Indicator, buffer []judged) *table {
	t := &table{summary: &summary{view: v, indicator: i}}
	t.whole = t.cellOf(v.Site.Whole())
	if i.Scope != model.AllRegions {
		return t
	}
	t.members = buffer[:0]
	for _, r := range v.Site.Regions[1:] {
		if !i.AppliesTo(r) {
			continue
		}
		t.members = append(t.members, judged{summary: t.summary, Cell: v.Cell(i, r)})
		s := &t.members[len(t.members)-1]
		t.now.add(s.Value)
		t.last.add(s.LastYear)
		if r.Kind != model.County {
			t.members = t.members[:len(t.members)-1]
			continue
		}
		t.growth.add(s.Growth.Num)
	}
	t.rank()
	return t
}

// rank puts the members in order by their competition ranks: those of rank k stand from the k-th place on.
func (t *table) rank() {
	next := make([]int, len(t.members)+1) // how many of a rank are placed
	order := make([]*judged, len(t.members))
	n := 0
	for k := range t.members {
		if s := &t.members[k]; s.Place.Rank > 0 {
			order[s.Place.Rank-1+next[s.Place.Rank]] = s
			next[s.Place.Rank]++
			n++
		}
	}
	t.ranked = order[:n]
}

// cellOf brings a region's cell before the rules.
func (m *summary) cellOf(r *model.Region) *judged {
	return &judged{summary: m, Cell: m.view.Cell(m.indicator, r)}
}

// previous is the cell in the year's previous edition, or nil.
func (s *judged) previous() *analysis.Cell {
	if !s.asked {
		s.before, s.exists = s.view.Before(s.indicator, s.Region)
		s.asked = true
	}
	if !s.exists {
		return nil
	}
	return &s.before
}

func (e *extremes) add(n model.Num) {
	if !n.Ok() {
		return
	}
	if order := n.Value.Cmp(e.max); e.n == 0 || order > 0 {
		e.max, e.atMax = n.Value, 1
	} else if order == 0 {
		e.atMax++
	}
	if order := n.Value.Cmp(e.min); e.n == 0 || order < 0 {
		e.min, e.atMin = n.Value, 1
	} else if order == 0 {
		e.atMin++
	}
	e.n++
}

// those are the members of which keep holds, in the author's order.
func (t *table) those(keep func(*judged) bool) []*judged {
	var out []*judged
	for k := range t.members {
		if keep(&t.members[k]) {
			out = append(out, &t.members[k])
		}
	}
	return out
}

// placed are the members with a rank of which keep holds, the first first.
func (t *table) placed(keep func(*judged) bool) []*judged {
	var out []*judged
	for _, s := range t.ranked {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

func (m *summary) lower() bool        { return m.indicator.Better == model.Lower }
func (m *summary) flow() bool         { return m.indicator.Measure == model.Flow }
func (m *summary) yearEnd() bool      { return m.view.Edition.Period.MonthsLeft() == 0 }
func (m *summary) words() model.Words { return m.view.Site.Words }

// isWhole reports whether s is the whole that the bulletin is about.
func (s *judged) isWhole() bool { return s.Region.Kind == model.Prefecture }

// behind reports whether a flow does not keep its path, nothing done included.
func behind(c *analysis.Cell) bool { return analysis.IsBehind.Holds(c) }
