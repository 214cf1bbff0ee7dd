package analysis

import (
	"testing"

	"bulletin/internal/model"
)

// TestPending: what a former year left undone stays owed, until the day when it is done.
func TestPending(t *testing.T) {
	day := func(y, m, d int) model.Date { return model.Date{Year: y, Month: m, Day: d} }
	s := &model.Site{Milestones: map[int][]*model.Milestone{
		2023: {{ID: "open", Due: day(2023, 9, 30)}, {ID: "done", Due: day(2023, 9, 30), Done: day(2023, 10, 8)}, {ID: "done in May", Due: day(2023, 9, 30), Done: day(2024, 5, 8)}},
		2024: {{ID: "of the year", Due: day(2024, 3, 31), Done: day(2024, 3, 1)}},
		2025: {{ID: "later", Due: day(2025, 1, 31)}},
	}}
	for _, test := range []struct {
		period model.Period
		date   model.Date
		want   string
	}{
		{model.Period{Year: 2023, Month: 9}, day(2023, 10, 15), "open done done in May "},
		{model.Period{Year: 2024, Month: 3}, day(2024, 4, 15), "open done in May of the year "},
		{model.Period{Year: 2024, Month: 6}, day(2024, 7, 15), "open of the year "},
	} {
		got := ""
		for _, m := range Pending(s, &model.Edition{Period: test.period, Date: test.date}) {
			got += m.ID + " "
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.period, got, test.want)
		}
	}
}
