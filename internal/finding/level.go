package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// level: a stock or a rate has reached its target, or is short of it.
func levelOne(s *subject) *said {
	if s.State != analysis.Reached && s.State != analysis.Short {
		return nil
	}
	f := &said{tone: Highlight, evidence: s.cites(mValue, mTarget)}
	c := clause{slot: slotState, key: "state", tone: Highlight, text: plain("达到年度目标")}
	short := s.State == analysis.Short
	switch {
	case short && s.lower() && s.yearEnd():
		c.text = join(plain("超出年度控制数"), s.gap())
	case short && s.lower():
		c.text = join(plain("比年度控制数"+s.more()), s.gap())
	case short && s.yearEnd():
		c.text = join(plain("比年度目标"+s.less()), s.gap())
	case short:
		c.text = join(plain("距年度目标还差"), s.gap())
	case s.lower():
		c.text = plain("控制在年度目标以内")
	}
	switch {
	case short && s.yearEnd():
		f.tone, f.weight = Shortfall, farWeight
	case short: // the year is not over
		f.tone, f.weight = Notice, -16
	}
	c.tone = f.tone
	f.clauses = []clause{s.figure(), c}
	return f
}

// less is how a level is short of its target: a rate is low, a stock is few.
func (s *subject) less() string {
	if s.indicator.Measure == model.Rate {
		return "低"
	}
	return "少"
}

// more is how a level is above its limit.
func (s *subject) more() string {
	if s.indicator.Measure == model.Rate {
		return "高"
	}
	return "多"
}

// gap is the distance from the target, in percentage points for a rate.
func (s *subject) gap() Text {
	d := s.Value.Value.Sub(s.Target.Value).Abs()
	if s.indicator.Measure == model.Rate {
		return s.link(mTarget, format.Decimal(d, max(format.PointsDecimals, s.indicator.Decimals))+"个百分点")
	}
	return s.amount(mTarget, d)
}

func levelTogether(t *table) *said {
	if t.flow() {
		return nil
	}
	reached := t.those(func(s *subject) bool { return s.State == analysis.Reached })
	short := t.those(func(s *subject) bool { return s.State == analysis.Short })
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
	good, bad := "达到年度目标", "未达到年度目标"
	switch {
	case t.lower() && t.yearEnd():
		good, bad = "控制在年度目标以内", "超出年度控制数"
	case t.lower():
		good, bad = "控制在年度目标以内", "高于年度控制数"
	}
	everyone := t.everyone()
	if n < len(t.members) {
		everyone = "可比的" + format.Members(n, t.words().Member) + "均"
	}
	switch {
	case len(short) == 0:
		f.tone = Highlight
		f.clauses = []clause{{slot: slotState, key: "level", tone: Highlight, text: plain(everyone + good)}}
	case len(reached) == 0:
		f.clauses = []clause{{slot: slotState, key: "level", tone: f.tone, text: plain(everyone + bad)}}
	case len(short) <= len(reached):
		f.clauses = []clause{{slot: slotState, key: "level", tone: f.tone, text: join(t.some(short, mValue), plain(bad))}}
	case n == len(t.members) && len(reached) <= fewest:
		f.clauses = []clause{{
			slot: slotState, key: "level", tone: f.tone, glued: true,
			text: join(plain("除"), names(reached, mValue), plain("外，其余"+format.Members(len(short), t.words().Member)+bad)),
		}}
	case len(reached) <= fewest:
		f.clauses = []clause{{slot: slotState, key: "level", tone: f.tone, text: join(
			names(reached, mValue), plain(good+"，"+format.Members(len(short), t.words().Member)+bad))}}
	default:
		f.clauses = []clause{{slot: slotState, key: "level", tone: f.tone, text: plain(format.Members(len(short), t.words().Member) + bad)}}
	}
	return f
}
