package export

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// TestPublishedNames: package seal reads back every figure of the table that is written here, and nothing else.
func TestPublishedNames(t *testing.T) {
	for _, root := range []string{"../..", "../build/testdata/school"} {
		var diags diag.List
		site, err := load.Site(os.DirFS(root), chart.Usual(), &diags)
		if err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Sorted())
		}
		for _, e := range site.Editions {
			data := New(analysis.New(site, e))
			read, err := seal.Figures(data.Table())
			if err != nil {
				t.Fatal(err)
			}
			want := 0
			for _, s := range data.Subjects {
				for k := range s.Rows {
					r := &s.Rows[k]
					if r.Measure.ID != "value" || s.Indicator == nil {
						continue
					}
					want++
					got, ok := read[model.PublishedKey{Indicator: s.ID, Region: r.Region.ID, Period: r.Period}]
					if !ok || got.Ok() != r.Ok() || r.Ok() && !got.Value.Equal(r.Value) || got.Status != r.Status {
						t.Fatalf("%s %s %s: read %v, written %v", s.ID, r.Region.ID, r.Period, got, r.Num)
					}
				}
			}
			if want == 0 || len(read) != want {
				t.Errorf("%s: %d figures read, %d written", e.ID, len(read), want)
			}
		}
	}
}

// TestWriteTable: the rows of an edition that are made one indicator after the other are those of its data.
func TestWriteTable(t *testing.T) {
	roots, err := filepath.Glob("../*/testdata/*/data/site.yaml")
	if err != nil || len(roots) < 5 {
		t.Fatal(roots, err)
	}
	for _, name := range append(roots, "../../data/site.yaml") {
		var diags diag.List
		s, err := load.Site(os.DirFS(filepath.Dir(filepath.Dir(name))), chart.Usual(), &diags)
		if err != nil || diags.HasErrors() {
			continue // a site that is wrong on purpose
		}
		for _, e := range s.Editions {
			var got bytes.Buffer
			if err := WriteTable(analysis.New(s, e), &got); err != nil {
				t.Fatal(err)
			}
			if want := New(analysis.New(s, e)).Table(); !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s, %s: %d bytes, want %d", name, e.ID, got.Len(), len(want))
			}
		}
	}
}
