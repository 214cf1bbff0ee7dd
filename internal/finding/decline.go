package finding

import (
	"slices"

	"bulletin/internal/analysis"
)

// decline: less than in the same period of last year; where less is better, more.
func declineOne(s *subject) *said {
	if !s.declined() {
		return nil
	}
	f := s.growing(Shortfall)
	switch {
	case s.fewer():
		f.weight = -14
	case s.Growth.Value.Abs().Cmp(ten) >= 0:
		f.weight = 8
	}
	return f
}

func (s *subject) declined() bool {
	if !s.Growth.Ok() || !visible(s.Growth.Value) || s.Growth.Points || s.State == analysis.AtZero {
		return false
	}
	return s.Growth.Value.IsNeg() != s.lower()
}

func declineTogether(t *table) *said {
	verb := "下降"
	if t.lower() {
		verb = "增加"
	}
	down := t.those((*subject).declined)
	f := t.counted("decline", down, Shortfall, "同比", verb)
	if f == nil {
		return nil
	}
	c := &f.clauses[0]
	c.covers = []string{"bottom"}
	if t.lower() {
		c.covers = []string{"tops"}
	}
	if slices.Equal(down, t.below()) {
		c.covers = append(c.covers, "upper")
	}
	if len(down) <= handful && len(down) < len(t.members) && !slices.ContainsFunc(down, (*subject).fewer) {
		c.brief, c.text = c.text, t.growths(down, "同比"+verb)
	}
	return f
}
