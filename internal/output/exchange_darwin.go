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
	err := unix.RenamexNp(a, b, unix.RENAME_SWAP)
	switch err {
	case nil:
		return nil
	case unix.ENOSYS, unix.EINVAL, unix.ENOTSUP:
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}
