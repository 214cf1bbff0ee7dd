package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// wholeClause says the whole's own figure, its part of the target and its change.
func wholeClause(v *analysis.View, c *analysis.Cell) string {
	name := v.Site.Words.Whole
	switch {
	case c.Value.Ok() && c.State == analysis.AtZero:
		return name + atZero(yearEnd(v)) + "，" + Goal(c.Indicator) + Value(c.Indicator, c.Target.Value)
	case c.Value.Ok():
		verb := "累计"
		if c.Indicator.Measure != model.Flow {
			verb = "为"
		}
		return join([]string{name + verb + Value(c.Indicator, c.Value.Value), targetPhrase(v, c), wholeGrowth(c)}, "，")
	case c.Growth.Ok():
		return name + GrowthPhrase(c)
	}
	if c.Value.Gap == model.BetweenReports {
		return between(name, c)
	}
	return name + "本期" + Gap(c.Value.Gap)
}

// wholeGrowth is the change of a whole whose figure has been said.
func wholeGrowth(c *analysis.Cell) string {
	if Turned(c) {
		return "上年同期为" + Value(c.Indicator, c.LastYear.Value)
	}
	return GrowthPhrase(c)
}

// targetPhrase compares the whole with its target. A limit is compared by amounts and a rate by points; only what
// cumulates towards a target completes it; time progress says nothing of a year that is over or of a target that is met.
func targetPhrase(v *analysis.View, c *analysis.Cell) string {
	i := c.Indicator
	switch {
	case !c.Target.Ok():
		return ""
	case i.Better == model.Lower && (i.Measure != model.Flow || yearEnd(v) || c.State == analysis.Exceeded):
		return LimitPhrase(c)
	case i.Better == model.Lower:
		return join([]string{LimitPhrase(c), LeadPhrase(c)}, "，")
	case i.Measure == model.Rate:
		return fromTarget(c)
	case !c.Completion.Ok():
		return ""
	case i.Measure == model.Stock:
		return "相当于年度目标的" + Completion(c.Completion)
	}
	text := DoneOf + Completion(c.Completion)
	if analysis.IsDone.Holds(c) || yearEnd(v) {
		return text
	}
	return join([]string{text, LeadPhrase(c)}, "，")
}

// fromTarget is the distance of a rate from its target.
func fromTarget(c *analysis.Cell) string {
	unit, places := DifferenceUnit(c.Indicator)
	places = max(places, c.Indicator.Decimals)
	d := c.Value.Value.Sub(c.Target.Value)
	switch r := model.Round(d, places); {
	case d.IsZero():
		return "与年度目标持平"
	case r.IsZero():
		return "与年度目标基本持平"
	case r.IsPos():
		return "比年度目标高" + Amount(c.Indicator, r, places) + unit
	default:
		return "比年度目标低" + Amount(c.Indicator, r.Abs(), places) + unit
	}
}
