package analysis

import (
	"maps"
	"slices"

	"bulletin/internal/model"
)

// MilestoneState is where a milestone of the year's calendar stands on a day.
type MilestoneState uint8

const (
	MilestoneNotDue MilestoneState = iota
	MilestoneRunning
	MilestoneDone
	MilestoneOverdue
)

// MilestoneOn is where a milestone stands on a day: what was done after it is not yet done, and the day due is not overdue.
func MilestoneOn(m *model.Milestone, on model.Date) MilestoneState {
	switch {
	case !m.Done.IsZero() && m.Done.Compare(on) <= 0:
		return MilestoneDone
	case m.Due.Compare(on) < 0:
		return MilestoneOverdue
	case !m.Start.IsZero() && m.Start.Compare(on) <= 0:
		return MilestoneRunning
	}
	return MilestoneNotDue
}

// DoneLate reports whether a milestone was done after the day due.
func DoneLate(m *model.Milestone) bool { return !m.Done.IsZero() && m.Done.Compare(m.Due) > 0 }

// Pending are the milestones of an edition's year, behind those of years before that were not done on its day: they stay owed.
func Pending(s *model.Site, e *model.Edition) (list []*model.Milestone) {
	for _, year := range slices.Sorted(maps.Keys(s.Milestones)) {
		for _, m := range s.Milestones[year] {
			if year == e.Period.Year || year < e.Period.Year && MilestoneOn(m, e.Date) != MilestoneDone {
				list = append(list, m)
			}
		}
	}
	return list
}
