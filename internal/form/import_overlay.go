package form

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a site's files with some of them new or changed: what the site would be after the import, before anything is
// written. Folders that only it has are there too.
type overlay struct {
	fs.FS
	files map[string][]byte
}

// Over is what a site's files would be after the import.
func (i *Imported) Over(files fs.FS) fs.FS {
	o := &overlay{files, map[string][]byte{}}
	for _, f := range i.Files {
		o.files[f.Name] = f.Content
	}
	return o
}

// Open opens a file of the overlay, or one below it.
func (o *overlay) Open(name string) (fs.File, error) {
	if content, ok := o.files[name]; ok {
		return &laid{laidInfo{path.Base(name), int64(len(content))}, bytes.NewReader(content)}, nil
	}
	return o.FS.Open(name)
}

// Stat tells of a file without opening it.
func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if content, ok := o.files[name]; ok {
		return laidInfo{path.Base(name), int64(len(content))}, nil
	}
	return fs.Stat(o.FS, name)
}

// ReadDir lists a folder in the order of names.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // a folder that cannot be listed is not one that holds only these
		return nil, err
	}
	added := 0
	for file, content := range o.files {
		var e fs.DirEntry
		switch child, below := o.below(name, file); {
		case child == "":
			continue
		case below:
			e = fs.FileInfoToDirEntry(laidFolder(child))
		default:
			e = fs.FileInfoToDirEntry(laidInfo{child, int64(len(content))})
		}
		added++
		if !slices.ContainsFunc(entries, func(f fs.DirEntry) bool { return f.Name() == e.Name() }) {
			entries = append(entries, e)
		}
	}
	if added == 0 {
		return entries, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// below is the entry of a folder on the way to a file, or empty; deeper where the file is not in the folder itself.
func (o *overlay) below(folder, file string) (child string, deeper bool) {
	rest, ok := strings.CutPrefix(file, folder+"/")
	if folder == "." {
		rest, ok = file, true
	}
	if !ok {
		return "", false
	}
	child, _, deeper = strings.Cut(rest, "/")
	return child, deeper
}

// laid is an open file of an overlay.
type laid struct {
	info laidInfo
	*bytes.Reader
}

func (f *laid) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *laid) Close() error               { return nil }

// laidInfo is a file of an overlay. It has no time.
type laidInfo struct {
	name string
	size int64
}

func (i laidInfo) Name() string       { return i.name }
func (i laidInfo) Size() int64        { return i.size }
func (i laidInfo) Mode() fs.FileMode  { return 0o444 }
func (i laidInfo) ModTime() time.Time { return time.Time{} }
func (i laidInfo) IsDir() bool        { return false }
func (i laidInfo) Sys() any           { return nil }

// laidFolder is a folder that only an overlay has.
type laidFolder string

func (i laidFolder) Name() string       { return string(i) }
func (i laidFolder) Size() int64        { return 0 }
func (i laidFolder) Mode() fs.FileMode  { return fs.ModeDir | 0o555 }
func (i laidFolder) ModTime() time.Time { return time.Time{} }
func (i laidFolder) IsDir() bool        { return true }
func (i laidFolder) Sys() any           { return nil }
