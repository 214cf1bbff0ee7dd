package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// mount mounts a small file system in memory, or skips the test.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("none", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("mounting needs root: %v", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

func TestDiskFull(t *testing.T) {
	disk := mount(t, "size=1m")
	dir := filepath.Join(disk, "public")
	old := site{"index.html": strings.Repeat("x", 400<<10)}
	mustBuild(t, dir, old)
	was := snapshot(t, dir)
	for _, size := range []int{500, 590, 600, 610, 700} {
		_, err := build(dir, calm(), site{"index.html": strings.Repeat("y", size<<10), "more/page.html": strings.Repeat("z", 20<<10)})
		if size > 600 && !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%d KiB: build = %v, want no space left", size, err)
		}
		if err != nil {
			if d := differ(snapshot(t, dir), was); d != "" {
				t.Errorf("%d KiB: %s", size, d)
			}
		}
		checkStage(t, dir)
		mustBuild(t, dir, old)
	}
}

func TestInodesUsedUp(t *testing.T) {
	disk := mount(t, "nr_inodes=24")
	dir := filepath.Join(disk, "public")
	mustBuild(t, dir, before)
	was := snapshot(t, dir)
	if _, err := build(dir, calm(), after); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("build = %v, want no space left", err)
	}
	if d := differ(snapshot(t, dir), was); d != "" {
		t.Error(d)
	}
	checkStage(t, dir)
}

func TestReadOnlyDisk(t *testing.T) {
	disk := mount(t, "")
	dir := filepath.Join(disk, "public")
	mustBuild(t, dir, before)
	if err := unix.Mount("none", disk, "tmpfs", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := build(dir, calm(), after); !errors.Is(err, syscall.EROFS) {
		t.Errorf("build = %v, want a read-only file system", err)
	}
}

func TestMountPoint(t *testing.T) {
	var fixed *FixedError
	if _, err := Open(mount(t, "")); !errors.As(err, &fixed) {
		t.Errorf("Open = %v, want a FixedError", err)
	}
	for _, kind := range []string{"another disk", "the same disk"} {
		dir := filepath.Join(t.TempDir(), "public")
		mustBuild(t, dir, before)
		inside := filepath.Join(dir, "inside")
		put(t, filepath.Join(inside, "under.txt"), "under")
		from, flags := mount(t, ""), uintptr(unix.MS_BIND)
		if kind == "the same disk" {
			from = t.TempDir()
		}
		put(t, filepath.Join(from, "mine.txt"), "mine")
		if err := unix.Mount(from, inside, "", flags, ""); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { unix.Unmount(inside, unix.MNT_DETACH) })
		if _, err := build(dir, calm(), after); !errors.As(err, &fixed) {
			t.Errorf("a mount of %s within the folder: build = %v, want a FixedError", kind, err)
		}
		if text, err := os.ReadFile(filepath.Join(inside, "mine.txt")); string(text) != "mine" {
			t.Errorf("the mounted file = %q, %v", text, err)
		}
	}
}

// TestOddFiles holds that a pipe survives, that folders keep their bits and group, and that a folder without
// write permission is carried over.
func TestOddFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, before)
	shut := filepath.Join(dir, "shut")
	put(t, filepath.Join(shut, "mine.txt"), "mine")
	if err := errors.Join(unix.Mkfifo(filepath.Join(dir, "a/pipe"), 0o600), os.Chmod(shut, 0o555),
		os.Chmod(filepath.Join(dir, "a"), 0o770|os.ModeSetgid)); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(filepath.Join(dir, "a"), -1, 12345); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, "a"), 0o770|os.ModeSetgid); err != nil {
			t.Fatal(err)
		}
	}
	was := lstat(t, filepath.Join(dir, "a"))
	mustBuild(t, dir, after)
	mustBuild(t, dir, before)
	if tree := snapshot(t, dir); tree["a/pipe"] == "" || tree["shut/mine.txt"] != "file mine" {
		t.Errorf("the folder = %v", tree)
	}
	is := lstat(t, filepath.Join(dir, "a"))
	if is.Mode() != was.Mode() || is.Sys().(*syscall.Stat_t).Gid != was.Sys().(*syscall.Stat_t).Gid {
		t.Errorf("a has mode %v, want %v with its group", is.Mode(), was.Mode())
	}
	if is := lstat(t, shut); is.Mode().Perm() != 0o555 {
		t.Errorf("shut has mode %v", is.Mode())
	}
	checkStage(t, dir)
	os.Chmod(shut, 0o755)
}

