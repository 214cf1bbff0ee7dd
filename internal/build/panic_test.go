package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/pool"
)

// TestPanic: a fault of the program in a page is an error that names the page and what it comes from, and the site that stands
// stays as it is.
func TestPanic(t *testing.T) {
	site, out := os.DirFS("testdata/single"), filepath.Join(t.TempDir(), "public")
	mustBuild(t, site, out)
	before, stood := hash(t, out), names(t, filepath.Dir(out))
	_, err := Build(Options{Site: site, Out: out, Progress: func(int, int) { panic("planted") }})
	var broken *pool.BrokenError
	if !errors.As(err, &broken) || !strings.Contains(broken.Doing, "生成页面“") || !strings.Contains(broken.Where, "panic_test.go:") {
		t.Fatalf("Build = %v", err)
	}
	if after := hash(t, out); after != before {
		t.Error("the site changed")
	}
	if left := names(t, filepath.Dir(out)); !slices.Equal(left, stood) {
		t.Errorf("left: %q, before: %q", left, stood)
	}
}

// TestPanicInAForm: so it is where a single file is made.
func TestPanicInAForm(t *testing.T) {
	known := Forms
	t.Cleanup(func() { Forms = known })
	Forms = append(slices.Clone(known), Form{Name: "planted", make: func(*making) ([]byte, error) { panic("planted") }})
	_, err := Attach(AttachOptions{Site: os.DirFS("testdata/single"), Forms: []string{"planted"}})
	var broken *pool.BrokenError
	if !errors.As(err, &broken) || !strings.Contains(broken.Doing, "生成单个文件“") || !strings.Contains(broken.Doing, "内容主要来自 content/") {
		t.Errorf("Attach = %v", err)
	}
}

// names are all files and folders of a folder.
func names(t *testing.T, dir string) (all []string) {
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
