package format

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Revisions is how many figures were corrected and revised: 更正2个数、修订3个数。
func Revisions(corrected, revised int) string {
	text := ""
	if corrected > 0 {
		text = "更正" + strconv.Itoa(corrected) + "个数"
	}
	if revised > 0 {
		if text != "" {
			text += "，"
		}
		text += "修订" + strconv.Itoa(revised) + "个数"
	}
	return text
}

// Figure is a figure of i with its unit, or the word for a missing one.
func Figure(i *model.Indicator, n model.Num) string {
	if !n.Ok() {
		return Gap(n.Gap)
	}
	return Amount(i, n.Value, max(i.Decimals, n.Value.Prec())) + i.Unit
}

// Item is what a number of a figure is called behind the name of its indicator: 的累计数, 的同比, 中的首次.
func Item(i *model.Indicator, item string) string {
	part := i.Part(item)
	switch {
	case slices.Contains(model.GivenItems, item):
		return "的" + item
	case part != nil:
		return "中的“" + part.Name + "”"
	}
	return "的" + ValueName(i.Measure)
}

// ItemName is an indicator with the number that is meant, where that is not the figure itself: 研发投入同比, 高企申报（其中：首次）.
func ItemName(i *model.Indicator, item string) string {
	part := i.Part(item)
	switch {
	case slices.Contains(model.GivenItems, item):
		return i.Name + item
	case part != nil:
		return i.Name + "（其中：" + part.Name + "）"
	}
	return i.Name
}

// ItemNum is a number of a figure of i with its unit, or the word for a missing one.
func ItemNum(i *model.Indicator, item string, n model.Num) string {
	if unit := placeUnits[item]; unit != "" && n.Ok() {
		return n.Value.String() + unit
	}
	if item != model.ItemYoY || !n.Ok() {
		return Figure(i, n)
	}
	unit := "%"
	if i.Measure == model.Rate {
		unit, _ = DifferenceUnit(i)
	}
	return Signed(n.Value, max(GrowthPlaces(i), n.Value.Prec())) + unit
}

// placeUnits are the units of the places that the level above gives.
var placeUnits = map[string]string{model.ItemRank: "位", model.ItemRankOf: "个"}

// ItemBy is by how much a number of a figure is another one, as [By].
func ItemBy(i *model.Indicator, item string, was, is model.Num) string {
	if unit := placeUnits[item]; unit != "" && was.Ok() && is.Ok() {
		return Signed(is.Value.Sub(was.Value), 0) + unit
	}
	if item != model.ItemYoY || !was.Ok() || !is.Ok() {
		return By(i, was, is)
	}
	unit := "个百分点"
	if i.Measure == model.Rate {
		unit, _ = DifferenceUnit(i)
	}
	d := is.Value.Sub(was.Value)
	return Signed(d, max(GrowthPlaces(i), d.Prec())) + unit
}

// By is by how much a figure is another one: +0.20亿元, of a rate in its points; a dash where one of the two is none.
func By(i *model.Indicator, was, is model.Num) string {
	if !was.Ok() || !is.Ok() {
		return Dash
	}
	d := is.Value.Sub(was.Value)
	unit := i.Unit
	if i.Measure == model.Rate {
		unit, _ = DifferenceUnit(i)
	}
	return Signed(d, max(i.Decimals, d.Prec())) + unit
}

// RevisionWhy says why a figure was revised: 快报改为最终核实, 补报.
func RevisionWhy(was, is model.Status, old model.Num) string {
	if old.Gap == model.NotReported {
		return "补报"
	}
	if was == model.NoStatus {
		return Status(is)
	}
	return Status(was) + "改为" + Status(is)
}

// FollowsLate is why the whole was revised that is another one by just what its members reported late.
const FollowsLate = "含补报的数"

// RevisionEffects are what a revised figure turns, of what it was and what it is: completion, state and place, each that is another one;
// where none is, that the completion stays. A figure that came where there was none, or is gone, turns them from, or to, the word of its gap.
func RevisionEffects(was, is *analysis.Cell) []string {
	var out []string
	turn := func(what, old, now string) {
		if old != now {
			out = append(out, what+"由"+old+"变为"+now)
		}
	}
	filled := was.Value.Ok() != is.Value.Ok()
	if (was.Completion.Ok() && is.Completion.Ok() || filled && was.Completion.Ok() != is.Completion.Ok()) && is.Indicator.Better == model.Higher {
		turn("完成率", completionOr(was), completionOr(is))
	}
	stateless := was.State == analysis.NoState || is.State == analysis.NoState
	if !stateless || filled && len(out) == 0 && was.State != is.State {
		turn("状态", State(was), State(is))
	}
	switch {
	case was.Place.Rank > 0 && was.Place.Rank == is.Place.Rank:
		return append(out, "位次不变")
	case was.Place.Rank > 0 && is.Place.Rank > 0 || filled && was.Place.Rank != is.Place.Rank:
		turn("位次", placeOr(was), placeOr(is))
	}
	if len(out) == 0 && was.Completion.Ok() && is.Completion.Ok() && is.Indicator.Better == model.Higher {
		out = append(out, "完成率仍为"+Completion(is.Completion))
	}
	return out
}

// completionOr is a completion, or why there is no figure that it could be of.
func completionOr(c *analysis.Cell) string {
	if !c.Completion.Ok() {
		return StateGap(c)
	}
	return Completion(c.Completion)
}

func placeOr(c *analysis.Cell) string {
	if c.Place.Rank == 0 {
		return "不排位"
	}
	return "第" + strconv.Itoa(c.Place.Rank) + "位"
}

// mostMoved is how many others are named whose place a figure moved.
const mostMoved = 5

// PlacesMoved are the places of others that moved though their figures did not, as cells of before and of now; empty where none did.
func PlacesMoved(was, is []analysis.Cell) string {
	var moved []string
	for k := range was {
		if a, b := &was[k], &is[k]; a.Place.Rank != b.Place.Rank && a.Place.Rank > 0 && b.Place.Rank > 0 {
			moved = append(moved, b.Region.Short+"由第"+strconv.Itoa(a.Place.Rank)+"位变为第"+strconv.Itoa(b.Place.Rank)+"位")
		}
	}
	text := strings.Join(moved[:min(len(moved), mostMoved)], "，")
	if len(moved) > mostMoved {
		text += "等" + strconv.Itoa(len(moved)) + "个位次变化"
	}
	return text
}
