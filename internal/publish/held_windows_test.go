package publish

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// hold opens a file as another program may have it, until the test ends or let go.
func hold(t *testing.T, name string, share uint32) (letGo func()) {
	t.Helper()
	p, err := syscall.UTF16PtrFromString(name)
	must(t, err)
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
	must(t, err)
	open := true
	letGo = func() {
		if open {
			syscall.CloseHandle(h)
		}
		open = false
	}
	t.Cleanup(letGo)
	return letGo
}

// TestHeldForReal: a page that another program has open, whatever it shares, is replaced or named; the next run brings it.
func TestHeldForReal(t *testing.T) {
	for _, share := range []uint32{0, syscall.FILE_SHARE_READ, syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE} {
		dir := t.TempDir()
		d := openSlow(t, dir)
		mustPublish(t, d, first)
		letGo := hold(t, filepath.Join(dir, "index.html"), share)
		_, err := Publish(options(d, second))
		letGo()
		var kept *HeldError
		if err != nil && (!errors.As(err, &kept) || len(kept.Paths) != 1 || kept.Paths[0] != "index.html") {
			t.Errorf("share %d: %v", share, err)
		}
		mustPublish(t, d, second)
		stands(t, dir, second, first)
	}
}
