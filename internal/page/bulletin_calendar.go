package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// milestones are the year's calendar as it stood on the edition's date, in the order of the days due.
func (ed *edition) milestones() []Milestone {
	return ed.calendar(func(*model.Milestone) bool { return true })
}

// milestonesOf are those that concern a region: its own and those of everybody, unless none of the indicators that
// they serve applies to it.
func (ed *edition) milestonesOf(r *model.Region) []Milestone {
	return ed.calendar(func(m *model.Milestone) bool { return concerns(m, r) })
}

// concerns reports whether a milestone is one of a region.
func concerns(m *model.Milestone, r *model.Region) bool {
	applies := func(i *model.Indicator) bool { return i.AppliesTo(r) }
	return (len(m.Regions) == 0 || slices.Contains(m.Regions, r)) &&
		(len(m.Indicators) == 0 || slices.ContainsFunc(m.Indicators, applies))
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
	row := Milestone{Title: m.Title, Span: format.MonthDay(m.Due), Who: m.Who, Note: m.Note}
	if !m.Start.IsZero() && m.Start != m.Due {
		row.Span = format.MonthDay(m.Start) + "至" + row.Span
	}
	if m.Due.Year < ed.view.Edition.Period.Year { // of a year before
		row.Span = format.Date(m.Due)
	}
	state := analysis.MilestoneOn(m, on)
	row.State, row.Shape, row.Class = format.Milestone(state), format.MilestoneShape(state), format.MilestoneClass(state)
	if state == analysis.MilestoneDone {
		late := ""
		if analysis.DoneLate(m) {
			late = "，超期"
		}
		row.State += "（" + format.MonthDay(m.Done) + late + "）"
		row.Done = true
	}
	return row
}
