package reference

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// rosters are the members' cells of the indicators that a text selects from, each computed once.
type rosters map[rosterKey]*Roster

type rosterKey struct {
	view      *analysis.View
	indicator *model.Indicator
}

func (rs rosters) of(v *analysis.View, i *model.Indicator) *Roster {
	key := rosterKey{v, i}
	if rs[key] == nil {
		rs[key] = &Roster{View: v, Indicator: i}
	}
	return rs[key]
}

// Roster is what members may be picked from: an indicator in an edition. What needs all of them is computed once, when it
// is asked for, so that a roster belongs to one goroutine.
type Roster struct {
	View      *analysis.View
	Indicator *model.Indicator

	ranked bool
	cells  []analysis.Cell               // see members
	orders map[*measure.Measure][]Scored // the cells by a measure, from the best; by nil in the site's order
	shares map[*model.Region]analysis.Share
}

// members are the cells of the members to which the indicator applies, by rank, those without a rank last.
func (ro *Roster) members() []analysis.Cell {
	if ro.ranked {
		return ro.cells
	}
	ro.ranked = true
	for _, c := range ro.View.Ranking(ro.Indicator) {
		if ro.Indicator.AppliesTo(c.Region) {
			ro.cells = append(ro.cells, c)
		}
	}
	return ro.cells
}

// sorted are the cells by a measure, from the best, those without a number last; by nil in the site's order. Level
// ones stand by rank.
func (ro *Roster) sorted(by *measure.Measure) []Scored {
	if order, ok := ro.orders[by]; ok {
		return order
	}
	cells := ro.members()
	order := make([]Scored, len(cells))
	for k := range order {
		c := &cells[k]
		order[k] = Scored{c, model.Number(model.Int(c.Region.Index))}
		if by != nil {
			order[k].Num = ro.Quantity(by, c).Num
		}
	}
	SortScored(order, by == nil || lowFirst(by, ro.Indicator))
	if ro.orders == nil {
		ro.orders = map[*measure.Measure][]Scored{}
	}
	ro.orders[by] = order
	return order
}

// Quantity is a measure of one cell of the roster's indicator and edition. Shares need all regions at once and are computed once for all.
func (ro *Roster) Quantity(m *measure.Measure, c *analysis.Cell) measure.Quantity {
	if m != measure.Share && m != measure.TargetShare {
		return m.Of(ro.View, c)
	}
	if ro.shares == nil {
		ro.shares = map[*model.Region]analysis.Share{}
		for _, s := range ro.View.Shares(ro.Indicator) {
			ro.shares[s.Region] = s
		}
	}
	q := measure.Quantity{Num: model.Missing(model.NotMeasurable), Unit: "%", Places: format.PercentDecimals}
	if s, ok := ro.shares[c.Region]; ok && m == measure.Share {
		q.Num = s.OfDone
	} else if ok {
		q.Num = s.OfTarget
	}
	return q
}
