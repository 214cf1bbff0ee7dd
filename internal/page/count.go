package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Count is how many indicators are in a state.
type Count struct {
	N                  int
	Word, Shape, Class string
}

// counts lists the states that occur, from the best to the worst.
func counts(t analysis.Tally) []Count { return countsOf(t, &model.Indicator{}) }

// countsOf lists them in the words of an indicator.
func countsOf(t analysis.Tally, i *model.Indicator) []Count {
	sample := analysis.Cell{Indicator: i}
	var out []Count
	for _, s := range []analysis.State{analysis.Over, analysis.Reached, analysis.OnPace, analysis.Short,
		analysis.Behind, analysis.FarBehind, analysis.AtZero} {
		if t.ByState[s] == 0 {
			continue
		}
		sample.State = s
		word := format.State(&sample)
		if s == analysis.FarBehind && i.Better == model.Lower {
			word = "远超序时或超限"
		}
		out = append(out, Count{N: t.ByState[s], Word: word, Shape: format.Shape(s), Class: format.StateClass(s)})
	}
	if n := t.ByState[analysis.NoState]; n > 0 {
		out = append(out, Count{N: n, Word: "不计状态", Shape: format.Dash, Class: "gap"})
	}
	return out
}

// legend explains every state.
func legend() []Count {
	var all analysis.Tally
	for s := range all.ByState {
		all.ByState[s] = 1
	}
	out := counts(all)
	return out[:len(out)-1]
}
