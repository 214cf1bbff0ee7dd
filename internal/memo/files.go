package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"strconv"
	"strings"
	"sync"
)

// Files is a file system that keeps a digest of all that is read of it. It may be used by several goroutines at once.
type Files struct {
	fsys fs.FS

	mu   sync.Mutex
	read Reading
}

// Reading is what was read of a site: a digest by the kind of reading and the path, slash-separated.
type Reading map[Key]string

// Key is one way of reading a path.
type Key struct {
	Kind Kind
	Path string
}

// Kind is what was read of a path.
type Kind byte

const (
	Content Kind = 'c' // of a file
	Head    Kind = 'h' // the front matter of a file, apart from its text; it follows from the content
	Names   Kind = 'n' // of a folder
	Stat    Kind = 's' // what stands there: a file, a folder, a link
)

// none is what is digested of a path that cannot be read.
const none = "-"

// Watch returns the file system that watches what is read of fsys.
func Watch(fsys fs.FS) *Files { return &Files{fsys: fsys, read: Reading{}} }

// Reading is what has been read until now.
func (f *Files) Reading() Reading {
	f.mu.Lock()
	defer f.mu.Unlock()
	return maps.Clone(f.read)
}

func (f *Files) note(kind Kind, name, digest string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read[Key{kind, path.Clean(name)}] = digest
}

// ReadFile implements [fs.ReadFileFS].
func (f *Files) ReadFile(name string) ([]byte, error) {
	content, err := fs.ReadFile(f.fsys, name)
	if err != nil {
		f.note(Content, name, none)
		return nil, err
	}
	f.note(Content, name, digest(content))
	if path.Ext(name) == ".md" {
		f.note(Head, name, digest(head(content)))
	}
	return content, nil
}

// ReadDir implements [fs.ReadDirFS].
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.fsys, name)
	f.note(Names, name, namesOf(entries, err))
	return entries, err
}

// Stat implements [fs.StatFS].
func (f *Files) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.fsys, name)
	f.note(Stat, name, typeOf(info, err))
	return info, err
}

// Open implements [fs.FS]. A file is read as a whole.
func (f *Files) Open(name string) (fs.File, error) {
	info, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		if _, err := f.ReadDir(name); err != nil {
			return nil, err
		}
		return f.fsys.Open(name)
	}
	content, err := f.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &opened{bytes.NewReader(content), info}, nil
}

// opened is a file that has been read.
type opened struct {
	*bytes.Reader
	info fs.FileInfo
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *opened) Close() error               { return nil }

// Same reports whether everything that was read of fsys would read the same now.
func (r Reading) Same(fsys fs.FS) bool {
	for key, was := range r {
		if key.now(fsys, was) != was {
			return false
		}
	}
	return len(r) > 0
}

func (k Key) now(fsys fs.FS, was string) string {
	switch k.Kind {
	case Content:
		size, _, _ := strings.Cut(was, ":")
		if info, err := fs.Stat(fsys, k.Path); err == nil && was != none && (!info.Mode().IsRegular() || size != strconv.FormatInt(info.Size(), 10)) {
			return "" // nothing that has grown without bounds is read
		}
		content, err := fs.ReadFile(fsys, k.Path)
		if err != nil {
			return none
		}
		return digest(content)
	case Names:
		return namesOf(fs.ReadDir(fsys, k.Path))
	case Stat:
		return typeOf(fs.Stat(fsys, k.Path))
	}
	return was // a head, which its content tells of
}

// digest is the size of a content and its SHA-256.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return strconv.Itoa(len(content)) + ":" + hex.EncodeToString(sum[:])
}

// namesOf digests the names in a folder, and what has them. A folder that is not there and one that may not be read
// differ: an author is told differently.
func namesOf(entries []fs.DirEntry, err error) string {
	if err != nil {
		return fault(err)
	}
	hash := sha256.New()
	for _, e := range entries {
		io.WriteString(hash, e.Name())
		io.WriteString(hash, "\x00"+e.Type().String()+"\n")
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func typeOf(info fs.FileInfo, err error) string {
	if err != nil {
		return fault(err)
	}
	return info.Mode().Type().String()
}

func fault(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return none
	}
	return "?"
}

// head is the front matter of a Markdown file with the marks around it, or the whole where there is none.
func head(content []byte) []byte {
	mark := []byte("---")
	lines := 0
	for at := 0; at < len(content); {
		end := bytes.IndexByte(content[at:], '\n')
		if end < 0 {
			break
		}
		line := bytes.TrimSpace(bytes.TrimPrefix(content[at:at+end], []byte("\ufeff")))
		at += end + 1
		if lines++; lines == 1 && !bytes.Equal(line, mark) {
			break
		}
		if lines > 1 && bytes.Equal(line, mark) {
			return content[:at]
		}
	}
	return content
}
