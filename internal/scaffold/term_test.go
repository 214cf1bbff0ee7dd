package scaffold

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// TestOnlyWhatIsDue: new files ask for nothing outside an indicator's time, nor between its reports.
func TestOnlyWhatIsDue(t *testing.T) {
	diags := &diag.List{}
	s, err := load.Site(os.DirFS("../build/testdata/meaning/time-of-indicators"), model.Charts{}, diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags)
	}
	asks := func(text []byte) string {
		var out []string
		for _, i := range s.Indicators {
			if strings.Contains(string(text), "\n  "+i.ID+":") {
				out = append(out, i.ID)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		period model.Period
		report string
		due    int // of four regions each
	}{
		{model.Period{Year: 2024, Month: 11}, "hetong zhanhui", 8},
		{model.Period{Year: 2024, Month: 12}, "hetong fuwu youliang zhanhui", 16},
		{model.Period{Year: 2025, Month: 2}, "hetong", 4},
		{model.Period{Year: 2025, Month: 3}, "hetong fuwu xiufu", 12},
		{model.Period{Year: 2025, Month: 12}, "hetong fuwu youliang xiufu", 16},
	} {
		if got := asks(Report(s, c.period).Content); got != c.report {
			t.Errorf("the report of %s asks for %q, want %q", c.period, got, c.report)
		}
		if _, due := Unreported(s, c.period); due != c.due {
			t.Errorf("%s: %d figures are due, want %d", c.period, due, c.due)
		}
	}
	for year, want := range map[int]string{2024: "hetong fuwu youliang zhanhui", 2026: "hetong fuwu youliang xiufu"} {
		if got := asks(Targets(s, year).Content); got != want {
			t.Errorf("the targets of %d are of %q, want %q", year, got, want)
		}
	}
}
