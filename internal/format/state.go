package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// stateWords are a state's word, its word of a limit where that differs, the shape that stands beside it, so that a state
// never rests on colour alone, and its name in style sheets.
var stateWords = [...]struct{ word, limit, shape, class string }{
	analysis.NoState:   {Dash, "", Dash, "gap"},
	analysis.Over:      {"超额", "", "●", "over"},
	analysis.Met:       {"已完成", "", "●", "over"},
	analysis.OnPace:    {"达序时", "控制内", "◐", "on-pace"},
	analysis.Behind:    {"落后", "超序时", "▽", "behind"},
	analysis.FarBehind: {"滞后", "远超序时", "▼", "far-behind"},
	analysis.Unmet:     {"未完成", "", "▼", "far-behind"},
	analysis.AtZero:    {"未破零", "", "✕", "zero"},
	analysis.Exceeded:  {"超控制数", "", "▼", "far-behind"},
	analysis.Reached:   {"已达标", "控制内", "◐", "on-pace"},
	analysis.Short:     {"未达标", "超控制数", "◇", "short"},
}

// State is the word of a cell's state. For an indicator where lower is better the words say what
// the state means there; a cell without a state has the word of its gap.
func State(c *analysis.Cell) string {
	w := &stateWords[c.State]
	switch {
	case c.State == analysis.NoState:
		return StateGap(c)
	case c.Indicator.Better == model.Lower && w.limit != "":
		return w.limit
	}
	return w.word
}

// StateWord is the word of a state of a task or a level; a dash for none.
func StateWord(s analysis.State) string { return stateWords[s].word }

// StateGap says why a cell has no state: its figure is missing, or else its target, or that is zero.
func StateGap(c *analysis.Cell) string {
	switch {
	case c.Value.Gap == model.BetweenReports:
		return NotThisTime
	case !c.Value.Ok():
		return Gap(c.Value.Gap)
	case !c.Target.Ok():
		return Gap(c.Target.Gap)
	case c.Completion.Gap() == model.ZeroTarget:
		return "目标为零"
	}
	return Dash
}

// GapShort is StateGap in two characters, for a narrow cell.
func GapShort(c *analysis.Cell) string {
	switch word := StateGap(c); word {
	case NotThisTime:
		return "不报"
	case Gap(model.NotReported):
		return "未报"
	case Gap(model.NoTarget), "目标为零":
		return "未设"
	case Gap(model.NotApplicable):
		return "不担"
	default:
		return word
	}
}

// Shape is the mark that stands beside a state's word.
func Shape(s analysis.State) string { return stateWords[s].shape }

// StateClass is the state's name in style sheets: "over", "on-pace".
func StateClass(s analysis.State) string { return stateWords[s].class }
