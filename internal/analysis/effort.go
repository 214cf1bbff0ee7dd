package analysis

import "bulletin/internal/model"

// EffortClass says how much harder than so far a flow must be worked at to reach its target.
type EffortClass uint8

const (
	NoEffort EffortClass = iota // Effort.Ratio says why
	Done                        // 已完成: the target is reached
	OnTime                      // 按期: at most EffortLines.Push
	Push                        // 加力: at most EffortLines.Assault
	Assault                     // 攻坚: at most EffortLines.Hard
	Hard                        // 难以完成: above it, or nothing has been done so far
)

// Effort is 后续月均需完成 ÷ 月均完成: how many times its present pace a flow needs from here to December.
type Effort struct {
	Class EffortClass
	Ratio model.Num // 0 where the target is reached; NotMeasurable where the present pace is zero or below
}

// Effort compares what c needs a month with what it has done a month: (target − figure) ÷ months left ÷ (figure ÷
// months gone). It has no class where there is no path: a stock, a rate, an indicator of which less is better, no
// figure, no target, and in December what has not been reached. Classes rest on exact products, so that a ratio on
// a line belongs to the class below it.
func (v *View) Effort(c *Cell) Effort {
	if gap := pathGap(c); gap != model.Present {
		return Effort{Ratio: model.Missing(gap)}
	}
	rest := c.Target.Value.Sub(c.Value.Value)
	left := v.Edition.Period.MonthsLeft()
	switch {
	case !rest.IsPos():
		return Effort{Done, model.Number(model.Decimal{})}
	case left == 0:
		return Effort{Ratio: model.Missing(model.YearOver)}
	case !c.Value.Value.IsPos():
		return Effort{Hard, model.Missing(model.NotMeasurable)}
	}
	needed := rest.Mul(model.Int(v.Edition.Period.Month))
	present := c.Value.Value.Mul(model.Int(left))
	ratio, _ := model.Ratio(needed, present)
	return Effort{effortClass(needed, present, v.Site.Limits.Effort), model.Number(ratio)}
}

// effortClass is the class of needed ÷ present; present is positive.
func effortClass(needed, present model.Decimal, lines model.EffortLines) EffortClass {
	switch {
	case needed.Cmp(lines.Push.Mul(present)) <= 0:
		return OnTime
	case needed.Cmp(lines.Assault.Mul(present)) <= 0:
		return Push
	case needed.Cmp(lines.Hard.Mul(present)) <= 0:
		return Assault
	}
	return Hard
}
