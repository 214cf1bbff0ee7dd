package output

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

var (
	handed = site{"a.html": "a 1", "b.html": "b 1", "same.html": "same", "mine.txt": "mine"}
	anew   = site{"a.html": "a 2", "b.html": "b 2", "same.html": "same", "c.html": "c", "里面/d.html": "d"}
)

// buildFiles writes a site as single files.
func buildFiles(dir string, s site, step func(string) error) (Written, error) {
	f, err := openFiles(dir, true, step)
	if err != nil {
		return Written{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if err := f.Write(filepath.FromSlash(name), []byte(s[name])); err != nil {
			return Written{}, errors.Join(err, f.Abort())
		}
	}
	return f.Commit()
}

func noStep(string) error { return nil }

// handedOver makes a folder in which single files stand.
func handedOver(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "attachments")
	for name, content := range handed {
		put(t, filepath.Join(dir, name), content)
	}
	return dir
}

// filesOnly are the files of a folder without the stage of a killed run.
func filesOnly(t *testing.T, dir string) map[string]string {
	t.Helper()
	tree := snapshot(t, dir)
	maps.DeleteFunc(tree, func(name, is string) bool {
		return name == stageName || strings.HasPrefix(name, stageName+"/") || is == "folder"
	})
	return tree
}

// handedTrees are the files before and after anew was written.
func handedTrees(t *testing.T) (old, next map[string]string) {
	t.Helper()
	dir := handedOver(t)
	old = filesOnly(t, dir)
	if w, err := buildFiles(dir, anew, noStep); err != nil || w != (Written{New: 2, Replaced: 2, Unchanged: 1}) {
		t.Fatalf("written %+v, %v", w, err)
	}
	noStage(t, dir, "a run in peace")
	return old, filesOnly(t, dir)
}

func noStage(t *testing.T, dir, after string) {
	t.Helper()
	if exists(filepath.Join(dir, stageName)) {
		t.Errorf("after %s the stage stays: %q", after, namesIn(t, filepath.Join(dir, stageName)))
	}
}

// checkEach fails if a file is missing or half.
func checkEach(t *testing.T, dir, when string, old, next map[string]string) {
	t.Helper()
	got := filesOnly(t, dir)
	for name, is := range got {
		if is != old[name] && is != next[name] {
			t.Errorf("%s: %s is %q", when, name, is)
		}
	}
	for name := range old {
		if got[name] == "" {
			t.Errorf("%s: %s is missing", when, name)
		}
	}
}

// mended opens the folder as the next run does. It fails unless the files then are all old or all new, with nothing beside.
func mended(t *testing.T, dir, when string, old, next map[string]string) string {
	t.Helper()
	f, err := OpenFiles(dir, true)
	if err != nil {
		t.Fatalf("%s: OpenFiles: %v", when, err)
	}
	if err := f.Abort(); err != nil {
		t.Fatal(err)
	}
	noStage(t, dir, when)
	got := filesOnly(t, dir)
	switch {
	case differ(got, old) == "":
		return "old"
	case differ(got, next) == "":
		return "new"
	}
	t.Errorf("%s: the next run leaves a mixture:\n%s", when, differ(got, next))
	return "mixed"
}

// TestFilesKilledAtEachStep kills a run before each change to the disk.
func TestFilesKilledAtEachStep(t *testing.T) {
	old, next := handedTrees(t)
	steps := order{Dir: handedOver(t), Sites: []site{anew}, Files: true}.run(t)
	if steps < 10 {
		t.Fatalf("a run has %d steps, want at least 10", steps)
	}
	seen := map[string]int{}
	for k := 1; k <= steps; k++ {
		dir, when := handedOver(t), fmt.Sprintf("killed at step %d", k)
		if (order{Dir: dir, Sites: []site{anew}, Files: true, KillAt: k}).run(t) != 0 {
			t.Fatalf("the run lived through step %d", k)
		}
		checkEach(t, dir, when, old, next)
		seen[mended(t, dir, when, old, next)]++
	}
	if seen["old"] < 3 || seen["new"] < 3 {
		t.Errorf("after the kills the files were %v", seen)
	}
}

// TestFilesKilledWhileMending kills a run late, and the next one, which mends, at each of its steps.
func TestFilesKilledWhileMending(t *testing.T) {
	old, next := handedTrees(t)
	steps := order{Dir: handedOver(t), Sites: []site{anew}, Files: true}.run(t)
	for first := steps - 5; first <= steps; first++ {
		for second, dead := 1, true; dead; second++ {
			dir, when := handedOver(t), fmt.Sprintf("killed at step %d and then at %d", first, second)
			order{Dir: dir, Sites: []site{anew}, Files: true, KillAt: first}.run(t)
			dead = order{Dir: dir, Sites: []site{anew}, Files: true, KillAt: second}.run(t) == 0
			checkEach(t, dir, when, old, next)
			if mended(t, dir, when, old, next) == "old" && !dead {
				t.Errorf("%s: a whole run left the old files", when)
			}
		}
	}
}

