package finding

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// against-upper: growth, or a rate, above or below that of the level above.
func againstUpperOne(s *judged) *said {
	n := s.view.AgainstUpper(&s.Cell)
	if !n.Ok() || !visible(s.indicator, mUpper, n.Value) || s.fewer() && !s.upperByValue() {
		return nil
	}
	tone := Highlight
	if n.Value.IsNeg() != s.lower() {
		tone = Shortfall
	}
	f := s.growing(Notice)
	f.tone = tone
	f.evidence = append(f.evidence, s.cites(mUpper)...)
	f.evidence = append(f.evidence, Evidence{Indicator: s.indicator, Region: s.view.Site.Province, Measure: mGrowth})
	what := s.pace()
	beside := tone
	switch last := &f.phrases[len(f.phrases)-1]; {
	case s.upperByValue():
		f.evidence[len(f.evidence)-1].Measure = mValue
		f.phrases = f.phrases[:1]
	case last.tone == Shortfall: // a 同比 and what it is compared with stand together
		beside = Shortfall
	}
	f.phrases = append(f.phrases, phrase{
		slot: slotCompare, key: "upper", tone: beside,
		text: join(plain(what+higher(n.Value)+s.words().Upper+"平均"), s.size(mUpper)),
	})
	return f
}

// pace is what is compared with the level above: growth, the change of a rate, or its value.
func (s *judged) pace() string {
	switch {
	case s.upperByValue():
		return ""
	case s.Growth.Points:
		return "同比变动"
	}
	return "增速"
}

// upperByValue reports whether the level above is compared by its value and not by growth.
func (s *judged) upperByValue() bool {
	return s.indicator.Measure == model.Rate && s.Value.Ok() &&
		s.view.Report.Figure(s.indicator, s.view.Site.Province).Ok()
}

func higher(d model.Decimal) string {
	if d.IsNeg() {
		return "低于"
	}
	return "高于"
}

// againstUpperTogether says who is below the level above, where that is known.
func againstUpperTogether(t *table) *said {
	below := t.below()
	if len(below) == 0 {
		return nil
	}
	side := "低于"
	if t.lower() {
		side = "高于"
	}
	what := below[0].pace()
	f := &said{tone: Shortfall, weight: t.many(len(below)) - 20}
	for _, s := range cited(below) {
		f.evidence = append(f.evidence, s.cites(mUpper)...)
	}
	verdict := what + side + t.words().Upper + "平均"
	c := phrase{slot: slotCompare, key: "upper", tone: Shortfall, text: join(t.some(below, mUpper), plain(verdict))}
	if len(below) == len(t.members) && len(below) > 1 {
		c.text = plain(format.Members(len(below), t.words()) + what + "均" + side + t.words().Upper + "平均")
	}
	f.phrases = []phrase{c}
	return f
}

// below are the members that are worse than the level above.
func (t *table) below() []*judged {
	if t.view.Site.Province == nil {
		return nil
	}
	upper := t.cellOf(t.view.Site.Province)
	if !upper.Growth.Ok() && !(t.indicator.Measure == model.Rate && upper.Value.Ok()) {
		return nil
	}
	return t.those(func(s *judged) bool {
		n := s.view.AgainstUpper(&s.Cell)
		return n.Ok() && visible(s.indicator, mUpper, n.Value) && n.Value.IsNeg() != t.lower()
	})
}
