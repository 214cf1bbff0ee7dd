package finding

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// decline: less than in the same period of last year; where less is better, more.
func declineOne(s *judged) *said {
	if !s.declined() || !visible(s.indicator, mGrowth, s.Growth.Value) || atZero(s) { // nothing at all is more than a decline
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

// declined takes in those at zero: they fell, too.
func (s *judged) declined() bool { return !s.Growth.Points && analysis.IsWorse.Holds(&s.Cell) }

func declineTogether(t *table) *said {
	verb := strings.TrimPrefix(t.word(analysis.IsWorse), "同比")
	down := t.those((*judged).declined)
	f := t.counted("decline", down, Shortfall, "同比", verb)
	if f == nil {
		return nil
	}
	c := &f.phrases[0]
	c.covers = []string{"bottom"}
	if t.lower() {
		c.covers = []string{"tops"}
	}
	if slices.Equal(down, t.below()) {
		c.covers = append(c.covers, "upper")
	}
	if len(down) <= handful && len(down) < len(t.members) && !slices.ContainsFunc(down, (*judged).untold) {
		c.brief, c.text = c.text, t.growths(down, "同比"+verb)
	}
	return f
}

// untold reports whether the percentage of a 同比 is not worth a sentence: it rests on very little, or leads below zero.
func (s *judged) untold() bool { return s.fewer() || format.Turned(&s.Cell) }
