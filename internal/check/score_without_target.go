package check

import (
	"slices"

	"bulletin/internal/model"
)

// scoreWithoutTarget: an indicator that is scored, for which no county has a target in the newest edition's year.
func scoreWithoutTarget(r *review) {
	if r.site.Scores == nil || len(r.site.Editions) == 0 {
		return
	}
	year := r.site.Editions[len(r.site.Editions)-1].Period.Year
	targets := r.site.Targets[year]
	for _, w := range r.site.Scores.Weights {
		if !w.Indicator.InYear(year) {
			continue // it still scores the years in which it was counted
		}
		if targets != nil && slices.ContainsFunc(r.site.Counties(), func(g *model.Region) bool {
			num, _ := targets.InForce(w.Indicator, g, model.Date{})
			return num.Ok()
		}) {
			continue
		}
		r.Error(w.Pos, "score-without-target", "在目标文件中写上目标，或从 scores 中删去它",
			"计分的指标“%s”%d年没有%s的年度目标", w.Indicator.Name, year, r.site.Words.Member)
	}
}
