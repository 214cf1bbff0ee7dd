package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/disk"
)

// Disk is the file layer of a destination. Names are slash-separated and relative to it; "." is the destination itself.
type Disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Open(name string) (io.ReadCloser, error)
	Create(name string, perm fs.FileMode) (File, error) // fails where something has the name
	Rename(from, to string) error                       // replaces a file in one step
	Remove(name string) error                           // a file, a link or an empty folder
	Mkdir(name string) error
	SyncDir(name string) error // entries of a folder are on the disk; does nothing where that cannot be asked for
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	Sync() error
}

// Folder is a folder of the system as a Disk: a mounted path, or a UNC path on Windows. What leads out of it is not followed.
type Folder struct {
	root *disk.Root
	name string
}

// OpenFolder opens a folder that exists.
func OpenFolder(name string) (*Folder, error) {
	root, err := disk.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Folder{root, name}, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error { return f.root.Close() }

func (f *Folder) Lstat(name string) (fs.FileInfo, error) {
	info, err := f.root.Lstat(filepath.FromSlash(name))
	return info, f.at(name, err)
}

func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	dir, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, f.at(name, err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, f.at(name, err)
}

func (f *Folder) Open(name string) (io.ReadCloser, error) {
	file, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, f.at(name, err)
	}
	return file, nil
}

func (f *Folder) Create(name string, perm fs.FileMode) (File, error) {
	file, err := f.root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, f.at(name, err)
	}
	return file, nil
}

func (f *Folder) Rename(from, to string) error {
	return f.at(to, f.root.Rename(filepath.FromSlash(from), filepath.FromSlash(to)))
}

func (f *Folder) Remove(name string) error {
	return f.at(name, f.root.Remove(filepath.FromSlash(name)))
}

func (f *Folder) Mkdir(name string) error {
	err := f.root.Mkdir(filepath.FromSlash(name), 0o777)
	if err == nil && path.Dir(name) == "." && strings.HasPrefix(name, ".") {
		hide(filepath.Join(f.name, name))
	}
	return f.at(name, err)
}

func (f *Folder) SyncDir(name string) error {
	dir, err := f.root.Open(filepath.FromSlash(name))
	if err != nil {
		return f.at(name, err)
	}
	defer dir.Close()
	if err := disk.Ask(disk.Syncing, filepath.Join(f.name, filepath.FromSlash(name))); err != nil {
		return err
	}
	return f.at(name, syncDir(dir))
}

// at gives an error the whole path, which a user can look up: os.Root tells the one within the folder.
func (f *Folder) at(name string, err error) error {
	var p *fs.PathError
	var l *os.LinkError
	whole := filepath.Join(f.name, filepath.FromSlash(name))
	switch {
	case errors.As(err, &p):
		return &fs.PathError{Op: p.Op, Path: whole, Err: p.Err}
	case errors.As(err, &l):
		return &fs.PathError{Op: l.Op, Path: whole, Err: l.Err}
	}
	return err
}

// absent reports whether err says that there is no such file.
func absent(err error) bool { return errors.Is(err, fs.ErrNotExist) }
