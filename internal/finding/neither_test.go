package finding

import (
	"testing"

	"bulletin/internal/model"
)

// TestNeither: of what is neither good nor bad, growth and decline are facts, nobody is first or last, and what was not sent is missing
// all the same.
func TestNeither(t *testing.T) {
	neutral := count
	neutral.Better = model.Neither
	for _, sheet := range []sheet{
		{indicator: neutral, names: four, value: "480 100 120 140 120", last: "400 120 80 100 100", upper: "3"},
		{indicator: neutral, names: four, value: "300 100 50 70 80", last: "400 120 80 100 100", upper: "3", rank: [2]int{2, 14}},
	} {
		s := sheet.set(t)
		told := 0
		for _, r := range append([]*model.Region{nil, s.view.Site.Whole()}, s.view.Site.Counties()...) {
			for _, st := range s.Statements(Query{Region: r}) {
				told++
				if st.Tone != Notice {
					t.Errorf("tone %d: %s", st.Tone, st.Text)
				}
			}
			if r != nil {
				if c := s.view.Cell(s.view.Site.Indicators[0], r); c.Place.Rank != 0 {
					t.Errorf("%s has place %d", r.Name, c.Place.Rank)
				}
			}
		}
		if told == 0 {
			t.Error("nothing is told of it")
		}
	}
	s := sheet{indicator: neutral, names: four, value: "480 n 120 140 120", last: "400 120 80 100 100"}.set(t)
	if got := s.Statements(Query{Tones: []Tone{Shortfall}}); len(got) != 1 {
		t.Errorf("%d shortfalls, want the one that was not sent", len(got))
	}
}
