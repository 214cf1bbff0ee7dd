package reference

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/measure"
)

// moved are the measures that say by how much something is more or less than something else.
var moved = []*measure.Measure{measure.Growth, measure.Increase, measure.Lead, measure.VsWhole, measure.VsUpper, measure.VsLimit, measure.RankChange}

// settleVerb reads the verb behind 分别. One that says which way figures go does it in place of their signs: 分别下降10.7%, never −10.7%.
func (r *reference) settleVerb(ro *Roster, cells []*analysis.Cell, m *measure.Measure) {
	way, moves := claim.Direction(r.verb)
	if way == 0 {
		return
	}
	if !slices.Contains(moved, m) {
		if moves && m != measure.OverPath {
			r.fail("extra-word", "加上“同比”或者“增量”，或者改换“"+r.verb+"”", "“分别%s”后面要列增减的数，列的却是%s", r.verb, m.Name)
		}
		return
	}
	for _, c := range cells {
		if q := ro.Quantity(m, c); q.Ok() && q.Value.Sign() == -way {
			w := r.wording
			r.fail("contradiction", "改换“"+r.verb+"”，或者加上条件只选符合的", "%s的%s是%s，不是“%s”", c.Region.Name, m.Name, w.word(m, q), r.verb)
			return
		}
	}
	r.absolute = true
}