// TestFilesKilledWhileGoingBack lets a move fail, and kills the run while it undoes the moves before.
func TestFilesKilledWhileGoingBack(t *testing.T) {
	old, next := handedTrees(t)
	steps := order{Dir: handedOver(t), Sites: []site{anew}, Files: true}.run(t)
	backs := 0
	for fail := 1; fail < steps; fail++ {
		for kill := fail + 1; ; kill++ {
			dir, when := handedOver(t), fmt.Sprintf("failed at step %d and killed at %d", fail, kill)
			dead := order{Dir: dir, Sites: []site{anew}, Files: true, FailAt: fail, KillAt: kill}.run(t) == 0
			checkEach(t, dir, when, old, next)
			was := mended(t, dir, when, old, next)
			if !dead {
				if was != "old" {
					t.Errorf("%s: the failure left the %s files", when, was)
				}
				break
			}
			backs++
		}
	}
	if backs < 5 {
		t.Errorf("only %d kills while going back", backs)
	}
}

// TestFilesFailureAtEachStep lets each step fail in turn: the files are then what Commit says.
func TestFilesFailureAtEachStep(t *testing.T) {
	old, next := handedTrees(t)
	for k, done := 1, false; !done; k++ {
		dir, steps := handedOver(t), 0
		_, err := buildFiles(dir, anew, func(point string) error {
			if steps++; steps == k {
				return fmt.Errorf("no %s today", point)
			}
			return nil
		})
		done = steps < k
		want := old
		if err == nil {
			want = next
		}
		if d := differ(filesOnly(t, dir), want); d != "" {
			t.Errorf("step %d failed, and Commit said %v:\n%s", k, err, d)
		}
		if got := mended(t, dir, fmt.Sprintf("failed at step %d", k), old, next); err == nil && got != "new" {
			t.Errorf("step %d: %s files after a whole run", k, got)
		}
	}
}

// TestFilesOfOthers holds that what somebody wrote after a kill is not overwritten by the mending.
func TestFilesOfOthers(t *testing.T) {
	steps := order{Dir: handedOver(t), Sites: []site{anew}, Files: true}.run(t)
	lost := 0
	for k := 1; k <= steps; k++ {
		dir := handedOver(t)
		order{Dir: dir, Sites: []site{anew}, Files: true, KillAt: k}.run(t)
		for _, name := range []string{"a.html", "b.html", "c.html"} {
			put(t, filepath.Join(dir, name), "by hand")
		}
		f, err := OpenFiles(dir, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Abort(); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a.html", "b.html", "c.html"} {
			if text, _ := os.ReadFile(filepath.Join(dir, name)); string(text) != "by hand" {
				lost++
				t.Errorf("killed at step %d: %s = %q", k, name, text)
			}
		}
	}
}

// TestFilesFolderGoes holds that a folder made for nothing goes, and that a folder is not made before it is needed.
func TestFilesFolderGoes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	f, err := OpenFiles(dir, false)
	if err != nil || exists(dir) {
		t.Fatal("the folder is made at once", err)
	}
	if err := f.Write("a", []byte("1")); err != nil || !exists(dir) {
		t.Fatal(err)
	}
	if err := f.Abort(); err != nil || exists(filepath.Dir(dir)) {
		t.Error("the folder stays", err)
	}
}

// TestFilesNames holds which names are refused.
func TestFilesNames(t *testing.T) {
	for _, names := range [][]string{{"../a"}, {"a", "A"}, {""}, {"/a"}} {
		f, err := OpenFiles(t.TempDir(), false)
		for _, name := range names {
			err = errors.Join(err, f.Write(name, []byte("1")))
		}
		if _, failed := f.Commit(); err == nil || failed == nil {
			t.Errorf("%q: %v, %v", names, err, failed)
		}
	}
}

// TestFilesAtOnce has one run while another is not done, and many goroutines in one run.
func TestFilesAtOnce(t *testing.T) {
	dir := t.TempDir()
	f, err := OpenFiles(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for k := range 40 {
		group.Go(func() {
			if err := f.Write(fmt.Sprintf("f%02d", k), []byte("1")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	var busy *BusyError
	if _, err := OpenFiles(dir, false); !errors.As(err, &busy) {
		t.Errorf("a second run: %v, want a BusyError", err)
	}
	if w, err := f.Commit(); err != nil || w.New != 40 {
		t.Errorf("written %+v, %v", w, err)
	}
	if got := namesIn(t, dir); len(got) != 40 {
		t.Errorf("there are %q", got)
	}
}
