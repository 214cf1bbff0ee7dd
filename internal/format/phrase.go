package format

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// GrowthPhrase is a 同比 in words: 同比增长12.3%, 同比下降3.2%, 比上年同期提高0.1个百分点; empty where there is none.
func GrowthPhrase(g analysis.Growth) string {
	if !g.Ok() {
		return ""
	}
	up, down, unit := "同比增长", "同比下降", "%"
	if g.Points {
		up, down, unit = "比上年同期提高", "比上年同期下降", "个百分点"
	}
	rounded := model.Round(g.Value, PercentDecimals)
	switch {
	case rounded.IsPos():
		return up + Decimal(rounded, PercentDecimals) + unit
	case rounded.IsNeg():
		return down + Decimal(rounded.Abs(), PercentDecimals) + unit
	case g.Value.IsZero():
		return "与上年同期持平"
	}
	return "与上年同期基本持平"
}

// LeadPhrase is a lead in words: 高于序时进度9.9个百分点, 低于序时进度6.8个百分点, 与序时进度持平; empty where there is
// none. Where less is better, what is used up of the target is above time progress when the lead is negative:
// 超出序时进度25.0个百分点.
func LeadPhrase(c *analysis.Cell) string {
	if !c.Lead.Ok() {
		return ""
	}
	above := "高于序时进度"
	lead := model.Round(c.Lead.Value, PointsDecimals)
	if c.Indicator.Better == model.Lower {
		above, lead = "超出序时进度", lead.Neg()
	}
	switch {
	case lead.IsPos():
		return above + Decimal(lead, PointsDecimals) + "个百分点"
	case lead.IsNeg():
		return "低于序时进度" + Decimal(lead.Abs(), PointsDecimals) + "个百分点"
	case c.Lead.Value.IsZero():
		return "与序时进度持平"
	}
	return "与序时进度基本持平"
}

// PlacePhrase is a rank in words: 居全州首位, 居全州第3位, 并列全州末位; empty where there is none, where nobody is
// there to be ranked with, and where everybody is at zero.
func PlacePhrase(c *analysis.Cell, words model.Words) string {
	p := c.Place
	zero := c.State == analysis.AtZero
	if p.Rank == 0 || p.Of < 2 || zero && p.Rank == 1 {
		return ""
	}
	verb := "居" + words.Whole
	if p.Tied {
		verb = "并列" + words.Whole
	}
	switch {
	case p.Rank == 1:
		return verb + "首位"
	case p.Rank == p.Of, zero: // nobody is below zero
		return verb + "末位"
	}
	return verb + "第" + strconv.Itoa(p.Rank) + "位"
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
func Growth(g analysis.Growth) string {
	if !g.Ok() {
		return Gap(g.Gap)
	}
	if g.Points {
		return Signed(g.Value, PointsDecimals) + "个百分点"
	}
	return Signed(g.Value, PercentDecimals) + "%"
}

func count(n int, unit string) string { return strconv.Itoa(n) + unit }
