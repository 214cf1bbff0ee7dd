package output

import (
	"errors"
	"io/fs"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// inode is always the same: without an exchange the new tree is what it is called.
func inode(string) (uint64, error) { return 0, nil }

func device(fs.FileInfo) uint64 { return 0 }

// resemble does nothing: folders inherit their access list from the one above.
func resemble(string, fs.FileInfo) error { return nil }

// own does nothing, for the same reason.
func own(string, fs.FileInfo) {}

// dateLink does nothing: symlinks are rare here, and nobody looks at their times.
func dateLink(string, fs.FileInfo) error { return nil }

// errInUse is what a rename says of a folder that is in use.
const errInUse = windows.ERROR_SHARING_VIOLATION

// held reports whether a rename failed since another program has a file of the folder open.
func held(err error) bool {
	return errors.Is(err, errInUse) || errors.Is(err, windows.ERROR_ACCESS_DENIED) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// holder finds the file that is open: the first one that cannot be opened for oneself alone.
func holder(dir string) string {
	found := dir
	filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || alone(p) {
			return nil
		}
		if found = p; e.IsDir() {
			return nil // a file in it is a better answer
		}
		return fs.SkipAll
	})
	return found
}

// alone reports whether no other program has the file or folder open.
func alone(name string) bool {
	p, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return true
	}
	const flags = windows.FILE_FLAG_BACKUP_SEMANTICS | windows.FILE_FLAG_OPEN_REPARSE_POINT
	h, err := windows.CreateFile(p, windows.GENERIC_READ, 0, nil, windows.OPEN_EXISTING, flags, 0)
	if err != nil {
		return !errors.Is(err, windows.ERROR_SHARING_VIOLATION)
	}
	windows.CloseHandle(h)
	return true
}
