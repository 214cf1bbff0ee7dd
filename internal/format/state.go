package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// State is the word of a cell's state. For an indicator of which less is better the words say what
// the state means there; a cell without a state has the word of its gap.
func State(c *analysis.Cell) string {
	lower := c.Indicator.Better == model.Lower
	switch c.State {
	case analysis.Over:
		return "超额"
	case analysis.OnPace:
		return "达序时"
	case analysis.Behind:
		if lower {
			return "超序时"
		}
		return "落后"
	case analysis.FarBehind:
		if lower {
			return overLimit(c)
		}
		return "滞后"
	case analysis.AtZero:
		return "未破零"
	case analysis.Reached:
		return "已达标"
	case analysis.Short:
		return "未达标"
	}
	return stateGap(c)
}

// overLimit tells a limit that is broken from one that is used up much too fast.
func overLimit(c *analysis.Cell) string {
	if c.Value.Ok() && c.Target.Ok() && c.Value.Value.Cmp(c.Target.Value) <= 0 {
		return "远超序时"
	}
	return "超限"
}

// stateGap says why a cell has no state: its figure is missing, or else its target, or that is zero.
func stateGap(c *analysis.Cell) string {
	switch {
	case !c.Value.Ok():
		return Gap(c.Value.Gap)
	case !c.Target.Ok():
		return Gap(c.Target.Gap)
	case c.Completion.Gap == model.ZeroTarget:
		return "目标为零"
	}
	return Dash
}

// Shape is the mark that stands beside a state's word, so that a state never rests on colour alone.
func Shape(s analysis.State) string {
	switch s {
	case analysis.Over:
		return "●"
	case analysis.OnPace, analysis.Reached:
		return "◐"
	case analysis.Behind:
		return "▽"
	case analysis.FarBehind:
		return "▼"
	case analysis.AtZero:
		return "✕"
	case analysis.Short:
		return "◇"
	}
	return Dash
}

// StateClass is the state's name in style sheets: "over", "on-pace".
func StateClass(s analysis.State) string {
	switch s {
	case analysis.Over:
		return "over"
	case analysis.OnPace, analysis.Reached:
		return "on-pace"
	case analysis.Behind:
		return "behind"
	case analysis.FarBehind:
		return "far-behind"
	case analysis.AtZero:
		return "zero"
	case analysis.Short:
		return "short"
	}
	return "gap"
}
