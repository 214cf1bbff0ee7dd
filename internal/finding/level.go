package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// level: a stock or a rate has reached its target, or is short of it.
func levelOne(s *judged) *said {
	reached, short := analysis.IsReached.Holds(&s.Cell), analysis.IsShort.Holds(&s.Cell)
	if !reached && !short {
		return nil
	}
	f := &said{tone: Highlight, evidence: s.cites(mValue, mTarget)}
	c := phrase{slot: slotState, key: "state", tone: Highlight, text: plain(s.word(analysis.IsReached))}
	switch {
	case short && s.lower():
		c.text = s.link(mTarget, format.LimitPhrase(&s.Cell))
	case short && s.yearEnd():
		c.text = join(plain("比年度目标"+s.less()), s.gap())
	case short:
		c.text = join(plain("距年度目标还差"), s.gap())
	}
	switch {
	case short && s.yearEnd():
		f.tone, f.weight = Shortfall, farWeight
	case short: // the year is not over
		f.tone, f.weight = Notice, -16
	case analysis.IsUntouched.Holds(&s.Cell): // that nothing happened is no achievement, where nothing may have been done
		f.tone, f.weight = Notice, -16
	}
	c.tone = f.tone
	f.phrases = []phrase{s.figure(), c}
	return f
}

// less is how a level is short of its target: a rate is low, a stock is few.
func (s *judged) less() string {
	if s.indicator.Measure == model.Rate {
		return "低"
	}
	return "少"
}

// gap is the distance from the target, in the unit of differences for a rate.
func (s *judged) gap() Text {
	d := s.Value.Value.Sub(s.Target.Value).Abs()
	if s.indicator.Measure == model.Rate {
		unit, places := format.DifferenceUnit(s.indicator)
		return s.link(mTarget, format.Amount(s.indicator, d, max(places, s.indicator.Decimals))+unit)
	}
	return s.amount(mTarget, d)
}

func levelTogether(t *table) *said {
	if t.flow() {
		return nil
	}
	reached := t.those(func(s *judged) bool { return analysis.IsReached.Holds(&s.Cell) })
	short := t.those(func(s *judged) bool { return analysis.IsShort.Holds(&s.Cell) })
	n := len(reached) + len(short)
	if n < 2 {
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(short)) - 14}
	if !t.yearEnd() {
		f.tone = Notice
	}
	for _, s := range cited(append(reached, short...)) {
		f.evidence = append(f.evidence, s.cites(mValue, mTarget)...)
	}
	good, bad := t.word(analysis.IsReached), t.word(analysis.IsShort)
	everyone := t.everyone()
	if n < len(t.members) {
		everyone = "可比的" + format.Members(n, t.words()) + "均"
	}
	c := phrase{slot: slotState, key: "level", tone: f.tone}
	switch {
	case len(short) == 0:
		f.tone, c.tone = Highlight, Highlight
		c.text = plain(everyone + good)
	case len(reached) == 0:
		c.text = plain(everyone + bad)
	case len(short) <= len(reached):
		c.text = join(t.some(short, mValue), plain(bad))
	case n == len(t.members) && len(reached) <= fewest:
		c.glued = true
		c.text = join(plain("除"), names(reached, mValue), plain("外，其余"+format.Members(len(short), t.words())+bad))
	case len(reached) <= fewest:
		c.text = join(names(reached, mValue), plain(good+"，"+format.Members(len(short), t.words())+bad))
	default:
		c.text = plain(format.Members(len(short), t.words()) + bad)
	}
	f.phrases = []phrase{c}
	return f
}
