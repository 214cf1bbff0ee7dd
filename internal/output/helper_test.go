package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site is what a build writes.
type site map[string]string

// calm is the system as Open has it.
func calm() system { return usual() }

// twoRenames is a system that cannot exchange two trees.
func twoRenames() system {
	sys := calm()
	sys.exchange = func(string, string) error { return errors.ErrUnsupported }
	return sys
}

// build writes a whole site.
func build(dir string, sys system, s site) (Summary, error) {
	f, err := open(dir, sys)
	if err != nil {
		return Summary{}, err
	}
	for _, p := range slices.Sorted(maps.Keys(s)) {
		if err := f.Write(p, []byte(s[p])); err != nil {
			return Summary{}, errors.Join(err, f.Abort())
		}
	}
	return f.Commit()
}

func mustBuild(t *testing.T, dir string, s site) Summary {
	t.Helper()
	sum, err := build(dir, calm(), s)
	if err != nil {
		t.Fatalf("build: %v", err)
	}
	return sum
}

// snapshot returns every entry below dir: "folder", "link → target", "file content" or another type.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			out[rel] = "folder"
		case e.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(p)
			out[rel] = "link → " + to
			return err
		case e.Type().IsRegular():
			text, err := os.ReadFile(p)
			out[rel] = "file " + string(text)
			return err
		default:
			out[rel] = e.Type().String()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differ describes the first differences between two trees, or is empty.
func differ(got, want map[string]string) string {
	var out []string
	for _, p := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[p]; !ok {
			out = append(out, p+" is missing")
		} else if g != want[p] {
			out = append(out, fmt.Sprintf("%s = %.60q, want %.60q", p, g, want[p]))
		}
	}
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[p]; !ok {
			out = append(out, p+" should not be there")
		}
	}
	return strings.Join(out[:min(len(out), 8)], "\n")
}

// put makes a file by hand, with its folders.
func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// symlink makes a symlink, or skips the test.
func symlink(t *testing.T, to, name string) {
	t.Helper()
	if !linked(to, name) {
		t.Skip("no symlinks here")
	}
}

// linked makes a symlink, and reports whether there is one: Windows gives the right to few, and Wine only says that it did.
func linked(to, name string) bool {
	if os.Symlink(to, name) != nil {
		return false
	}
	_, err := os.Readlink(name)
	return err == nil
}

func lstat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	os.SameFile(info, info) // Windows asks for the number of the file now, and not when another has its name
	return info
}

// checkStage fails if anything but the lock is left beside the folder.
func checkStage(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(dir), ".bulletin", filepath.Base(dir)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "lock" {
			t.Errorf("%s is left beside the folder", e.Name())
		}
	}
}

// memory is a folder that goes with the test and waits for no disk, where there is such a place.
func memory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "output")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
