package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// farWeight is added to the weight of what is far behind.
const farWeight = 20

// behind: a flow is below time progress by more than Limits.Behind or, where less is better, above it.
func behindOne(s *judged) *said {
	if !late(s) {
		return nil
	}
	verdict := phrase{slot: slotState, key: "state", tone: Shortfall}
	if s.Lead.Ok() {
		verdict = s.lead(Shortfall)
	}
	switch {
	case broken(s):
		verdict.text = s.link(mTarget, format.LimitPhrase(&s.Cell))
		verdict.covers = []string{"ratio"}
	case s.yearEnd():
		verdict.text = plain(s.word(analysis.IsBehind))
	}
	f := s.stated(Shortfall, verdict)
	f.evidence = append(f.evidence, s.cites(mLead)...)
	if analysis.IsFarBehind.Holds(&s.Cell) {
		f.weight = farWeight
	}
	return f
}

// late reports whether a flow does not keep its path with something to show for it.
func late(s *judged) bool { return behind(&s.Cell) && !atZero(s) }

// behindTogether counts everybody that is behind, those at zero too; where they are few they are named with their
// completions, and those at zero apart.
func behindTogether(t *table) *said {
	named := t.placed(late)
	if t.lower() {
		return t.overused(t.those(late))
	}
	all := t.placed(func(s *judged) bool { return behind(&s.Cell) })
	if len(named) == 0 {
		return nil
	}
	verdict := t.word(analysis.IsBehind)
	if t.underHalf(all) {
		verdict = "未过半"
	}
	f := t.group("behind", named, Shortfall, verdict)
	if len(all) > len(named) && len(all) > handful {
		f.weight = t.many(len(all)) - 10
		f.phrases[0].text, f.phrases[0].brief, f.phrases[0].counts = t.briefly(all, verdict), nil, true
	}
	f.phrases[0].covers = []string{"half"}
	return f
}

// overused tells those that have broken their limits from those that use them up too fast.
func (t *table) overused(late []*judged) *said {
	over, fast := make([]*judged, 0, len(late)), make([]*judged, 0, len(late))
	for _, s := range late {
		if broken(s) {
			over = append(over, s)
		} else {
			fast = append(fast, s)
		}
	}
	f := t.group("behind", fast, Shortfall, t.word(analysis.IsBehind))
	g := t.group("broken", over, Shortfall, t.word(analysis.IsExceeded))
	switch {
	case f == nil:
		return g
	case g != nil && len(late) > handful: // a count counts everybody
		f = t.group("behind", late, Shortfall, t.word(analysis.IsBehind))
		who := plain(format.Some(len(over), t.words()))
		if len(over) <= handful {
			who = names(over, mValue)
		}
		c := &f.phrases[0]
		c.brief, c.text = nil, join(c.text, plain("，其中"), who, plain(t.word(analysis.IsExceeded)))
	case g != nil:
		f.weight = t.many(len(late)) - 10
		f.evidence = append(f.evidence, g.evidence...)
		f.phrases = append(f.phrases, g.phrases...)
	}
	return f
}

// underHalf reports whether everybody is behind and under half when half of the year is gone: 未过半 says both.
func (t *table) underHalf(late []*judged) bool {
	return t.view.Edition.Period.Month == 6 && !t.lower() && len(late) == len(t.members) && len(late) > handful
}
