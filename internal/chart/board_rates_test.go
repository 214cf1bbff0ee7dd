package chart

import (
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// TestBoardMeasure: rates stand on a board as they are, and first and last by their targets, which the board says.
func TestBoardMeasure(t *testing.T) {
	task := &model.Indicator{Targeted: true}
	rate := &model.Indicator{Targeted: true, Measure: model.Rate}
	for _, c := range []struct {
		of   []*model.Indicator
		want string
	}{
		{[]*model.Indicator{task}, "完成率（%）"},
		{[]*model.Indicator{task, rate}, "完成率（%），比率为本期值，首、末位按与目标之比"},
		{[]*model.Indicator{rate}, "本期值，首、末位按与目标之比"},
	} {
		if got := boardMeasure(&analysis.Board{Indicators: c.of}); got != c.want {
			t.Errorf("boardMeasure() = %s, want %s", got, c.want)
		}
	}
}
