package build

import (
	"crypto/sha256"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/site"
)

// TestPagesAsBuilt: the digests of pages are those of the files that a build writes, so that pages differ by them just where files do.
func TestPagesAsBuilt(t *testing.T) {
	for _, root := range []string{"testdata/school", "testdata/single", "testdata/province"} {
		files := os.DirFS(root)
		out := t.TempDir()
		if r, err := Build(Options{Site: files, Out: out}); err != nil || r.Errors > 0 {
			t.Fatalf("%s: %v, %v", root, err, r)
		}
		opened, err := site.Open(files, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		pages, err := Pages(opened, nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".html" || strings.Contains(name, "/files/") {
				return err
			}
			n++
			content, err := os.ReadFile(path.Join(out, name))
			if sum, made := pages[name]; !made || sum[0] != sha256.Sum256(content) {
				t.Errorf("%s: %s made %t, and differs from what a build writes", root, name, made)
			}
			return err
		})
		if err != nil || n != len(pages) {
			t.Errorf("%s: %d pages are built and %d made, %v", root, n, len(pages), err)
		}
		some := []string{"index.html"}
		if few, err := Pages(opened, some); err != nil || len(few) != 1 || few["index.html"] != pages["index.html"] {
			t.Errorf("%s: %s alone: %d pages, %v", root, slices.Concat(some), len(few), err)
		}
	}
}
