package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"bulletin/internal/longtest"
)

var errFault = errors.New("a failure by order")

// wholeness fails where a file is neither the old one nor the new one.
func wholeness(t *testing.T, dir string, sites ...site) {
	t.Helper()
	for name, content := range tree(t, dir) {
		if name == "SHA256SUMS" || strings.HasSuffix(name, temporarySuffix) {
			continue
		}
		ok := false
		for _, s := range sites {
			ok = ok || s[name] == content
		}
		if !ok {
			t.Errorf("%s = %.60q", name, content)
		}
	}
}

// TestEveryOperationFails: whichever operation fails, each file is the old one or the new one, a link never leads nowhere, and the
// second run comes through. Errors that are nobody's fault and those that look like an open file are both tried.
func TestEveryOperationFails(t *testing.T) {
	longtest.Skip(t)
	for _, side := range []int{1, 8} {
		everyOperationFails(t, func(o *Options) { o.Reads = side })
	}
}

func everyOperationFails(t *testing.T, change func(*Options)) {
	dir := memory(t)
	d := &faulty{Disk: open(t, dir)}
	mustPublish(t, d, first)
	d.n = 0
	mustPublish(t, d, second, change)
	count := d.n
	failed := 0
	for at := 1; at <= count; at++ {
		cause := errFault
		switch at % 3 {
		case 1:
			cause = syscall.ENOSPC
		case 2:
			cause = fs.ErrPermission
		}
		dir := memory(t)
		plain := open(t, dir)
		mustPublish(t, plain, first)
		d := &faulty{Disk: plain, fail: func(n int, _, _ string) error {
			if n == at {
				return cause
			}
			return nil
		}}
		o := options(d, second)
		change(&o)
		_, err := Publish(o)
		wholeness(t, dir, first, second)
		if err != nil {
			failed++
			if !errors.Is(err, cause) && !errors.As(err, new(*LockError)) {
				t.Errorf("at %d (%s): %v", at, d.log[at-1], err)
			}
		} else {
			stays(t, dir, second)
		}
		if _, err := Publish(options(plain, second)); err != nil {
			t.Errorf("at %d (%s): the second run: %v", at, d.log[at-1], err)
		}
		stands(t, dir, second, site{"assets/a.11.css": "one"})
		if t.Failed() {
			t.Fatalf("at %d: %s", at, d.log[at-1])
		}
	}
	o := options(d, second)
	change(&o)
	t.Logf("%d operations, %d side by side, %d runs failed, all second runs came through", count, o.Reads, failed)
}

// TestVanishes: a destination that is gone from some operation on is told, and the next run completes what was begun.
func TestVanishes(t *testing.T) {
	for at := 5; at < 140; at += 9 {
		for _, cause := range []error{syscall.EIO, fs.ErrNotExist} {
			dir := memory(t)
			plain := open(t, dir)
			mustPublish(t, plain, first)
			d := &faulty{Disk: plain, fail: func(n int, _, _ string) error {
				if n >= at {
					return cause
				}
				return nil
			}}
			if _, err := Publish(options(d, second)); err == nil && at < 20 {
				t.Errorf("at %d: no error", at)
			}
			wholeness(t, dir, first, second)
			// A lock that stays is that of this process, which still runs: somebody has to break it.
			mustPublish(t, plain, second, func(o *Options) { o.BreakLock = true })
			stands(t, dir, second, first)
		}
	}
}

