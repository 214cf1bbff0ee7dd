package disk

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Root is an [os.Root]: a folder out of which nothing leads.
type Root struct {
	root *os.Root
	name string
}

// OpenRoot is [os.OpenRoot].
func OpenRoot(name string) (*Root, error) {
	if err := Ask(Opening, name); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Root{root, name}, nil
}

// Close is that of [os.Root], and so are the others.
func (r *Root) Close() error { return r.root.Close() }

// FS is the folder as a file system that is read; its openings are not asked for.
func (r *Root) FS() fs.FS { return r.root.FS() }

// Name is where the root was opened.
func (r *Root) Name() string { return r.name }

func (r *Root) ask(op Op, name string) error { return Ask(op, filepath.Join(r.name, name)) }

// Lstat is that of [os.Root].
func (r *Root) Lstat(name string) (fs.FileInfo, error) { return r.root.Lstat(name) }

// OpenRoot is that of [os.Root].
func (r *Root) OpenRoot(name string) (*Root, error) {
	if err := r.ask(Opening, name); err != nil {
		return nil, err
	}
	root, err := r.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &Root{root, filepath.Join(r.name, name)}, nil
}

// Open is that of [os.Root].
func (r *Root) Open(name string) (*os.File, error) {
	if err := r.ask(Opening, name); err != nil {
		return nil, err
	}
	return r.root.Open(name)
}

// OpenFile is that of [os.Root], for writing.
func (r *Root) OpenFile(name string, flag int, perm fs.FileMode) (*File, error) {
	if err := r.ask(Creating, name); err != nil {
		return nil, err
	}
	file, err := r.root.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &File{file}, nil
}

// Rename is that of [os.Root].
func (r *Root) Rename(from, to string) error {
	if err := ask2(Renaming, filepath.Join(r.name, from), filepath.Join(r.name, to)); err != nil {
		return err
	}
	return r.root.Rename(from, to)
}

// Remove is that of [os.Root].
func (r *Root) Remove(name string) error {
	if err := r.ask(Removing, name); err != nil {
		return err
	}
	return r.root.Remove(name)
}

// Mkdir is that of [os.Root].
func (r *Root) Mkdir(name string, perm fs.FileMode) error {
	if err := r.ask(Foldering, name); err != nil {
		return err
	}
	return r.root.Mkdir(name, perm)
}
