package finding

import "bulletin/internal/analysis"

// met: exactly the annual target is done.
func metOne(s *judged) *said {
	if !met(s) {
		return nil
	}
	text := "已提前" + s.word(analysis.IsMet)
	if s.yearEnd() {
		text = s.word(analysis.IsMet)
	}
	f := &said{tone: Highlight, evidence: s.cites(mValue, mTarget, mCompletion)}
	f.phrases = []phrase{s.figure(), {slot: slotState, key: "state", tone: Highlight, text: plain(text), covers: []string{"ratio", "half", "may", "will"}}}
	return f
}

func met(s *judged) bool { return analysis.IsMet.Holds(&s.Cell) }

func metTogether(t *table) *said {
	done := t.those(met)
	if len(done) == 0 {
		return nil
	}
	f := t.group("met", done, Highlight, t.word(analysis.IsMet))
	f.phrases[0].text, f.phrases[0].brief = f.phrases[0].brief, nil
	return f
}
