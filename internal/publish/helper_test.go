package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// site is what a build wrote.
type site map[string]string

// page is a page that says what it is, so that a half one is known.
func page(text string) string { return fmt.Sprintf("%s<!--%x-->", text, sha256.Sum256([]byte(text))) }

var first = site{
	"index.html": page("home 1"), "2022-h1/index.html": page("h1 1"), "2022-h1/board.html": page("board 1"),
	"2022-h1/counties/jia.html": page("jia 1"), "2022-h1/data/data.csv": "a,1\n", "2022-h1/search.js": "1", "editions.js": "1",
	"assets/a.11.css": "one", "assets/b.22.js": "two", "2022-h1/pictures/p.png": "png",
}

// second changes, adds and removes.
var second = site{
	"index.html": page("home 2"), "2022-h1/index.html": page("h1 2"), "2022-h1/board.html": page("board 1"),
	"2022-h1/counties/jia.html": page("jia 2"), "2022-h1/data/data.csv": "a,2\n", "2022-h1/search.js": "2", "editions.js": "2",
	"assets/a.33.css": "three", "assets/b.22.js": "two", "2022-h1/pictures/p.png": "png",
	"2022-q3/index.html": page("q3"), "2022-q3/counties/yi.html": page("yi"),
}

func (s site) without(names ...string) site {
	s = maps.Clone(s)
	for _, name := range names {
		delete(s, name)
	}
	return s
}

func (s site) with(name, content string) site {
	s = maps.Clone(s)
	s[name] = content
	return s
}

func (s site) sums() map[string]Sum {
	m := map[string]Sum{}
	for name, content := range s {
		m[name] = sha256.Sum256([]byte(content))
	}
	return m
}

// made is a site as a source.
type made struct{ site }

func (m made) Files() map[string]Sum { return m.sums() }

func (m made) Open(name string, _ Sum) (io.ReadCloser, error) {
	return io.NopCloser(strings.NewReader(m.site[name])), nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, name, content string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(name), 0o777))
	must(t, os.WriteFile(name, []byte(content), 0o666))
}

// clock is a clock that a test sets; sleeping moves it.
type clock struct{ now time.Time }

var noon = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

func (c *clock) sleep(d time.Duration) { c.now = c.now.Add(d) }

var runs int

// options are those of a usual run.
func options(d Disk, s site) Options {
	runs++
	c := &clock{noon}
	return Options{
		Disk: d, Source: made{s}, Keep: 2, Store: 10, Wait: time.Minute, Program: "1",
		Who:   Who{Owner: "张三", Host: "甲", PID: os.Getpid(), Token: fmt.Sprintf("%d-%d", os.Getpid(), runs)},
		Alive: func(pid int) bool { return pid == os.Getpid() }, Now: func() time.Time { return c.now }, Sleep: c.sleep,
	}
}

// open is a folder that waits for no disk.
func open(t *testing.T, dir string) Disk { return quick{openSlow(t, dir)} }

func openSlow(t *testing.T, dir string) *Folder {
	t.Helper()
	d, err := OpenFolder(dir)
	must(t, err)
	t.Cleanup(func() { d.Close() })
	return d
}

type quick struct{ *Folder }

func (q quick) SyncDir(string) error { return nil }

func (q quick) Create(name string, perm fs.FileMode) (File, error) {
	file, err := q.Folder.Create(name, perm)
	if err != nil {
		return nil, err
	}
	return quickFile{file}, nil
}

type quickFile struct{ File }

func (quickFile) Sync() error { return nil }

// mustPublish publishes with options changed.
func mustPublish(t *testing.T, d Disk, s site, change ...func(*Options)) *Result {
	t.Helper()
	o := options(d, s)
	for _, c := range change {
		c(&o)
	}
	r, err := Publish(o)
	if err != nil {
		t.Fatalf("publish: %v", err)
	}
	return r
}

// tree are the files that readers see, by their path; links are “→ target”.
func tree(t *testing.T, dir string) site {
	t.Helper()
	out := site{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == home:
			return fs.SkipDir
		case e.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(p)
			out[rel] = "→ " + to
			return err
		case !e.IsDir():
			text, err := os.ReadFile(p)
			out[rel] = string(text)
			return err
		}
		return nil
	})
	must(t, err)
	return out
}

