package form

import (
	"os"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// TestFormsAskWhatIsDue: a form has no row for what is not counted, nor for what is not reported in its month.
func TestFormsAskWhatIsDue(t *testing.T) {
	diags := &diag.List{}
	s, err := load.Site(os.DirFS("../build/testdata/meaning/time-of-indicators"), model.Charts{}, diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags)
	}
	for period, want := range map[model.Period]string{
		{Year: 2024, Month: 11}: "hetong zhanhui ", {Year: 2025, Month: 10}: "hetong xiufu ", {Year: 2025, Month: 12}: "hetong fuwu youliang xiufu ",
	} {
		got := ""
		for _, l := range newLayout(s, period, s.Regions[1]).lines {
			if l.indicator != nil {
				got += l.indicator.ID + " "
			}
		}
		if got != want {
			t.Errorf("%s asks for %q, want %q", period, got, want)
		}
	}
}
