package export

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// tallies count indicators by state: of each region over all that apply to it, and over those of the board; of each
// indicator of the board, over the members.
func (b *builder) tallies() {
	all := b.subject("_all", "全部指标", nil)
	all.Indicators = b.site.Indicators
	for _, r := range b.site.Regions {
		t := b.view.Tally(r)
		if t.Total == 0 {
			continue
		}
		var cells []analysis.Cell
		for _, i := range b.view.Indicators(r) {
			cells = append(cells, b.view.Cell(i, r))
		}
		b.states(all, r, cells)
		b.count(all, r, "paced", t.Paced(), "项")
		b.count(all, r, "behind", t.Behind(), "项")
	}
	if !analysis.HasBoard(b.view) {
		return
	}
	board := analysis.NewBoard(b.view)
	s := b.subject("_board", "作战图各项指标", nil)
	s.Indicators = board.Indicators
	for k := range board.Rows {
		r := &board.Rows[k]
		b.count(s, r.Region, "behind", r.Tally.Behind(), "项")
		b.count(s, r.Region, "at-zero", r.Tally.AtZero(), "项")
	}
	behind, zero, whole := 0, 0, b.site.Whole()
	for k, i := range board.Indicators {
		if i.Measure != model.Flow {
			continue
		}
		t := &board.Columns[k].Tally
		behind, zero = behind+t.Behind(), zero+t.AtZero()
		b.count(b.of(i), whole, "members-behind", t.Behind(), "个")
		b.count(b.of(i), whole, "members-at-zero", t.AtZero(), "个")
	}
	b.count(s, whole, "members-behind", behind, "项次")
	b.count(s, whole, "members-at-zero", zero, "项次")
}

// states count cells by the words of their states; what does not occur is left out.
func (b *builder) states(s *Subject, r *model.Region, cells []analysis.Cell) {
	b.count(s, r, "count", len(cells), "项")
	n := inStates(cells)
	for k := range measures {
		if id := measures[k].ID; n[id] > 0 {
			b.count(s, r, id, n[id], "项")
		}
	}
}

// inStates counts cells by the measures that count them.
func inStates(cells []analysis.Cell) map[string]int {
	n := map[string]int{}
	for k := range cells {
		n[countID(&cells[k])]++
	}
	return n
}

// assessments count the whole's cells of the indicators that an assessment names, in order of first mention.
func (b *builder) assessments() {
	var list []*Subject
	at := map[string]*Subject{}
	for _, i := range b.site.Indicators {
		for _, name := range i.Assessments {
			if at[name] == nil {
				at[name] = &Subject{ID: "_a" + strconv.Itoa(len(list)+1), Name: name}
				list = append(list, at[name])
			}
			at[name].Indicators = append(at[name].Indicators, i)
		}
	}
	whole := b.site.Whole()
	each, all := make([]map[string]int, len(list)), map[string]int{}
	for k, s := range list {
		var cells []analysis.Cell
		for _, i := range s.Indicators {
			cells = append(cells, b.view.Cell(i, whole))
		}
		b.count(s, whole, "count", len(cells), "项")
		each[k] = inStates(cells)
		for id, n := range each[k] {
			all[id] += n
		}
	}
	for k, s := range list { // what occurs in any of them is told of each
		for m := range measures {
			if id := measures[m].ID; all[id] > 0 {
				b.count(s, whole, id, each[k][id], "项")
			}
		}
	}
	b.subjects = append(b.subjects, list...)
}

// prospects count the members of each indicator by whether they will reach their targets; where a site has none, the whole.
func (b *builder) prospects() {
	members := b.site.Counties()
	if len(members) == 0 {
		members = []*model.Region{b.site.Whole()}
	}
	for _, i := range b.site.Indicators {
		if !i.Targeted || i.Measure != model.Flow || i.Better != model.Higher {
			continue
		}
		n, total := map[string]int{}, 0
		for _, r := range members {
			c := b.view.Cell(i, r)
			if i.AppliesTo(r) && c.Target.Ok() && c.Target.Value.IsPos() {
				n[b.prospect(&c)]++
				total++
			}
		}
		if total == 0 {
			continue
		}
		for _, id := range []string{"prospect-done", "prospect-will", "prospect-may", "prospect-will-not", "prospect-unmet", "prospect-none"} {
			b.count(b.of(i), b.site.Whole(), id, n[id], format.Counter(b.site.Words))
		}
	}
}

// prospect is whether a cell's target is reached or will be.
func (b *builder) prospect(c *analysis.Cell) string {
	switch {
	case analysis.IsDone.Holds(c):
		return "prospect-done"
	case !c.Value.Ok():
		return "prospect-none"
	case b.view.Edition.Period.MonthsLeft() == 0:
		return "prospect-unmet"
	}
	switch b.view.Forecast(c).Outlook {
	case analysis.Will:
		return "prospect-will"
	case analysis.May:
		return "prospect-may"
	case analysis.WillNot:
		return "prospect-will-not"
	}
	return "prospect-none"
}
