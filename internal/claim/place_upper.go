package claim

import (
	"iter"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// upperRank is the place that the report gives in the level above, and of how many; 0 for none.
func upperRank(c *analysis.Cell) (rank, of int) {
	if m := c.Figure.More; m != nil {
		return m.Rank, m.RankOf
	}
	return 0, 0
}

// upperFact says what the report gives.
func (s *saying) upperFact(c *analysis.Cell) string {
	n, of := upperRank(c)
	out := s.regionName(c.Region) + c.Indicator.Name + s.site.Words.Upper + "位次：" + placeText(n)
	if of > 0 {
		out += "（共" + model.Int(of).String() + "个）"
	}
	return out
}

// upperPlace holds 居全省第3位 against the place that the report gives.
func (s *saying) upperPlace(k int, h *holders, views []*analysis.View) {
	t := &s.tokens[k]
	n := placeNumber(t)
	found, fact, fix := unsure, "", ""
	for v, c := range s.soloCells(h, views) {
		switch rank := upperFrom(c, t.lastPlace); {
		case rank == 0:
		case rank == n:
			if s.doubtOf() == "" && !t.lastPlace && s.agreedPlace(k, s.placeEvidence(measure.UpperRank, v, c.Indicator, c.Region)) {
				return
			}
			s.upperVerdict(k, right, s.upperFact(c), "")
			return
		case found == unsure:
			found, fact, fix = wrong, s.upperFact(c), "改成"+placeText(rank)
		}
	}
	s.upperVerdict(k, found, fact, fix)
}

// upperFrom is the place in the level above, counted from the last where bottom says so; 0 for none.
func upperFrom(c *analysis.Cell, bottom bool) int {
	rank, of := upperRank(c)
	switch {
	case !bottom || rank == 0:
		return rank
	case of == 0:
		return 0
	}
	return of - rank + 1
}

// soloCells are the cells of those holders who are one region each.
func (s *saying) soloCells(h *holders, views []*analysis.View) iter.Seq2[*analysis.View, *analysis.Cell] {
	return func(yield func(*analysis.View, *analysis.Cell) bool) {
		for _, list := range h.choices {
			if len(list) != 1 {
				continue
			}
			for _, v := range views {
				for _, i := range s.indicators {
					if !yield(v, s.cell(v, i, list[0])) {
						return
					}
				}
			}
		}
	}
}

// upperVerdict tells of a place in the level above. The report gives one of each indicator: where the sentence has two, one of them is
// by something else.
func (s *saying) upperVerdict(k int, found truth, fact, fix string) {
	if found == wrong && s.anotherUpper(k) {
		s.unsure("报表只有一个" + s.site.Words.Upper + "位次")
	}
	typed := s.original(k, k)
	v := Verdict{Number: isNumber(s.spelled(k)), Evidence: fact}
	doubt := s.doubtOf()
	switch {
	case found == right:
		v.Outcome = Agrees
	case found == wrong && doubt == "":
		v.Outcome, v.Text, v.Fix = Contradicts, "写的是"+typed+"，数据是"+fact, fix
	default:
		v.Outcome, v.Text, v.Fix = Doubtful, "“"+typed+"”没有数据支持", doubtFix
		if doubt != "" {
			v.Text += "，" + doubt
		}
	}
	s.say(s.tokens[k].start, s.tokens[k].end, v)
}

// anotherUpper reports whether the sentence gives another place of the same period in the level above without naming another indicator.
func (s *saying) anotherUpper(k int) bool {
	step := func(m, by int) bool {
		for n := m + by; n >= 0 && n < len(s.tokens) && n-m < longSentence && m-n < longSentence; n += by {
			t := &s.tokens[n]
			switch {
			case t.kind == stop, t.kind == semicolon, t.kind == indicators, t.is(from | to):
				return false
			case t.isPlace() && s.inClauseOf(n).rankedAmong(n).upper:
				return true
			}
		}
		return false
	}
	return step(k, -1) || step(k, 1)
}
