package format

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// DifferenceUnit is the unit of differences between values of a rate, and how many digits they have: percentage points
// for percents, 千分点 for ‰, else the indicator's own unit.
func DifferenceUnit(i *model.Indicator) (unit string, places int) {
	switch i.Unit {
	case "%":
		return "个百分点", GrowthPlaces(i)
	case "‰":
		return "个千分点", max(GrowthPlaces(i), i.Decimals)
	}
	return i.Unit, i.Decimals
}

// manyTimes is the percentage from which on a growth is told as a multiple: nobody reads 3176.3%.
var manyTimes, hundred, ten = model.Int(1000), model.Int(100), model.Int(10)

// GrowthSize is the size of a 同比 without its sign, with its unit: 12.3%, 0.1个百分点, 31.8倍.
func GrowthSize(c *analysis.Cell) string {
	g, d := c.Growth, c.Growth.Value.Abs()
	if g.Points {
		unit, places := DifferenceUnit(c.Indicator)
		return Amount(c.Indicator, d, places) + unit
	}
	if d.Cmp(manyTimes) >= 0 {
		times, _ := model.Ratio(d, hundred)
		return Decimal(times, 1) + "倍"
	}
	return Decimal(d, GrowthPlaces(c.Indicator)) + "%"
}

// growthShows reports whether a 同比 is not zero as it is written.
func growthShows(c *analysis.Cell) bool {
	places := GrowthPlaces(c.Indicator)
	if c.Growth.Points {
		_, places = DifferenceUnit(c.Indicator)
	}
	return !model.Round(c.Growth.Value, places).IsZero()
}

// GrowthVerbs are the verbs of a 同比 that rises and of one that falls.
func GrowthVerbs(c *analysis.Cell) (up, down string) {
	unit, _ := DifferenceUnit(c.Indicator)
	switch {
	case !c.Growth.Points:
		return "同比增长", "同比下降"
	case unit == c.Indicator.Unit:
		return "比上年同期增加", "比上年同期减少"
	}
	return "比上年同期提高", "比上年同期下降"
}

// FewBase reports whether the base of a computed 同比 is less than ten of the last digit that is shown: a percentage of so little says
// little, and 3起 that became 7起 are told as 4起 more.
func FewBase(c *analysis.Cell) bool {
	if c.Growth.Points || c.Growth.Given || !c.Value.Ok() || !c.LastYear.Ok() {
		return false
	}
	base := c.LastYear.Value
	for range c.Indicator.Decimals {
		base = base.Mul(ten)
	}
	return base.Cmp(ten) < 0
}

// IncreaseVerb stands before the amount by which a figure differs from last year's: 比上年同期增加.
func IncreaseVerb(c *analysis.Cell) string {
	if c.Value.Value.Cmp(c.LastYear.Value) < 0 {
		return "比上年同期减少"
	}
	return "比上年同期增加"
}

// GrowthPhrase is a change from last year in words: its percentage or, where that rests on very little, its amount.
func GrowthPhrase(c *analysis.Cell) string {
	if c.Growth.Ok() && FewBase(c) && growthShows(c) && !Turned(c) {
		return IncreaseVerb(c) + Value(c.Indicator, c.Value.Value.Sub(c.LastYear.Value).Abs())
	}
	return GrowthRatePhrase(c)
}

// GrowthRatePhrase is a 同比 in words: 同比增长12.3%, 同比下降3.2%, 比上年同期提高0.1个百分点; empty where there is none.
// Whoever turned from plus to minus or back says so, in values.
func GrowthRatePhrase(c *analysis.Cell) string {
	if !c.Growth.Ok() {
		return ""
	}
	up, down := GrowthVerbs(c)
	switch {
	case Turned(c):
		return TurnedPhrase(c)
	case !growthShows(c) && c.Growth.Value.IsZero():
		return "与上年同期持平"
	case !growthShows(c):
		return "与上年同期基本持平"
	case c.Growth.Value.IsNeg():
		return down + GrowthSize(c)
	}
	return up + GrowthSize(c)
}

// Turned reports whether a computed 同比 leads from above zero to below it: a percentage says nothing of that.
func Turned(c *analysis.Cell) bool {
	return !c.Growth.Given && !c.Growth.Points && c.Value.Ok() && c.LastYear.Ok() && c.Value.Value.IsNeg() && c.LastYear.Value.IsPos()
}

// TurnedPhrase is 由上年同期的3.20亿元转为−1.01亿元.
func TurnedPhrase(c *analysis.Cell) string {
	return "由上年同期的" + Value(c.Indicator, c.LastYear.Value) + "转为" + Value(c.Indicator, c.Value.Value)
}

