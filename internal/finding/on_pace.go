package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// onPace: a flow is at time progress or a little above it.
func onPaceOne(s *judged) *said {
	if !onPace(s) {
		return nil
	}
	verdict := phrase{slot: slotState, key: "state", tone: Highlight, text: plain(s.word(analysis.KeepsPace))}
	switch {
	case analysis.IsUntouched.Holds(&s.Cell):
		return s.untouched()
	case s.yearEnd(): // of tasks that are done others tell
		verdict.text, verdict.covers = s.link(mTarget, format.LimitPhrase(&s.Cell)), []string{"ratio"}
	case analysis.Tolerated(&s.Cell): // to be short by little is nothing to praise
		verdict = s.lead(Notice)
	default:
		verdict = s.lead(Highlight)
	}
	if s.lower() { // to keep within a limit is what is asked for, and a few accidents are no highlight
		verdict.tone = Notice
	}
	f := s.stated(verdict.tone, verdict)
	f.evidence = append(f.evidence, s.cites(mLead)...)
	return f
}

// untouched is a limit of which nothing is used, or less. That nothing happened is no achievement where nothing may have
// been done.
func (s *judged) untouched() *said {
	text, covers := s.link(mTarget, format.LimitPhrase(&s.Cell)), []string{"ratio", "will", "may"}
	if !s.Target.Value.IsPos() { // nothing is allowed
		text, covers = plain(format.Verdict(analysis.KeepsPace, s.indicator, true)), covers[1:]
	}
	return &said{tone: Notice, weight: -16, evidence: s.cites(mValue, mTarget), phrases: []phrase{
		s.figure(),
		{slot: slotState, key: "state", text: text, covers: covers},
	}}
}

func onPace(s *judged) bool {
	return analysis.KeepsPace.Holds(&s.Cell) && !analysis.IsDone.Holds(&s.Cell) && !ahead(s)
}

func onPaceTogether(t *table) *said {
	list := t.placed(func(s *judged) bool { return onPace(s) || t.lower() && ahead(s) })
	f := t.group("on-pace", list, Highlight, t.word(analysis.KeepsPace))
	if f == nil {
		return nil
	}
	f.tone = Notice
	all := t.those(func(s *judged) bool { return analysis.KeepsPace.Holds(&s.Cell) })
	if len(list) > handful && len(all) > len(list) { // the others are told beside them, and nobody is counted twice
		f.phrases[0].text = f.phrases[0].brief
	}
	t.amongMore(f, list, all)
	if t.lower() {
		f.phrases[0].text, f.phrases[0].brief = f.phrases[0].brief, nil
	}
	return f
}
