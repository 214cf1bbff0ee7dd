package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// BoardOptions choose between the boards of an edition.
type BoardOptions struct {
	ByBehind bool // the counties with most indicators behind first, rather than the author's order
	Large    bool // for the wall: fills an A3 page across with type that is read from two metres
}

// mostOnBoard is how many regions stand on a board.
const mostOnBoard = 60

// Board draws the completion of every indicator that has targets for counties in every region: the whole, then
// counties and zones, with sums at the right and below (作战图). Of a limit it draws the distance from
// the limit. It is nil where no county has a target. Of more than mostOnBoard regions, those with most indicators
// behind stand on it.
func Board(v *analysis.View, o BoardOptions) *Chart {
	b := analysis.NewBoard(v)
	if len(b.Indicators) == 0 {
		return nil
	}
	title, desc := boardTitle(v, b), boardDesc(v, b)
	left := cutBoard(b, o)
	drawing, ends := newBoard(v, b, o.Large)
	subtitle := boardMeasure(b)
	if ends {
		subtitle += "，首、末为在各" + v.Site.Words.Member + "中的位次（含并列）"
	}
	subtitle += " · " + periodWord(v) + " · 来源：各指标主管部门"
	if len(left) > 0 {
		words := v.Site.Words
		subtitle += " · 只列" + format.BoardHead(v, b) + "项数最多的" + format.Some(len(b.Rows)-1, words) + "，略去" + format.Rest(left, words)
	}
	name := "c_board"
	if o.ByBehind {
		name += "_by_behind"
	}
	if o.Large {
		name += "_large"
	}
	return newChart(drawing, Chart{ID: name, Kind: "board", Title: title, Subtitle: subtitle, Desc: title + "。" + desc})
}

// boardMeasure says what the figures on a board are.
func boardMeasure(b *analysis.Board) string {
	limits, rates := 0, 0
	for _, i := range b.Indicators {
		switch {
		case isLimit(i):
			limits++
		case format.ByValue(i):
			rates++
		}
	}
	switch {
	case limits == len(b.Indicators):
		return "与年度控制数之差"
	case rates == len(b.Indicators):
		return format.ValueName(model.Rate) + format.RateEnds
	}
	text := "完成率（%）"
	if rates > 0 {
		text += "，比率为" + format.ValueName(model.Rate) + format.RateEnds
	}
	if limits > 0 {
		text += "，设年度控制数的指标为与控制数之差"
	}
	return text
}

// cutBoard brings the rows into the order asked for, and cuts them; left are those that it left out.
func cutBoard(b *analysis.Board, o BoardOptions) (left []*model.Region) {
	if o.ByBehind || len(b.Rows)-1 > mostOnBoard {
		b.SortByBehind()
	}
	left = b.Cut(mostOnBoard)
	b.Fill(len(b.Rows))
	return left
}

// boardTitle counts as the sentence above the board does: the counties' tasks, those behind, those at zero, and who has
// most of them.
func boardTitle(v *analysis.View, b *analysis.Board) string {
	counties := b.Counties()
	if len(counties) == 1 {
		cells := make([]analysis.Cell, len(b.Indicators))
		for k, i := range b.Indicators {
			cells[k] = v.Cell(i, counties[0].Region)
		}
		return counties[0].Region.Short + "：" + completionTitle(v, cells)
	}
	most := 0
	for _, r := range counties {
		most = max(most, r.Tally.Behind())
	}
	roll := format.BoardRoll(v)
	text := format.Members(len(counties), v.Site.Words) + format.BoardStates(roll)
	if most == 0 {
		return text
	}
	if len(b.Indicators) == 1 { // nobody has more than one
		return text
	}
	return text + "；" + mostBehind(v.Site.Words, roll.BehindWord()+"项数", counties, most)
}

// mostBehind names the counties with most tasks behind, or counts them; what is that they are counted.
func mostBehind(words model.Words, what string, counties []analysis.BoardRow, most int) string {
	var names []string
	for _, r := range counties {
		if r.Tally.Behind() == most {
			names = append(names, r.Region.Short)
		}
	}
	switch {
	case len(names) == len(counties):
		return "各" + words.Member + what + "均为" + digits(most) + "项"
	case len(names) == 1:
		return what + "最多的是" + names[0] + "，有" + digits(most) + "项"
	case len(names) <= 3:
		return what + "最多的是" + format.List(names) + "，各有" + digits(most) + "项"
	}
	return what + "最多的有" + format.Members(len(names), words) + "，各有" + digits(most) + "项"
}

func boardDesc(v *analysis.View, b *analysis.Board) string {
	what := format.BoardHead(v, b)
	return enumerate(len(b.Rows), "行", func(k int) string {
		r := &b.Rows[k]
		word := r.Region.Short
		if k == 0 {
			word = v.Site.Words.Whole
		}
		word += what + digits(r.Tally.Behind()) + "项"
		if zero := r.Tally.AtZero(); zero > 0 {
			word += "（未破零" + digits(zero) + "项）"
		}
		return word
	}) + "。"
}
