package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// scoreEnded: an indicator that is scored, and is counted no more in the newest edition. Its points go to the others there.
func scoreEnded(r *review) {
	if r.site.Scores == nil || len(r.site.Editions) == 0 {
		return
	}
	newest := r.site.Editions[len(r.site.Editions)-1].Period
	for _, w := range r.site.Scores.Weights {
		if i := w.Indicator; (i.Until != model.Period{}) && i.Until.Compare(newest) < 0 {
			r.Warning(w.Pos, "score-ended", "从 scores 中删去它，把权重分给其他指标；统计它的各期先封存，封存的得分不变",
				"计分的指标“%s”只统计到%s，“%s”一期它的%s分已按比例分摊到其他指标", i.Name, format.MonthsFrom(i.Until.Month, i.Until), r.site.Editions[len(r.site.Editions)-1].Label, w.Points)
		}
	}
}
