package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shareEnv names a folder on a file share, for TestShare.
const shareEnv = "PUBLISH_TEST_SHARE"

// TestShare: what holds on a disk of this machine holds on a file share, if one is named: PUBLISH_TEST_SHARE='\\server\share' go test
// ./internal/publish -run TestShare
func TestShare(t *testing.T) {
	share := os.Getenv(shareEnv)
	if share == "" {
		t.Skipf("%s names no folder on a share", shareEnv)
	}
	dir := filepath.Join(share, "bulletin-publish-test")
	must(t, os.Mkdir(dir, 0o777))
	defer os.RemoveAll(dir)
	d := openSlow(t, dir)
	verify := func(o *Options) { o.Verify, o.Reads = true, 8 }
	mustPublish(t, d, first, verify)
	stands(t, dir, first)
	if r := mustPublish(t, d, first); !r.Nothing {
		t.Errorf("%+v", r)
	}
	failing := &faulty{Disk: d, fail: func(n int, _, _ string) error {
		if n == 90 {
			return errFault
		}
		return nil
	}}
	if _, err := Publish(options(failing, second)); err == nil {
		t.Error("nothing failed")
	}
	wholeness(t, dir, first, second)
	mustPublish(t, d, second, verify)
	stands(t, dir, second, first)
	if r := mustPublish(t, d, nil, verify, func(o *Options) { o.Source, o.Restore = nil, 1 }); len(r.Missing)+len(r.Differ) > 0 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, first, second)
	rollback(t, filepath.Join(share, "bulletin-publish-rollback"))
}

// mostRollback is how long going back may take, with every file read in the end.
const mostRollback = 5 * time.Second

// rollback goes back and forth on a site as large as the sample, of which a fourth changes, and tells what takes its time.
func rollback(t *testing.T, dir string) {
	const files, changed = 315, 70
	must(t, os.Mkdir(dir, 0o777))
	defer os.RemoveAll(dir)
	was, now := site{}, site{}
	for k := range files - 1 {
		name := fmt.Sprintf("2022-%d/%s/p%03d.html", k%3, []string{"counties", "sheets", "orders", "indicators"}[k%4], k)
		was[name] = page(name + strings.Repeat("text ", 8000))
		now[name] = was[name]
		if k < changed-1 {
			now[name] = page(name + strings.Repeat("other ", 7000))
		}
	}
	was["index.html"], now["index.html"] = page("1"), page("2")
	d := openSlow(t, dir)
	mustPublish(t, d, was, func(o *Options) { o.Reads = 8 })
	mustPublish(t, d, now, func(o *Options) { o.Reads = 8 })
	for to, want := range []site{was, now, was} {
		counted := &faulty{Disk: d}
		begun := time.Now()
		r := mustPublish(t, counted, nil, func(o *Options) { o.Source, o.Restore, o.Verify, o.Reads = nil, 1+to%2, true, 8 })
		took := time.Since(begun)
		stands(t, dir, want)
		if r.Replaced != changed || r.Verified != files+1 || len(r.Missing)+len(r.Differ) > 0 {
			t.Errorf("%+v", r)
		}
		asked := map[string]int{}
		for _, line := range counted.log {
			op, _, _ := strings.Cut(line, " ")
			asked[op]++
		}
		t.Logf("back by %d of %d files, all read in the end: %v; %d operations, each %v: %v", changed, files, took.Round(time.Millisecond), counted.n, (took / time.Duration(counted.n)).Round(time.Microsecond), asked)
		if took > mostRollback {
			t.Errorf("going back took %v, at most %v", took, mostRollback)
		}
	}
}
