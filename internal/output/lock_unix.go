//go:build unix

package output

import (
	"errors"
	"os"

	"bulletin/internal/disk"

	"golang.org/x/sys/unix"
)

const (
	errNotDir      = unix.ENOTDIR
	errLocked      = unix.EWOULDBLOCK
	errCrossDevice = unix.EXDEV
	errMountPoint  = unix.EBUSY
)

// lock takes the lock file without waiting. The system lets go of it when the file is closed, also by
// the end of the process.
func lock(name string) (*os.File, error) {
	made, err := disk.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	file := made.System()
	for {
		if err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != unix.EINTR {
			break
		}
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// unlock lets go of the lock before it closes the file: a child that is being started at this moment holds the
// same open file until it runs, and closing alone would leave the lock with it.
func unlock(file *os.File) error {
	return errors.Join(unix.Flock(int(file.Fd()), unix.LOCK_UN), file.Close())
}
