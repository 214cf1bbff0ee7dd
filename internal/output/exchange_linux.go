package output

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"

	"bulletin/internal/disk"
)

// exchange swaps two folders in one step.
func exchange(a, b string) error {
	if err := disk.Ask(disk.Exchanging, b); err != nil {
		return err
	}
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	switch err {
	case nil:
		return nil
	case unix.ENOSYS, unix.EINVAL, unix.EOPNOTSUPP:
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}
