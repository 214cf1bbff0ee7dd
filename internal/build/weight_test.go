package build

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestPageWeights holds what the design promises: a county's page of the sample is at most 150 KB, and what is published of it
// without data and attachments 12 MB. On any site a page with charts weighs what its charts do: 6 KB each, and what is not one.
func TestPageWeights(t *testing.T) {
	for _, site := range []string{"../..", figuresSite, "testdata/school"} {
		if _, err := os.Stat(site); err != nil {
			continue
		}
		out := t.TempDir()
		mustBuild(t, os.DirFS(site), out)
		whole := 0
		err := fs.WalkDir(os.DirFS(out), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.Contains(path, "/files/") || strings.Contains(path, "/data/") {
				return err
			}
			content, err := os.ReadFile(out + "/" + path)
			whole += len(content)
			if !strings.Contains(path, "/counties/") {
				return err
			}
			charts := strings.Count(string(content), `<figure class="chart`)
			if most := 60_000 + 6_000*charts; len(content) > most {
				t.Errorf("%s: %s: %d bytes with %d charts, want at most %d", site, path, len(content), charts, most)
			}
			if site == "../.." && len(content) > 150_000 {
				t.Errorf("%s: %d bytes, want at most 150000", path, len(content))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if site == "../.." && whole > 12_000_000 {
			t.Errorf("%d bytes without data and attachments, want at most 12000000", whole)
		}
	}
}
