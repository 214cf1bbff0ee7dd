package pdf

import (
	"io/fs"
	"os"

	"bulletin/internal/disk"
)

// takeLock makes a file anew and holds it open: Windows removes no file that a program holds.
func takeLock(name string) (*os.File, error) {
	if err := disk.Remove(name); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	file, err := disk.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	return file.System(), nil
}

// isOurs is always so: the folder for temporary files is the user's own.
func isOurs(fs.FileInfo) bool { return true }
