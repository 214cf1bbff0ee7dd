package finding

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// half: once half of the year is gone, less than half of the target is done; or more, and the flow keeps its path.
func halfOne(s *judged) *said {
	if !s.halved() {
		return nil
	}
	c := phrase{slot: slotTrend, key: "half", tone: Highlight, text: plain("已经过半")}
	switch month := s.view.Edition.Period.Month; {
	case analysis.PastHalf.Holds(&s.Cell) && (month > 8 || analysis.IsDone.Holds(&s.Cell) || !analysis.KeepsPace.Holds(&s.Cell)):
		return nil
	case analysis.PastHalf.Holds(&s.Cell):
	case month == 6:
		c.tone, c.text = Shortfall, plain("时间过半、任务未过半")
	case s.yearEnd():
		c.tone, c.text = Shortfall, plain("未过半")
	default:
		c.tone, c.text = Shortfall, plain("尚未过半")
	}
	f := &said{tone: c.tone, evidence: s.cites(mValue, mTarget, mCompletion), phrases: []phrase{s.figure(), s.ratio(c.tone), c}}
	if s.view.Edition.Period.Month > 6 {
		f.weight = farWeight
	}
	return f
}

// halved reports whether half is a line to compare with.
func (s *judged) halved() bool {
	half := analysis.PastHalf.Of(&s.Cell)
	return s.view.Edition.Period.Month >= 6 && half.Gap == model.Present && s.Value.Value.IsPos()
}

func halfTogether(t *table) *said {
	under := t.placed(func(s *judged) bool { return s.halved() && analysis.PastHalf.Fails(&s.Cell) })
	f := t.group("half", under, Shortfall, "未过半")
	if f != nil {
		f.phrases[0].text, f.phrases[0].brief = f.phrases[0].brief, nil
	}
	return f
}
