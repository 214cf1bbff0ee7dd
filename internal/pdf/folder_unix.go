//go:build unix

package pdf

import (
	"io/fs"
	"os"
	"syscall"

	"bulletin/internal/disk"
)

// takeLock locks a file, which is made where it is not there, for as long as it is open.
func takeLock(name string) (*os.File, error) {
	made, err := disk.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, err
	}
	file := made.System()
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// isOurs reports whether a folder is of the same user: others' is none of our business.
func isOurs(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}
