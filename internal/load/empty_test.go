package load

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestEmptyReport: an empty report loads without a word, and every figure that is due stands in it as 未报送.
func TestEmptyReport(t *testing.T) {
	for _, root := range []string{"../..", "../build/testdata/school"} {
		files := fstest.MapFS{}
		var diags diag.List
		site, err := Site(os.DirFS(root), usual, &diags)
		if err != nil || site == nil || len(site.Indicators) == 0 {
			t.Fatal(err)
		}
		p := model.Period{Year: 2031, Month: 7}
		text := EmptyReport(site, p)
		for _, name := range []string{"site", "regions", "indicators"} {
			content, err := os.ReadFile(root + "/data/" + name + ".yaml")
			if err != nil {
				t.Fatal(err)
			}
			files["data/"+name+".yaml"] = &fstest.MapFile{Data: content}
		}
		files["data/reports/2031-07.yaml"] = &fstest.MapFile{Data: text}
		var after diag.List
		again, err := Site(files, usual, &after)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range after.Sorted() {
			if strings.HasPrefix(d.File, "data/reports/") {
				t.Errorf("%s: %s", root, d)
			}
		}
		report := again.Reports[p]
		if report == nil || report.Status != model.Flash || !report.Released.IsZero() {
			t.Fatalf("%s: the report is %+v", root, report)
		}
		for _, i := range again.Indicators {
			for _, g := range again.Regions {
				f := report.Figure(i, g)
				if f.Given != i.AppliesTo(g) || f.Given && f.Gap != model.NotReported {
					t.Errorf("%s: %s of %s is %+v", root, i.ID, g.ID, f)
				}
			}
		}
	}
}
