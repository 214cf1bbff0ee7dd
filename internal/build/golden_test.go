package build

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected pages anew")

// TestGolden builds each site of testdata/golden, whose layouts print a page's data in short lines, and
// compares its pages with want/. What the built-in layouts make of the same data is for the browser tests.
func TestGolden(t *testing.T) {
	sites, err := filepath.Glob("testdata/golden/*")
	if err != nil || len(sites) == 0 {
		t.Fatal("no sites", err)
	}
	for _, site := range sites {
		t.Run(filepath.Base(site), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, os.DirFS(site), out)
			got, want := pages(t, out), filepath.Join(site, "want")
			if *update {
				write(t, want, got)
			}
			expected := pages(t, want)
			for name, content := range got {
				if expected[name] != content {
					t.Errorf("%s:\n%s\nwant\n%s", name, content, expected[name])
				}
			}
			if len(expected) != len(got) {
				t.Errorf("%d pages, want %d", len(got), len(expected))
			}
		})
	}
}

// pages are the HTML files under dir.
func pages(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		found[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func write(t *testing.T, dir string, pages map[string]string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, content := range pages {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
