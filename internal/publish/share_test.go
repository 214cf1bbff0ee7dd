package publish

import (
	"os"
	"path/filepath"
	"testing"
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
	verify := func(o *Options) { o.Verify = true }
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
}
