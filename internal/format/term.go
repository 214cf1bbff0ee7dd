package format

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// NotThisTime says of an indicator that it is not reported at the end of the edition's period, which may be a quarter.
const NotThisTime = "本期不报"

// Every says how often an indicator is reported, 按季统计; empty of one that is every month.
func Every(i *model.Indicator) string {
	return map[model.Frequency]string{model.Quarterly: "按季统计", model.HalfYearly: "按半年统计", model.Yearly: "按年统计"}[i.Every]
}

// Term says from when to when an indicator is counted; empty of one that always is.
func Term(i *model.Indicator) string {
	never := model.Period{}
	switch {
	case i.Since != never && i.Until != never:
		return Month(i.Since) + "至" + Month(i.Until)
	case i.Since != never:
		return Month(i.Since) + "起"
	case i.Until != never:
		return "至" + Month(i.Until) + "止"
	}
	return ""
}

// ReasonOf is [Reason] of an indicator.
func ReasonOf(i *model.Indicator, g model.Gap) string {
	switch {
	case g == model.BetweenReports && Every(i) != "":
		return Every(i) + "，" + NotThisTime
	case g == model.NotCounted && Term(i) != "":
		return "这项指标的统计期间：" + Term(i)
	case g == model.NoPace && i.Measure == model.Flow && i.Better == model.Lower: // it has a path, of which nothing is owed
		return "设年度控制数的指标不计欠账和月均"
	}
	return Reason(g)
}

// AsOf says of which month a figure is that stands in an edition of a later one: （截至9月）.
func AsOf(c *analysis.Cell, at model.Period) string {
	if at.Year == c.Edition().Year {
		return "（截至" + strconv.Itoa(at.Month) + "月）"
	}
	return "（截至" + Month(at) + "）"
}

// between says of a whole which is not reported this month what was reported last.
func between(name string, c *analysis.Cell) string {
	text := Every(c.Indicator) + "，" + NotThisTime
	n, at := c.Latest()
	if !n.Ok() {
		return name + text
	}
	verb := "为"
	if c.Indicator.Measure == model.Flow {
		verb = "累计"
	}
	return name + "截至" + Month(at) + verb + Value(c.Indicator, n.Value) + "，" + text
}
