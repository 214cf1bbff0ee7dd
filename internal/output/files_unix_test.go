//go:build unix

package output

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestFilesFollowUmask holds that new files have the permission bits that the user's system gives new files.
func TestFilesFollowUmask(t *testing.T) {
	for _, mask := range []int{0o077, 0o027, 0o002} {
		was := syscall.Umask(mask)
		name := filepath.Join(t.TempDir(), "里面", "a")
		_, err := WriteFiles([]File{{Path: name, Content: []byte("1")}}, false)
		syscall.Umask(was)
		if err != nil {
			t.Fatal(err)
		}
		if got := int(lstat(t, name).Mode().Perm()); got != 0o666&^mask {
			t.Errorf("with a umask of %03o a file has the mode %03o", mask, got)
		}
	}
}
