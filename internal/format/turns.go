package format

import (
	"slices"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Turn is what changed in a region since the year's edition before.
type Turn struct{ Word, Text string }

// turnLength is up to how many characters the names of a turn take in one line; the others are counted.
const turnLength = 20

// Turns tell what changed in r since the year's previous edition: how many are behind, which fell behind or caught up, which are
// no longer at zero, and where places were won or lost. ok is false where there is no such edition.
//
//	落后项数: 由6项增至8项, 未完成项数: 8项（上期落后6项）; 转为落后: 高企申报、活动场次; 位次下降: 高企申报（5位）、合同成交额（2位）
func Turns(v *analysis.View, r *model.Region) (turns []Turn, ok bool) {
	if v.Previous == nil {
		return nil, false
	}
	type moved struct {
		name   string
		places model.Decimal
	}
	var now, before int
	var limits bool
	var fell, rose, broke []string
	var won, lost []moved
	for _, i := range v.Indicators(r) {
		c := v.Cell(i, r)
		was, known := v.Before(i, r)
		if !known {
			continue
		}
		limits = limits || i.Better == model.Lower && i.Measure == model.Flow
		isBehind, wasBehind := analysis.IsBehind.Of(&c), analysis.IsBehind.Of(&was)
		if isBehind.Holds {
			now++
		}
		if wasBehind.Holds {
			before++
		}
		comparable := isBehind.Gap == model.Present && wasBehind.Gap == model.Present
		switch {
		case comparable && analysis.IsAtZero.Holds(&was) && !analysis.IsAtZero.Holds(&c):
			broke = append(broke, i.Short)
		case comparable && isBehind.Holds && !wasBehind.Holds:
			fell = append(fell, i.Short)
		}
		if comparable && !isBehind.Holds && wasBehind.Holds {
			rose = append(rose, i.Short)
		}
		if d := c.Place.Change; d.Ok() && d.Value.IsPos() {
			won = append(won, moved{i.Short, d.Value})
		} else if d.Ok() && d.Value.IsNeg() {
			lost = append(lost, moved{i.Short, d.Value.Neg()})
		}
	}
	end := yearEnd(v)
	switch {
	case now+before == 0:
	case end: // two different things are counted
		turns = append(turns, Turn{BehindShort(limits, end) + "项数", count(now, "项") + "（上期" + BehindShort(limits, false) + count(before, "项") + "）"})
	default:
		turns = append(turns, Turn{BehindShort(limits, false) + "项数", fromTo(before, now)})
	}
	add := func(word string, names []string) {
		if len(names) > 0 {
			turns = append(turns, Turn{word, someNames(names)})
		}
	}
	places := func(word string, list []moved) {
		slices.SortStableFunc(list, func(a, b moved) int { return b.places.Cmp(a.places) })
		var names []string
		for _, m := range list {
			names = append(names, m.name+"（"+m.places.String()+"位）")
		}
		add(word, names)
	}
	add("转为"+BehindShort(limits, end), fell)
	add("好转", rose)
	add("破零", broke)
	places("位次下降", lost)
	places("位次上升", won)
	return turns, true
}

// someNames lists as many names as stand in a line, one at least, and says how many there are where there are more.
func someNames(names []string) string {
	length := 0
	for k, name := range names {
		if length += utf8.RuneCountInString(name) + 1; k > 0 && length > turnLength {
			return List(names[:k]) + "等" + count(len(names), "项")
		}
	}
	return List(names)
}

// fromTo is 由6项增至8项, 由8项减至6项, 仍为8项.
func fromTo(before, now int) string {
	switch {
	case now > before:
		return "由" + count(before, "项") + "增至" + count(now, "项")
	case now < before:
		return "由" + count(before, "项") + "减至" + count(now, "项")
	}
	return "仍为" + count(now, "项")
}
