package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

var fifty = model.Int(50)

// half: once half of the year is gone, less than half of the target is done; or more, and the flow keeps its path.
func halfOne(s *subject) *said {
	if !s.halved() {
		return nil
	}
	if s.Completion.Value.Cmp(fifty) < 0 {
		verdict := clause{slot: slotTrend, key: "half", tone: Shortfall, text: plain("尚未过半")}
		f := s.judged(Shortfall, verdict)
		if s.view.Edition.Period.Month == 6 {
			verdict.text = plain("时间过半、任务未过半")
			f.clauses[2] = verdict
		} else {
			f.weight = farWeight
		}
		return f
	}
	if s.State != analysis.OnPace || s.view.Edition.Period.Month > 8 {
		return nil
	}
	return s.judged(Highlight, clause{slot: slotTrend, key: "half", tone: Highlight, text: plain("已经过半")})
}

// halved reports whether half is a line to compare with.
func (s *subject) halved() bool {
	return s.view.Edition.Period.Month >= 6 && s.flow() && !s.lower() && s.Completion.Ok() &&
		s.State != analysis.AtZero && s.State != analysis.NoState
}

func halfTogether(t *table) *said {
	under := byRank(t.those(func(s *subject) bool { return s.halved() && s.Completion.Value.Cmp(fifty) < 0 }))
	return t.group("half", under, Shortfall, "未过半")
}
