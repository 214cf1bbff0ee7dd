package format

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// BoardSummary is the first sentence of a board: how many tasks are behind, on which indicators most counties are, and
// who is first and last most often. A board of one county says what the county's page says.
//
//	截至2022年6月末，8个县市88项次有进度要求的任务中，55项次落后序时，其中6项次尚未破零；落后面最大的是研发投入，各县市均落后；居首位项数最多的是泸溪县（4项），居末位项数最多的是保靖县（5项）。
func BoardSummary(v *analysis.View, b *analysis.Board) string {
	counties := b.Counties()
	if len(counties) == 1 {
		return CountySummary(v, counties[0].Region)
	}
	r := BoardRoll(v)
	return "截至" + until(v.Edition.Period) + "，" + Members(len(counties), v.Site.Words) +
		sentence(BoardStates(r), widest(v, b, r), mostEnds(counties))
}

// BoardRoll counts the counties' cells of an edition's board. It is shared.
func BoardRoll(v *analysis.View) *Roll { return boardRolls.Of(v) }

var boardRolls = analysis.NewOnce(func(v *analysis.View) *Roll {
	r := &Roll{yearEnd: yearEnd(v)}
	b := analysis.NewBoard(v)
	for _, row := range b.Counties() {
		for _, i := range b.Indicators {
			c := v.Cell(i, row.Region)
			r.add(&c)
		}
	}
	return r
})

// until is the end of a period: 2022年6月末, 2022年末.
func until(p model.Period) string {
	if p.Month == 12 {
		return count(p.Year, "年末")
	}
	return count(p.Year, "年") + count(p.Month, "月末")
}

// BoardStates counts over the counties: 75项次有进度要求的任务中，41项次落后序时，其中9项次尚未破零.
func BoardStates(r *Roll) string {
	paced, behind, zero := r.Paced(), r.Behind(), r.AtZero()
	text, both := count(paced, "项次有进度要求的任务"), "均"
	if paced == 1 {
		both = ""
	}
	switch {
	case paced == 0 && r.yearEnd:
		return "没有可与年度目标比较的任务"
	case paced == 0:
		return "没有可与序时进度比较的任务"
	case behind == 0:
		return text + both + r.noneBehind("项次")
	case zero == paced:
		return text + both + atZero(r.yearEnd)
	case zero == behind:
		return text + "中，" + count(zero, "项次") + atZero(r.yearEnd)
	case behind == paced:
		text += both + r.behindWord()
	default:
		text += "中，" + count(behind, "项次") + r.behindWord()
	}
	if zero > 0 {
		text += "，其中" + count(zero, "项次") + atZero(r.yearEnd)
	}
	return text
}

// BoardHead is what the sums of a board count, as short as a column's head: 落后; 未达进度 where some of the tasks are
// limits, 未完成 when the year is over.
func BoardHead(v *analysis.View, b *analysis.Board) string {
	paced := func(i *model.Indicator) bool { return i.Measure == model.Flow && i.Better == model.Lower }
	return BehindShort(slices.ContainsFunc(b.Indicators, paced), yearEnd(v))
}

// widest names the indicators on which most counties are behind. What is behind a limit, or a year that is over, is no
// 落后.
func widest(v *analysis.View, b *analysis.Board, r *Roll) string {
	behind, extent := r.behindWord(), "落后面"
	if r.limits > 0 || r.yearEnd {
		extent = "涉及面"
	}
	var most, paced int
	var names []string
	for k, i := range b.Indicators {
		t := &b.Columns[k].Tally
		switch n := t.Behind(); {
		case n < most:
		case n > most:
			most, paced, names = n, t.Paced(), []string{i.Short}
		default:
			paced, names = max(paced, t.Paced()), append(names, i.Short)
		}
	}
	all := len(names) == len(b.Indicators)
	if most == 0 || len(b.Indicators) == 1 || all && most == paced { // which has been said
		return ""
	}
	each := "各有" + Members(most, v.Site.Words) + behind
	if most == paced {
		each = "各" + v.Site.Words.Member + "均" + behind
		if paced < len(v.Site.Counties()) {
			each = "可比的" + each
		}
	}
	switch {
	case all:
		return "各项指标" + each
	case len(names) > fewNames:
		return extent + "最大的有" + count(len(names), "项指标，") + each
	case len(names) == 1 && most != paced:
		return extent + "最大的是" + names[0] + "，有" + Members(most, v.Site.Words) + behind
	}
	return extent + "最大的是" + List(names) + "，" + each
}

// mostEnds names who is first most often, and last, where somebody is more than once.
func mostEnds(counties []analysis.BoardRow) string {
	first := mostOften(counties, func(r *analysis.BoardRow) int { return r.First }, "居首位")
	return join([]string{first, mostOften(counties, func(r *analysis.BoardRow) int { return r.Last }, "居末位")}, "，")
}

func mostOften(counties []analysis.BoardRow, often func(r *analysis.BoardRow) int, word string) string {
	most, names := 2, []string(nil)
	for r := range counties {
		switch n := often(&counties[r]); {
		case n > most:
			most, names = n, []string{counties[r].Region.Name}
		case n == most:
			names = append(names, counties[r].Region.Name)
		}
	}
	switch {
	case len(names) == 0 || len(names) > fewNames:
		return ""
	case len(names) > 1:
		return word + "项数最多的是" + List(names) + "（各" + count(most, "项）")
	}
	return word + "项数最多的是" + names[0] + "（" + count(most, "项）")
}
