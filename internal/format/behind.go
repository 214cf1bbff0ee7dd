package format

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// membersClause says which members are behind time progress or, for a stock or a rate, short of their targets.
func membersClause(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	var bad, zero []*model.Region
	compared := 0
	for k := range cells {
		c := &cells[k]
		if c.State == analysis.NoState {
			continue
		}
		compared++
		if c.State == analysis.AtZero {
			zero = append(zero, c.Region)
		}
		if analysis.IsBehind.Holds(c) || analysis.IsShort.Holds(c) {
			bad = append(bad, c.Region)
		}
	}
	if compared < 2 {
		return ""
	}
	words, end := v.Site.Words, yearEnd(v)
	everyone := "各" + words.Member + "均"
	if compared < len(cells) {
		everyone = "可比的" + Members(compared, words) + "均"
	}
	subject := everyone
	if len(bad) < compared {
		subject = inOrder(bad, words)
	}
	verdict := Verdict(analysis.IsBehind, i, end)
	switch {
	case len(bad) == 0:
		return everyone + Verdict(analysis.KeepsPace, i, end)
	case len(zero) == 0:
		return subject + verdict
	case len(zero) == len(bad):
		return subject + atZero(end)
	case len(zero) > fewNames:
		return subject + verdict + "，其中" + Some(len(zero), words) + atZero(end)
	}
	return subject + verdict + "，其中" + inOrder(zero, words) + atZero(end)
}

// inOrder names regions in the author's order, or counts them.
func inOrder(regions []*model.Region, w model.Words) string {
	slices.SortFunc(regions, func(a, b *model.Region) int { return a.Index - b.Index })
	return someOf(regions, w)
}
