package check

import (
	"maps"
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// earlyDone: a milestone that was done before it began.
func earlyDone(r *review) {
	for _, m := range r.milestones() {
		if !m.Done.IsZero() && m.Done.Compare(m.Start) < 0 {
			r.unlessNoted(m.Pos, m.Note, "early-done", "核对 start 和 done；确已提前办结的，用 note 说明",
				"节点“%s”的办结日期%s早于开始日期%s", m.Title, format.Date(m.Done), format.Date(m.Start))
		}
	}
}

// milestones are those of all years, in order.
func (r *review) milestones() []*model.Milestone {
	var all []*model.Milestone
	for _, year := range slices.Sorted(maps.Keys(r.site.Milestones)) {
		all = append(all, r.site.Milestones[year]...)
	}
	return all
}

// actions are those of all years, in order.
func (r *review) actions() []*model.Action {
	var all []*model.Action
	for _, year := range slices.Sorted(maps.Keys(r.site.Actions)) {
		all = append(all, r.site.Actions[year]...)
	}
	return all
}
