package finding

import (
	"bulletin/internal/analysis"
)

// onPace: a flow is at time progress or a little above it.
func onPaceOne(s *subject) *said {
	if !onPace(s) {
		return nil
	}
	verdict := clause{slot: slotState, key: "state", tone: Highlight, text: plain("基本完成全年任务")}
	switch {
	case s.lower() && (!s.Value.Value.IsPos() || !s.Completion.Ok()):
		return s.untouched()
	case s.lower() && s.yearEnd():
		verdict.text = plain("控制在年度控制数以内")
	case !s.yearEnd():
		verdict = s.lead(Highlight)
	}
	f := s.judged(Highlight, verdict)
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

// untouched is a limit of which nothing is used, or less; of none at all there is no part.
func (s *subject) untouched() *said {
	return &said{tone: Highlight, evidence: s.cites(mValue, mTarget), clauses: []clause{
		s.figure(),
		{slot: slotState, key: "state", tone: Highlight, text: plain("控制在年度控制数以内"), covers: []string{"will", "may"}},
	}}
}

func onPace(s *subject) bool { return s.State == analysis.OnPace && !ahead(s) && !met(s) }

func onPaceTogether(t *table) *said {
	verdict := "达到序时进度"
	switch {
	case t.lower() && t.yearEnd():
		verdict = "控制在年度控制数以内"
	case t.lower():
		verdict = "控制在序时进度以内"
	case t.yearEnd():
		verdict = "基本完成全年任务"
	}
	list := t.placed(func(s *subject) bool { return s.Completion.Ok() && (onPace(s) || t.lower() && ahead(s)) })
	f := t.group("on-pace", list, Highlight, verdict)
	if f == nil {
		return nil
	}
	f.tone = Notice
	if t.lower() {
		f.clauses[0].text, f.clauses[0].brief = f.clauses[0].brief, nil
	}
	return f
}
