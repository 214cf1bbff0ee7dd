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
	"sync"

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
//
// The way to a file is walked folder by folder, and a share answers each step late. So folders stay open once something in them was asked
// for; the lock does not, since others move it away.
type Folder struct {
	root *disk.Root
	name string

	mutex sync.Mutex
	kept  map[string]*disk.Root
}

// mostKept is how many folders stay open: systems bound it.
const mostKept = 200

// OpenFolder opens a folder that exists.
func OpenFolder(name string) (*Folder, error) {
	root, err := disk.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Folder{root: root, name: name, kept: map[string]*disk.Root{}}, nil
}

// Close lets go of the folder.
func (f *Folder) Close() error {
	f.leave(".")
	return f.root.Close()
}

// step is an open folder and the rest of the way from it to a name.
func (f *Folder) step(name string) (*disk.Root, string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.open(path.Dir(name)), filepath.FromSlash(f.rest(name))
}

// open is the folder itself, or the next above that can be kept open.
func (f *Folder) open(dir string) *disk.Root {
	if root := f.kept[dir]; root != nil {
		return root
	}
	if dir == "." {
		return f.root
	}
	above := f.open(path.Dir(dir))
	if len(f.kept) >= mostKept || moves(dir) || above != f.kept[path.Dir(dir)] && path.Dir(dir) != "." {
		return above
	}
	root, err := above.OpenRoot(path.Base(dir))
	if err != nil {
		return above // which tells it
	}
	f.kept[dir] = root
	return root
}

// rest is the way to a name from the folder that open gives.
func (f *Folder) rest(name string) string {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f.kept[dir] != nil {
			return name[len(dir)+1:]
		}
	}
	return name
}

// moves reports whether a folder is one that takes the place of another, or makes way for it.
func moves(dir string) bool {
	return strings.HasPrefix(dir, lockName) || strings.HasPrefix(dir, brokenName)
}

// leave lets go of a folder and of all in it.
func (f *Folder) leave(dir string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for name, root := range f.kept {
		if dir == "." || name == dir || strings.HasPrefix(name, dir+"/") {
			root.Close() // only read
			delete(f.kept, name)
		}
	}
}

func (f *Folder) Lstat(name string) (fs.FileInfo, error) {
	in, rest := f.step(name)
	info, err := in.Lstat(rest)
	return info, f.at(name, err)
}

func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	in, rest := f.step(name)
	dir, err := in.Open(rest)
	if err != nil {
		return nil, f.at(name, err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, f.at(name, err)
}

func (f *Folder) Open(name string) (io.ReadCloser, error) {
	in, rest := f.step(name)
	file, err := in.Open(rest)
	if err != nil {
		return nil, f.at(name, err)
	}
	return file, nil
}

func (f *Folder) Create(name string, perm fs.FileMode) (File, error) {
	in, rest := f.step(name)
	file, err := in.OpenFile(rest, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, f.at(name, err)
	}
	return file, nil
}

func (f *Folder) Rename(from, to string) error {
	f.leave(from)
	f.leave(to)
	in, old := f.step(from)
	into, new := f.step(to)
	if in != into {
		in, old, new = f.root, filepath.FromSlash(from), filepath.FromSlash(to)
	}
	return f.at(to, in.Rename(old, new))
}

func (f *Folder) Remove(name string) error {
	f.leave(name)
	in, rest := f.step(name)
	return f.at(name, in.Remove(rest))
}

func (f *Folder) Mkdir(name string) error {
	in, rest := f.step(name)
	err := in.Mkdir(rest, 0o777)
	if err == nil && path.Dir(name) == "." && strings.HasPrefix(name, ".") {
		hide(filepath.Join(f.name, name))
	}
	return f.at(name, err)
}

func (f *Folder) SyncDir(name string) error {
	in, rest := f.step(name)
	dir, err := in.Open(rest)
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
