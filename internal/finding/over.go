package finding

import (
	"bulletin/internal/analysis"
)

// over: more than the annual target is done.
func overOne(s *subject) *said {
	if s.State != analysis.Over {
		return nil
	}
	verdict := clause{slot: slotState, key: "state", tone: Highlight, text: plain("超额完成全年任务")}
	return s.judged(Highlight, verdict)
}

func overTogether(t *table) *said {
	over := byRank(t.those(func(s *subject) bool { return s.State == analysis.Over }))
	return t.group("over", over, Highlight, "超额完成全年任务")
}

// judged is a finding about a completion: the figure, the completion and the verdict.
func (s *subject) judged(tone Tone, verdict clause) *said {
	return &said{
		tone: tone, evidence: s.cites(mValue, mTarget, mCompletion),
		clauses: []clause{s.said(), s.ratio(tone), verdict},
	}
}

// group is a finding about members that share a state, or nil where there are none.
func (t *table) group(key string, list []*subject, tone Tone, verdict string) *said {
	if len(list) == 0 {
		return nil
	}
	f := &said{tone: tone, weight: t.many(len(list)) - 10}
	for _, s := range list {
		f.evidence = append(f.evidence, s.cites(mValue, mTarget, mCompletion)...)
	}
	f.clauses = []clause{{
		slot: slotState, key: key, tone: tone,
		text: t.standing(list, tone, verdict), brief: t.briefly(list, verdict),
	}}
	return f
}
