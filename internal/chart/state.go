package chart

import (
	"math"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// colours are those of a cell's state. A stock or a rate that has not reached its target is neither on
// pace nor behind: it has the neutral colours.
func colours(v *analysis.View, s analysis.State) model.StateColours {
	p := &v.Site.Palette
	switch s {
	case analysis.Over, analysis.Met:
		return p.Over
	case analysis.OnPace, analysis.Reached:
		return p.OnPace
	case analysis.Behind:
		return p.Behind
	case analysis.FarBehind, analysis.Unmet, analysis.Exceeded:
		return p.FarBehind
	case analysis.AtZero:
		return p.Zero
	case analysis.Short:
		return model.StateColours{Fill: p.Rule, Text: p.Secondary, Line: p.Secondary}
	}
	return p.Gap
}

// stateInk is the colour of a state's word on paper: the palette's Text stands on Fill, and is not for
// white where the state is drawn in white on dark.
func stateInk(c model.StateColours, s analysis.State) string {
	if s == analysis.AtZero {
		return string(c.Fill)
	}
	return string(c.Text)
}

// stateWord is the shape and the word of a cell's state, ✕ 未破零; empty where it has none.
func stateWord(c *analysis.Cell) string {
	if c.State == analysis.NoState {
		return ""
	}
	return format.Shape(c.State) + " " + format.State(c)
}

// isLimit reports whether the targets of i are limits, which are told as amounts: a part of a limit is no progress.
func isLimit(i *model.Indicator) bool { return i.Targeted && i.Better == model.Lower }

func isFlow(i *model.Indicator) bool { return i.Measure == model.Flow }

func yearEnd(v *analysis.View) bool { return v.Edition.Period.MonthsLeft() == 0 }

// plotted is a completion as it is drawn.
func plotted(c analysis.Completion) float64 { return math.Round(c.Plot()*100) / 100 }

// amount is a cell's figure with its unit, or the word of its gap.
func amount(c *analysis.Cell) string {
	if !c.Value.Ok() {
		return format.Gap(c.Value.Gap)
	}
	return format.Value(c.Indicator, c.Value.Value)
}

// gapLabel is the word of the gap and, where there is one, the figure all the same.
func gapLabel(c *analysis.Cell) string {
	if c.Value.Ok() {
		return format.StateGap(c) + " · " + amount(c)
	}
	return format.StateGap(c)
}

// againstLimit is a figure with its distance from its limit: 5项，超年度控制数3项, and briefly 5项，超3.
func againstLimit(c *analysis.Cell) (words, brief string) {
	return amount(c) + "，" + format.LimitPhrase(c), amount(c) + "，" + format.LimitShort(c)
}

// placeWord is 第5位/8, 并列第5位/8, 并列末位, or why there is no rank.
func placeWord(p analysis.Place) string {
	switch {
	case p.Rank == 0 && p.Gap == model.NoRank:
		return "不排名"
	case p.Rank == 0:
		return format.Gap(p.Gap)
	case p.Of < 2:
		return ""
	case p.Rank == 1 && p.Tied && p.End == analysis.NoEnd:
		return "全部并列"
	case p.Tied && p.End == analysis.LastPlace:
		return "并列末位"
	case p.Tied:
		return "并列第" + digits(p.Rank) + "位/" + digits(p.Of)
	}
	return "第" + digits(p.Rank) + "位/" + digits(p.Of)
}
