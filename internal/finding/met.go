package finding

import "bulletin/internal/analysis"

// met: exactly the annual target is done.
func metOne(s *subject) *said {
	if !met(s) {
		return nil
	}
	text := "已提前完成全年任务"
	if s.yearEnd() {
		text = "完成全年任务"
	}
	f := &said{tone: Highlight, evidence: s.cites(mValue, mTarget, mCompletion)}
	f.clauses = []clause{s.figure(), {slot: slotState, key: "state", tone: Highlight, text: plain(text), covers: []string{"ratio", "half", "may", "will"}}}
	return f
}

func met(s *subject) bool {
	return s.flow() && !s.lower() && s.State == analysis.OnPace && s.Value.Value.Cmp(s.Target.Value) == 0
}

func metTogether(t *table) *said {
	done := t.those(met)
	if len(done) == 0 {
		return nil
	}
	f := t.group("met", done, Highlight, "完成全年任务")
	f.clauses[0].text, f.clauses[0].brief = f.clauses[0].brief, nil
	return f
}
