package build

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/seal/sealtest"
)

var phonePictures = regexp.MustCompile(`(?s)<div class="phone".*?</div>`)

// TestPageWeights holds what the design promises: a county's page of the sample is at most 150 KB, with the
// pictures for narrow screens 170, and all its editions, rendered by today's layouts,
// without data and attachments 12 MB. On any site a page with charts weighs what its charts do: 6 KB each, and what is not one.
func TestPageWeights(t *testing.T) {
	for _, site := range []string{"../..", figuresSite, "testdata/school"} {
		if _, err := os.Stat(site); err != nil {
			continue
		}
		out := t.TempDir()
		mustBuild(t, sealtest.Unsealed(os.DirFS(site)), out)
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
			if wide := len(phonePictures.ReplaceAll(content, nil)); site == "../.." && (wide > 150_000 || len(content) > 170_000) {
				t.Errorf("%s: %d bytes, and %d without the pictures for narrow screens, want at most 170000 and 150000", path, len(content), wide)
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
	published := 0 // the same of the sample as it is committed, with what is under seals and what verifies them
	err := fs.WalkDir(os.DirFS("../../public"), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "/files/") || strings.Contains(path, "/data/") {
			return err
		}
		info, err := d.Info()
		if err == nil {
			published += int(info.Size())
		}
		return err
	})
	if err != nil || published > 12_000_000 {
		t.Errorf("public: %d bytes without data and attachments, want at most 12000000: %v", published, err)
	}
}
