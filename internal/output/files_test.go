package output

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// namesIn are what stands in a folder.
func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// seed writes a file that stands before the test.
func seed(t *testing.T, name, content string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func holds(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s holds %q, want %q; %v", filepath.Base(name), got, want, err)
	}
}

func TestWriteFiles(t *testing.T) {
	dir := t.TempDir()
	same, old := seed(t, filepath.Join(dir, "same"), "1"), seed(t, filepath.Join(dir, "old"), "2")
	fresh := filepath.Join(dir, "里面", "fresh")
	files := []File{{Path: same, Content: []byte("1")}, {Path: old, Content: []byte("3")}, {Path: fresh, Content: []byte("4")}}

	_, err := WriteFiles(files, false)
	var standing *ExistsError
	if !errors.As(err, &standing) || !slices.Equal(standing.Paths, []string{old}) {
		t.Errorf("error %v", err)
	}
	if got := namesIn(t, dir); !slices.Equal(got, []string{"old", "same"}) {
		t.Errorf("after the refusal there are %q", got)
	}
	holds(t, old, "2")

	written, err := WriteFiles(files, true)
	if err != nil || written != (Written{New: 1, Replaced: 1, Unchanged: 1}) {
		t.Errorf("written %+v, %v", written, err)
	}
	holds(t, old, "3")
	holds(t, fresh, "4")
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode of what was replaced: %v, %v", info.Mode(), err)
	}
	if got := append(namesIn(t, dir), namesIn(t, filepath.Join(dir, "里面"))...); !slices.Equal(got, []string{"old", "same", "里面", "fresh"}) {
		t.Errorf("there are %q", got)
	}
}

// TestWriteFilesNone holds that where one file has no place none is written, and what stood there stands.
func TestWriteFilesNone(t *testing.T) {
	for _, c := range []struct {
		name string
		last func(dir string) string // the path of the last file
	}{
		{"a folder in the way", func(dir string) string { os.Mkdir(filepath.Join(dir, "x"), 0o777); return filepath.Join(dir, "x") }},
		{"a file for a folder", func(dir string) string { return filepath.Join(dir, "old", "x") }},
	} {
		dir := t.TempDir()
		old := seed(t, filepath.Join(dir, "old"), "2")
		last := c.last(dir)
		before := namesIn(t, dir)
		if _, err := WriteFiles([]File{{Path: old, Content: []byte("3")}, {Path: filepath.Join(dir, "new")}, {Path: last, Content: []byte("4")}}, true); err == nil {
			t.Errorf("%s: no error", c.name)
		}
		holds(t, old, "2")
		if got := namesIn(t, dir); !slices.Equal(got, before) {
			t.Errorf("%s: there are %q, before %q", c.name, got, before)
		}
	}
}

// TestReplacedAtOnce: a file that is replaced is never missing and never half.
func TestReplacedAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is being read cannot be replaced there")
	}
	name := seed(t, filepath.Join(t.TempDir(), "file"), "0")
	done := make(chan struct{})
	seen := make(chan error, 1)
	go func() {
		defer close(seen)
		for {
			if got, err := os.ReadFile(name); err != nil || len(got) != 1 && len(got) != 100_000 {
				seen <- errors.Join(err, errors.New("the file is half or missing"))
				return
			}
			select {
			case <-done:
				return
			default:
			}
		}
	}()
	for k := range 200 {
		content := []byte{'0'}
		if k%2 == 0 {
			content = slices.Repeat([]byte("x"), 100_000)
		}
		if _, err := WriteFiles([]File{{Path: name, Content: content}}, true); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	if err := <-seen; err != nil {
		t.Error(err)
	}
}

// TestSecondName: where a link cannot be made the former file is kept as a copy, with its mode, and stays untouched.
func TestSecondName(t *testing.T) {
	dir := t.TempDir()
	name, other := seed(t, filepath.Join(dir, "name"), "text"), seed(t, filepath.Join(dir, "other"), "in the way of a link")
	if err := secondName(name, other); err != nil {
		t.Fatal(err)
	}
	holds(t, other, "text")
	a, errA := os.Stat(name)
	b, errB := os.Stat(other)
	if err := errors.Join(errA, errB); err != nil || os.SameFile(a, b) || a.Mode() != b.Mode() || !a.ModTime().Equal(b.ModTime()) {
		t.Errorf("no copy, or another mode or time: %v, %v, %v", a, b, err)
	}
	if err := os.WriteFile(other, []byte("changed"), 0o666); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "text")
	if err := secondName(filepath.Join(dir, "none"), filepath.Join(dir, "new")); !absent(err) {
		t.Errorf("of no file: %v", err)
	}
}
