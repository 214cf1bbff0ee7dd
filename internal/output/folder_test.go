package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSummary(t *testing.T) {
	dir := aged(t)
	got := mustBuild(t, dir, after)
	want := Summary{Written: 4, Unchanged: 1, Removed: 3, Kept: []string{"edited.html"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Commit() = %v, want %v", got, want)
	}
	wantTree := map[string]string{
		".": "folder", "index.html": "file home 2", "a": "folder", "a/one.html": "file one", "a/two.html": "file two 2",
		"a/notes.txt": "file mine", "c": "folder", "c/new.html": "file new", "turns": "folder",
		"turns/into.html": "file a folder", "edited.html": "file by hand", ".git": "folder", ".git/HEAD": "file ref",
		"b": "folder", "b/deep": "folder", "b/deep/er": "folder", "b/deep/er/mine.html": "file mine",
		"empty": "folder", "empty/within": "folder",
	}
	tree := snapshot(t, dir)
	if linked("nowhere", filepath.Join(t.TempDir(), "link")) {
		wantTree["link"] = "link → nowhere"
	}
	if !strings.HasPrefix(tree[SumsName], "file "+sumsHead) {
		t.Errorf("%s = %q", SumsName, tree[SumsName])
	}
	delete(tree, SumsName)
	if d := differ(tree, wantTree); d != "" {
		t.Error(d)
	}
	again := mustBuild(t, dir, after)
	if again.Written+again.Removed+len(again.Kept) != 0 || again.Unchanged != len(after) {
		t.Errorf("the same again: Commit() = %v", again)
	}
}

// TestUntouched holds the inode and the times of everything that stays, also through an exchange.
func TestUntouched(t *testing.T) {
	for _, c := range []struct {
		name string
		sys  system
		same bool // the inode
	}{{"exchange", calm(), true}, {"two renames", twoRenames(), true}, {"no links", noLinks(), false}} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, before)
			put(t, filepath.Join(dir, "notes/mine.txt"), "mine")
			names := []string{"a/one.html", "notes/mine.txt"}
			long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
			for _, p := range names {
				if err := errors.Join(os.Chmod(filepath.Join(dir, p), 0o640), os.Chtimes(filepath.Join(dir, p), long, long)); err != nil {
					t.Fatal(err)
				}
			}
			was := lstat(t, dir)
			one := lstat(t, filepath.Join(dir, names[0]))
			if _, err := build(dir, c.sys, after); err != nil {
				t.Fatal(err)
			}
			if os.SameFile(was, lstat(t, dir)) {
				t.Error("the folder was not exchanged")
			}
			for _, p := range names {
				if is := lstat(t, filepath.Join(dir, p)); !is.ModTime().Equal(long) || is.Mode() != one.Mode() {
					t.Errorf("%s: time %v, mode %v", p, is.ModTime(), is.Mode())
				}
			}
			if is := lstat(t, filepath.Join(dir, names[0])); os.SameFile(one, is) != c.same {
				t.Errorf("%s is the same file: %t", names[0], !c.same)
			}
		})
	}
}

// noLinks is a system without hard links.
func noLinks() system {
	sys := calm()
	sys.link = func(string, string) error { return errors.ErrUnsupported }
	return sys
}

func TestNothingChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	was, record := lstat(t, dir), lstat(t, filepath.Join(dir, SumsName))
	mustBuild(t, dir, before)
	if is := lstat(t, dir); !os.SameFile(was, is) || !was.ModTime().Equal(is.ModTime()) {
		t.Error("the folder was touched")
	}
	if is := lstat(t, filepath.Join(dir, SumsName)); !os.SameFile(record, is) {
		t.Errorf("%s was written again", SumsName)
	}
}

func TestAbort(t *testing.T) {
	dir := aged(t)
	was := snapshot(t, dir)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for p, text := range after {
		if err := f.Write(p, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.Abort(), f.Abort()); err != nil {
		t.Fatal(err)
	}
	if d := differ(snapshot(t, dir), was); d != "" {
		t.Error(d)
	}
	if _, err := f.Commit(); err == nil {
		t.Error("Commit after Abort works")
	}
	if err := f.Write("late.html", nil); err == nil {
		t.Error("Write after Abort works")
	}
	checkStage(t, dir)
}

func TestFirstBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "public")
	if s := mustBuild(t, dir, before); s.Written != len(before) {
		t.Errorf("Commit() = %v", s)
	}
	if text, err := os.ReadFile(filepath.Join(filepath.Dir(dir), ".bulletin", ".gitignore")); string(text) != "*\n" {
		t.Errorf(".gitignore = %q, %v", text, err)
	}
	empty := filepath.Join(t.TempDir(), "public")
	mustBuild(t, empty, site{})
	if d := differ(snapshot(t, empty), map[string]string{".": "folder", SumsName: "file " + sumsHead}); d != "" {
		t.Error(d)
	}
}

