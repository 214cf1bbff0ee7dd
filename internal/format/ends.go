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
	atZero := last.State == analysis.AtZero && i.Measure == model.Flow
	switch {
	case first.Place.Rank == last.Place.Rank && (atZero || len(cells) < members):
		return ""
	case first.Place.Rank == last.Place.Rank:
		return "各" + v.Site.Words.Member + ratioWord(i) + "均为" + score(i, first)
	case atZero:
		return ratioWord(i) + end(v, i, cells, first, 0)
	case score(i, first) == score(i, last):
		return "" // they differ by less than is shown
	}
	return ratioWord(i) + end(v, i, cells, first, 0) + "，" + end(v, i, cells, last, 1)
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
	for k := range cells {
		if cells[k].Place.Rank == c.Place.Rank {
			regions = append(regions, cells[k].Region)
		}
	}
	names := someOf(regions, v.Site.Words.Member)
	if len(regions) == 1 {
		return apart(names) + score(i, c) + endWords(i)[at]
	}
	return names + "同为" + score(i, c) + "，并列" + strings.TrimPrefix(endWords(i)[at], "居")
}

// apart keeps a name that ends in a digit or a letter from the number after it.
func apart(name string) string {
	if last, _ := utf8.DecodeLastRuneInString(name); last < utf8.RuneSelf {
		return name + "以"
	}
	return name
}

// score is what a member is ranked by: its completion or, without targets, its figure.
func score(i *model.Indicator, c *analysis.Cell) string {
	if i.Targeted {
		return Percent(c.Completion.Value)
	}
	return Value(i, c.Value.Value)
}

// ratioWord comes before completions. What only uses up a limit does not complete it.
func ratioWord(i *model.Indicator) string {
	switch {
	case !i.Targeted:
		return ""
	case i.Better == model.Lower:
		return "与年度目标之比"
	}
	return "完成率"
}

// endWords are the words for the first and the last. A figure without a target, and one of which less is better,
// is only more or less, higher or lower.
func endWords(i *model.Indicator) [2]string {
	most, least := "最多", "最少"
	if i.Targeted || i.Signed || i.Measure == model.Rate || strings.Contains(i.Unit, "/") {
		most, least = "最高", "最低"
	}
	switch {
	case i.Better == model.Lower:
		return [2]string{least, most}
	case !i.Targeted:
		return [2]string{most, least}
	}
	return [2]string{"居首位", "居末位"}
}