// TestFoldersOfOthers builds as root in a folder where others have files: owners, groups and times stay, also in a folder
// whose pipe has to be moved, and pages that are replaced stay their owner's.
func TestFoldersOfOthers(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may give files to others")
	}
	for _, start := range []func() system{calm, twoRenames, noLinks} {
		dir := filepath.Join(t.TempDir(), "public")
		mustBuild(t, dir, before)
		put(t, filepath.Join(dir, "theirs/deep/mine.txt"), "mine")
		put(t, filepath.Join(dir, "piped/mine.txt"), "mine")
		symlink(t, "nowhere", filepath.Join(dir, "theirs/link"))
		if err := errors.Join(unix.Mkfifo(filepath.Join(dir, "piped/pipe"), 0o600), os.Mkdir(filepath.Join(dir, "bare"), 0o777)); err != nil {
			t.Fatal(err)
		}
		long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
		old := []string{"theirs/deep/mine.txt", "theirs/deep", "theirs/link", "theirs", "piped", "bare"}
		for _, p := range append(old, "a", "index.html", SumsName) {
			name := filepath.Join(dir, p)
			tv := unix.NsecToTimeval(long.UnixNano())
			if err := errors.Join(os.Lchown(name, 1234, 5678), unix.Lutimes(name, []unix.Timeval{tv, tv})); err != nil {
				t.Fatal(err)
			}
		}
		os.Chmod(filepath.Join(dir, "index.html"), 0o666) // whatever the umask
		if _, err := build(dir, start(), after); err != nil {
			t.Fatal(err)
		}
		for _, p := range append(old, "a", "index.html", SumsName) {
			info := lstat(t, filepath.Join(dir, p))
			if st := info.Sys().(*syscall.Stat_t); st.Uid != 1234 || st.Gid != 5678 {
				t.Errorf("%s is of %d:%d", p, st.Uid, st.Gid)
			}
			if kept := info.ModTime().Equal(long); kept != slices.Contains(old, p) {
				t.Errorf("%s has the time %v", p, info.ModTime())
			}
		}
		if mode := lstat(t, filepath.Join(dir, "index.html")).Mode(); mode != 0o666 {
			t.Errorf("a replaced page has mode %v", mode)
		}
		checkStage(t, dir)
	}
}

// TestFilesOnFullDisk holds that single files come all or not at all, wherever the disk is full: also at the list of
// what is moved.
func TestFilesOnFullDisk(t *testing.T) {
	disk := mount(t, "size=1m")
	old := filepath.Join(disk, "old.html")
	if _, err := WriteFiles([]File{{Path: old, Content: []byte("alt")}}, false); err != nil {
		t.Fatal(err)
	}
	full := 0
	for _, size := range []int{600, 700, 708, 712, 716, 720, 724, 900} {
		files := []File{{Path: old, Content: make([]byte, 300<<10)}, {Path: filepath.Join(disk, "new.html"), Content: make([]byte, size<<10)}}
		_, err := WriteFiles(files, true)
		want := 2
		if err != nil {
			full++
			want = 1
			if !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%d KiB: WriteFiles = %v, want no space left", size, err)
			}
			holds(t, old, "alt")
		}
		if got := namesIn(t, disk); len(got) != want {
			t.Errorf("%d KiB: there are %q", size, got)
		}
		os.Remove(files[1].Path)
		if err := os.WriteFile(old, []byte("alt"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if full == 0 || full == 8 {
		t.Errorf("the disk was full %d times of 8", full)
	}
}
