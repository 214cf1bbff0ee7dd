package export

import (
	"os"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/site"
)

// opened is a site without mistakes.
func opened(t testing.TB, dir string) *site.Site {
	t.Helper()
	var diags diag.List
	s, err := site.Open(os.DirFS(dir), &diags)
	if err != nil || s == nil {
		t.Fatal(dir, err, diags.Sorted())
	}
	return s
}

const sample = "../.."

func TestSizes(t *testing.T) {
	s := opened(t, sample)
	for _, e := range s.Model.Editions {
		d := New(analysis.New(s.Model, e))
		files, err := d.Files()
		if err != nil {
			t.Fatal(err)
		}
		total, rows, csv := 0, 0, 0
		for _, f := range files {
			total += len(f.Content)
			if f.Name[:4] != "data" {
				csv += len(f.Content)
			} else {
				t.Logf("%s %s %d", e.ID, f.Name, len(f.Content))
			}
		}
		n := map[string]int{}
		for _, sub := range d.Subjects {
			rows += len(sub.Rows)
			for k := range sub.Rows {
				n[sub.Rows[k].Measure.ID]++
			}
		}
		t.Logf("%s: %d bytes, %d rows, package csv %d, %v", e.ID, total, rows, csv, n)
	}
}
