package finding

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// leastPoint is the weight below which a statement is no main point, mostAlike up to how many of a rule stand among
// them while there are others that weigh nearly as much.
const (
	leastPoint = 30
	mostAlike  = 2
)

// Points are the main points of a bulletin (要点): at most limit statements, one an indicator, highlights and shortfalls
// in turn by weight and by how much their indicators matter. The statements of pinned findings come first, in the order of
// pin; hidden ones are not said. Each says in Why how it was chosen.
func (s *Set) Points(limit int, hide, pin []string) []Statement {
	said := s.Statements(Query{Hide: hide})
	all := s.choices(said)
	var out []Statement
	var told []*model.Indicator
	rules := map[string]int{}
	take := func(st Statement, why string) {
		st.Why = why
		out = append(out, st)
		told = append(told, st.Indicators...)
		rules[st.rule()]++
	}
	fit := func(tone Tone, most int) int {
		return slices.IndexFunc(all, func(c choice) bool {
			return (tone == Notice || c.Tone == tone) && c.Weight >= leastPoint && rules[c.rule()] < most && c.new(told)
		})
	}
	for _, id := range pin {
		if st, ok := s.pinned(said, id); ok && !slices.Contains(hide, id) && !holds(out, st.ID) && len(out) < limit {
			take(st, "置顶")
		}
	}
	pinned := len(out)
	for len(out) < limit {
		k := fit(wanted(out), limit)
		if other := fit(wanted(out), mostAlike); other >= 0 && all[other].score+farWeight >= all[k].score {
			k = other
		}
		if k < 0 {
			k = fit(Notice, limit)
		}
		if k < 0 {
			break
		}
		take(all[k].Statement, all[k].why())
	}
	slices.SortStableFunc(out[pinned:], func(a, b Statement) int { return order(a.Tone) - order(b.Tone) })
	return out
}

// pinned is the statement of all that says a finding, or one of that finding alone: there was no room for it, or it is
// about one member, which is named.
func (s *Set) pinned(all []Statement, id string) (Statement, bool) {
	if k := slices.IndexFunc(all, func(st Statement) bool { return slices.Contains(st.Findings, id) }); k >= 0 {
		return all[k], true
	}
	findings := s.findings
	parts := strings.Split(id, "/")
	var r *model.Region
	if s.Known(id) && len(parts) == 3 {
		if r = s.region(parts[2]); r.Kind != model.Prefecture {
			findings = s.member(r)
		}
	}
	k := slices.IndexFunc(findings, func(f *Finding) bool { return f.ID == id })
	if k < 0 {
		return Statement{}, false
	}
	st := tell(merge(findings[k : k+1]))[0]
	if r != nil && r.Kind != model.Prefecture {
		e := &Evidence{Indicator: st.Indicator, Region: r, Measure: mValue}
		st.Text = join(Text{{Text: r.Name, Evidence: e}}, st.Text)
	}
	return st, true
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

// new reports whether nothing is told of what st is about.
func (st *Statement) new(told []*model.Indicator) bool {
	return !slices.ContainsFunc(st.Indicators, func(i *model.Indicator) bool { return slices.Contains(told, i) })
}

// rule is the name of the rule that weighs most in st.
func (st *Statement) rule() string {
	name, _, _ := strings.Cut(st.ID, "/")
	return name
}

// order puts what is good before what is not.
func order(t Tone) int { return slices.Index([]Tone{Highlight, Notice, Shortfall}, t) }
