package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// mostNamed bounds how many rows a description names: the table beside the chart has them all.
const mostNamed = 16

// enumerate names rows for a screen reader; a long list is cut with its number, unit being the measure word.
func enumerate(n int, unit string, row func(k int) string) string {
	words := make([]string, 0, min(n, mostNamed))
	for k := range min(n, mostNamed) {
		words = append(words, row(k))
	}
	if n > mostNamed {
		return format.List(words) + "等" + digits(n) + unit
	}
	return format.List(words)
}

// cellWord is 吉首38.6%（滞后）, 吉首5项（超年度控制数3项） or 吉首未报送.
func cellWord(name string, c *analysis.Cell) string {
	switch {
	case c.State == analysis.NoState && !c.Completion.Ok():
		return name + format.StateGap(c)
	case isLimit(c.Indicator) && c.State == analysis.Exceeded:
		return name + amount(c) + "（" + format.LimitPhrase(c) + "）"
	case isLimit(c.Indicator):
		return name + amount(c) + "（" + format.LimitPhrase(c) + "，" + format.State(c) + "）"
	case !c.Completion.Ok(), format.ByValue(c.Indicator):
		return name + amount(c) + "（" + format.State(c) + "）"
	case c.State == analysis.NoState:
		return name + format.Completion(c.Completion)
	}
	return name + format.Completion(c.Completion) + "（" + format.State(c) + "）"
}

// progressClause is 序时进度50.0%，; empty where nothing is compared with it.
func progressClause(v *analysis.View, cells []analysis.Cell) string {
	if yearEnd(v) || !paced(cells) {
		return ""
	}
	return "序时进度" + format.Percent(v.Progress) + "，"
}

func completionDesc(title string, v *analysis.View, cells []analysis.Cell) string {
	return title + "。" + progressClause(v, cells) + "各项依次为：" + enumerate(len(cells), "项", func(k int) string {
		return cellWord(cells[k].Indicator.Short, &cells[k])
	}) + "。"
}

func rankingDesc(title string, v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	unit := format.Counter(v.Site.Words)
	switch {
	case !i.Targeted:
		return title + "。由前至后：" + enumerate(len(cells), unit, func(k int) string {
			return cells[k].Region.Short + amount(&cells[k])
		}) + "。"
	case isLimit(i):
		return title + "。由前至后：" + enumerate(len(cells), unit, func(k int) string {
			return cellWord(cells[k].Region.Short, &cells[k])
		}) + "。"
	}
	measure := "完成率"
	switch {
	case format.ByValue(i):
		measure = ""
	case !isFlow(i):
		measure = "与年度目标之比"
	}
	return title + "。" + progressClause(v, cells) + measure + "由前至后：" + enumerate(len(cells), unit, func(k int) string {
		return cellWord(cells[k].Region.Short, &cells[k])
	}) + "。"
}

func placeDesc(title string, cells []analysis.Cell) string {
	return title + "。" + enumerate(len(cells), "项", func(k int) string {
		c := &cells[k]
		text := c.Indicator.Short
		switch {
		case isLimit(c.Indicator) && c.State != analysis.NoState:
			text += amount(c) + "，" + format.LimitPhrase(c)
		case !c.Completion.Ok():
			return text + format.StateGap(c)
		case format.ByValue(c.Indicator):
			text += amount(c)
		default:
			text += format.Completion(c.Completion)
		}
		if word := placeWord(c.Place); word != "" {
			text += "（" + word + "）"
		}
		return text
	}) + "。"
}

func monthsDesc(title string, v *analysis.View, m *analysis.Months, c *analysis.Cell) string {
	text := title + "。"
	if m.Target.Ok() {
		text += format.Goal(c.Indicator) + format.Value(c.Indicator, m.Target.Value) + "。"
	}
	return text + digits(v.Edition.Period.Year) + "年各月：" + enumerate(m.Through, "个月", func(k int) string {
		return digits(k+1) + "月" + unitOrGap(c.Indicator, m.ThisYear[k])
	}) + "。"
}

func sharesDesc(title string, v *analysis.View, all []analysis.Share) string {
	return title + "。占目标与占完成的份额：" + enumerate(len(all), format.Counter(v.Site.Words), func(k int) string {
		s := all[k]
		return s.Region.Short + shareWord(s.OfTarget) + "和" + shareWord(s.OfDone)
	}) + "。"
}

func shareWord(n model.Num) string {
	if n.Ok() {
		return format.Percent(n.Value)
	}
	return format.Gap(n.Gap)
}

func growthDesc(title string, v *analysis.View, counties []analysis.Cell) string {
	if len(counties) == 0 {
		return title + "。"
	}
	return title + "。由高到低：" + enumerate(len(counties), format.Counter(v.Site.Words), func(k int) string {
		c := &counties[k]
		if !c.Growth.Ok() {
			return c.Region.Short + growthGap(c.Growth.Gap)
		}
		return c.Region.Short + format.GrowthRatePhrase(c)
	}) + "。"
}
