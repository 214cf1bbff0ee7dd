package format

import (
	"testing"

	"bulletin/internal/model"
)

func TestDate(t *testing.T) {
	for _, test := range []struct {
		in   model.Date
		want string
	}{
		{model.Date{Year: 2022, Month: 6, Day: 30}, "2022年6月30日"},
		{model.Date{Year: 2021, Month: 12, Day: 1}, "2021年12月1日"},
		{model.Date{}, ""},
	} {
		if got := Date(test.in); got != test.want {
			t.Errorf("Date(%v) = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for month, want := range map[int]string{1: "2022年1月", 2: "2022年1—2月", 6: "2022年1—6月", 11: "2022年1—11月", 12: "2022年"} {
		if got := Period(model.Period{Year: 2022, Month: month}); got != want {
			t.Errorf("Period(2022-%02d) = %s, want %s", month, got, want)
		}
	}
}

func TestMonthsFrom(t *testing.T) {
	for want, span := range map[string][2]int{"2022年6—12月": {6, 12}, "2022年2—3月": {2, 3}, "2022年11月": {11, 11}} {
		if got := MonthsFrom(span[0], model.Period{Year: 2022, Month: span[1]}); got != want {
			t.Errorf("MonthsFrom(%d, 2022-%02d) = %s, want %s", span[0], span[1], got, want)
		}
	}
}

// TestElapsed: of a whole year no percentage is told.
func TestElapsed(t *testing.T) {
	for month, want := range map[int]string{1: "序时进度 8.3%", 6: "序时进度 50.0%", 11: "序时进度 91.7%", 12: "全年"} {
		if got := Elapsed(model.Period{Year: 2022, Month: month}); got != want {
			t.Errorf("Elapsed(2022-%02d) = %s, want %s", month, got, want)
		}
	}
}

func TestStatus(t *testing.T) {
	for word, s := range model.Statuses {
		if got := Status(s); got != word {
			t.Errorf("Status(%d) = %s, want %s, as the author writes it", s, got, word)
		}
	}
	if got := Status(model.NoStatus); got != "" {
		t.Errorf("Status(NoStatus) = %s, want nothing", got)
	}
}
