package format

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// ends names who is first and who is last of a ranking, where somebody is. Where the last are at zero, membersClause
// says so.
func ends(v *analysis.View, i *model.Indicator, cells []analysis.Cell) string {
	members := len(cells)
	cells = ranked(cells)
	if len(cells) < 2 {
		return ""
	}
	first, last := &cells[0], &cells[len(cells)-1]
	atZero := last.State == analysis.AtZero
	switch {
	case first.Place.Rank == last.Place.Rank && (atZero || len(cells) < members):
		return ""
	case first.Place.Rank == last.Place.Rank && alike(i, cells):
		return "各" + v.Site.Words.Member + completionWord(i) + "均为" + score(i, first)
	case first.Place.Rank == last.Place.Rank:
		return ""
	case ByValue(i) && !oneTarget(cells) && (first.Place.Tied || last.Place.Tied):
		return "" // who shares a part of the target does not share a rate
	case atZero:
		return rankedBy(i, cells) + end(v, i, cells, first, 0)
	case isLimit(i) && last.Place.End != analysis.LastPlace:
		return rankedBy(i, cells) + end(v, i, cells, first, 0)
	case score(i, first) == score(i, last) && !isLimit(i):
		return "" // they differ by less than is shown
	}
	return rankedBy(i, cells) + end(v, i, cells, first, 0) + "，" + end(v, i, cells, last, 1)
}

// ranked are the cells of a ranking that have a rank; those come first.
func ranked(cells []analysis.Cell) []analysis.Cell {
	for len(cells) > 0 && cells[len(cells)-1].Place.Rank == 0 {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// end says who shares the place of c and with what; at is 0 for the first place and 1 for the last.
func end(v *analysis.View, i *model.Indicator, cells []analysis.Cell, c *analysis.Cell, at int) string {
	var regions []*model.Region
	var sharing []analysis.Cell
	for k := range cells {
		if cells[k].Place.Rank == c.Place.Rank {
			regions, sharing = append(regions, cells[k].Region), append(sharing, cells[k])
		}
	}
	names, place := someOf(regions, v.Site.Words), "并列"+strings.TrimPrefix(endWord(i, c, at), "居")
	switch {
	case len(regions) == 1:
		return apart(names) + score(i, c) + endWord(i, c, at)
	case !alike(i, sharing):
		return names + place
	case at == 1 && len(regions) > fewNames && len(regions)+1 >= len(cells):
		return "其余" + names + "均为" + score(i, c) // most of them are no place
	}
	return names + "同为" + score(i, c) + "，" + place
}

// alike reports whether cells of one rank show one figure: the same share of different limits is not.
func alike(i *model.Indicator, cells []analysis.Cell) bool {
	for k := range cells {
		if score(i, &cells[k]) != score(i, &cells[0]) {
			return false
		}
	}
	return true
}

func isLimit(i *model.Indicator) bool { return i.Targeted && i.Better == model.Lower }

// apart keeps a name that ends in a digit or a letter from the number after it.
func apart(name string) string {
	if last, _ := utf8.DecodeLastRuneInString(name); last < utf8.RuneSelf {
		return name + "以"
	}
	return name
}

// score is what a member is ranked by: its completion or, without targets, of a limit and of a rate, its figure.
func score(i *model.Indicator, c *analysis.Cell) string {
	if i.Targeted && i.Better == model.Higher && !ByValue(i) {
		return Completion(c.Completion)
	}
	return Value(i, c.Value.Value)
}

// rankedBy comes before the ends: completions, or how limits are kept, of which the figure alone does not tell; nor does that of a rate
// where targets differ.
func rankedBy(i *model.Indicator, cells []analysis.Cell) string {
	switch {
	case isLimit(i):
		return "按控制情况排名，"
	case ByValue(i) && !oneTarget(cells):
		return "按与年度目标之比排名，"
	}
	return completionWord(i)
}

// oneTarget reports whether all cells have the same target.
func oneTarget(cells []analysis.Cell) bool {
	for k := range cells {
		if cells[k].Target.Value.Cmp(cells[0].Target.Value) != 0 {
			return false
		}
	}
	return true
}

func completionWord(i *model.Indicator) string {
	if i.Targeted && i.Better == model.Higher && !ByValue(i) {
		return "完成率"
	}
	return ""
}

// endWord is the word for the first and the last. A figure without a target, and the last that has met its own, is only
// more or less, higher or lower.
func endWord(i *model.Indicator, c *analysis.Cell, at int) string {
	most, least := "最多", "最少"
	if i.Targeted && i.Better == model.Higher || i.Signed || i.Measure == model.Rate || strings.Contains(i.Unit, "/") {
		most, least = "最高", "最低"
	}
	switch {
	case i.Better == model.Lower && !i.Targeted:
		return [2]string{least, most}[at]
	case !i.Targeted, at == 1 && c.Place.End != analysis.LastPlace:
		return [2]string{most, least}[at]
	}
	return [2]string{"居首位", "居末位"}[at]
}
