package finding

import (
	"bulletin/internal/analysis"
)

// over: more than the annual target is done.
func overOne(s *subject) *said {
	if s.State != analysis.Over {
		return nil
	}
	return s.judged(Highlight, clause{slot: slotState, key: "state", tone: Highlight, text: plain("超额完成全年任务")})
}

func overTogether(t *table) *said {
	over := t.placed(func(s *subject) bool { return s.State == analysis.Over })
	return t.group("over", over, Highlight, "超额完成全年任务")
}
