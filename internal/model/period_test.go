package model

import (
	"testing"
	"time"
)

func TestPeriod(t *testing.T) {
	for _, test := range []struct {
		in             Period
		text, lastYear string
		left           int
		progress       string
		lastDay        string
	}{
		{Period{2022, 1}, "2022-01", "2021-01", 11, "8.3333333333333333333", "2022-01-31"},
		{Period{2022, 2}, "2022-02", "2021-02", 10, "16.6666666666666666666", "2022-02-28"},
		{Period{2024, 2}, "2024-02", "2023-02", 10, "16.6666666666666666666", "2024-02-29"},
		{Period{2000, 2}, "2000-02", "1999-02", 10, "16.6666666666666666666", "2000-02-29"},
		{Period{2100, 2}, "2100-02", "2099-02", 10, "16.6666666666666666666", "2100-02-28"},
		{Period{2022, 3}, "2022-03", "2021-03", 9, "25", "2022-03-31"},
		{Period{2022, 6}, "2022-06", "2021-06", 6, "50", "2022-06-30"},
		{Period{2022, 12}, "2022-12", "2021-12", 0, "100", "2022-12-31"},
	} {
		p := test.in
		if got := p.String(); got != test.text {
			t.Errorf("String() = %s, want %s", got, test.text)
		}
		if got := p.LastYear().String(); got != test.lastYear {
			t.Errorf("%s: LastYear() = %s, want %s", p, got, test.lastYear)
		}
		if got := p.MonthsLeft(); got != test.left {
			t.Errorf("%s: MonthsLeft() = %d, want %d", p, got, test.left)
		}
		if got := p.Progress(); got.Cmp(MustDecimal(test.progress)) != 0 {
			t.Errorf("%s: Progress() = %s, want %s", p, got, test.progress)
		}
		if got := p.LastDay().String(); got != test.lastDay {
			t.Errorf("%s: LastDay() = %s, want %s", p, got, test.lastDay)
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestPeriodCompare(t *testing.T) {
	ordered := []Period{{}, {2021, 1}, {2021, 12}, {2022, 1}, {2022, 2}, {2023, 1}}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := sign(a.Compare(b)); got != sign(i-j) {
				t.Errorf("%s.Compare(%s) = %d, want %d", a, b, got, sign(i-j))
			}
		}
	}
}

func TestDateCompare(t *testing.T) {
	ordered := []Date{{}, {2021, 12, 31}, {2022, 1, 1}, {2022, 1, 31}, {2022, 2, 1}, {2022, 2, 28}, {2022, 3, 1}, {2022, 12, 31}, {2023, 1, 1}}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := sign(a.Compare(b)); got != sign(i-j) {
				t.Errorf("%s.Compare(%s) = %d, want %d", a, b, got, sign(i-j))
			}
		}
	}
}

func TestDateIsZero(t *testing.T) {
	if !(Date{}).IsZero() || (Date{Year: 2022, Month: 1, Day: 1}).IsZero() {
		t.Error("IsZero() is wrong")
	}
	if got := (Date{Year: 2022, Month: 1, Day: 9}).String(); got != "2022-01-09" {
		t.Errorf("String() = %s, want 2022-01-09", got)
	}
}

// TestDaysTo compares with the calendar of package time, over leap years and the ends of centuries.
func TestDaysTo(t *testing.T) {
	from := time.Date(1899, 12, 25, 0, 0, 0, 0, time.UTC)
	first := Date{1899, 12, 25}
	for n := 0; n < 150_000; n += 13 {
		y, m, d := from.AddDate(0, 0, n).Date()
		day := Date{y, int(m), d}
		if got := first.DaysTo(day); got != n {
			t.Fatalf("DaysTo(%v) = %d, want %d", day, got, n)
		}
		if got := day.DaysTo(first); got != -n {
			t.Fatalf("DaysTo() back from %v = %d, want %d", day, got, -n)
		}
	}
}
