package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// folding is a disk that takes names equal but for their case for the same, as Windows and macOS do.
type folding struct{ Disk }

func (f folding) find(name string) string {
	at := "."
	for part := range strings.SplitSeq(name, "/") {
		if entries, err := f.Disk.ReadDir(at); err == nil {
			for _, e := range entries {
				if strings.EqualFold(e.Name(), part) {
					part = e.Name()
				}
			}
		}
		at = path.Join(at, part)
	}
	return at
}

func (f folding) Lstat(name string) (fs.FileInfo, error)     { return f.Disk.Lstat(f.find(name)) }
func (f folding) ReadDir(name string) ([]fs.DirEntry, error) { return f.Disk.ReadDir(f.find(name)) }
func (f folding) Open(name string) (io.ReadCloser, error)    { return f.Disk.Open(f.find(name)) }
func (f folding) Create(name string, perm fs.FileMode) (File, error) {
	return f.Disk.Create(f.find(name), perm)
}
func (f folding) Rename(from, to string) error { return f.Disk.Rename(f.find(from), f.find(to)) }
func (f folding) Remove(name string) error     { return f.Disk.Remove(f.find(name)) }
func (f folding) Mkdir(name string) error      { return f.Disk.Mkdir(f.find(name)) }
func (f folding) SyncDir(name string) error    { return f.Disk.SyncDir(f.find(name)) }

// TestCase: a name that changes in its case alone is one file on some destinations and two on others; nothing is lost on either, and
// a stranger's file of another case is not replaced.
func TestCase(t *testing.T) {
	upper := second.without("2022-h1/board.html").with("2022-h1/Board.html", page("Board"))
	none := func(o *Options) { o.Keep = 0 }
	for _, folds := range []bool{false, true} {
		dir := memory(t)
		var d Disk = open(t, dir)
		if folds {
			d = folding{d}
		}
		mustPublish(t, d, second)
		mustPublish(t, d, upper, none)
		if got, err := readAll(d, "2022-h1/Board.html"); err != nil || string(got) != upper["2022-h1/Board.html"] {
			t.Errorf("folds %v: Board.html = %q, %v", folds, got, err)
		}
		r := mustPublish(t, d, second, none, func(o *Options) { o.Verify = true })
		if len(r.Missing)+len(r.Differ) > 0 {
			t.Errorf("folds %v: %+v", folds, r)
		}
		mustPublish(t, d, nil, func(o *Options) { o.Source, o.Restore = nil, 2 })
		if got, err := readAll(d, "2022-h1/Board.html"); err != nil || string(got) != upper["2022-h1/Board.html"] {
			t.Errorf("folds %v: back: Board.html = %q, %v", folds, got, err)
		}
	}
	dir := memory(t)
	d := folding{open(t, dir)}
	put(t, filepath.Join(dir, "INDEX.html"), "mine")
	o := options(d, first)
	o.Adopt = true
	var standing *StandingError
	if _, err := Publish(o); !errors.As(err, &standing) || !slices.Equal(standing.Foreign, []string{"index.html"}) {
		t.Errorf("Publish = %v", err)
	}
}

// TestOddNames: a destination whose own name is Chinese, decomposed or holds signs that mean something elsewhere, and which holds other
// people's files of such names, is like any other.
func TestOddNames(t *testing.T) {
	dir := filepath.Join(memory(t), "通报 é [1] e\u0301", "发布")
	put(t, filepath.Join(dir, "e\u0301.txt"), "decomposed")
	put(t, filepath.Join(dir, "é.txt"), "composed")
	put(t, filepath.Join(dir, "~$月报.docx"), "x")
	was := tree(t, dir)
	d := open(t, dir)
	mustPublish(t, d, first, func(o *Options) { o.Adopt = true })
	mustPublish(t, d, second, func(o *Options) { o.Keep = 0 })
	stands(t, dir, second, was)
}

// TestPaths: a path that no build writes is never written, whoever put it into a record.
func TestPaths(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	mustPublish(t, d, first)
	outside := filepath.Join(filepath.Dir(dir), "x.html")
	put(t, outside, "mine")
	r, err := readRecord(d, 1)
	must(t, err)
	r.Stale = map[string]piece{"../x.html": {Sum: site{"x": "mine"}.sums()["x"], Since: -5}}
	text, err := encode(r)
	must(t, err)
	put(t, filepath.Join(dir, historyPath(1)), string(text))
	var damaged *RecordError
	if _, err := Publish(options(d, second)); !errors.As(err, &damaged) {
		t.Errorf("Publish = %v", err)
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error(err)
	}
}