func TestForeign(t *testing.T) {
	hand := func(p string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { put(t, filepath.Join(dir, p), "by hand") }
	}
	for _, c := range []struct {
		name  string
		live  func(*testing.T, string)
		write string
		want  string // the path of the error, or empty
	}{
		{"a page", hand("index.html"), "index.html", "index.html"},
		{"in a folder", hand("x/y.html"), "x/y.html", "x/y.html"},
		{"file where a folder goes", hand("x"), "x/y.html", "x"},
		{"folder where a page goes", hand("x/mine"), "x", "x/mine"},
		{"symlink where a page goes", func(t *testing.T, dir string) { symlink(t, "index", filepath.Join(dir, "x")) }, "x", "x"},
		{"symlink where a folder goes", func(t *testing.T, dir string) {
			symlink(t, t.TempDir(), filepath.Join(dir, "x"))
		}, "x/y.html", "x"},
		{"symlink to the same page", func(t *testing.T, dir string) {
			out := t.TempDir()
			put(t, filepath.Join(out, "y.html"), "page")
			symlink(t, out, filepath.Join(dir, "x"))
		}, "x/y.html", "x"},
		{"empty folder where a page goes", func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, "x"), 0o777); err != nil {
				t.Fatal(err)
			}
		}, "x", "x"},
		{"changed former page where a folder goes", func(t *testing.T, dir string) {
			mustBuild(t, dir, site{"x": "page"})
			put(t, filepath.Join(dir, "x"), "by hand")
		}, "x/y.html", "x"},
		{"former page where a folder goes", func(t *testing.T, dir string) { mustBuild(t, dir, site{"x": "page"}) }, "x/y.html", ""},
		{"former folder where a page goes", func(t *testing.T, dir string) { mustBuild(t, dir, site{"x/y/z": "page"}) }, "x", ""},
		{"a page with the same bytes", func(t *testing.T, dir string) { put(t, filepath.Join(dir, "x"), "page") }, "x", ""},
		{"another record", hand(SumsName), "x", SumsName},
		{"beside", hand("y"), "x", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			if err := os.Mkdir(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			c.live(t, dir)
			was := snapshot(t, dir)
			_, err := build(dir, calm(), site{c.write: "page"})
			var foreign *ForeignError
			if got := errors.As(err, &foreign); got != (c.want != "") || got && foreign.Path != c.want || !got && err != nil {
				t.Fatalf("build = %v, want a ForeignError at %q", err, c.want)
			}
			if c.want != "" {
				if d := differ(snapshot(t, dir), was); d != "" {
					t.Error(d)
				}
				checkStage(t, dir)
			}
		})
	}
}

