package output

import (
	"errors"
	"os"
	"syscall"

	"bulletin/internal/disk"

	"golang.org/x/sys/windows"
)

const (
	errNotDir      = syscall.ENOTDIR
	errLocked      = windows.ERROR_LOCK_VIOLATION
	errCrossDevice = windows.ERROR_NOT_SAME_DEVICE
	errMountPoint  = windows.ERROR_BUSY
)

// lock takes the lock file without waiting. The system lets go of it when the file is closed, also by
// the end of the process.
func lock(name string) (*os.File, error) {
	made, err := disk.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	file := made.System()
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped)); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// unlock lets go of the lock and closes the file.
func unlock(file *os.File) error {
	return errors.Join(windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, new(windows.Overlapped)), file.Close())
}
