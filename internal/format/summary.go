package format

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// CountySummary is the first sentence of a county's page: how many indicators are behind, and the one
// that is worst or best.
//
//	保靖县：10项有序时要求的指标中，超额1项，达序时3项，落后6项，其中2项尚未破零；研发投入完成率12.8%，低于序时进度37.2个百分点，居全州末位。
func CountySummary(v *analysis.View, r *model.Region) string {
	t := v.Tally(r)
	clauses := []string{standing(t), extreme(v, r, t)}
	if levels := t.ByState[analysis.Reached] + t.ByState[analysis.Short]; paced(t) == 0 && levels > 0 {
		clauses = []string{levelStanding(t)}
	}
	if t.Total == t.ByState[analysis.NoState] {
		clauses = []string{"本期没有可与年度目标比较的指标"}
	}
	return r.Name + "：" + sentence(clauses, "；")
}

// BulletinSummary is the first sentence of a bulletin: the whole on its indicators, then the members.
func BulletinSummary(v *analysis.View) string {
	t := v.Tally(v.Site.Whole())
	head := "截至" + lastMonth(v.Edition.Period) + "，" + v.Site.Words.Whole
	clauses := []string{head + standing(t), membersBehind(v)}
	if paced(t) == 0 {
		clauses[0] = head + "没有可与序时进度比较的指标"
		if t.ByState[analysis.Reached]+t.ByState[analysis.Short] > 0 {
			clauses[0] = head + levelStanding(t)
		}
	}
	return sentence(clauses, "；")
}

// IndicatorSummary is the first sentence of an indicator's page: how far the whole is, who leads and who
// is last, how many are behind.
func IndicatorSummary(v *analysis.View, i *model.Indicator) string {
	whole := v.Cell(i, v.Site.Whole())
	return sentence([]string{wholeClause(v, &whole), leaders(v, i), behindClause(v, i)}, "；")
}

func lastMonth(p model.Period) string {
	return count(p.Year, "年") + count(p.Month, "月末")
}

// sentence joins the clauses that say something.
func sentence(clauses []string, mark string) string {
	said := clauses[:0]
	for _, c := range clauses {
		if c != "" {
			said = append(said, c)
		}
	}
	return strings.Join(said, mark) + "。"
}

// paced is how many indicators are compared with time progress.
func paced(t analysis.Tally) int {
	return t.ByState[analysis.Over] + t.ByState[analysis.OnPace] + t.BehindPace()
}

// standing says how the indicators stand against time progress.
func standing(t analysis.Tally) string {
	n := paced(t)
	if n == 0 {
		return ""
	}
	if t.BehindPace() == 0 {
		if over := t.ByState[analysis.Over]; over > 0 {
			return count(n, "项有进度要求的指标均达到序时进度，其中") + count(over, "项超额完成全年目标")
		}
		return count(n, "项有进度要求的指标均达到序时进度")
	}
	var parts []string
	if over := t.ByState[analysis.Over]; over > 0 {
		parts = append(parts, count(over, "项超额完成全年目标"))
	}
	if on := t.ByState[analysis.OnPace]; on > 0 {
		parts = append(parts, count(on, "项达到序时进度"))
	}
	behind := count(t.BehindPace(), "项落后序时")
	if zero := t.ByState[analysis.AtZero]; zero > 0 && zero == t.BehindPace() {
		behind = count(zero, "项尚未破零")
	} else if zero > 0 {
		behind += "，其中" + count(zero, "项尚未破零")
	}
	return count(n, "项有进度要求的指标中，") + strings.Join(append(parts, behind), "，")
}

func levelStanding(t analysis.Tally) string {
	reached, short := t.ByState[analysis.Reached], t.ByState[analysis.Short]
	if short == 0 {
		return count(reached, "项指标均已达到年度目标")
	}
	if reached == 0 {
		return count(short, "项指标均未达到年度目标")
	}
	return count(reached, "项指标已达到年度目标，") + count(short, "项未达到")
}

