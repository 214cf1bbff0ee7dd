package analysis

import (
	"cmp"
	"slices"
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

// TestCut: a completion that would read as one of its lines in whole percents, and is none of them, is cut and not rounded.
func TestCut(t *testing.T) {
	for figure, want := range map[string]bool{"0": false, "0.3": true, "0.6": false, "1": false, "49.4": false, "49.6": true, "50": false, "50.4": true, "50.6": false, "99.4": false, "99.96": true, "100": false, "100.4": true, "101": false} {
		c := sheet{indicator: flow, rows: "甲县 100 " + figure}.cell(t, "甲县")
		if got := c.Completion.Cut(); got != want {
			t.Errorf("%s %%: %v", figure, got)
		}
	}
	c := sheet{indicator: flow, month: 3, rows: "甲县 100 24.6"}.cell(t, "甲县") // 25 is the path
	if !c.Completion.Cut() {
		t.Error("a little less than time progress is rounded to it")
	}
}

// TestGapOrder: what is behind comes first, the furthest before the others, then levels that are short, then what is in order, the closest
// first, and what has no state last.
func TestGapOrder(t *testing.T) {
	cell := func(i model.Indicator, rest string) Cell {
		return sheet{indicator: i, rows: "甲县 " + rest}.cell(t, "甲县")
	}
	list := []Cell{cell(flow, "10 1"), cell(flow, "10 4"), cell(stock, "10 9"), cell(flow, "10 5"), cell(flow, "10 8"), cell(stock, "10 10"), cell(flow, "未设目标 3")}
	for a := range list {
		for b := range list {
			want := cmp.Compare(a, b)
			if a > 4 && b > 4 && a < 6 && b < 6 { // a level is not compared with time progress
				want = 0
			}
			if got := ByGap(&list[a], &list[b]); cmp.Compare(got, 0) != want {
				t.Errorf("%d before %d: %d", a, b, got)
			}
		}
	}
}

// TestQuantile: quartiles lie between the two values next to them, in quarters of the way.
func TestQuantile(t *testing.T) {
	for n, want := range map[int][3]string{1: {"0", "0", "0"}, 2: {"2.5", "5", "7.5"}, 3: {"5", "10", "15"}, 4: {"7.5", "15", "22.5"}, 5: {"10", "20", "30"}, 6: {"12.5", "25", "37.5"}, 7: {"15", "30", "45"}, 8: {"17.5", "35", "52.5"}} {
		values := make([]model.Decimal, n)
		for k := range values {
			values[k] = model.Int(10 * k)
		}
		for k := range want {
			if got := quantile(values, k+1); got.Cmp(model.MustDecimal(want[k])) != 0 {
				t.Errorf("quartile %d of %d: %s, want %s", k+1, n, got, want[k])
			}
		}
	}
}

// TestBasisShares: the parts of the basis are percents of the sum of those that have one.
func TestBasisShares(t *testing.T) {
	site := &model.Site{Regions: []*model.Region{{ID: "whole"}, {ID: "a", Index: 1}, {ID: "b", Index: 2}, {ID: "c", Index: 3}}}
	for k, text := range map[int]string{0: "999", 1: "100", 3: "300"} {
		d := model.MustDecimal(text)
		site.Regions[k].Basis = &d
	}
	var got []string
	for _, n := range BasisShares(site) {
		got = append(got, show(n))
	}
	if want := []string{"NotMeasurable", "25", "NotMeasurable", "75"}; !slices.Equal(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestLedgerPastOthers: a matter that is not known yet, or was closed long ago, keeps none after it from being listed.
func TestLedgerPastOthers(t *testing.T) {
	site := ledgerSite()
	old, e := site.Editions[0], site.Editions[3]
	matter := func(number string, opened *model.Edition, closed string) *model.Action {
		return &model.Action{Number: number, Opened: opened, Deadline: day("2023-12-31"), ClosedOn: day(closed)}
	}
	site.Actions = map[int][]*model.Action{2021: {matter("later", e, ""), matter("closed", old, "2022-2-1"), matter("open", old, "")}}
	for at, want := range map[int]string{1: "closed open ", 3: "later open "} {
		got := ""
		for _, m := range Ledger(site, site.Editions[at]) {
			got += m.Number + " "
		}
		if got != want {
			t.Errorf("in %s: %s, want %s", site.Editions[at].ID, got, want)
		}
	}
}
