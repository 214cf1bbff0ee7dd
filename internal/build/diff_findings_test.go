package build

import (
	"maps"
	"testing"

	"bulletin/internal/diff"
)

// TestDiffFindings: open editions compare with what a sealed one before them published, and diff does too: a correction of that turns no
// finding of theirs, and a figure of an open edition turns those of the next.
func TestDiffFindings(t *testing.T) {
	told := map[string]int{}
	for seed := range uint64(4) {
		y := newYearbook(t, seed, 1)
		was, first := y.opened(), maps.Clone(y.site)
		for _, month := range []string{"2024-03", "2024-06"} { // of the sealed edition, and of an open one
			for range 5 {
				y.site = maps.Clone(first)
				y.line("data/reports/"+month, func(at, _ string) string { return at + ": " + []string{"1", "9", "19", "61"}[y.r.IntN(4)] })
				y.explain()
				for _, e := range diff.Sites(was.Model, y.opened().Model).Also {
					switch {
					case e.Sealed || e.Name != "发现":
					case month == "2024-03":
						t.Errorf("site %d: %s %s is said to say %q instead of %q", seed, e.Label, e.About, e.New, e.Old)
					default:
						told[e.Edition]++
					}
				}
			}
		}
	}
	if told["e2"] == 0 || told["e3"] == 0 {
		t.Error("too little turned:", told)
	}
}
