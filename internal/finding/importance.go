package finding

import (
	"cmp"
	"slices"
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// mostImportance is what the most important indicator adds to the weight of a statement when main points are chosen; the
// least important adds nothing.
const mostImportance = 24

// choice is a statement that may become a main point.
type choice struct {
	Statement
	added int    // for its indicator
	about string // why so much
	score int    // Weight + added
}

// why tells an author how a main point was chosen.
func (c *choice) why() string {
	label := Named(c.rule()).Label
	return "规则“" + label + "”得" + strconv.Itoa(c.Weight) + "；" + c.about + "加" + strconv.Itoa(c.added) + "；合计" + strconv.Itoa(c.score)
}

// choices are statements by weight and importance, the first first, those about the most important indicator first among
// equals.
func (s *Set) choices(statements []Statement) []choice {
	added, about := s.importance()
	out := make([]choice, len(statements))
	for k, st := range statements {
		c := choice{Statement: st, score: st.Weight}
		for _, i := range st.Indicators {
			if c.about == "" || added[i.Index] > c.added {
				c.added, c.about = added[i.Index], about[i.Index]
			}
		}
		if s.brokenLimit(&st) { // what is used up cannot be made good, wherever its indicator stands
			c.added, c.about = mostImportance, format.Verdict(analysis.IsExceeded, &model.Indicator{Better: model.Lower}, true)+"，"
		}
		c.score += c.added
		out[k] = c
	}
	slices.SortStableFunc(out, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
	return out
}

// brokenLimit reports whether st tells of a limit on a flow that the whole has exceeded.
func (s *Set) brokenLimit(st *Statement) bool {
	return st.Tone == Shortfall && slices.ContainsFunc(st.Indicators, func(i *model.Indicator) bool {
		if i.Better != model.Lower || i.Measure != model.Flow {
			return false
		}
		whole := s.view.Cell(i, s.view.Site.Whole())
		return analysis.IsExceeded.Holds(&whole)
	})
}

// importance is what each indicator adds, by Indicator.Index, and why. Where the author gives weights, those count, the
// heaviest first; then come the groups in the bulletin's order and, within a group, the tasks that most members carry. Who are
// equal in that stand in the bulletin's order.
func (s *Set) importance() (added []int, about []string) {
	site := s.view.Site
	carried := make([]int, site.Depth()) // by how many members
	groups := map[string]int{}
	for k, g := range site.Groups {
		groups[g.ID] = k
	}
	for _, i := range site.Indicators {
		for _, r := range site.Counties() {
			if c := s.view.Cell(i, r); c.Target.Ok() {
				carried[i.Index]++
			}
		}
		if whole := s.view.Cell(i, site.Whole()); carried[i.Index] == 0 && whole.Target.Ok() {
			carried[i.Index] = 1
		}
	}
	order := slices.Clone(site.Indicators)
	slices.SortStableFunc(order, func(a, b *model.Indicator) int {
		return cmp.Or(byWeight(a, b), cmp.Compare(groups[a.Group.ID], groups[b.Group.ID]), cmp.Compare(carried[b.Index], carried[a.Index]))
	})
	added, about = make([]int, site.Depth()), make([]string, site.Depth())
	for k, i := range order {
		added[i.Index] = mostImportance
		if n := len(order) - 1; n > 0 {
			added[i.Index] = mostImportance * (n - k) / n
		}
		switch n := carried[i.Index]; {
		case i.Weight != nil:
			about[i.Index] = "指标权重" + i.Weight.String() + "，"
		case n > 1:
			about[i.Index] = "指标在第" + strconv.Itoa(groups[i.Group.ID]+1) + "组、" + format.Members(n, site.Words) + "承担目标，"
		case n == 1:
			about[i.Index] = "指标在第" + strconv.Itoa(groups[i.Group.ID]+1) + "组、有目标，"
		default:
			about[i.Index] = "指标在第" + strconv.Itoa(groups[i.Group.ID]+1) + "组、没有目标，"
		}
		if len(order) > 1 { // what is said before may hold of several: the place among all tells them apart
			about[i.Index] += "重要程度在" + strconv.Itoa(len(order)) + "项中排第" + strconv.Itoa(k+1) + "，"
		}
	}
	return added, about
}

// byWeight orders what the author weighs before what the author does not, the heaviest first.
func byWeight(a, b *model.Indicator) int {
	switch {
	case a.Weight != nil && b.Weight != nil:
		return b.Weight.Cmp(*a.Weight)
	case a.Weight != nil:
		return -1
	case b.Weight != nil:
		return 1
	}
	return 0
}