// LeadPhrase is a lead in words: 高于序时进度9.9个百分点, 低于序时进度6.8个百分点, 与序时进度持平; empty where there is
// none. What is used up of a limit beyond time progress is 超出.
func LeadPhrase(c *analysis.Cell) string {
	if !c.Lead.Ok() {
		return ""
	}
	above := "高于序时进度"
	if c.Indicator.Better == model.Lower && analysis.IsBehind.Holds(c) {
		above = "超出序时进度"
	}
	lead, digits := c.Lead.Print()
	switch d := lead.Value; {
	case !d.IsZero() && model.Round(d, digits).IsZero(): // less than can be shown, and not nothing
		if d.IsNeg() {
			return "略低于序时进度"
		}
		return "略" + above
	case d.IsPos():
		return above + Decimal(d, digits) + "个百分点"
	case d.IsNeg():
		return "低于序时进度" + Decimal(d.Abs(), digits) + "个百分点"
	}
	return "与序时进度持平"
}

// LimitPhrase is how a figure stands against its limit, as an amount: 超年度控制数3项, 比年度控制数少2项, 与年度控制数持平;
// empty where it is no limit, or figure or limit are missing.
func LimitPhrase(c *analysis.Cell) string {
	amount, over, ok := fromLimit(c)
	switch {
	case !ok:
		return ""
	case amount == "":
		return "与" + Goal(c.Indicator) + "持平"
	case over:
		return "超" + Goal(c.Indicator) + amount
	case c.Indicator.Measure == model.Rate:
		return "比" + Goal(c.Indicator) + "低" + amount
	}
	return "比" + Goal(c.Indicator) + "少" + amount
}

// LimitShort is LimitPhrase for a narrow cell, without units: 超3, 余2, 持平.
func LimitShort(c *analysis.Cell) string {
	i := c.Indicator
	if i.Better == model.Higher || !c.Value.Ok() || !c.Target.Ok() {
		return ""
	}
	left := "余"
	if i.Measure == model.Rate {
		left = "低"
	}
	switch d := c.Value.Value.Sub(c.Target.Value); {
	case d.IsPos():
		return "超" + Amount(i, d, i.Decimals)
	case d.IsNeg():
		return left + Amount(i, d.Abs(), i.Decimals)
	}
	return "持平"
}

// fromLimit is how far a figure is from its limit with the unit, empty where it is at it.
func fromLimit(c *analysis.Cell) (amount string, over, ok bool) {
	i := c.Indicator
	if i.Better == model.Higher || !c.Value.Ok() || !c.Target.Ok() {
		return "", false, false
	}
	d := c.Value.Value.Sub(c.Target.Value)
	if d.IsZero() {
		return "", false, true
	}
	unit, places := i.Unit, i.Decimals
	if i.Measure == model.Rate {
		unit, places = DifferenceUnit(i)
		places = max(places, i.Decimals)
	}
	return Amount(i, d.Abs(), places) + unit, d.IsPos(), true
}

// PlacePhrase is a rank in words: 居全州首位, 居全州第3位, 并列全州末位; empty where there is none, where nobody is
// there to be ranked with, and where all share one place.
func PlacePhrase(c *analysis.Cell, words model.Words) string {
	p := c.Place
	if p.Rank == 0 || p.Of < 2 || p.End == analysis.NoEnd && p.Rank == 1 {
		return ""
	}
	verb := "居"
	if p.Tied {
		verb = "并列"
	}
	return verb + words.Whole + PlaceWord(p)
}

// PlaceWord is 首位, 第3位 or 末位.
func PlaceWord(p analysis.Place) string {
	switch p.End {
	case analysis.FirstPlace:
		return "首位"
	case analysis.LastPlace:
		return "末位"
	}
	return "第" + strconv.Itoa(p.Rank) + "位"
}

// PlaceCell is a rank in a table: 3, and 并列末位 where several share the last place. It is a dash where there is none, and
// where all share one.
func PlaceCell(p analysis.Place) string {
	switch {
	case p.Rank == 0 || p.Rank == 1 && p.End == analysis.NoEnd:
		return Dash
	case p.Tied && p.End == analysis.LastPlace:
		return "并列末位"
	}
	return strconv.Itoa(p.Rank)
}

// PlaceFact is a rank with how many are ranked: 第3位（共8个县市）, 并列末位（共8个县市）.
func PlaceFact(p analysis.Place, w model.Words) string {
	word := PlaceWord(p)
	if p.Tied {
		word = "并列" + word
	}
	return word + "（共" + Members(p.Of, w) + "）"
}

// Change is a change of rank in words: 上升2位, 下降1位, 持平; a dash where there is none.
func Change(n model.Num) string {
	if !n.Ok() {
		return Dash
	}
	switch n.Value.Sign() {
	case 1:
		return "上升" + n.Value.String() + "位"
	case -1:
		return "下降" + n.Value.Abs().String() + "位"
	}
	return "持平"
}

// Growth is a 同比 for a label: +12.3%, −3.2%, +0.1个百分点; the word of its gap where there is none.
func Growth(c *analysis.Cell) string {
	g := c.Growth
	if !g.Ok() {
		return Gap(g.Gap)
	}
	if g.Points {
		unit, places := DifferenceUnit(c.Indicator)
		return Signed(g.Value, places) + unit
	}
	return Signed(g.Value, GrowthPlaces(c.Indicator)) + "%"
}

func count(n int, unit string) string { return strconv.Itoa(n) + unit }

// DoneOf stands before a completion in a sentence: 完成年度目标的38.6%.
const DoneOf = "完成年度目标的"
