package analysis

import (
	"testing"

	"bulletin/internal/model"
)

// What follows holds details that mutation found held by no test (.ci/mutate).

// TestMilestoneOn: on the day itself something is done or begun, and not yet overdue; what is done later is not done yet.
func TestMilestoneOn(t *testing.T) {
	for _, c := range []struct {
		name, start, due, done string
		on                     string
		want                   MilestoneState
		late                   bool
	}{
		{"before all", "2022-3-1", "2022-6-30", "", "2022-2-28", MilestoneNotDue, false},
		{"the day it begins", "2022-3-1", "2022-6-30", "", "2022-3-1", MilestoneRunning, false},
		{"under way", "2022-3-1", "2022-6-30", "", "2022-5-1", MilestoneRunning, false},
		{"the day due", "2022-3-1", "2022-6-30", "", "2022-6-30", MilestoneRunning, false},
		{"the day after", "2022-3-1", "2022-6-30", "", "2022-7-1", MilestoneOverdue, false},
		{"no beginning", "", "2022-6-30", "", "2022-6-30", MilestoneNotDue, false},
		{"done that day", "2022-3-1", "2022-6-30", "2022-6-30", "2022-6-30", MilestoneDone, false},
		{"done later", "2022-3-1", "2022-6-30", "2022-6-30", "2022-6-29", MilestoneRunning, false},
		{"done late, not yet", "2022-3-1", "2022-6-30", "2022-7-1", "2022-6-30", MilestoneRunning, true},
		{"done late, overdue until then", "2022-3-1", "2022-6-30", "2022-7-9", "2022-7-1", MilestoneOverdue, true},
		{"done late", "2022-3-1", "2022-6-30", "2022-7-1", "2022-7-1", MilestoneDone, true},
	} {
		m := &model.Milestone{Due: day(c.due)}
		if c.start != "" {
			m.Start = day(c.start)
		}
		if c.done != "" {
			m.Done = day(c.done)
		}
		if got := MilestoneOn(m, day(c.on)); got != c.want || DoneLate(m) != c.late {
			t.Errorf("%s: %d, late %v; want %d, %v", c.name, got, DoneLate(m), c.want, c.late)
		}
	}
}

// TestLedgerBeforeOfOneDay: of two editions of one day the later one in the site's order is the one before.
func TestLedgerBeforeOfOneDay(t *testing.T) {
	a, b, c := &model.Edition{ID: "a", Date: day("2022-4-18")}, &model.Edition{ID: "b", Date: day("2022-4-18")}, &model.Edition{ID: "c", Date: day("2022-7-20")}
	site := &model.Site{Editions: []*model.Edition{a, b, c}}
	if got := LedgerBefore(site, c); got != b {
		t.Errorf("before c is %v", got)
	}
	if got := LedgerBefore(site, b); got != nil {
		t.Errorf("before b, of the same day as a, is %v", got)
	}
}

// TestActionOfOneDay: a matter that another edition of the same day opened is known, and not new.
func TestActionOfOneDay(t *testing.T) {
	a, b := &model.Edition{ID: "a", Date: day("2022-4-18")}, &model.Edition{ID: "b", Date: day("2022-4-18")}
	before := &model.Edition{ID: "before", Date: day("2022-4-17")}
	m := &model.Action{Opened: a, Deadline: day("2022-12-31")}
	for e, want := range map[*model.Edition]model.ActionState{a: model.ActionNew, b: model.ActionOngoing} {
		if state, known := ActionState(m, e); !known || state != want {
			t.Errorf("%s: %d, %v; want %d", e.ID, state, known, want)
		}
	}
	if state, known := ActionState(m, before); known {
		t.Errorf("it is known a day before: %d", state)
	}
}

// TestApart: what is as near to a line as a quotient is cut is the line; what is farther gets digits that tell it.
func TestApart(t *testing.T) {
	fifty := model.Int(50)
	for _, c := range []struct {
		d    string
		want int
	}{
		{"50", 1}, {"50.000000000000001", 1}, {"49.999999999999999", 1}, {"50.04", 2}, {"50.05", 1}, {"49.96", 2}, {"50.00001", 5}, {"50.000000000000002", mostDigits}, {"0.04", 2}, {"0.05", 1}, {"0", 1}, {"-0.04", 2},
	} {
		if got := apart(model.MustDecimal(c.d), 1, fifty); got != c.want {
			t.Errorf("apart(%s) = %d, want %d", c.d, got, c.want)
		}
	}
}