// TestForeignFilesMeanwhile puts files into the folder in the last instant before the exchange.
func TestForeignFilesMeanwhile(t *testing.T) {
	for _, start := range []func() system{calm, twoRenames} {
		dir, sys := aged(t), start()
		sys.step = func(point string) error {
			if point == "journal" {
				put(t, filepath.Join(dir, "late/mine.txt"), "late")
				put(t, filepath.Join(dir, "c/new.html"), "by hand")
				put(t, filepath.Join(dir, "index.html"), "edited")
				put(t, filepath.Join(dir, "a/notes.tmp"), "newer")
				return os.Rename(filepath.Join(dir, "a/notes.tmp"), filepath.Join(dir, "a/notes.txt"))
			}
			return nil
		}
		got, err := build(dir, sys, after)
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{".bulletin/public/rescued/c/new.html", ".bulletin/public/rescued/index.html", "edited.html"}; !slices.Equal(got.Kept, want) {
			t.Errorf("Kept = %v, want %v", got.Kept, want)
		}
		tree := snapshot(t, filepath.Dir(dir))
		for p, want := range map[string]string{
			"public/late/mine.txt": "late", "public/a/notes.txt": "newer", "public/c/new.html": "new",
			".bulletin/public/rescued/c/new.html": "by hand", "public/index.html": "home 2", ".bulletin/public/rescued/index.html": "edited",
		} {
			if tree[p] != "file "+want {
				t.Errorf("%s = %q, want %q", p, tree[p], want)
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		paths []string
		want  string
	}{
		{"twice", []string{"a.html", "a.html"}, "written twice"},
		{"case", []string{"a.html", "A.html"}, "case alone"},
		{"case of a folder", []string{"a/x", "A/y"}, "case alone"},
		{"file and folder", []string{"a", "a/x"}, "both a file and a folder"},
		{"folder and file", []string{"a/b/x", "a/b"}, "both a file and a folder"},
		{"up", []string{"../x"}, "not relative"},
		{"up within", []string{"a/../../x"}, "not relative"},
		{"absolute", []string{"/etc/passwd"}, "not relative"},
		{"empty", []string{""}, "not relative"},
		{"itself", []string{"."}, "not relative"},
		{"backslash", []string{`..\x`}, "character"},
		{"drive", []string{"c:x"}, "character"},
		{"stream", []string{"x.html:y"}, "character"},
		{"Chinese", []string{"吉首.html"}, "character"},
		{"space", []string{"a b"}, "character"},
		{"newline", []string{"a\nb"}, "character"},
		{"NUL", []string{"a\x00b"}, "character"},
		{"dot at the end", []string{"a./b"}, "full stop"},
		{"device", []string{"a/con"}, "device"},
		{"device with an ending", []string{"Lpt1.html"}, "device"},
		{"the record", []string{"sha256sums"}, "own record"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			f, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range c.paths {
				err = f.Write(p, []byte(p))
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Write(%q) = %v, want %q", c.paths, err, c.want)
			}
			if _, err := f.Commit(); err == nil || exists(dir) {
				t.Errorf("Commit after a failed Write = %v", err)
			}
		})
	}
}

func TestConcurrentWrites(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for round := range 3 {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for w := range 8 {
			wg.Go(func() {
				for i := range 50 {
					p := fmt.Sprintf("d%d/e%d/p%d-%d.html", i%5, i%3, w, i)
					if err := f.Write(p, fmt.Appendf(nil, "page %d of round %d", i, round*(i%2))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		s, err := f.Commit()
		if want := []int{400, 200, 200}[round]; err != nil || s.Written != want || s.Written+s.Unchanged != 400 {
			t.Errorf("round %d: Commit() = %v, %v; want %d written", round, s, err, want)
		}
	}
}

func TestBusy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var busy *BusyError
	if _, err := Open(dir); !errors.As(err, &busy) {
		t.Errorf("a second Open = %v, want a BusyError", err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, before)
}

func TestOpenRefuses(t *testing.T) {
	base := t.TempDir()
	put(t, filepath.Join(base, "file"), "x")
	symlink(t, "file", filepath.Join(base, "to-file"))
	symlink(t, "nowhere", filepath.Join(base, "dangling"))
	symlink(t, "loop", filepath.Join(base, "loop"))
	for _, name := range []string{"file", "to-file", "dangling", "file/public", "loop"} {
		f, err := Open(filepath.Join(base, name))
		if err == nil {
			f.Abort()
			t.Errorf("Open(%s) works", name)
		}
		if not := new(NotFolderError); name != "file/public" && name != "loop" && !errors.As(err, &not) {
			t.Errorf("Open(%s) = %v, want a NotFolderError", name, err)
		}
	}
	if fixed := new(FixedError); true {
		if _, err := Open("/"); !errors.As(err, &fixed) {
			t.Errorf("Open(/) = %v, want a FixedError", err)
		}
	}
}

func TestSymlinkedFolder(t *testing.T) {
	base := t.TempDir()
	real, link := filepath.Join(base, "disk/site"), filepath.Join(base, "public")
	put(t, filepath.Join(real, "mine.txt"), "mine")
	symlink(t, "disk/site", link)
	mustBuild(t, link, before)
	mustBuild(t, link, after)
	if to, err := os.Readlink(link); to != "disk/site" {
		t.Errorf("the symlink = %q, %v", to, err)
	}
	tree := snapshot(t, real)
	if tree["index.html"] != "file home 2" || tree["mine.txt"] != "file mine" {
		t.Errorf("the folder behind the symlink = %v", tree)
	}
	checkStage(t, real)
}
