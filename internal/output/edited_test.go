package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEdited: pages that somebody changed since they were written are not replaced, unless that is asked for.
func TestEdited(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	put(t, filepath.Join(dir, "index.html"), "by hand")
	put(t, filepath.Join(dir, "a/two.html"), "two 9") // of the same size
	put(t, filepath.Join(dir, "a/one.html"), "new one")
	was := snapshot(t, dir)
	_, err := build(dir, calm(), after)
	var edited *EditedError
	if want := []string{"a/one.html", "a/two.html", "index.html"}; !errors.As(err, &edited) || !slices.Equal(edited.Paths, want) {
		t.Fatalf("build = %v, want an EditedError for %v", err, want)
	}
	if d := differ(snapshot(t, dir), was); d != "" {
		t.Error(d)
	}
	checkStage(t, dir)

	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	f.Overwrite()
	for p, text := range after {
		if err := f.Write(p, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := f.Commit(); err != nil || len(s.Kept) > 0 {
		t.Fatalf("Commit() = %v, %v", s, err)
	}
	for p, text := range after {
		if got := read(dir, p); got != text {
			t.Errorf("%s = %q, want %q", p, got, text)
		}
	}
	checkStage(t, dir)
}

// TestEditedAlready: a page that somebody changed into what is to be written is not lost.
func TestEditedAlready(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	put(t, filepath.Join(dir, "index.html"), after["index.html"])
	mustBuild(t, dir, after)
}

// TestLineEnds: a copy in which every text got other line ends, as git gives them on Windows, is still what a build wrote:
// pages are written anew and removed like any others.
func TestLineEnds(t *testing.T) {
	texts := site{"index.html": "one\ntwo\n", "gone.html": "one\n\ntwo", "bare.html": "no end", "stays.html": "a\n"}
	next := site{"index.html": "three\nfour\n", "stays.html": "a\n"}
	for name, c := range map[string]struct{ wrote, got string }{"LF to CRLF": {"\n", "\r\n"}, "CRLF to LF": {"\r\n", "\n"}} {
		dir := filepath.Join(t.TempDir(), "public")
		wrote := site{}
		for p, text := range texts {
			wrote[p] = strings.ReplaceAll(text, "\n", c.wrote)
		}
		mustBuild(t, dir, wrote)
		for p, text := range texts {
			put(t, filepath.Join(dir, p), strings.ReplaceAll(text, "\n", c.got))
		}
		put(t, filepath.Join(dir, SumsName), strings.ReplaceAll(read(dir, SumsName), "\n", c.got))
		s := mustBuild(t, dir, next)
		if s.Removed != 2 || len(s.Kept) > 0 {
			t.Errorf("%s: Commit() = %v", name, s)
		}
		put(t, filepath.Join(dir, "stays.html"), "a"+c.got+"more"+c.got)
		if _, err := build(dir, calm(), texts); !errors.As(err, new(*EditedError)) {
			t.Errorf("%s: an edited page: build = %v", name, err)
		}
	}
}

// TestTrash: whatever the folder's path holds, trees that could not be deleted at once are deleted later.
func TestTrash(t *testing.T) {
	for _, name := range []string{"通报[2022]", "a[b", "[!x]", "x]y", "空 格", "{a,b}"} {
		dir := filepath.Join(t.TempDir(), name, "public")
		mustBuild(t, dir, before)
		for _, trash := range []string{"trash-0", "trash-7", "trash-x"} {
			put(t, filepath.Join(filepath.Dir(dir), ".bulletin/public", trash, "deep/page.html"), "old")
		}
		mustBuild(t, dir, after)
		mustBuild(t, dir, before)
		checkStage(t, dir)
	}
}

// TestUndeletedTrash: trees that cannot be deleted stop no build, however many they are.
func TestUndeletedTrash(t *testing.T) {
	dir, sys := filepath.Join(t.TempDir(), "public"), calm()
	sys.step = func(point string) error {
		if point == "empty trash" {
			return errors.New("held")
		}
		return nil
	}
	const builds = 12
	for n := range builds {
		if _, err := build(dir, sys, []site{before, after}[n%2]); err != nil {
			t.Fatal(err)
		}
	}
	if left := namesIn(t, filepath.Join(filepath.Dir(dir), ".bulletin/public")); len(left) != builds { // the first build replaced nothing; the lock
		t.Errorf("there are %q", left)
	}
	mustBuild(t, dir, after)
	checkStage(t, dir)
}

// TestUnlock: a lock that cannot be released does not make the new site the old one.
func TestUnlock(t *testing.T) {
	dir, sys := aged(t), calm()
	sys.unlock = func(file *os.File) error { return errors.Join(errors.New("no unlocking today"), unlock(file)) }
	s, err := build(dir, sys, after)
	if left := new(UnlockError); !errors.As(err, &left) || s.Written != 4 || read(dir, "index.html") != "home 2" {
		t.Errorf("build = %v, %v", s, err)
	}
	f, err := open(dir, sys)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Abort(); err == nil || errors.As(err, new(*UnlockError)) {
		t.Errorf("Abort() = %v", err)
	}
}

// heldUp is a system of two renames on which the rename of a new tree into its place fails so many times.
func heldUp(dir string, times int, waited func()) system {
	sys := twoRenames()
	sys.rename = func(from, to string) error {
		if filepath.Base(from) == "new" && to == dir && times > 0 {
			times--
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: errInUse}
		}
		return os.Rename(from, to)
	}
	sys.wait = func(time.Duration) { waited() }
	return sys
}

// TestGap: where two renames are needed and the second fails, the former site is in its place whenever somebody waits.
func TestGap(t *testing.T) {
	old, next := agedTrees(t)
	for _, c := range []struct {
		times int
		want  map[string]string
	}{{0, next}, {1, next}, {5, next}, {1000, old}} {
		dir, waits := aged(t), 0
		_, err := build(dir, heldUp(dir, c.times, func() {
			waits++
			if d := differ(snapshot(t, dir), old); d != "" {
				t.Errorf("at wait %d: %s", waits, d)
			}
		}), after)
		var held *HeldError
		if (err != nil) != (c.times == 1000) || err != nil && !errors.As(err, &held) || waits != min(c.times, 11) {
			t.Errorf("held %d times: build = %v after %d waits", c.times, err, waits)
		}
		if d := differ(snapshot(t, dir), c.want); d != "" {
			t.Errorf("held %d times: %s", c.times, d)
		}
		checkStage(t, dir)
	}
}

// TestAway: a folder that can neither be replaced nor be put back is told with the place where it is, and the next Open puts
// it back.
func TestAway(t *testing.T) {
	old, _ := agedTrees(t)
	dir, sys := aged(t), twoRenames()
	sys.rename = func(from, to string) error {
		if to == dir {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: os.ErrPermission}
		}
		return os.Rename(from, to)
	}
	_, err := build(dir, sys, after)
	var away *AwayError
	if !errors.As(err, &away) || differ(snapshot(t, away.Aside), old) != "" {
		t.Fatalf("build = %v, want an AwayError", err)
	}
	if _, err := open(dir, sys); !errors.As(err, &away) {
		t.Errorf("Open = %v, want an AwayError", err)
	}
	f, err := Open(dir)
	if err := errors.Join(err, f.Abort()); err != nil {
		t.Fatal(err)
	}
	if d := differ(snapshot(t, dir), old); d != "" {
		t.Error(d)
	}
}
