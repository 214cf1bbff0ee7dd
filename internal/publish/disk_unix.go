//go:build !windows

package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hide does nothing: the full stop hides a folder.
func hide(string) {}

// syncDir writes out the entries of a folder. Shares refuse it.
func syncDir(dir *os.File) error {
	err := dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.EBADF) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// held reports whether a file could not be replaced or read since somebody has it open. What a mounted share says of that is
// what it says of a missing right; that a file could be written beside it shows that the right is there.
func held(err error) bool {
	return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY) || errors.Is(err, fs.ErrPermission)
}
