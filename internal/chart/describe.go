package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// mostNamed bounds how many rows a description names: the table beside the chart has them all.
const mostNamed = 16

// enumerate names rows for a screen reader; a long list is cut with its number.
func enumerate(n int, row func(k int) string) string {
	words := make([]string, 0, min(n, mostNamed))
	for k := range min(n, mostNamed) {
		words = append(words, row(k))
	}
	if n > mostNamed {
		return format.List(words) + "等" + digits(n) + "个"
	}
	return format.List(words)
}

// cellWord is 完成38.6%（滞后） or the word of the gap.
func cellWord(name string, c *analysis.Cell) string {
	if !c.Completion.Ok() {
		return name + gapWord(c)
	}
	word := name + format.Percent(c.Completion.Value)
	if c.State != analysis.NoState {
		word += "（" + format.State(c) + "）"
	}
	return word
}

func completionDesc(title string, v *analysis.View, cells []analysis.Cell) string {
	return title + "。序时进度" + format.Percent(v.Progress) + "，完成率依次为：" + enumerate(len(cells), func(k int) string {
		return cellWord(cells[k].Indicator.Short, &cells[k])
	}) + "。"
}

func rankingDesc(title string, v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	if !i.Targeted {
		return title + "。由前至后：" + enumerate(len(cells), func(k int) string {
			return cells[k].Region.Short + amount(&cells[k])
		}) + "。"
	}
	text := title + "。"
	if i.Measure == model.Flow {
		text += "序时进度" + format.Percent(v.Progress) + "，"
	}
	return text + "完成率由前至后：" + enumerate(len(cells), func(k int) string {
		return cellWord(cells[k].Region.Short, &cells[k])
	}) + "。"
}

func placeDesc(title string, cells []analysis.Cell) string {
	return title + "。" + enumerate(len(cells), func(k int) string {
		c := &cells[k]
		if !c.Completion.Ok() {
			return c.Indicator.Short + gapWord(c)
		}
		return c.Indicator.Short + format.Percent(c.Completion.Value) + "（" + placeWord(c.Place) + "）"
	}) + "。"
}

func monthsDesc(title string, v *analysis.View, m *analysis.Months, c *analysis.Cell) string {
	text := title + "。"
	if m.Target.Ok() {
		text += "年度目标" + format.Value(c.Indicator, m.Target.Value) + "。"
	}
	return text + digits(v.Edition.Period.Year) + "年各月：" + enumerate(m.Through, func(k int) string {
		return digits(k+1) + "月" + unitOrGap(c.Indicator, m.ThisYear[k])
	}) + "。"
}

func sharesDesc(title string, all []analysis.Share) string {
	return title + "。占目标与占完成的份额：" + enumerate(len(all), func(k int) string {
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

func growthDesc(title string, counties []analysis.Cell) string {
	if len(counties) == 0 {
		return title + "。"
	}
	return title + "。由高到低：" + enumerate(len(counties), func(k int) string {
		c := &counties[k]
		if !c.Growth.Ok() {
			return c.Region.Short + growthGap(c.Growth.Gap)
		}
		return c.Region.Short + growthNumber(&c.Growth)
	}) + "。"
}
