package claim

import (
	"slices"
	"sort"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// standing is a member's place by one measure: 1 for the best.
type standing struct{ rank, last, of int }

// ladder are the numbers of all members by one measure, from low to high.
type ladder []model.Decimal

// ladderKey names a ladder.
type ladderKey struct {
	view      *analysis.View
	indicator *model.Indicator
	measure   string
}

// ladderOf sorts the numbers of all members once: a large site has thousands.
func (c *Checker) ladderOf(v *analysis.View, i *model.Indicator, m *measure.Measure) ladder {
	key := ladderKey{v, i, m.ID}
	c.mu.Lock()
	defer c.mu.Unlock()
	if l, ok := c.ladders[key]; ok {
		return l
	}
	l := ladder{}
	for _, r := range v.Site.Counties() {
		cell := v.Cell(i, r)
		if q := m.Of(v, &cell); q.Ok() {
			l = append(l, q.Value)
		}
	}
	slices.SortFunc(l, func(a, b model.Decimal) int { return a.Cmp(b) })
	if c.ladders == nil {
		c.ladders = map[ladderKey]ladder{}
	}
	c.ladders[key] = l
	return l
}

// standingBy is r's place among the members by a measure; ok is false where it has no number. The best is the
// highest, where less is better the lowest.
func (w *walker) standingBy(v *analysis.View, i *model.Indicator, r *model.Region, m *measure.Measure) (s standing, ok bool) {
	if r.Kind != model.County {
		return s, false
	}
	places := ranksBy(i, m)
	if places {
		m = named("place")
	}
	cell := v.Cell(i, r)
	own := m.Of(v, &cell)
	if !own.Ok() {
		return s, false
	}
	l := w.checker.ladderOf(v, i, m)
	below := sort.Search(len(l), func(k int) bool { return l[k].Cmp(own.Value) >= 0 })
	above := len(l) - sort.Search(len(l), func(k int) bool { return l[k].Cmp(own.Value) > 0 })
	if places || i.Better == model.Lower && m.Kind != measure.Change {
		below, above = above, below
	}
	return standing{rank: above + 1, last: below + 1, of: len(l)}, true
}

// ranksBy reports whether m is what the site ranks its members by.
func ranksBy(i *model.Indicator, m *measure.Measure) bool {
	return i.Targeted && m.ID == "completion" || !i.Targeted && m.ID == "value"
}

// neverLast reports whether r has the last place of several, but has met its target or keeps its limit.
func neverLast(v *analysis.View, i *model.Indicator, r *model.Region, m *measure.Measure, s standing) bool {
	c := v.Cell(i, r)
	return ranksBy(i, m) && s.last == 1 && s.rank > 1 && analysis.IsLast.Fails(&c)
}

// alone reports whether nobody shares the place.
func (s standing) alone() bool { return s.rank == s.of-s.last+1 }
