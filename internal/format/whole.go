package format

import (
	"strconv"
	"strings"

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
		return join([]string{name + verb + Value(c.Indicator, c.Value.Value) + LeftOut(v, c), targetPhrase(v, c), wholeGrowth(c)}, "，")
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

// LeftOut says in brackets whom the figure of a whole does not hold, since they have not reported; empty where it holds all.
func LeftOut(v *analysis.View, c *analysis.Cell) string {
	if text := leftOut(v, c); text != "" {
		return "（" + text + "）"
	}
	return ""
}

// LeftOutNote is the same as a note, which also says what that means for 上年同期.
func LeftOutNote(v *analysis.View, c *analysis.Cell) string {
	text := leftOut(v, c)
	switch {
	case text == "":
		return ""
	case v.Narrowed(c.Indicator):
		return text + "，上年同期按同样的范围计算"
	case c.LastYear.Gap == model.OtherMembers:
		return text + "，上年同期的范围不同，不作比较"
	}
	return text
}

func leftOut(v *analysis.View, c *analysis.Cell) string {
	if c.Region.Kind != model.Prefecture {
		return ""
	}
	left := v.LeftOut(c.Indicator)
	switch n := len(left); {
	case n == 0:
		return ""
	case n <= fewNames:
		names := make([]string, n)
		for k, r := range left {
			names[k] = r.Name
		}
		return "不含未报送的" + strings.Join(names, "、")
	default:
		return "不含未报送的" + strconv.Itoa(n) + "个单位"
	}
}
