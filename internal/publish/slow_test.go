package publish

import (
	"fmt"
	"io"
	"io/fs"
	"sync/atomic"
	"testing"
	"time"
)

// slowDisk answers each question late, as a share does, and counts them.
type slowDisk struct {
	Disk
	late  time.Duration
	asked atomic.Int64
}

func (d *slowDisk) ask() {
	d.asked.Add(1)
	time.Sleep(d.late)
}

func (d *slowDisk) Lstat(name string) (fs.FileInfo, error) { d.ask(); return d.Disk.Lstat(name) }

func (d *slowDisk) ReadDir(name string) ([]fs.DirEntry, error) { d.ask(); return d.Disk.ReadDir(name) }

func (d *slowDisk) Rename(from, to string) error { d.ask(); return d.Disk.Rename(from, to) }

func (d *slowDisk) Remove(name string) error { d.ask(); return d.Disk.Remove(name) }

func (d *slowDisk) Create(name string, perm fs.FileMode) (File, error) {
	d.ask()
	return d.Disk.Create(name, perm)
}

func (d *slowDisk) Open(name string) (io.ReadCloser, error) {
	d.ask()
	file, err := d.Disk.Open(name)
	if err != nil {
		return nil, err
	}
	return &slowFile{file, d}, nil
}

type slowFile struct {
	io.ReadCloser
	disk *slowDisk
}

func (f *slowFile) Read(p []byte) (int, error) { f.disk.ask(); return f.ReadCloser.Read(p) }

func (f *slowFile) Close() error { f.disk.ask(); return f.ReadCloser.Close() }

// mostAsked bounds what a rollback that reads everything in the end asks of the destination, a file that it replaces and a file that stays.
const mostAsked, mostAskedOfOthers = 32, 7

// TestRollbackAsks: going back asks a bounded number of questions, and reads side by side what is only read, so that a share that answers
// late does not make it wait for each.
func TestRollbackAsks(t *testing.T) {
	const changed, kept = 20, 180
	dir := t.TempDir()
	was, now := site{}, site{}
	for k := range changed + kept {
		name := fmt.Sprintf("2022-h1/counties/c%03d.html", k)
		was[name], now[name] = page(name), page(name)
		if k < changed {
			now[name] = page(name + " 2")
		}
	}
	was["index.html"], now["index.html"] = page("1"), page("2")
	mustPublish(t, open(t, dir), was)
	mustPublish(t, open(t, dir), now)
	back := func(reads, to int, want site) (time.Duration, int64) {
		d := &slowDisk{Disk: open(t, dir), late: 500 * time.Microsecond}
		told := 0
		begun := time.Now()
		r := mustPublish(t, d, nil, func(o *Options) {
			o.Source, o.Restore, o.Verify, o.Reads = nil, to, true, reads
			o.Reading = func(int, int) {}
			o.Writing = func(done, total int) { told = done*1000 + total }
		})
		took := time.Since(begun)
		if r.Replaced != changed+1 || r.Verified != changed+kept+2 || len(r.Missing)+len(r.Differ) > 0 || told != (changed+1)*1001 {
			t.Fatalf("%+v, told %d", r, told)
		}
		stands(t, dir, want)
		asked := d.asked.Load()
		if most := int64(mostAsked*(changed+1) + mostAskedOfOthers*(kept+2) + 100); asked > most {
			t.Errorf("%d questions, at most %d", asked, most)
		}
		return took, asked
	}
	one, asked := back(0, 1, was)
	side, askedSide := back(8, 2, now)
	t.Logf("back by %d of %d files, verified: %d questions, %v one after the other; %d questions, %v reading 8 side by side",
		changed+1, changed+kept+1, asked, one.Round(time.Millisecond), askedSide, side.Round(time.Millisecond))
}
