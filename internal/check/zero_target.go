package check

import "bulletin/internal/model"

// zeroTarget: a target that no completion rate can be computed from. Where less is better, zero is a goal.
func zeroTarget(r *review) {
	r.eachTarget(canBeEmpty, func(targets *model.Targets, i *model.Indicator, region *model.Region, t *model.Target) {
		switch {
		case t.Value.IsZero() && i.Better == model.Higher:
			r.unlessNoted(targets.Pos(t), noteOf(t), "zero-target", "没有下达目标的写 未设目标；确为零的，用 note 说明",
				"%s“%s”的年度目标为零，不能计算完成率", region.Name, i.Name)
		case t.Value.IsNeg() && i.Measure == model.Flow:
			r.unlessNoted(targets.Pos(t), noteOf(t), "zero-target", "核对正负号；确为负数的，用 note 说明",
				"%s“%s”的年度目标是负数，完成率没有意义", region.Name, i.Name)
		}
	})
}

func canBeEmpty(i *model.Indicator) bool { return i.Better == model.Higher || i.Signed }
