package load

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

var update = flag.Bool("update", false, "write want.txt of the cases in testdata/bad")

// usual are the kinds of charts that the sites of tests may name.
var usual = model.Charts{County: []string{"completion", "place", "months"}, Indicator: []string{"ranking", "months", "shares", "growth"}}

// baseSite is testdata/base, to be changed freely by the caller.
func baseSite(t testing.TB) fstest.MapFS {
	t.Helper()
	return overlay(t, fstest.MapFS{}, "testdata/base")
}

// overlay puts the files of dir over site. delete.txt names paths to take away, a folder with all that
// is in it; want.txt is no part of the site.
func overlay(t testing.TB, site fstest.MapFS, dir string) fstest.MapFS {
	t.Helper()
	if gone, err := os.ReadFile(path.Join(dir, "delete.txt")); err == nil {
		for _, name := range strings.Fields(string(gone)) {
			remove(t, site, name)
		}
	}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		inside, _ := filepath.Rel(dir, name)
		switch inside = filepath.ToSlash(inside); inside {
		case "want.txt", "delete.txt":
		default:
			site[inside] = &fstest.MapFile{Data: content, Mode: 0o644}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func remove(t testing.TB, site fstest.MapFS, gone string) {
	t.Helper()
	found := false
	for name := range site {
		if name == gone || strings.HasPrefix(name, gone+"/") {
			delete(site, name)
			found = true
		}
	}
	if !found {
		t.Errorf("delete.txt: no file %s", gone)
	}
}

// messages loads a site and returns its diagnostics, one a line.
func messages(t testing.TB, fsys fs.FS) string {
	t.Helper()
	diags := &diag.List{Whole: true}
	if _, err := Site(fsys, usual, diags); err != nil {
		t.Fatalf("Site() = error %v, want diagnostics only", err)
	}
	return printed(diags)
}

func printed(diags *diag.List) string {
	var b strings.Builder
	for _, d := range diags.Sorted() {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

func TestBase(t *testing.T) {
	if got := messages(t, baseSite(t)); got != "" {
		t.Errorf("Site(base) complains:\n%s", got)
	}
}

// TestBad runs each folder of testdata/bad over the base site; see testdata/README.md.
func TestBad(t *testing.T) {
	cases, err := os.ReadDir("testdata/bad")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name(), func(t *testing.T) {
			dir := path.Join("testdata/bad", c.Name())
			got := messages(t, overlay(t, baseSite(t), dir))
			if got == "" {
				t.Fatal("Site() has no complaint")
			}
			file := path.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("Site() =\n%swant\n%s", got, want)
			}
		})
	}
}

// denied refuses to open one file.
type denied struct {
	fs.FS
	name string
	err  error
}

func (d denied) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: d.err}
	}
	return d.FS.Open(name)
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{"data/site.yaml", "data/reports/2023-03.yaml", "content/2023-q1/edition.md", "content/2023-q1"} {
		got := messages(t, denied{baseSite(t), name, fs.ErrPermission})
		if !strings.HasPrefix(got, name+": 错误[unreadable-file]: ") {
			t.Errorf("Site() with %s denied = %q, want unreadable-file", name, got)
		}
	}
}

func TestMachineFailure(t *testing.T) {
	broken := errors.New("input/output error")
	for _, name := range []string{"data", "data/regions.yaml", "data/reports/2023-03.yaml", "content/2023-q1/edition.md"} {
		_, err := Site(denied{baseSite(t), name, broken}, usual, &diag.List{})
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), name) {
			t.Errorf("Site() with a broken %s = %v, want the failure and its path", name, err)
		}
	}
}

// loaded is the model of a flawless site.
func loaded(t testing.TB, fsys fs.FS) *model.Site {
	t.Helper()
	diags := &diag.List{}
	site, err := Site(fsys, usual, diags)
	if err != nil {
		t.Fatal(err)
	}
	if got := printed(diags); got != "" {
		t.Fatalf("Site() complains:\n%s", got)
	}
	return site
}
