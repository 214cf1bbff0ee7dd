package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// rosters are the members' cells of the indicators that a text selects from, each computed once.
type rosters map[rosterKey]*roster

type rosterKey struct {
	view      *analysis.View
	indicator *model.Indicator
}

// roster is the cells of the members to which an indicator applies, by rank, those without a rank last.
type roster struct {
	view      *analysis.View
	indicator *model.Indicator
	cells     []analysis.Cell
	orders    map[*measure.Measure][]scored // the cells by a measure, from the best; by nil in the site's order
	shares    map[*model.Region]analysis.Share
}

func (rs rosters) of(v *analysis.View, i *model.Indicator) *roster {
	key := rosterKey{v, i}
	if rs[key] == nil {
		ro := &roster{view: v, indicator: i}
		for _, c := range v.Ranking(i) {
			if i.AppliesTo(c.Region) {
				ro.cells = append(ro.cells, c)
			}
		}
		rs[key] = ro
	}
	return rs[key]
}

// sorted are the cells by a measure, from the best, those without a number last; by nil in the site's order. Level
// ones stand by rank.
func (ro *roster) sorted(by *measure.Measure) []scored {
	if order, ok := ro.orders[by]; ok {
		return order
	}
	order := make([]scored, len(ro.cells))
	for k := range order {
		c := &ro.cells[k]
		order[k] = scored{c, model.Number(model.Int(c.Region.Index))}
		if by != nil {
			order[k].Num = ro.quantity(by, c).Num
		}
	}
	sortScored(order, by == nil || lowFirst(by, ro.indicator))
	if ro.orders == nil {
		ro.orders = map[*measure.Measure][]scored{}
	}
	ro.orders[by] = order
	return order
}

// quantity is a measure of one cell. Shares need all regions at once and are computed once for all.
func (ro *roster) quantity(m *measure.Measure, c *analysis.Cell) measure.Quantity {
	if m != measure.Share && m != measure.TargetShare {
		return m.Of(ro.view, c)
	}
	if ro.shares == nil {
		ro.shares = map[*model.Region]analysis.Share{}
		for _, s := range ro.view.Shares(ro.indicator) {
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
