package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// idleExplanation: what would answer a rule that has nothing to say of the figure.
func idleExplanation(r *review) {
	r.explanations(func(k int, pos diag.Pos, e *model.Explanation) {
		rule := r.rule(e.Rule)
		if rule != nil && rule.answer != none && !r.used[e] && (!rule.newest || r.isNewest(k)) {
			r.Warning(pos, "idle-explanation", "删去它；说的是另一项检查的，改成那一项的代码", "“%s”没有对这个数提出疑问，不用说明", e.Rule)
		}
	})
}
