package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Count is how many indicators are in a state.
type Count struct {
	N                  int
	Word, Shape, Class string
}

// counts lists the states that occur among cells, from the best to the worst, each word once.
func counts(cells []analysis.Cell) []Count {
	out := merged(states(cells))
	n := 0
	for k := range cells {
		if cells[k].State == analysis.NoState {
			n++
		}
	}
	if n > 0 {
		out = append(out, Count{N: n, Word: "不计状态", Shape: format.Dash, Class: "gap"})
	}
	return out
}

// states are those that occur among cells. What a limit is called stands beside what a task is called in the same state.
func states(cells []analysis.Cell) []Count {
	var out []Count
	for _, s := range analysis.States {
		for _, i := range []*model.Indicator{{}, {Better: model.Lower}} {
			c := Count{Shape: format.Shape(s), Class: format.StateClass(s)}
			c.Word = format.State(&analysis.Cell{Indicator: i, State: s})
			for k := range cells {
				if cells[k].State == s && cells[k].Indicator.Better == i.Better {
					c.N++
				}
			}
			if c.N > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// merged adds up those of one word, in the place of the last: a limit that is broken has one, of whatever it is a limit.
func merged(list []Count) []Count {
	var out []Count
	for _, c := range list {
		if k := slices.IndexFunc(out, func(o Count) bool { return o.Word == c.Word }); k >= 0 {
			c.N += out[k].N
			out = slices.Delete(out, k, k+1)
		}
		out = append(out, c)
	}
	return out
}

// numberOf is how many are counted under a word.
func numberOf(counts []Count, word string) int {
	for _, c := range counts {
		if c.Word == word {
			return c.N
		}
	}
	return 0
}

// legend explains the states that occur in an edition: those of the whole and of all members.
func (ed *edition) legend() []Count {
	var all []analysis.Cell
	for _, r := range ed.site.Regions {
		all = append(all, ed.cells(r)...)
	}
	return states(all)
}

// cells are those of the indicators that apply to a region.
func (ed *edition) cells(r *model.Region) []analysis.Cell {
	var out []analysis.Cell
	for _, i := range ed.view.Indicators(r) {
		out = append(out, ed.view.Cell(i, r))
	}
	return out
}

// members are the counties' cells of one indicator.
func (ed *edition) members(i *model.Indicator) []analysis.Cell {
	var out []analysis.Cell
	for _, r := range ed.site.Counties() {
		if i.AppliesTo(r) {
			out = append(out, ed.view.Cell(i, r))
		}
	}
	return out
}
