package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// TestExplained: in every case in which a rule doubts a figure, an explanation of that figure takes away that doubt
// and no other diagnostic. Each rule that can be answered has such a case.
func TestExplained(t *testing.T) {
	for _, rule := range rules {
		if rule.answer == none {
			continue
		}
		t.Run(rule.name, func(t *testing.T) {
			cases, err := os.ReadDir(filepath.Join("testdata", rule.name))
			if err != nil {
				t.Fatal(err)
			}
			answered := 0
			for _, c := range cases {
				files := fstest.MapFS{}
				lay(t, files, "testdata/base")
				lay(t, files, filepath.Join("testdata", rule.name, c.Name()))
				if edits, ok := files["edit.txt"]; ok {
					edit(t, files, string(edits.Data))
				}
				answered += explainEach(t, files, rule.name)
			}
			if answered == 0 {
				t.Error("no case doubts a figure")
			}
		})
	}
}

// explainEach explains the first figure that a rule doubts, and returns how many there were.
func explainEach(t *testing.T, files fstest.MapFS, code string) int {
	t.Helper()
	site, before := checked(t, files)
	for k, d := range before {
		e, found := figureAt(site, d.Pos)
		if d.Code != code || d.Severity != diag.Warning || !found {
			continue
		}
		e.Explained = []load.KeyedField{{Key: code, Field: load.Say("查过原件：没有错")}}
		diags := &diag.List{}
		out, _, ok := load.Splice(d.File, files[d.File].Data, load.OrderOf(site, model.Period{Year: 2023, Month: 6}), []load.Edit{e}, diags)
		if !ok {
			t.Fatal(diags.Sorted())
		}
		files[d.File] = &fstest.MapFile{Data: out}
		_, after := checked(t, files)
		if len(after) != len(before)-1 {
			t.Errorf("after %s was explained there are\n%v\nbefore\n%v", d, after, before)
		}
		for n := range after {
			if want := before[n+min(max(n-k+1, 0), 1)]; after[n].Code != want.Code || after[n].Text != want.Text {
				t.Errorf("after %s was explained it says %s, want %s", d, after[n], want)
			}
		}
		return 1
	}
	return 0
}

func checked(t *testing.T, files fstest.MapFS) (*model.Site, []diag.Diagnostic) {
	t.Helper()
	diags := &diag.List{}
	site, err := load.Site(files, chart.Usual(), diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	Site(site, diags)
	return site, diags.Sorted()
}

// figureAt is an edit of the figure at a place.
func figureAt(site *model.Site, pos diag.Pos) (load.Edit, bool) {
	for _, report := range site.Reports {
		for _, i := range site.Indicators {
			for _, g := range site.Regions {
				if f := report.Figure(i, g); f.Given && report.Pos(f) == pos && strings.HasPrefix(pos.File, "data/reports/") {
					return load.Edit{Indicator: i.ID, Region: g.ID}, true
				}
			}
		}
	}
	return load.Edit{}, false
}
