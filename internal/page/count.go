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
	var t tallies
	for k := range cells {
		t.add(&cells[k])
	}
	return t.counts()
}

// tallies count cells by state, those of limits apart, since some states have other words there.
type tallies struct{ tasks, limits analysis.Tally }

func (t *tallies) of(i *model.Indicator) *analysis.Tally {
	if i.Better == model.Lower {
		return &t.limits
	}
	return &t.tasks
}

func (t *tallies) add(c *analysis.Cell) {
	of := t.of(c.Indicator)
	of.ByState[c.State]++
	of.Total++
}

// addAll adds what was counted of cells of i.
func (t *tallies) addAll(i *model.Indicator, counted *analysis.Tally) {
	of := t.of(i)
	for s, n := range counted.ByState {
		of.ByState[s] += n
	}
	of.Total += counted.Total
}

// counts lists the states that occur, from the best to the worst, each word once.
func (t *tallies) counts() []Count {
	out := merged(t.states())
	if n := t.tasks.Count(analysis.NoState) + t.limits.Count(analysis.NoState); n > 0 {
		out = append(out, Count{N: n, Word: "不计状态", Shape: format.Dash, Class: "gap"})
	}
	return out
}

// states are those that occur. What a limit is called stands beside what a task is called in the same state.
func (t *tallies) states() []Count {
	var out []Count
	for _, s := range analysis.States {
		for _, i := range []*model.Indicator{{}, {Better: model.Lower}} {
			c := Count{N: t.of(i).Count(s), Shape: format.Shape(s), Class: format.StateClass(s)}
			if c.N > 0 {
				c.Word = format.State(&analysis.Cell{Indicator: i, State: s})
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
	var all tallies
	for _, r := range ed.site.Regions {
		ed.cells(r, &all)
	}
	return all.states()
}

// cells counts those of the indicators that apply to a region.
func (ed *edition) cells(r *model.Region, into *tallies) {
	for _, i := range ed.view.Indicators(r) {
		c := ed.view.Cell(i, r)
		into.add(&c)
	}
}

// counts are the states of a region's cells.
func (ed *edition) counts(r *model.Region) []Count {
	var t tallies
	ed.cells(r, &t)
	return t.counts()
}

// members counts the counties' cells of one indicator.
func (ed *edition) members(i *model.Indicator) []Count {
	var t tallies
	for _, r := range ed.site.Counties() {
		if i.AppliesTo(r) {
			c := ed.view.Cell(i, r)
			t.add(&c)
		}
	}
	return t.counts()
}
