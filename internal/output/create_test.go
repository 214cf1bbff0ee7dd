package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inPieces writes a file by so many bytes at a time.
func inPieces(f *Folder, p, content string, n int) error {
	w, err := f.Create(p)
	if err != nil {
		return err
	}
	for rest := content; rest != ""; rest = rest[min(n, len(rest)):] {
		if _, err := w.Write([]byte(rest[:min(n, len(rest))])); err != nil {
			return errors.Join(err, w.Close())
		}
	}
	return w.Close()
}

// TestCreate: a file in pieces is the file that Write makes, whatever stood there, and what is the same is not touched.
func TestCreate(t *testing.T) {
	long := strings.Repeat("0123456789", 5)
	for name, was := range map[string]string{
		"nothing": "", "the same": long, "another end": long[:49] + "x", "another start": "x" + long[1:], "longer": long + "x", "shorter": long[:25],
	} {
		for _, n := range []int{1, 7, 50, 100} {
			dir := filepath.Join(t.TempDir(), "public")
			if was != "" {
				mustBuild(t, dir, map[string]string{"d/a.csv": was})
				if err := os.Chmod(filepath.Join(dir, "d/a.csv"), 0o640); err != nil {
					t.Fatal(err)
				}
			}
			f, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := inPieces(f, "d/a.csv", long, n); err != nil {
				t.Fatal(name, err)
			}
			if got, err := f.Read("d/a.csv"); string(got) != long || err != nil {
				t.Errorf("%s: Read() = %q, %v", name, got, err)
			}
			s, err := f.Commit()
			if want := 1; err != nil || s.Written+s.Unchanged != want || (s.Unchanged == 1) != (was == long) {
				t.Errorf("%s by %d: Commit() = %v, %v", name, n, s, err)
			}
			info := lstat(t, filepath.Join(dir, "d/a.csv"))
			if was != "" && info.Mode().Perm() != 0o640 {
				t.Errorf("%s: mode %v", name, info.Mode())
			}
			again := mustBuild(t, dir, map[string]string{"d/a.csv": long})
			if again.Unchanged != 1 || again.Removed > 0 {
				t.Errorf("%s by %d: Write of the same: %v", name, n, again)
			}
		}
	}
}

// TestCreateRefuses: what no build wrote is not replaced, unless it has the same bytes, and then nothing is committed.
func TestCreateRefuses(t *testing.T) {
	for _, c := range []struct {
		there, content string
		foreign        bool
	}{{"mine", "mine", false}, {"mine", "mina", true}, {"mine", "min", true}, {"mine", "mine too", true}} {
		dir := filepath.Join(t.TempDir(), "public")
		put(t, filepath.Join(dir, "a.csv"), c.there)
		f, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		err = inPieces(f, "a.csv", c.content, 2)
		var foreign *ForeignError
		if errors.As(err, &foreign) != c.foreign || err != nil != c.foreign {
			t.Errorf("%q over %q: %v", c.content, c.there, err)
		}
		if _, err := f.Commit(); err != nil != c.foreign {
			t.Errorf("%q over %q: Commit() = %v", c.content, c.there, err)
		}
		if got, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(got) != c.there {
			t.Errorf("%q over %q: %q stands there", c.content, c.there, got)
		}
	}
	dir := filepath.Join(t.TempDir(), "public")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abort()
	if _, err := f.Create("../a.csv"); err == nil {
		t.Error("Create() outside the folder")
	}
	if _, err := f.Read("b.csv"); err == nil {
		t.Error("Read() of what was not written")
	}
}

// TestCreateHoldsLittle: what a file in pieces takes does not grow with the file.
func TestCreateHoldsLittle(t *testing.T) {
	f, err := Open(filepath.Join(t.TempDir(), "public"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abort()
	piece := make([]byte, 1<<16)
	w, err := f.Create("a.csv")
	if err != nil {
		t.Fatal(err)
	}
	allocs := testing.AllocsPerRun(100, func() {
		if _, err := w.Write(piece); err != nil {
			t.Fatal(err)
		}
	})
	if err := w.Close(); err != nil || allocs > 1 {
		t.Errorf("%v allocations a piece; Close() = %v", allocs, err)
	}
}
