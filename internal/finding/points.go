package finding

import (
	"slices"

	"bulletin/internal/model"
)

// Points are the main points of a bulletin (要点): at most limit statements, one an indicator, highlights and shortfalls
// in turn by weight. The statements of pinned findings come first, in the order of pin; hidden ones are not said.
func (s *Set) Points(limit int, hide, pin []string) []Statement {
	all := s.Statements(Query{Hide: hide})
	var out []Statement
	var told []*model.Indicator
	take := func(st Statement) {
		out = append(out, st)
		told = append(told, st.Indicators...)
	}
	for _, id := range pin {
		k := slices.IndexFunc(all, func(st Statement) bool { return slices.Contains(st.Findings, id) })
		if k >= 0 && !holds(out, all[k].ID) && len(out) < limit {
			take(all[k])
		}
	}
	pinned := len(out)
	for len(out) < limit {
		k := next(all, told, wanted(out))
		if k < 0 {
			k = next(all, told, Notice)
		}
		if k < 0 {
			break
		}
		take(all[k])
	}
	slices.SortStableFunc(out[pinned:], func(a, b Statement) int { return order(a.Tone) - order(b.Tone) })
	return out
}

func holds(list []Statement, id string) bool {
	return slices.ContainsFunc(list, func(st Statement) bool { return st.ID == id })
}

// wanted is the tone of which fewer statements are taken.
func wanted(taken []Statement) Tone {
	n := 0
	for _, st := range taken {
		switch st.Tone {
		case Highlight:
			n++
		case Shortfall:
			n--
		}
	}
	if n > 0 {
		return Shortfall
	}
	return Highlight
}

// next is the weightiest statement of a tone about indicators of which nothing is told; of any tone for Notice.
func next(all []Statement, told []*model.Indicator, tone Tone) int {
	return slices.IndexFunc(all, func(st Statement) bool {
		return (tone == Notice || st.Tone == tone) &&
			!slices.ContainsFunc(st.Indicators, func(i *model.Indicator) bool { return slices.Contains(told, i) })
	})
}

// order puts what is good before what is not.
func order(t Tone) int { return slices.Index([]Tone{Highlight, Notice, Shortfall}, t) }