// TestHeld: files that others have open come last, after growing pauses; those that stay open are named, and the next run
// brings them.
func TestHeld(t *testing.T) {
	for _, c := range []struct {
		name    string
		times   int
		outcome bool
	}{{"a while", 5, true}, {"for good", 1 << 30, false}} {
		dir := memory(t)
		plain := open(t, dir)
		mustPublish(t, plain, first)
		held := []string{"2022-h1/counties/jia.html", "index.html"}
		left := map[string]int{held[0]: c.times, held[1]: c.times}
		d := &faulty{Disk: plain, fail: func(_ int, op, name string) error {
			if op == "rename" && left[name] > 0 {
				left[name]--
				return fs.ErrPermission
			}
			return nil
		}}
		var pauses []time.Duration
		o := options(d, second)
		o.Sleep = func(d time.Duration) { pauses = append(pauses, d) }
		_, err := Publish(o)
		var kept *HeldError
		if (err == nil) != c.outcome {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.outcome {
			if len(pauses) != 5 || pauses[0] != firstPause || pauses[4] != 16*firstPause {
				t.Errorf("%s: pauses %v", c.name, pauses)
			}
			if w := d.writes(); w[len(w)-1] != "SHA256SUMS" {
				t.Errorf("%s: the order is %q", c.name, w)
			}
			stands(t, dir, second, first)
			continue
		}
		total := time.Duration(0)
		for _, p := range pauses {
			total += p
		}
		if !errors.As(err, &kept) || !slices.Equal(kept.Paths, held) || total != time.Minute || kept.Waited != total {
			t.Errorf("%s: %v after %v", c.name, err, total)
		}
		want := second.with(held[0], first[held[0]]).with(held[1], first[held[1]])
		want["assets/a.11.css"], want["SHA256SUMS"] = "one", string(manifestOf(first.sums())) // the manifest comes last, so it is the old one
		if d := differ(tree(t, dir), want); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		mustPublish(t, plain, second)
		stands(t, dir, second, first)
	}
}

// TestHeldStale: what should be deleted and is open elsewhere is told and deleted by a later publication.
func TestHeldStale(t *testing.T) {
	dir := memory(t)
	plain := open(t, dir)
	mustPublish(t, plain, first)
	d := &faulty{Disk: plain, fail: func(_ int, op, name string) error {
		if name == "assets/a.11.css" && op == "remove" || op == "rename" && strings.HasPrefix(name, storeName) && name == storePath(first.sums()["assets/a.11.css"]) {
			return fs.ErrPermission
		}
		return nil
	}}
	none := func(o *Options) { o.Keep = 0 }
	r := mustPublish(t, d, second, none)
	if len(r.Notes) != 1 || r.Notes[0].Kind != StaleHeld || r.Notes[0].Path != "assets/a.11.css" {
		t.Errorf("%+v", r)
	}
	third := second.with("index.html", page("home 3"))
	if r := mustPublish(t, plain, third, none); r.Removed != 1 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, third)
}

// TestDamagedCopy: a disk that gives back other bytes than were written is found out before anything is replaced.
func TestDamagedCopy(t *testing.T) {
	dir := memory(t)
	plain := open(t, dir)
	mustPublish(t, plain, first)
	d := &faulty{Disk: plain}
	d.fail = func(_ int, op, name string) error {
		if op == "open" && strings.HasSuffix(name, temporarySuffix) && path.Dir(name) == "2022-h1/counties" {
			return errors.Join(os.WriteFile(filepath.Join(dir, name), []byte("other"), 0o666))
		}
		return nil
	}
	var damaged *DamagedError
	if _, err := Publish(options(d, second)); !errors.As(err, &damaged) || damaged.Path != "2022-h1/counties/jia.html" {
		t.Errorf("Publish = %v", err)
	}
	wholeness(t, dir, first, second)
	mustPublish(t, plain, second)
	stands(t, dir, second, first)
}