// extreme names the indicator that is furthest behind or, where none is, furthest ahead.
func extreme(v *analysis.View, r *model.Region, t analysis.Tally) string {
	var found *analysis.Cell
	for _, i := range v.Indicators(r) {
		c := v.Cell(i, r)
		if !c.Lead.Ok() {
			continue
		}
		if order := 0; found != nil {
			order = c.Lead.Value.Cmp(found.Lead.Value)
			if t.BehindPace() > 0 && order >= 0 || t.BehindPace() == 0 && order <= 0 {
				continue
			}
		}
		found = &c
	}
	if found == nil {
		return ""
	}
	parts := []string{found.Indicator.Short + "完成率" + Percent(found.Completion.Value), LeadPhrase(found), PlacePhrase(found, v.Site.Words)}
	if found.State == analysis.AtZero {
		parts = []string{found.Indicator.Short + "尚未破零", PlacePhrase(found, v.Site.Words)}
	}
	return strings.TrimSuffix(sentence(parts, "，"), "。")
}

// membersBehind names the members with the most indicators behind time progress.
func membersBehind(v *analysis.View) string {
	most, names := 0, []string(nil)
	members := 0
	for _, r := range v.Site.Regions {
		if r.Kind != model.County {
			continue
		}
		members++
		switch n := v.Tally(r).BehindPace(); {
		case n == 0 || n < most:
		case n > most:
			most, names = n, []string{r.Name}
		default:
			names = append(names, r.Name)
		}
	}
	switch {
	case members == 0 || most == 0:
		return ""
	case len(names) == members && members > 1:
		return "各" + v.Site.Words.Member + "均有" + count(most, "项落后序时")
	case len(names) > 3:
		return count(len(names), "个") + v.Site.Words.Member + "各有" + count(most, "项落后序时")
	}
	each := ""
	if len(names) > 1 {
		each = "各"
	}
	return "落后序时项数最多的是" + List(names) + "，" + each + "有" + count(most, "项")
}

func wholeClause(v *analysis.View, c *analysis.Cell) string {
	name := v.Site.Words.Whole
	var parts []string
	switch {
	case c.Value.Ok():
		verb := "累计"
		if c.Indicator.Measure != model.Flow {
			verb = "为"
		}
		parts = append(parts, name+verb+Value(c.Indicator, c.Value.Value))
	case c.Growth.Ok():
		return name + GrowthPhrase(c.Growth)
	default:
		return name + "数" + Gap(c.Value.Gap)
	}
	if c.Completion.Ok() {
		parts = append(parts, "完成年度目标的"+Percent(c.Completion.Value))
	}
	parts = append(parts, GrowthPhrase(c.Growth))
	return strings.TrimSuffix(sentence(parts, "，"), "。")
}

// leaders names who is first and who is last, where somebody is.
func leaders(v *analysis.View, i *model.Indicator) string {
	cells := v.Ranking(i)
	for len(cells) > 0 && cells[len(cells)-1].Place.Rank == 0 {
		cells = cells[:len(cells)-1]
	}
	if len(cells) < 2 || cells[0].Place.Rank == cells[len(cells)-1].Place.Rank {
		return ""
	}
	first, last := named(cells, 1), named(cells, cells[len(cells)-1].Place.Rank)
	figure := func(c *analysis.Cell) string {
		if i.Targeted {
			return Percent(c.Completion.Value)
		}
		return Value(i, c.Value.Value)
	}
	measure := "完成率"
	if !i.Targeted {
		measure = ""
	}
	return measure + first + figure(&cells[0]) + "居首，" + last + figure(&cells[len(cells)-1]) + "居末"
}

// named lists the members of a rank, or counts them where they are many.
func named(cells []analysis.Cell, rank int) string {
	var names []string
	for _, c := range cells {
		if c.Place.Rank == rank {
			names = append(names, c.Region.Name)
		}
	}
	if len(names) > 3 {
		return names[0] + "等" + count(len(names), "家")
	}
	return List(names)
}

func behindClause(v *analysis.View, i *model.Indicator) string {
	t := v.TallyOf(i)
	member := v.Site.Words.Member
	behind, zero := t.BehindPace(), t.ByState[analysis.AtZero]
	switch {
	case paced(t) == 0 || i.Measure != model.Flow:
		return ""
	case behind == 0:
		return "各" + member + "均达到序时进度"
	case zero == behind:
		return count(zero, "个"+member+"尚未破零")
	case zero > 0:
		return count(behind, "个"+member+"落后序时，其中") + count(zero, "个尚未破零")
	}
	return count(behind, "个"+member+"落后序时")
}
