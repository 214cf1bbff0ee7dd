package output

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// hold opens a file as another program may have it, until the test ends or let go.
func hold(t *testing.T, name string, share uint32) (letGo func()) {
	t.Helper()
	p, err := windows.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(p, windows.GENERIC_READ, share, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	open := true
	letGo = func() {
		if open {
			windows.CloseHandle(h)
		}
		open = false
	}
	t.Cleanup(letGo)
	return letGo
}

// TestHeldFile: a file that somebody has open is not replaced and is told by name; it stays what it was, and nothing is left
// beside it.
func TestHeldFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	put(t, name, "one")
	letGo := hold(t, name, 0)
	var held *HeldError
	if _, err := WriteFiles([]File{{Path: name, Content: []byte("two")}}, true); !errors.As(err, &held) || held.Path != name {
		t.Errorf("WriteFiles = %v, want a HeldError", err)
	}
	letGo()
	holds(t, name, "one")
	if got := namesIn(t, filepath.Dir(name)); len(got) != 1 {
		t.Errorf("there are %q", got)
	}
	if _, err := WriteFiles([]File{{Path: name, Content: []byte("two")}}, true); err != nil {
		t.Error(err)
	}
	holds(t, name, "two")
}

// TestHeldPage: a page that somebody has open, so that nobody else may read it, or may read and not delete it, keeps the former
// site whole, and the next build comes through.
func TestHeldPage(t *testing.T) {
	old, next := agedTrees(t)
	for share, name := range map[uint32]string{0: "alone", windows.FILE_SHARE_READ: "for reading", windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE: "for writing"} {
		dir := aged(t)
		letGo := hold(t, filepath.Join(dir, "index.html"), share)
		sys := usual()
		sys.wait = func(time.Duration) {}
		_, err := build(dir, sys, after)
		letGo()
		var held *HeldError
		switch {
		case err == nil: // Wine renames folders with open files
			t.Logf("open %s: this system replaces the folder nevertheless", name)
		case !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.As(err, &held):
			t.Errorf("open %s: build = %v", name, err)
		case held != nil && filepath.Base(held.Path) != "index.html":
			t.Errorf("open %s: %s is said to be open", name, held.Path)
		default:
			if d := differ(snapshot(t, dir), old); d != "" {
				t.Errorf("open %s: %s", name, d)
			}
		}
		mustBuild(t, dir, after)
		if d := differ(snapshot(t, dir), next); d != "" {
			t.Errorf("open %s, then let go: %s", name, d)
		}
		checkStage(t, dir)
	}
}
