package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount mounts a small file system in memory, or skips the test.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("mounting needs root: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestDiskFull: a disk that is full in the midst keeps every file whole, and the run completes once there is room.
func TestDiskFull(t *testing.T) {
	failed := 0
	for _, size := range []int{100, 450, 500, 550, 600, 650, 700, 740} {
		dir := mount(t, "size=1m")
		d := openSlow(t, dir)
		big := func(text string) site {
			s := first
			for k := range 5 {
				s = s.with(fmt.Sprintf("2022-h1/counties/c%d.html", k), page(strings.Repeat(text, 40<<10)+fmt.Sprint(k)))
			}
			return s
		}
		mustPublish(t, d, big("a"))
		filler := filepath.Join(dir, "filler")
		put(t, filler, strings.Repeat("x", size<<10))
		_, err := Publish(options(d, big("b")))
		if err != nil && !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%d KiB: %v", size, err)
		}
		if err != nil {
			failed++
		}
		must(t, os.Remove(filler))
		wholeness(t, dir, big("a"), big("b"))
		mustPublish(t, d, big("b"))
		stands(t, dir, big("b"))
	}
	if failed < 4 || failed > 7 {
		t.Errorf("%d of 8 disks were full", failed)
	}
}

// TestInodesUsedUp: no room for another file is like no room.
func TestInodesUsedUp(t *testing.T) {
	dir := mount(t, "nr_inodes=40")
	d := openSlow(t, dir)
	mustPublish(t, d, first)
	for n := range 40 {
		os.WriteFile(filepath.Join(dir, fmt.Sprint("filler", n)), nil, 0o666)
	}
	if _, err := Publish(options(d, second)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("Publish = %v", err)
	}
	for n := range 40 {
		os.Remove(filepath.Join(dir, fmt.Sprint("filler", n)))
	}
	stands(t, dir, first)
	mustPublish(t, d, second)
	stands(t, dir, second, first)
}

// TestReadOnlyDisk: a disk that is read-only is told, and where nothing changed nobody asks for more.
func TestReadOnlyDisk(t *testing.T) {
	dir := mount(t, "")
	d := openSlow(t, dir)
	mustPublish(t, d, first)
	must(t, syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	if _, err := Publish(options(d, second)); !errors.Is(err, syscall.EROFS) {
		t.Errorf("Publish = %v", err)
	}
	if r := mustPublish(t, d, first, func(o *Options) { o.Verify = true }); !r.Nothing || len(r.Differ) > 0 {
		t.Errorf("%+v", r)
	}
	stands(t, dir, first)
}

// TestNoRight: a folder without the right to write is told at once, without waiting.
func TestNoRight(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	d := openSlow(t, dir)
	mustPublish(t, d, first)
	locked := filepath.Join(dir, "2022-h1")
	must(t, os.Chmod(locked, 0o555))
	defer os.Chmod(locked, 0o755)
	if _, err := Publish(options(d, second)); !errors.Is(err, syscall.EACCES) || errors.As(err, new(*HeldError)) {
		t.Errorf("Publish = %v", err)
	}
	must(t, os.Chmod(locked, 0o755))
	mustPublish(t, d, second)
	stands(t, dir, second, first)
}

// TestMode: a file that is replaced keeps its permission bits but those that would keep the owner from replacing it again.
func TestMode(t *testing.T) {
	dir := t.TempDir()
	d := openSlow(t, dir)
	mustPublish(t, d, first)
	must(t, os.Chmod(filepath.Join(dir, "index.html"), 0o440))
	mustPublish(t, d, second)
	if info, err := os.Stat(filepath.Join(dir, "index.html")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	stands(t, dir, second, first)
}
