package chart

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// BoardOptions choose between the boards of an edition.
type BoardOptions struct {
	ByBehind bool // the counties with most indicators behind first, rather than the author's order
	Large    bool // for the wall: fills an A3 page across with type that is read from two metres
}

// mostOnBoard is how many regions stand on a board.
const mostOnBoard = 60

// Board draws the completion of every indicator that has targets for counties in every region: the whole, then
// counties and zones, with sums at the right and below (作战图). It is nil where no county has a target. Of more
// than mostOnBoard regions, those with most indicators behind stand on it.
func Board(v *analysis.View, o BoardOptions) *Chart {
	b := analysis.NewBoard(v)
	if len(b.Indicators) == 0 {
		return nil
	}
	title, desc := boardTitle(v, b), boardDesc(v, b)
	subtitle := "完成率（%），首、末为在各" + v.Site.Words.Member + "中的位次 · " + periodWord(v) + " · 来源：各指标主管部门"
	if left := cutBoard(b, o); left > 0 {
		subtitle += " · 只列落后最多的" + digits(len(b.Rows)-1) + "个，" + leftOut(left, "个")
	}
	name := "c_board"
	if o.ByBehind {
		name += "_by_behind"
	}
	if o.Large {
		name += "_large"
	}
	return newChart(newBoard(v, b, o.Large), Chart{ID: name, Kind: "board", Title: title, Subtitle: subtitle, Desc: title + "。" + desc})
}

// cutBoard brings the rows into the order asked for, and cuts them; left is how many it left out.
func cutBoard(b *analysis.Board, o BoardOptions) (left int) {
	left = len(b.Rows) - 1 - mostOnBoard
	if o.ByBehind || left > 0 {
		b.SortByBehind()
	}
	if left > 0 {
		b.Rows = b.Rows[:1+mostOnBoard]
	}
	return max(0, left)
}

func boardTitle(v *analysis.View, b *analysis.Board) string {
	counties := b.Counties()
	behind, zero, most := 0, 0, 0
	for _, r := range counties {
		n := r.Tally.BehindPace()
		behind, zero, most = behind+n, zero+r.Tally.ZeroPace(), max(most, n)
	}
	text := format.Members(len(counties), v.Site.Words.Member) + digits(len(b.Indicators)) + "项指标"
	if behind == 0 {
		return text + "无一落后"
	}
	text += "，共落后" + digits(behind) + "项次"
	if zero > 0 {
		text += "，其中尚未破零" + digits(zero) + "项次"
	}
	var names []string
	for _, r := range counties {
		if r.Tally.BehindPace() == most {
			names = append(names, r.Region.Short)
		}
	}
	switch {
	case len(counties) == 1:
		return text
	case len(names) == len(counties):
		return text + "；各" + v.Site.Words.Member + "均为" + digits(most) + "项"
	case len(names) == 1:
		return text + "；" + names[0] + "最多，为" + digits(most) + "项"
	case len(names) <= 3:
		return text + "；" + format.List(names) + "最多，各" + digits(most) + "项"
	}
	return text + "；" + format.Members(len(names), v.Site.Words.Member) + "最多，各" + digits(most) + "项"
}

func boardDesc(v *analysis.View, b *analysis.Board) string {
	return enumerate(len(b.Rows), func(k int) string {
		r := &b.Rows[k]
		word := r.Region.Short
		if k == 0 {
			word = v.Site.Words.Whole
		}
		word += "落后" + digits(r.Tally.BehindPace()) + "项"
		if zero := r.Tally.ZeroPace(); zero > 0 {
			word += "（未破零" + digits(zero) + "项）"
		}
		return word
	}) + "。"
}
