package page

import (
	"slices"

	"bulletin/internal/model"
)

// milestones are the year's calendar as it stood on the edition's date, in the order of the days due.
func (ed *edition) milestones() []Milestone {
	return ed.calendar(func(*model.Milestone) bool { return true })
}

// milestonesOf are those that concern a region: its own and those of everybody, unless none of the indicators that
// they serve applies to it.
func (ed *edition) milestonesOf(r *model.Region) []Milestone {
	applies := func(i *model.Indicator) bool { return i.AppliesTo(r) }
	return ed.calendar(func(m *model.Milestone) bool {
		return (len(m.Regions) == 0 || slices.Contains(m.Regions, r)) &&
			(len(m.Indicators) == 0 || slices.ContainsFunc(m.Indicators, applies))
	})
}

// milestonesFor are those that serve an indicator.
func (ed *edition) milestonesFor(i *model.Indicator) []Milestone {
	return ed.calendar(func(m *model.Milestone) bool { return slices.Contains(m.Indicators, i) })
}

func (ed *edition) calendar(wanted func(*model.Milestone) bool) []Milestone {
	var out []Milestone
	all := slices.Clone(ed.site.Milestones[ed.view.Edition.Period.Year])
	slices.SortStableFunc(all, func(a, b *model.Milestone) int { return a.Due.Compare(b.Due) })
	for _, m := range all {
		if wanted(m) {
			out = append(out, ed.milestone(m))
		}
	}
	return out
}

// milestone is a date of the calendar with its state: what was done after the edition's date is not yet done.
func (ed *edition) milestone(m *model.Milestone) Milestone {
	on := ed.view.Edition.Date
	row := Milestone{Title: m.Title, Span: shortDate(m.Due), Who: m.Who, Note: m.Note}
	if !m.Start.IsZero() && m.Start != m.Due {
		row.Span = shortDate(m.Start) + "至" + shortDate(m.Due)
	}
	switch {
	case !m.Done.IsZero() && m.Done.Compare(on) <= 0:
		row.State, row.Shape, row.Class = "已完成（"+shortDate(m.Done)+"）", "●", "over"
		if m.Done.Compare(m.Due) > 0 {
			row.State = "已完成（" + shortDate(m.Done) + "，超期）"
		}
	case m.Due.Compare(on) < 0:
		row.State, row.Shape, row.Class = "逾期", "▼", "far-behind"
	case !m.Start.IsZero() && m.Start.Compare(on) <= 0:
		row.State, row.Shape, row.Class = "进行中", "◐", "on-pace"
	default:
		row.State, row.Shape, row.Class = "未到期", "◇", "short"
	}
	return row
}