// differ describes the first differences between trees, or is empty.
func differ(got, want site) string {
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

// stands fails unless the destination holds the site, its manifest and what stayed of others.
func stands(t *testing.T, dir string, s site, stale ...site) {
	t.Helper()
	want := s.with("SHA256SUMS", string(manifestOf(s.sums())))
	for _, other := range stale {
		for name, content := range other {
			if _, there := want[name]; !there {
				want[name] = content
			}
		}
	}
	if d := differ(tree(t, dir), want); d != "" {
		t.Error(d)
	}
	clean(t, dir)
}

// clean fails where a run left a lock, a journal or a temporary file.
func clean(t *testing.T, dir string) {
	t.Helper()
	filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		name := filepath.Base(p)
		if strings.HasSuffix(name, temporarySuffix) || strings.HasPrefix(name, "lock") || strings.HasPrefix(name, "broken") || name == "next" {
			t.Errorf("%s is left", p)
		}
		return nil
	})
}

// faulty is a disk on which operations fail as a test wants.
type faulty struct {
	Disk
	mutex sync.Mutex
	n     int
	log   []string
	fail  func(n int, op, name string) error // before the operation
	half  func(n int) bool                   // a write that only comes half
}

func (f *faulty) step(op, name string) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.n++
	f.log = append(f.log, op+" "+name)
	if f.fail != nil {
		if err := f.fail(f.n, op, name); err != nil {
			return &fs.PathError{Op: op, Path: name, Err: err}
		}
	}
	return nil
}

func (f *faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.step("lstat", name); err != nil {
		return nil, err
	}
	return f.Disk.Lstat(name)
}

func (f *faulty) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.step("readdir", name); err != nil {
		return nil, err
	}
	return f.Disk.ReadDir(name)
}

func (f *faulty) Open(name string) (io.ReadCloser, error) {
	if err := f.step("open", name); err != nil {
		return nil, err
	}
	return f.Disk.Open(name)
}

func (f *faulty) Create(name string, perm fs.FileMode) (File, error) {
	if err := f.step("create", name); err != nil {
		return nil, err
	}
	file, err := f.Disk.Create(name, perm)
	if err != nil {
		return nil, err
	}
	return &faultyFile{file, f, name}, nil
}

func (f *faulty) Rename(from, to string) error {
	if err := f.step("rename", to); err != nil {
		return err
	}
	return f.Disk.Rename(from, to)
}

func (f *faulty) Remove(name string) error {
	if err := f.step("remove", name); err != nil {
		return err
	}
	return f.Disk.Remove(name)
}

func (f *faulty) Mkdir(name string) error {
	if err := f.step("mkdir", name); err != nil {
		return err
	}
	return f.Disk.Mkdir(name)
}

func (f *faulty) SyncDir(name string) error {
	if err := f.step("syncdir", name); err != nil {
		return err
	}
	return f.Disk.SyncDir(name)
}

type faultyFile struct {
	File
	disk *faulty
	name string
}

func (f *faultyFile) Write(b []byte) (int, error) {
	f.disk.mutex.Lock()
	half := f.disk.half != nil && f.disk.half(f.disk.n+1)
	f.disk.mutex.Unlock()
	if half {
		f.File.Write(b[:len(b)/2])
	}
	if err := f.disk.step("write", f.name); err != nil {
		if !half {
			f.File.Write(b[:len(b)/2])
		}
		return len(b) / 2, err
	}
	return f.File.Write(b)
}

func (f *faultyFile) Sync() error {
	if err := f.disk.step("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *faultyFile) Close() error {
	err := f.disk.step("close", f.name)
	return errors.Join(err, f.File.Close())
}

// writes are the paths of the site that were put into their places, in that order.
func (f *faulty) writes() []string {
	var list []string
	for _, line := range f.log {
		if name, found := strings.CutPrefix(line, "rename "); found && !strings.HasPrefix(name, home) {
			list = append(list, name)
		}
	}
	return list
}

// memory is a folder in memory where there is such: these tests make thousands of files.
func memory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
