package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// hide keeps a folder out of the readers' view. One that shows does no harm.
func hide(name string) {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return
	}
	if attributes, err := syscall.GetFileAttributes(p); err == nil {
		syscall.SetFileAttributes(p, attributes|syscall.FILE_ATTRIBUTE_HIDDEN)
	}
}

// syncDir does nothing: folders cannot be flushed here.
func syncDir(*os.File) error { return nil }

// heldErrors are what the system says of a file that another program has open: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION,
// ERROR_BUSY, ERROR_DELETE_PENDING, ERROR_USER_MAPPED_FILE.
var heldErrors = []syscall.Errno{32, 33, 170, 303, 1224}

// held reports whether a file could not be replaced or read since somebody has it open. A file server says ACCESS_DENIED of that
// (MS-FSCC 2.4.42).
func held(err error) bool {
	for _, code := range heldErrors {
		if errors.Is(err, code) {
			return true
		}
	}
	return errors.Is(err, fs.ErrPermission)
}
