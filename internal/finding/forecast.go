package finding

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// firstForecast is the month from which on a year's end is worth looking ahead to.
const firstForecast = 3

// forecast: whether the target will be reached at the present pace and in last year's shape.
func forecastOne(s *subject) *said {
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
	c := clause{slot: slotOutlook, key: "outlook"}
	switch forecast.Outlook {
	case analysis.Will:
		f.tone, f.weight, c.key = Highlight, -22, "will"
	case analysis.May:
		f.tone, f.weight, c.key = Notice, -22, "may"
	case analysis.WillNot:
		f.tone = Shortfall
	}
	c.tone = f.tone
	c.brief = plain(s.outlook(forecast.Outlook))
	c.text = join(s.ahead(&forecast), c.brief)
	f.clauses = []clause{s.figure(), c}
	return f
}

// ahead is what the year comes to by each method.
func (s *subject) ahead(f *analysis.Forecast) Text {
	switch {
	case f.Pace.Ok() && f.Seasonal.Ok():
		return join(plain("全年按月均进度推算为"), s.number(mForecast), plain("、按上年走势推算为"), s.number(mSeasonal), plain("，"))
	case f.Pace.Ok():
		return join(plain("全年按月均进度推算为"), s.number(mForecast), plain("，"))
	}
	return join(plain("全年按上年走势推算为"), s.number(mSeasonal), plain("，"))
}

func (s *subject) outlook(o analysis.Outlook) string {
	switch {
	case s.lower() && o == analysis.Will:
		return "全年可望控制在年度控制数以内"
	case s.lower() && o == analysis.WillNot:
		return "照此进度全年将超出年度控制数"
	case s.lower():
		return "全年能否控制在年度控制数以内尚不确定"
	case o == analysis.Will:
		return "照此进度可完成年度目标"
	case o == analysis.WillNot:
		return "照此进度难以完成年度目标"
	}
	return "年度目标能否完成尚不确定"
}

// forecastTogether counts those that will not reach their targets.
func forecastTogether(t *table) *said {
	if t.view.Edition.Period.Month < firstForecast {
		return nil
	}
	failing := t.those(func(s *subject) bool {
		return !broken(s) && !analysis.IsDone.Holds(&s.Cell) && s.view.Forecast(&s.Cell).Outlook == analysis.WillNot
	})
	if !slices.ContainsFunc(failing, func(s *subject) bool { return !atZero(s) }) { // 尚未破零 says as much
		return nil
	}
	f := &said{tone: Shortfall, weight: t.many(len(failing)) - 16}
	for _, s := range cited(failing) {
		f.evidence = append(f.evidence, s.cites(mTarget, mForecast)...)
	}
	verdict := "难以完成年度目标"
	if t.lower() {
		verdict = "将超出年度控制数"
	}
	c := clause{slot: slotOutlook, key: "outlook", tone: Shortfall}
	switch n := len(failing); {
	case n == len(t.members) && n > 1:
		c.text = plain("照此进度" + t.everyone() + verdict)
	case n > handful:
		c.text = plain("照此进度" + format.Members(n, t.words()) + verdict)
	default:
		c.text = join(plain("照此进度"), names(failing, mForecast), plain(verdict))
	}
	f.clauses = []clause{c}
	return f
}
