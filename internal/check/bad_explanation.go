package check

import (
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// badExplanation: a figure explains itself to a rule that there is not, or that takes no explanations.
func badExplanation(r *review) {
	var codes []string
	for _, rule := range r.rules {
		if rule.answer != none {
			codes = append(codes, rule.name)
		}
	}
	r.explanations(func(_ int, pos diag.Pos, e *model.Explanation) {
		rule := r.rule(e.Rule)
		switch {
		case rule == nil:
			fix := diag.Suggest(e.Rule, codes)
			if fix == "" {
				fix = "可写 " + strings.Join(codes, "、")
			}
			r.Error(pos, "bad-explanation", fix, "没有检查项目“%s”", e.Rule)
		case rule.answer == none:
			r.Error(pos, "bad-explanation", "删去它，按这项检查的提示改", "检查项目“%s”不能用 explained 说明", e.Rule)
		}
	})
}
