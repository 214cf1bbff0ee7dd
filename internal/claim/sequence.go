package claim

import (
	"strings"
)

// sequences judges an order in which a clause lists regions: 完成率由高到低依次是甲县、乙县、丙县. It is true if it is by any of the numbers
// that the words may mean; those that are printed alike may stand in either order.
func sequences(s *saying) {
	for k := s.frame.first; k < s.frame.at; k++ {
		if !strings.HasPrefix(s.spelled(k), "依次") {
			continue
		}
		m := k + 1
		for m < s.clause.end && s.tokens[m].is(filler) {
			m++
		}
		if m >= s.clause.end || !s.block.isMember(m) {
			continue
		}
		row := s.row(m, s.clause.end)
		g := s.gaugeAt(k, end{side: byNumber}, false)
		if !g.ordered || len(row.names) < 2 || row.last+1 < s.clause.end || len(g.measures) == 0 {
			continue
		}
		s.judgeSequence(&g, row)
	}
}

// judgeSequence holds the names of a row against the ladders of a gauge.
func (s *saying) judgeSequence(g *gauge, row element) {
	best, at, facts := unsure, 0, ""
	for _, v := range s.views {
		for _, i := range s.indicators {
			for _, by := range g.scales(i, s.rate) {
				l := climb(v, i, by, s.site.Counties())
				t, k := l.inOrder(row.names)
				if t == right {
					s.claimed(row.first, row.last, right, "", l.text(row.names))
					return
				}
				if t == wrong && best == unsure {
					best, at, facts = wrong, k, l.text(row.names)
				}
			}
		}
	}
	if best == wrong {
		s.claimed(row.names[at].token, row.names[at].token, wrong, "", facts)
	}
}

// inOrder reports whether names stand on a ladder in the order in which they are listed, and which does not.
func (l *ladder) inOrder(names []mention) (truth, int) {
	for k := 1; k < len(names); k++ {
		a, b := l.number(names[k-1].region), l.number(names[k].region)
		if !a.Ok() || !b.Ok() {
			return unsure, 0
		}
		if c := a.Value.Cmp(b.Value); !looksSame(a, b) && (c < 0) != l.low {
			return wrong, k
		}
	}
	return right, 0
}

// text are the numbers of those named, as they are listed: 甲县74.0%、乙县69.0%（水利建设投资完成率，2025年1—8月）.
func (l *ladder) text(names []mention) string {
	var out []string
	for _, n := range names {
		out = append(out, n.region.Name+written(l.number(n.region)))
	}
	return strings.Join(out, "、") + "（" + l.indicator.Name + l.by.Name + "，" + periodName(l.view) + "）"
}
