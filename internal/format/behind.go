package format

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// membersClause says which members are behind time progress or, for a stock or a rate, short of their targets.
func membersClause(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	var behind, zero []*model.Region
	compared := 0
	for k := range cells {
		switch c := &cells[k]; c.State {
		case analysis.NoState:
			continue
		case analysis.AtZero:
			zero = append(zero, c.Region)
			behind = append(behind, c.Region)
		case analysis.Behind, analysis.FarBehind, analysis.Short:
			behind = append(behind, c.Region)
		}
		compared++
	}
	if compared < 2 {
		return ""
	}
	member := v.Site.Words.Member
	everyone := "各" + member + "均"
	if compared < len(cells) {
		everyone = "可比的" + Members(compared, member) + "均"
	}
	good, bad := verdicts(i, yearEnd(v))
	subject := everyone
	if len(behind) < compared {
		subject = inOrder(behind, member)
	}
	switch {
	case len(behind) == 0:
		return everyone + good
	case i.Measure != model.Flow || len(zero) == 0:
		return subject + bad
	case len(zero) == len(behind):
		return subject + atZero(yearEnd(v))
	case len(zero) > fewNames:
		return subject + bad + "，其中" + count(len(zero), measureWord(member)) + atZero(yearEnd(v))
	}
	return subject + bad + "，其中" + inOrder(zero, member) + atZero(yearEnd(v))
}

// inOrder names regions in the author's order, or counts them.
func inOrder(regions []*model.Region, member string) string {
	slices.SortFunc(regions, func(a, b *model.Region) int { return a.Index - b.Index })
	return someOf(regions, member)
}

// verdicts are the words for members that meet what the year asks of them by now, and for those that do not.
func verdicts(i *model.Indicator, yearEnd bool) (good, bad string) {
	switch {
	case i.Measure != model.Flow && yearEnd:
		return "达到年度目标", "未达到年度目标"
	case i.Measure != model.Flow:
		return "达到年度目标", "尚未达到年度目标"
	case i.Better == model.Lower && yearEnd:
		return "没有超过年度目标", "超过年度目标"
	case i.Better == model.Lower:
		return "没有超过序时进度", "超过序时进度"
	case yearEnd:
		return "完成全年目标", "未完成全年目标"
	}
	return "达到序时进度", "落后序时"
}

// yearEnd reports whether the edition's year is over: then time progress is the whole target.
func yearEnd(v *analysis.View) bool { return v.Edition.Period.Month == 12 }

func atZero(yearEnd bool) string {
	if yearEnd {
		return "未破零"
	}
	return "尚未破零"
}
