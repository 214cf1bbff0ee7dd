package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"bulletin/internal/disk"
)

// complete adds to the new tree the record and, by links, everything that stays in the folder. It returns
// the number of files that go and the paths of those that stay because somebody changed them.
func (f *Folder) complete(record []byte) (removed int, kept []string, err error) {
	was, err := os.Lstat(f.public(SumsName))
	if err != nil || !was.Mode().IsRegular() {
		was = nil
	}
	if err := f.put(SumsName, record, was); err != nil {
		return 0, nil, fmt.Errorf("output: writing %s: %w", SumsName, err)
	}
	t := tree{Folder: f, touched: map[string]bool{}}
	if _, err := os.Lstat(f.dir); !absent(err) {
		if _, _, err := t.folder("."); err != nil {
			return 0, nil, err
		}
	}
	for _, p := range f.pages {
		if !p.written {
			t.links--
		}
	}
	if t.links != 0 {
		return 0, nil, &ChangedError{f.dir}
	}
	return len(t.gone), t.kept, t.seal()
}

// tree completes the new tree.
type tree struct {
	*Folder
	links   int // unchanged pages that were linked
	kept    []string
	gone    []string        // files that are removed
	touched map[string]bool // folders whose entries change
}

// folder goes through a folder of the former tree. It reports whether something stays in it, and
// whether something goes: a folder that becomes empty goes too, one that was empty stays.
func (t *tree) folder(dir string) (stays, goes bool, err error) {
	entries, err := disk.ReadDir(t.public(dir))
	if absent(err) { // gone meanwhile
		return false, true, nil
	}
	if err != nil {
		return false, false, fmt.Errorf("output: reading the former site: %w", err)
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		visit := t.file
		if e.IsDir() {
			visit = func(p string, _ fs.DirEntry) (bool, bool, error) { return t.folder(p) }
		}
		s, g, err := visit(p, e)
		if err != nil {
			return false, false, err
		}
		stays, goes = stays || s, goes || g
	}
	if !stays && !goes {
		return true, false, t.keepFolder(dir)
	}
	return stays, goes, nil
}

// file decides on a file of the former tree, or on anything else that is no folder.
func (t *tree) file(p string, e fs.DirEntry) (stays, goes bool, err error) {
	if p == SumsName {
		return false, true, nil
	}
	if page := t.pages[p]; page != nil {
		if page.written {
			return false, true, nil
		}
		t.links++
		return true, false, t.keep(p, e)
	}
	if h, ours := t.old[p]; ours && e.Type().IsRegular() {
		whole, err := recorded(t.public(p), h)
		if err != nil {
			return false, false, fmt.Errorf("output: reading the former site: %w", err)
		}
		if whole {
			t.gone = append(t.gone, p)
			return false, true, nil
		}
		t.kept = append(t.kept, p)
	}
	return true, false, t.keep(p, e)
}

// keepFolder makes a folder that was empty before.
func (t *tree) keepFolder(dir string) error {
	if dir == "." {
		return nil
	}
	if page := t.pages[dir]; page != nil || t.names.under(dir) {
		return &ForeignError{dir}
	}
	return t.makeFolder(dir)
}

// keep puts a file of the former tree into the new one. What can be neither linked nor copied (a pipe, a file
// that others may not read) is moved over after the exchange; see rescue.
func (t *tree) keep(p string, e fs.DirEntry) error {
	if t.names.folder(p) || t.names.under(p) {
		return &ForeignError{p}
	}
	if err := t.sys.step("link"); err != nil {
		return err
	}
	if err := t.makeFolder(path.Dir(p)); err != nil {
		return err
	}
	err := t.carry(p, e.Type())
	switch {
	case errors.Is(err, fs.ErrExist): // names that are the same to this file system
		return &ForeignError{p}
	case (errors.Is(err, fs.ErrPermission) || absent(err)) && t.pages[p] == nil: // or gone meanwhile
		return nil
	case err != nil:
		return fmt.Errorf("output: carrying over %s: %w", p, err)
	}
	return nil
}

func (t *tree) carry(p string, typ fs.FileMode) error {
	switch {
	case typ.IsRegular():
		err := t.sys.link(t.public(p), t.next(p))
		switch {
		case err == nil, errors.Is(err, fs.ErrExist), absent(err):
			return err
		case errors.Is(err, errCrossDevice): // a mount point below the folder: its files must not be deleted with the former tree
			return &FixedError{Path: t.public(path.Dir(p)), Err: err}
		}
		return copyFile(t.public(p), t.next(p))
	case typ&fs.ModeSymlink != 0:
		return copyLink(t.public(p), t.next(p))
	}
	return nil
}

// makeFolder makes a folder of the new tree, with those above it, like the one in the former tree.
func (f *Folder) makeFolder(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.makeFolderLocked(dir)
}

func (f *Folder) makeFolderLocked(dir string) error {
	if f.made[dir] {
		return nil
	}
	if dir != "." {
		if err := f.makeFolderLocked(path.Dir(dir)); err != nil {
			return err
		}
	}
	if err := f.sys.step("mkdir"); err != nil {
		return err
	}
	if err := disk.Mkdir(f.next(dir), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if like, err := os.Lstat(f.public(dir)); err == nil && like.IsDir() {
		if err := resemble(f.next(dir), like); err != nil {
			return err
		}
	}
	f.made[dir] = true
	return nil
}

// seal gives folders in which nothing comes, goes or changes the time that they had in the former tree, and takes the write
// permission off those that had none.
func (t *tree) seal() error {
	for p, page := range t.pages {
		if page.written {
			t.touch(p)
		}
	}
	for _, p := range t.gone {
		t.touch(p)
	}
	for dir := range t.made {
		like, err := os.Lstat(t.public(dir))
		if err != nil || !like.IsDir() {
			continue
		}
		if dir != "." && !t.touched[dir] { // the record changes always
			if err := disk.Chtimes(t.next(dir), like.ModTime(), like.ModTime()); err != nil {
				return err
			}
		}
		if like.Mode()&0o700 != 0o700 {
			if err := disk.Chmod(t.next(dir), like.Mode()); err != nil {
				return err
			}
		}
	}
	return nil
}

// touch notes that the folder of a file changes, and where it is new, or goes, that above it.
func (t *tree) touch(p string) {
	for dir := path.Dir(p); !t.touched[dir]; dir = path.Dir(dir) {
		t.touched[dir] = true
		if like, err := os.Lstat(t.public(dir)); err == nil && like.IsDir() && t.made[dir] {
			return
		}
	}
}

// copyLink makes a symlink like another, with its owner and time.
func copyLink(from, to string) error {
	like, err := os.Lstat(from)
	if err != nil {
		return err
	}
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	if err := disk.Symlink(target, to); err != nil {
		return err
	}
	own(to, like)
	return dateLink(to, like)
}

// copyFile copies a file with its owner, permission bits and times. It refuses to overwrite one.
func copyFile(from, to string) error {
	in, err := disk.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := disk.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm()|0o200)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	own(to, info)
	return errors.Join(disk.Chtimes(to, info.ModTime(), info.ModTime()), disk.Chmod(to, info.Mode().Perm()))
}