// TestLinks: a link, a folder or a file in the way is never written through, followed or deleted.
func TestLinks(t *testing.T) {
	for name, c := range map[string]struct {
		at   string
		make func(t *testing.T, dir, outside string)
		want string // of the error; empty: it goes through
	}{
		"a link for a file": {"2022-h1/counties/jia.html", func(t *testing.T, dir, outside string) {
			symlink(t, filepath.Join(outside, "secret"), filepath.Join(dir, "2022-h1/counties/jia.html"))
		}, "2022-h1/counties/jia.html"},
		"a link for a folder": {"2022-h1/counties", func(t *testing.T, dir, outside string) {
			symlink(t, outside, filepath.Join(dir, "2022-h1/counties"))
		}, "2022-h1/counties/jia.html"},
		"a link within the destination": {"2022-h1", func(t *testing.T, dir, _ string) {
			must(t, os.MkdirAll(filepath.Join(dir, "else/counties"), 0o777))
			symlink(t, "else", filepath.Join(dir, "2022-h1"))
		}, "2022-h1/"},
		"a folder for a file": {"index.html", func(t *testing.T, dir, _ string) {
			put(t, filepath.Join(dir, "index.html/mine.txt"), "mine")
		}, "index.html"},
		"a file for a folder": {"2022-h1/counties", func(t *testing.T, dir, _ string) {
			put(t, filepath.Join(dir, "2022-h1/counties"), "mine")
		}, "2022-h1/counties/jia.html"},
		"a link for what is to be deleted": {"assets/a.11.css", func(t *testing.T, dir, outside string) {
			symlink(t, filepath.Join(outside, "secret"), filepath.Join(dir, "assets/a.11.css"))
		}, ""},
		"a link for the manifest": {"SHA256SUMS", func(t *testing.T, dir, outside string) {
			symlink(t, filepath.Join(outside, "secret"), filepath.Join(dir, "SHA256SUMS"))
		}, "SHA256SUMS"},
		"a link for the records": {home, func(t *testing.T, dir, outside string) {
			symlink(t, outside, filepath.Join(dir, home))
		}, home},
		"a link for the store": {storeName, func(t *testing.T, dir, outside string) {
			symlink(t, outside, filepath.Join(dir, storeName))
		}, storeName},
	} {
		dir, outside := memory(t), memory(t)
		put(t, filepath.Join(outside, "secret"), "secret")
		put(t, filepath.Join(outside, "jia.html"), "secret")
		d := open(t, dir)
		mustPublish(t, d, first)
		must(t, os.RemoveAll(filepath.Join(dir, c.at)))
		c.make(t, dir, outside)
		was := tree(t, dir)
		o := options(d, second)
		o.Keep, o.Force = 0, true
		_, err := Publish(o)
		var bad *PlaceError
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want == "":
			if got := tree(t, dir); got["assets/a.11.css"] != was["assets/a.11.css"] {
				t.Errorf("%s: the link became %q", name, got["assets/a.11.css"])
			}
		case !errors.As(err, &bad) || !slices.ContainsFunc(bad.Paths, func(p string) bool { return strings.HasPrefix(p, c.want) }):
			t.Errorf("%s: %v", name, err)
		default:
			if d := differ(tree(t, dir), was); d != "" {
				t.Errorf("%s: %s", name, d)
			}
		}
		if d := differ(tree(t, outside), site{"secret": "secret", "jia.html": "secret"}); d != "" {
			t.Errorf("%s: outside: %s", name, d)
		}
	}
}

// symlink makes a link, or skips the test.
func symlink(t *testing.T, to, name string) {
	t.Helper()
	if os.Symlink(to, name) != nil {
		t.Skip("no symlinks here")
	}
	if _, err := os.Readlink(name); err != nil { // Wine says that it made one
		t.Skip("no symlinks here")
	}
}

// TestCauses: whatever a system says when a page cannot be written, the run stops there without waiting, says so, and the next one
// goes on.
func TestCauses(t *testing.T) {
	for _, cause := range []error{
		syscall.ENOSPC, syscall.EROFS, syscall.EACCES, syscall.ENAMETOOLONG, syscall.EIO, fs.ErrPermission, fs.ErrNotExist,
	} {
		for _, op := range []string{"create", "write", "sync", "close"} {
			dir := memory(t)
			plain := open(t, dir)
			mustPublish(t, plain, first)
			d := &faulty{Disk: plain, fail: func(_ int, at, name string) error {
				if at == op && path.Dir(name) == "2022-h1/counties" {
					return cause
				}
				return nil
			}}
			o := options(d, second)
			o.Sleep = func(time.Duration) { t.Errorf("%s, %v: it waits", op, cause) }
			var stopped *StoppedError
			if _, err := Publish(o); !errors.As(err, &stopped) || !errors.Is(err, cause) || stopped.Total != 9 || stopped.Done >= 9 {
				t.Errorf("%s, %v: %v", op, cause, err)
			}
			wholeness(t, dir, first, second)
			if r := mustPublish(t, plain, second); !r.Resumed {
				t.Errorf("%s, %v: %+v", op, cause, r)
			}
			stands(t, dir, second, first)
		}
	}
}

// TestTakenUp: what was to be deleted with a publication and was taken up by one that was stopped stays: pages of that may lead to it.
func TestTakenUp(t *testing.T) {
	dir := memory(t)
	plain := open(t, dir)
	with := second.with("2022-h1/b.html", page("b"))
	mustPublish(t, plain, with)
	mustPublish(t, plain, second)                                  // it leaves
	mustPublish(t, plain, second.with("index.html", page("home"))) // with the next but this it is deleted
	d := &faulty{Disk: plain, fail: func(_ int, op, name string) error {
		if name == "SHA256SUMS" && op == "rename" {
			return errFault
		}
		return nil
	}}
	if _, err := Publish(options(d, with.with("index.html", page("leads to b")))); !errors.Is(err, errFault) {
		t.Fatal(err)
	}
	mustPublish(t, plain, second)
	stands(t, dir, second, with)
}
