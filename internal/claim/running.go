package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// running is an assertion that has to hold for as many months as the clause says it has: 连续两个月超控制数. What was not so before is
// in doubt, for other months or single ones may be meant.
func (s *saying) running(a assertion) assertion {
	n := s.monthsRunning()
	if n < 2 {
		return a
	}
	of, facts := a.of, s.facts
	if a.facts != nil {
		facts = a.facts
	}
	earlier := func(v *analysis.View, c *analysis.Cell) (*analysis.View, *analysis.Cell) {
		for back := 1; back < n && back < v.Edition.Period.Month; back++ {
			then := s.viewOf(model.Period{Year: v.Edition.Period.Year, Month: v.Edition.Period.Month - back})
			if then == nil {
				continue
			}
			if before := s.cell(then, c.Indicator, c.Region); of(then, before) == wrong {
				return then, before
			}
		}
		return v, c
	}
	a.doubt = "不是每个月都如此"
	a.of = func(v *analysis.View, c *analysis.Cell) truth {
		then, before := earlier(v, c)
		return of(then, before)
	}
	a.facts = func(v *analysis.View, c *analysis.Cell) string { return facts(earlier(v, c)) }
	return a
}

// monthsRunning is the number of months that the clause says in a row, 连续两个月, or 0.
func (s *saying) monthsRunning() int {
	said := false
	for k := s.clause.first; k < s.clause.end; k++ {
		t := &s.tokens[k]
		switch {
		case strings.HasSuffix(s.spelled(k), "连续"):
			said = true
		case said && t.kind == figure && t.printed == nil && (t.num.unit == "个月" || t.num.unit == "月"):
			return s.numberAt(k)
		}
	}
	return 0
}
