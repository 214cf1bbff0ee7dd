package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"bulletin/internal/disk"
)

// discard removes the former tree, which stands beside the folder under the given name, once everything in it
// is accounted for. What somebody put there after the new tree was completed is moved to the folder.
func (f *Folder) discard(name string) error {
	former, _, err := readSums(f.staged(name))
	if err != nil && !errors.As(err, new(*ForeignError)) {
		return err
	}
	present, _, err := readSums(f.dir)
	if err != nil && !errors.As(err, new(*ForeignError)) {
		return err
	}
	r := rescue{Folder: f, name: name, former: former, present: present, times: map[string]time.Time{}}
	if err := r.folder("."); err != nil {
		return err
	}
	f.toTrash(name)
	return nil
}

// rescue looks for files of a former tree that would be lost with it.
type rescue struct {
	*Folder
	name            string
	former, present sums
	times           map[string]time.Time // of folders in the folder that got back what they held
}

func (r *rescue) at(p string) string { return filepath.Join(r.stage, r.name, filepath.FromSlash(p)) }

func (r *rescue) folder(dir string) error {
	entries, err := disk.ReadDir(r.at(dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		if e.IsDir() {
			err = r.folder(p)
		} else if p != SumsName {
			err = r.file(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *rescue) file(p string) error {
	known, err := r.accounted(p)
	if known || err != nil {
		return err
	}
	_, page := r.present[p]
	if to := r.public(p); !page && r.folderFor(path.Dir(p)) == nil {
		err := r.step("rescue", func() error { return r.moveOver(p) })
		if err == nil || !exists(to) {
			return err
		}
	}
	name := path.Join("rescued", p)
	for n := 2; exists(r.staged(name)); n++ { // one that was rescued before stays
		name = path.Join("rescued", p+"-"+strconv.Itoa(n))
	}
	if err := disk.MkdirAll(filepath.Dir(r.staged(name)), 0o777); err != nil {
		return err
	}
	r.rescued = append(r.rescued, path.Join(".bulletin", filepath.Base(r.stage), name))
	return r.step("rescue", func() error { return r.rename(r.at(p), r.staged(name)) })
}

// moveOver moves a file to the folder. A folder that somebody else filled keeps its time: it holds what it held.
func (r *rescue) moveOver(p string) error {
	dir := path.Dir(p)
	was, err := os.Lstat(r.at(dir))
	if err != nil {
		return err
	}
	is, err := os.Lstat(r.public(dir))
	if err != nil {
		return err
	}
	if err := r.rename(r.at(p), r.public(p)); err != nil {
		return err
	}
	if was.ModTime().Equal(is.ModTime()) {
		r.times[dir] = was.ModTime()
	}
	if time, kept := r.times[dir]; kept {
		disk.Chtimes(r.public(dir), time, time)
	}
	return nil
}

// folderFor makes a folder that is only in the former tree, like the one there.
func (r *rescue) folderFor(dir string) error {
	if exists(r.public(dir)) {
		return nil
	}
	if err := r.folderFor(path.Dir(dir)); err != nil {
		return err
	}
	like, err := os.Lstat(r.at(dir))
	if err != nil {
		return err
	}
	if err := disk.Mkdir(r.public(dir), 0o777); err != nil {
		return err
	}
	r.times[dir] = like.ModTime()
	return resemble(r.public(dir), like)
}

// accounted reports whether a file of the former tree may go: it stands in the folder too, or a build wrote it.
func (r *rescue) accounted(p string) (bool, error) {
	was, err := os.Lstat(r.at(p))
	if err != nil {
		return false, err
	}
	is, err := os.Lstat(r.public(p))
	if err != nil && !absent(err) {
		return false, err
	}
	if err == nil && os.SameFile(was, is) {
		return true, nil
	}
	if h, ours := r.former[p]; ours && was.Mode().IsRegular() {
		if page := r.pages[p]; page != nil && page.was == stateOf(was) { // Write looked at it
			return true, nil
		}
		if whole, err := recorded(r.at(p), h); whole || err != nil {
			return whole, err
		}
	}
	return err == nil && sameEntry(r.at(p), r.public(p), was, is), nil
}

// sameEntry reports whether two symlinks lead to the same place, or two files have the same bytes.
func sameEntry(a, b string, was, is os.FileInfo) bool {
	switch {
	case was.Mode().Type() != is.Mode().Type():
		return false
	case was.Mode()&os.ModeSymlink != 0:
		x, err := os.Readlink(a)
		y, err2 := os.Readlink(b)
		return err == nil && err2 == nil && x == y
	case !was.Mode().IsRegular() || was.Size() != is.Size():
		return false
	}
	file, err := disk.Open(a)
	if err != nil {
		return false
	}
	defer file.Close()
	other, err := disk.Open(b)
	if err != nil {
		return false
	}
	defer other.Close()
	same, err := sameStreams(file, other)
	return same && err == nil
}

const bufferSize = 64 << 10

// buffers are for comparing; without them each page would make one.
var buffers = sync.Pool{New: func() any { return new([bufferSize]byte) }}

func sameStreams(a, b io.Reader) (bool, error) {
	x, y := buffers.Get().(*[bufferSize]byte), buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(x)
	defer buffers.Put(y)
	for {
		n, err := io.ReadFull(a, x[:])
		m, err2 := io.ReadFull(b, y[:])
		if !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		if end(err) || end(err2) {
			return end(err) && end(err2), nil
		}
		if err := errors.Join(err, err2); err != nil {
			return false, err
		}
	}
}

func end(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }

// sameBytes reports whether a file has just this content.
func sameBytes(name string, content []byte) (bool, error) {
	file, err := disk.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	buf := buffers.Get().(*[bufferSize]byte)
	defer buffers.Put(buf)
	for {
		n, err := file.Read(buf[:])
		if n > len(content) || !bytes.Equal(buf[:n], content[:n]) {
			return false, nil
		}
		content = content[n:]
		if err == io.EOF {
			return len(content) == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}
