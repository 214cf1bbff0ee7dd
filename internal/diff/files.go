package diff

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bulletin/internal/seal"
)

// otherFolders hold files that the model of a site does not read but its pages or its imports do.
var otherFolders = []string{"layouts", "data/imports", "content"}

// Files adds the layouts, pictures and mappings that differ between the roots of two states. A folder that is not there has no files.
func (r *Report) Files(was, now fs.FS) error {
	for _, folder := range otherFolders {
		old, err := listing(was, folder)
		if err != nil {
			return err
		}
		new, err := listing(now, folder)
		if err != nil {
			return err
		}
		for _, name := range mergedKeys(old, new) {
			if r.seals(name) {
				continue
			}
			if err := r.file(was, now, name, old[name], new[name]); err != nil {
				return err
			}
		}
	}
	r.sort()
	return nil
}

func (r *Report) file(was, now fs.FS, name string, had, has bool) error {
	item := Item{Kind: File, File: name, ID: name, Title: name}
	switch {
	case !had:
		item.Presence = Added
	case !has:
		item.Presence = Removed
	default:
		a, err := fs.ReadFile(was, name)
		if err != nil {
			return err
		}
		b, err := fs.ReadFile(now, name)
		if err != nil {
			return err
		}
		a, b = plain(a), plain(b)
		if !bytes.Equal(a, b) {
			item.Columns = []Column{{Name: "内容", Old: size(a), New: size(b)}}
		}
	}
	r.add(item)
	return nil
}

// plain is a text with line feeds: in whatever git takes for one it may have changed the line ends.
func plain(content []byte) []byte {
	if bytes.IndexByte(content, 0) >= 0 {
		return content
	}
	return bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
}

func size(content []byte) string { return count(len(content)) + "字节" }

func listing(fsys fs.FS, folder string) (map[string]bool, error) {
	out := map[string]bool{}
	err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		case d.Type().IsRegular() && !passed(name):
			out[name] = true
		}
		return nil
	})
	return out, err
}

// seals reports whether a file is the record of an edition whose seal is told as another one, or is new or gone with it: the record says
// no more. One that differs under the same seal is told as a file.
func (r *Report) seals(name string) bool {
	base := path.Base(name)
	if base == seal.AttachmentsName || !strings.HasPrefix(name, "content/") || !seal.Own(name) {
		return false
	}
	return slices.ContainsFunc(r.Items, func(i Item) bool {
		return i.Kind == Edition && i.ID == path.Base(path.Dir(name)) &&
			(i.Presence != "" || slices.ContainsFunc(i.Columns, func(c Column) bool { return c.Name == sealColumn }))
	})
}

// passed reports whether a file is told otherwise, or is nobody's: texts, junk, and Go sources beside built-in layouts.
func passed(name string) bool {
	base := path.Base(name)
	if strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || path.Ext(base) == ".go" {
		return true
	}
	return strings.HasPrefix(name, "content/") && path.Ext(base) == ".md"
}
