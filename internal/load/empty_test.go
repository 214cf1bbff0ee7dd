package load

import (
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// TestEmptyReport: the file loads, and every figure of it is given and 未报送.
func TestEmptyReport(t *testing.T) {
	for _, folder := range []string{"testdata/base", "../.."} {
		s := sound(t, os.DirFS(folder))
		p := model.Period{Year: 2031, Month: 7}
		text := EmptyReport(s, p)
		files := fstest.MapFS{reportFile(p): {Data: text}}
		for _, name := range []string{"data/site.yaml", "data/regions.yaml", "data/indicators.yaml"} {
			content, err := os.ReadFile(folder + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: content}
		}
		files["content/2031/edition.md"] = &fstest.MapFile{Data: []byte("---\nlabel: x\nperiod: 2031-07\ndate: 2031-08-15\n---\n")}
		s = sound(t, files)
		report := s.Reports[p]
		if report == nil {
			t.Fatalf("%s: no report", folder)
		}
		for _, i := range s.Indicators {
			for _, g := range s.Regions {
				if f := report.Figure(i, g); i.AppliesTo(g) && (!f.Given || f.Gap != model.NotReported) {
					t.Errorf("%s: %s of %s is %+v", folder, i.ID, g.ID, f)
				}
			}
		}
	}
}

func sound(t *testing.T, files fs.FS) *model.Site {
	t.Helper()
	diags := &diag.List{}
	s, err := Site(files, usual, diags)
	if err != nil || diags.HasErrors() {
		t.Fatalf("Site = %v\n%s", err, printed(diags))
	}
	return s
}
