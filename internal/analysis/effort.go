package analysis

import "bulletin/internal/model"

// EffortLevel is how much an [Effort] asks for, for its colour; it is no verdict. Whether a target will be reached is what
// a [Forecast] says.
type EffortLevel uint8

const (
	NoEffort     EffortLevel = iota // Effort.Ratio says why, or nothing is left to do
	PresentPace                     // at most EffortLines.Raised
	RaisedPace                      // above it, at most EffortLines.High
	HighPace                        // above it, at most EffortLines.VeryHigh
	VeryHighPace                    // above it, or nothing has been done so far
)

// Effort is 后续月均需完成 ÷ 月均完成: how many times its present pace a flow needs from here to December.
type Effort struct {
	Level EffortLevel
	Ratio model.Num // 0 where the target is reached; NotMeasurable where the present pace is zero or below
}

// Effort compares what c needs a month with what it has done a month: (target − figure) ÷ months left ÷ (figure ÷
// months gone). There is none where there is no path: a stock, a rate, a limit, no figure, no target, and in December
// what has not been reached. Levels rest on exact products, so that a ratio on a line belongs to the level below it.
func (v *View) Effort(c *Cell) Effort {
	if gap := pathGap(c); gap != model.Present {
		return Effort{Ratio: model.Missing(gap)}
	}
	rest := c.Target.Value.Sub(c.Value.Value)
	left := v.Edition.Period.MonthsLeft()
	switch {
	case !rest.IsPos():
		return Effort{NoEffort, model.Number(model.Decimal{})}
	case left == 0:
		return Effort{Ratio: model.Missing(model.YearOver)}
	case !c.Value.Value.IsPos():
		return Effort{VeryHighPace, model.Missing(model.NotMeasurable)}
	}
	needed := rest.Mul(model.Int(v.Edition.Period.Month))
	present := c.Value.Value.Mul(model.Int(left))
	ratio, _ := model.Ratio(needed, present)
	return Effort{effortLevel(needed, present, v.Site.Limits.Effort), model.Number(ratio)}
}

// effortLevel is the level of needed ÷ present; present is positive.
func effortLevel(needed, present model.Decimal, lines model.EffortLines) EffortLevel {
	switch {
	case needed.Cmp(lines.Raised.Mul(present)) <= 0:
		return PresentPace
	case needed.Cmp(lines.High.Mul(present)) <= 0:
		return RaisedPace
	case needed.Cmp(lines.VeryHigh.Mul(present)) <= 0:
		return HighPace
	}
	return VeryHighPace
}
