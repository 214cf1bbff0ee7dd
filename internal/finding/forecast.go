package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// firstForecast is the month from which on a year's end is worth looking ahead to.
const firstForecast = 3

// forecast: whether the target will be reached at the present pace and in last year's shape.
func forecastOne(s *judged) *said {
	if s.view.Edition.Period.Month < firstForecast || !s.Value.Ok() || s.Value.Value.IsZero() ||
		analysis.IsDone.Holds(&s.Cell) || broken(s) {
		return nil
	}
	forecast := s.view.Forecast(&s.Cell)
	if forecast.Outlook == analysis.NoOutlook {
		return nil
	}
	f := &said{evidence: s.cites(mValue, mTarget, mForecast)}
	if forecast.Seasonal.Ok() {
		f.evidence = append(f.evidence, s.cites(mSeasonal)...)
	}
	c := phrase{slot: slotOutlook, key: "outlook"}
	switch forecast.Outlook {
	case analysis.Will:
		f.tone, f.weight, c.key = Highlight, -22, "will"
	case analysis.May:
		f.tone, f.weight, c.key = Notice, -22, "may"
	case analysis.WillNot:
		f.tone = Shortfall
	}
	if s.lower() && forecast.Outlook == analysis.Will {
		f.tone = Notice // as what is kept today
	}
	c.tone = f.tone
	c.brief = plain(format.OutlookSentence(s.indicator, forecast.Outlook))
	c.text = join(s.ahead(&forecast), c.brief)
	f.phrases = []phrase{s.figure(), c}
	return f
}

// ahead is what the year comes to by each method.
func (s *judged) ahead(f *analysis.Forecast) Text {
	switch {
	case f.Pace.Ok() && f.Seasonal.Ok():
		return join(plain("全年按月均进度推算为"), s.number(mForecast), plain("、按上年走势推算为"), s.number(mSeasonal), plain("，"))
	case f.Pace.Ok():
		return join(plain("全年按月均进度推算为"), s.number(mForecast), plain("，"))
	}
	return join(plain("全年按上年走势推算为"), s.number(mSeasonal), plain("，"))
}

// forecastTogether counts those that will not reach their targets.
func forecastTogether(t *table) *said {
	if t.view.Edition.Period.Month < firstForecast {
		return nil
	}
	failing := t.placed(func(s *judged) bool { // in the order in which those behind are named
		return !broken(s) && !analysis.IsDone.Holds(&s.Cell) && s.view.Forecast(&s.Cell).Outlook == analysis.WillNot
	})
	if !slices.ContainsFunc(failing, func(s *judged) bool { return !atZero(s) }) { // 尚未破零 says as much
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(failing)) - 16}
	for _, s := range cited(failing) {
		f.evidence = append(f.evidence, s.cites(mTarget, mForecast)...)
	}
	verdict := format.WillNot(t.indicator)
	c := phrase{slot: slotOutlook, key: "outlook", tone: Shortfall}
	switch n := len(failing); {
	case n == len(t.members) && n > 1:
		c.text = plain(format.AtThisPace + t.everyone() + verdict)
	case n > handful:
		c.text = plain(format.AtThisPace + format.Members(n, t.words()) + verdict)
	default:
		c.text = join(plain(format.AtThisPace), names(failing, mForecast), plain(verdict))
	}
	f.phrases = []phrase{c}
	return f
}
