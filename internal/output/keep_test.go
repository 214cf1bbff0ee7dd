package output

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestKeep: files that are kept stand in the folder as those that were written again.
func TestKeep(t *testing.T) {
	pages := map[string]string{"index.html": "home", "a/one.html": "one", "a/two.html": "two"}
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, pages)
	want := snapshot(t, dir)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for p, text := range pages {
		h := sha256.Sum256([]byte(text))
		if !f.Holds(p, h) {
			t.Errorf("%s is not held", p)
		}
		if f.Holds(p, sha256.Sum256([]byte(text+"!"))) {
			t.Errorf("%s is held with another hash", p)
		}
		if err := f.Keep(p, h); err != nil {
			t.Error(err)
		}
	}
	if got := f.Sums(); len(got) != 3 || got["index.html"] != sha256.Sum256([]byte("home")) {
		t.Errorf("Sums() = %v", got)
	}
	s, err := f.Commit()
	if err != nil || s.Unchanged != 3 || s.Written+s.Removed != 0 {
		t.Errorf("Commit() = %+v, %v", s, err)
	}
	if d := differ(snapshot(t, dir), want); d != "" {
		t.Error(d)
	}

	// one kept, one new, one gone
	if f, err = Open(dir); err != nil {
		t.Fatal(err)
	}
	err = errors.Join(f.Keep("a/one.html", sha256.Sum256([]byte("one"))), f.Write("b.html", []byte("b")))
	if s, failed := f.Commit(); errors.Join(err, failed) != nil || s.Unchanged != 1 || s.Written != 1 || s.Removed != 2 {
		t.Errorf("Commit() = %+v, %v, %v", s, err, failed)
	}
	checkStage(t, dir)
}

// TestHoldsNothing: what is no file of this folder is not held.
func TestHoldsNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, map[string]string{"index.html": "home"})
	put(t, filepath.Join(filepath.Dir(dir), "outside.html"), "home")
	h := sha256.Sum256([]byte("home"))
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abort()
	names := []string{"none.html", "../outside.html", ".", "index.html/x", ""}
	if linked("index.html", filepath.Join(dir, "link.html")) {
		names = append(names, "link.html")
	}
	for _, p := range names {
		if f.Holds(p, h) {
			t.Errorf("%q is held", p)
		}
	}
	if err := f.Keep("../outside.html", h); err == nil {
		t.Error("a path out of the folder was kept")
	}
}

func TestRemember(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if got := Recall(dir); got != nil {
		t.Errorf("Recall of no folder = %q", got)
	}
	mustBuild(t, dir, map[string]string{"index.html": "home"})
	for _, text := range []string{"first", "second, longer"} {
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Remember([]byte(text)); err != nil {
			t.Error(err)
		}
		if got := string(Recall(dir)); got != text {
			t.Errorf("Recall = %q, want %q", got, text)
		}
		if err := f.Abort(); err != nil {
			t.Error(err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("the folder has %v, %v: what is remembered stands beside it", entries, err)
	}
	sys := calm()
	sys.step = func(point string) error {
		if point == "remember" {
			return errors.New("no room")
		}
		return nil
	}
	f, err := open(dir, sys)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abort()
	if err := f.Remember([]byte("third")); err == nil || string(Recall(dir)) != "second, longer" {
		t.Errorf("Remember = %v, then Recall = %q", err, Recall(dir))
	}
}
