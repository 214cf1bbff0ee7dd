package page

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// newestOf is the newest edition of a site as its pages see it.
func newestOf(t *testing.T, folder string) *edition {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS(folder), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	return newEdition(site.Editions[len(site.Editions)-1], nil, newViews(site))
}

// TestSmallBoard: the whole first, then those with most behind; of more members than fit the worst, with word of the others;
// every cell says its state in words; a long name gives way to the short one.
func TestSmallBoard(t *testing.T) {
	for _, folder := range []string{"../..", "../build/testdata/school", "../build/testdata/province"} {
		ed := newestOf(t, folder)
		b := ed.smallBoard(false)
		if b == nil {
			t.Fatalf("%s has no small board", folder)
		}
		below := 0
		for _, r := range ed.site.Regions {
			if r.HasPage() {
				below++
			}
		}
		want := below
		if below > smallAll {
			want = smallWorst
		}
		if got := len(b.Rows) - 1; got != want || !b.Rows[0].Whole {
			t.Errorf("%s: %d rows below the whole, want %d", folder, got, want)
		}
		if (b.Left != "") != (below > want) || b.Left != "" && !strings.Contains(b.Left, "其余") {
			t.Errorf("%s: of %d members %d are shown, which reads %q", folder, below, want, b.Left)
		}
		for k, r := range b.Rows {
			if k > 1 && r.Behind > b.Rows[k-1].Behind {
				t.Errorf("%s: %s with %d stands below %d", folder, r.Name.Text, r.Behind, b.Rows[k-1].Behind)
			}
			if len(r.Cells) != len(b.Columns) {
				t.Errorf("%s: %s has %d cells for %d columns", folder, r.Name.Text, len(r.Cells), len(b.Columns))
			}
			for col, c := range r.Cells {
				if c.Said == "" || c.Class == "" || (c.Shape == "") != (c.Class == "gap") || b.Tight && c.Text != "" {
					t.Errorf("%s: %s on %s: %+v", folder, r.Name.Text, b.Columns[col].Text, c)
				}
			}
		}
	}
	ed := newestOf(t, "../..")
	for _, r := range ed.site.Regions {
		if r.Kind == model.Zone && ed.smallName(r) != r.Short {
			t.Errorf("%s is called %s on a small board, want %s", r.Name, ed.smallName(r), r.Short)
		}
	}
}
