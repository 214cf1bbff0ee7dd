package claim

import (
	"testing"

	"bulletin/internal/measure"
)

// TestNoExcess: who is said to exceed a limit, by a reference that prints by how much, does.
func TestNoExcess(t *testing.T) {
	d := verdictDesk(t, "2024-h1", "") // qing: 7 of at most 4; nan: 65 of at most 100; bai: none of none
	for _, test := range []struct {
		region, words string
		wrong         bool
	}{
		{"qing", "事故起数超出年度控制数", false}, {"nan", "事故起数超出年度控制数", true}, {"bai", "事故起数超出年度控制数", true},
		{"nan", "事故起数已突破年度控制数约", true}, {"nan", "事故起数超控制数", true}, {"nan", "事故起数较年度控制数", false},
	} {
		at := d.about(test.region)
		figure := &Figure{View: d.view, Region: at.Region, Indicator: d.about("shigu").Indicator, Measure: measure.VsLimit}
		wrong := false
		for _, v := range d.checker.Check(d.view, at, []Run{{Pieces: []Piece{{Text: test.words}, {Text: "3起", Figure: figure}}}}) {
			wrong = wrong || v.Outcome == Contradicts
		}
		if wrong != test.wrong {
			t.Errorf("%s %s: wrong is %v, want %v", test.region, test.words, wrong, test.wrong)
		}
	}
}
