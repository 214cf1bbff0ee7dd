// Package source reads the files that authors and clerks hand in: regular files of bounded size, and of a site only what lies
// in its folder.
//
// A link that leads out of a site would publish what its author does not know to be public; a pipe never ends, and neither
// do some devices.
package source

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"bulletin/internal/disk"
)

// Folder is the folder of a site as a file system. Links in it are followed as long as they stay inside. It may be used by
// several goroutines at once.
type Folder struct {
	root  *disk.Root
	files fs.FS
}

// Open opens a folder.
func Open(path string) (*Folder, error) {
	root, err := disk.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &Folder{root, root.FS()}, nil
}

// Close releases the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Open opens a regular file or a folder.
func (f *Folder) Open(name string) (fs.File, error) {
	info, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() { // opening a pipe would wait for its writer
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrIrregular}
	}
	if err := f.ask(name); err != nil {
		return nil, err
	}
	file, err := f.files.Open(name)
	return file, outside(err)
}

func (f *Folder) ask(name string) error {
	return disk.Ask(disk.Opening, filepath.Join(f.root.Name(), filepath.FromSlash(name)))
}

// Stat tells of what a name leads to.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		if link, failed := fs.Lstat(f.files, name); failed == nil && link.Mode()&fs.ModeSymlink != 0 {
			return nil, &fs.PathError{Op: "stat", Path: name, Err: ErrOutside} // or to nothing, which is no better
		}
	}
	return info, outside(err)
}

// ReadDir lists a folder in the order of names.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.ask(name); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(f.files, name)
	return entries, outside(err)
}

// ErrOutside is that of a link out of the folder, or to nothing; ErrIrregular that of what is neither file nor folder.
var (
	ErrOutside   = errors.New("link out of the folder")
	ErrIrregular = errors.New("not a regular file")
)

// outside makes ErrOutside of the refusal of [os.Root], whose own error has no name: it is the one that the system has no
// number for.
func outside(err error) error {
	var at *fs.PathError
	var number syscall.Errno
	switch {
	case !errors.As(err, &at), errors.Is(err, fs.ErrInvalid), errors.Is(err, fs.ErrClosed), errors.Is(err, fs.ErrNotExist):
		return err
	case errors.As(err, &number) && number != syscall.ELOOP:
		return err
	}
	return &fs.PathError{Op: at.Op, Path: at.Path, Err: ErrOutside}
}
