package chart

import (
	"slices"

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
// counties and zones, with sums at the right and below (作战图). It is nil where no county has a target. Of more
// than mostOnBoard regions, those with most indicators behind stand on it.
func Board(v *analysis.View, o BoardOptions) *Chart {
	b := newBoardData(v)
	if len(b.indicators) == 0 {
		return nil
	}
	title, desc := b.title(v), b.desc(v)
	subtitle := "完成率（%），首、末为在各" + v.Site.Words.Member + "中的位次 · " + periodWord(v) + " · 来源：各指标主管部门"
	if left := b.order(o); left > 0 {
		subtitle += " · 只列落后最多的" + digits(len(b.lines)-1) + "个，" + leftOut(left, "个")
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

// boardData is what a board shows.
type boardData struct {
	indicators []*model.Indicator
	lines      []boardLine // the whole first
	columns    [][sums]int // counties behind and at zero, by indicators
	ends       [][2]int    // how many counties share the first and the last place, by indicators
}

// boardLine is one region's row.
type boardLine struct {
	region       *model.Region
	cells        []analysis.Cell // by indicators
	behind, zero int             // indicators behind, and those of them at zero
}

func newBoardData(v *analysis.View) *boardData {
	b := &boardData{}
	for _, i := range v.Site.Indicators {
		if i.Targeted && slices.ContainsFunc(v.Site.Counties(), func(r *model.Region) bool { return v.Cell(i, r).Target.Ok() }) {
			b.indicators = append(b.indicators, i)
		}
	}
	b.columns, b.ends = make([][sums]int, len(b.indicators)), make([][2]int, len(b.indicators))
	for _, r := range v.Site.Regions {
		if r.Kind == model.Direct {
			continue
		}
		l := boardLine{region: r, cells: make([]analysis.Cell, len(b.indicators))}
		for k, i := range b.indicators {
			l.cells[k] = v.Cell(i, r)
			b.count(&l, k)
		}
		b.lines = append(b.lines, l)
	}
	return b
}

// count adds cell k of a line to its sums and, for a county, to the column's.
func (b *boardData) count(l *boardLine, k int) {
	behind, zero := 0, 0
	if isBehind(l.cells[k].State) {
		behind = 1
	}
	if l.cells[k].State == analysis.AtZero {
		zero = 1
	}
	l.behind, l.zero = l.behind+behind, l.zero+zero
	if l.region.Kind == model.County {
		b.columns[k][0] += behind
		b.columns[k][1] += zero
		switch p := l.cells[k].Place; {
		case p.Rank == 1:
			b.ends[k][0]++
		case p.Last:
			b.ends[k][1]++
		}
	}
}

func isBehind(s analysis.State) bool {
	return s == analysis.Behind || s == analysis.FarBehind || s == analysis.AtZero
}

// order brings the lines below the whole into the order asked for, and cuts them; left is how many it left out.
func (b *boardData) order(o BoardOptions) (left int) {
	below := b.lines[1:]
	left = len(below) - mostOnBoard
	if !o.ByBehind && left <= 0 {
		return 0
	}
	slices.SortStableFunc(below, func(a, b boardLine) int {
		if a.behind != b.behind {
			return b.behind - a.behind
		}
		return b.zero - a.zero
	})
	if left > 0 {
		b.lines = b.lines[:1+mostOnBoard]
	}
	return max(0, left)
}

// counties are the lines of counties.
func (b *boardData) counties() []boardLine {
	return slices.DeleteFunc(slices.Clone(b.lines), func(l boardLine) bool { return l.region.Kind != model.County })
}

func (b *boardData) title(v *analysis.View) string {
	counties := b.counties()
	behind, zero, most := 0, 0, 0
	for _, l := range counties {
		behind, zero, most = behind+l.behind, zero+l.zero, max(most, l.behind)
	}
	text := format.Members(len(counties), v.Site.Words.Member) + digits(len(b.indicators)) + "项指标"
	if behind == 0 {
		return text + "无一落后"
	}
	text += "，共落后" + digits(behind) + "项次"
	if zero > 0 {
		text += "，其中尚未破零" + digits(zero) + "项次"
	}
	var names []string
	for _, l := range counties {
		if l.behind == most {
			names = append(names, l.region.Short)
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

func (b *boardData) desc(v *analysis.View) string {
	return enumerate(len(b.lines), func(k int) string {
		l := &b.lines[k]
		word := l.region.Short
		if k == 0 {
			word = v.Site.Words.Whole
		}
		word += "落后" + digits(l.behind) + "项"
		if l.zero > 0 {
			word += "（未破零" + digits(l.zero) + "项）"
		}
		return word
	}) + "。"
}
