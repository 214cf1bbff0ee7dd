package format

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// CountySummary is the first sentence of a region's page: how many indicators are behind, and the one that is
// furthest behind or, where none is, furthest ahead.
//
//	保靖县：9项有进度要求的指标中，1项达到序时进度，8项落后序时，其中成果登记尚未破零；其余差距最大的是研发投入，完成率12.8%，低于序时进度37.2个百分点，居全州末位。
func CountySummary(v *analysis.View, r *model.Region) string {
	s := newRegionRoll(v, r)
	return r.Name + "：" + sentence(s.states(), s.extreme(), s.unreported())
}

// BulletinSummary is the first sentence of a bulletin: the whole on its indicators, then the members.
//
//	截至2022年6月末，全州13项有进度要求的指标中，4项超额完成年度目标，2项达到序时进度，7项落后序时；落后序时项数最多的是保靖县，有9项。
func BulletinSummary(v *analysis.View) string { return bulletinSummaries.Of(v) }

var bulletinSummaries = analysis.NewOnce(bulletinSummary)

func bulletinSummary(v *analysis.View) string {
	s := newRegionRoll(v, v.Site.Whole())
	return "截至" + until(v.Edition.Period) + "，" + v.Site.Words.Whole + sentence(s.states(), mostBehind(v), s.unreported())
}

// IndicatorSummary is the first sentence of an indicator's page: how far the whole is, which members are first and
// last, how many are behind.
//
//	全州累计9.43亿元，完成年度目标的104.8%，同比增长33.0%；完成率泸溪县118.3%居首位，保靖县15.0%居末位；4个县市落后序时。
func IndicatorSummary(v *analysis.View, i *model.Indicator) string {
	whole := v.Cell(i, v.Site.Whole())
	cells := v.Ranking(i)
	return sentence(wholeClause(v, &whole), ends(v, i, cells), membersClause(v, i, cells))
}

// sentence joins the clauses that say something.
func sentence(clauses ...string) string { return join(clauses, "；") + "。" }

func join(parts []string, mark string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, mark)
}

// mostBehind names the members with the most indicators behind time progress.
func mostBehind(v *analysis.View) string {
	most, names := 0, []string(nil)
	var all Roll
	counties := v.Site.Counties()
	for _, r := range counties {
		s := newRegionRoll(v, r)
		all.addBehind(s.Roll)
		switch n := s.Behind(); {
		case n < most:
		case n > most:
			most, names = n, []string{r.Name}
		default:
			names = append(names, r.Name)
		}
	}
	all.yearEnd = yearEnd(v)
	behind := all.behindWord()
	switch {
	case most == 0:
		return ""
	case len(counties) == 1:
		return names[0] + "有" + count(most, "项") + behind
	case len(names) == len(counties):
		return "各" + v.Site.Words.Member + "均有" + count(most, "项") + behind
	case len(names) > fewNames:
		return Members(len(names), v.Site.Words) + "各有" + count(most, "项") + behind + "，项数最多"
	case len(names) > 1:
		return behind + "项数最多的是" + List(names) + "，各有" + count(most, "项")
	}
	return behind + "项数最多的是" + names[0] + "，有" + count(most, "项")
}
