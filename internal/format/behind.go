package format

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// membersClause says which members are behind time progress or, for a stock or a rate, short of their targets.
func membersClause(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	var bad, worst []*model.Region // worst are those at zero, or above the limit itself
	compared, done, over := 0, 0, 0
	for k := range cells {
		c := &cells[k]
		if c.State == analysis.NoState {
			continue
		}
		compared++
		if analysis.IsAtZero.Holds(c) || i.Measure == model.Flow && analysis.IsExceeded.Holds(c) {
			worst = append(worst, c.Region)
		}
		if analysis.IsDone.Holds(c) {
			done++
		}
		if analysis.IsOver.Holds(c) {
			over++
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
	verdict, word := Verdict(analysis.IsBehind, i, end), atZero(end)
	if i.Better == model.Lower {
		word = Verdict(analysis.IsExceeded, i, end)
	}
	switch {
	case over == compared:
		return everyone + overWord()
	case done == compared:
		return everyone + doneWord(end)
	case len(bad) == 0:
		return everyone + Verdict(analysis.KeepsPace, i, end)
	case len(worst) == 0:
		return subject + verdict
	case len(worst) == len(bad):
		return subject + word
	case len(worst) > fewNames:
		return subject + verdict + "，其中" + Some(len(worst), words) + word
	}
	return subject + verdict + "，其中" + inOrder(worst, words) + word
}

// inOrder names regions in the author's order, or counts them.
func inOrder(regions []*model.Region, w model.Words) string {
	slices.SortFunc(regions, func(a, b *model.Region) int { return a.Index - b.Index })
	return someOf(regions, w)
}

// OverLimit is by how much a limit is used faster than time goes or, of a year that is over, exceeded.
func OverLimit(yearEnd bool) string {
	if yearEnd {
		return "超控制数幅度"
	}
	return "超序时幅度"
}
