package finding

import (
	"bulletin/internal/analysis"
)

// not-reported: a figure is due, and was not sent.
func notReportedOne(s *judged) *said {
	if !analysis.IsNotReported.Holds(&s.Cell) || s.Growth.Ok() {
		return nil
	}
	return &said{tone: Shortfall, evidence: s.cites(mValue), phrases: []phrase{
		{slot: slotState, key: "state", tone: Shortfall, text: s.link(mValue, "本期未报送"), glued: true},
	}}
}

func notReportedTogether(t *table) *said {
	missing := t.those(func(s *judged) bool { return analysis.IsNotReported.Holds(&s.Cell) && !t.silent[s.Region] })
	if len(missing) == 0 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(missing)) - 10}
	for _, s := range cited(missing) {
		f.evidence = append(f.evidence, s.cites(mValue)...)
	}
	c := phrase{slot: slotCause, key: "not-reported", tone: Shortfall, text: join(t.some(missing, mValue), plain(t.word(analysis.IsNotReported)))}
	if len(missing) == len(t.members) && len(missing) > 1 {
		c.text = plain(t.everyone() + t.word(analysis.IsNotReported))
	}
	f.phrases = []phrase{c}
	return f
}
