package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Folder is the verdict on a published folder.
type Folder struct {
	Editions []*Edition // that were looked at: those of which the folder holds something
	Same     int        // files that are the same bytes
	Saved    []Result
	Changed  []Result // different or unreadable
	Missing  []string // sealed files that are not there
	Extra    []string // files in the folders of sealed editions that are under no seal
	Beside   []string // of these, what publications left there and remove later; they are none of Extra
	Unsealed int      // files elsewhere, of which no seal tells anything
}

// Worst is the verdict on the whole.
func (f *Folder) Worst() Verdict {
	worst := Identical
	if len(f.Saved) > 0 {
		worst = Saved
	}
	if len(f.Missing)+len(f.Extra) > 0 {
		worst = Different
	}
	for k := range f.Changed {
		worst = max(worst, f.Changed[k].Verdict)
	}
	return worst
}

// Published reports whether a folder is one that a build wrote, or a copy of one: it has a sealed edition's folder.
func (k *Known) Published(folder fs.FS) bool {
	return slices.ContainsFunc(k.Editions, func(e Edition) bool {
		if e.Open {
			return false
		}
		info, err := fs.Stat(folder, e.ID)
		return err == nil && info.IsDir()
	})
}

// Beside tells of a file under no seal whether it is what publications left in a folder.
type Beside func(name string, content []byte) bool

// Folder judges a published folder: each sealed file in its place. An edition of which the folder holds nothing is not missed. Pages as
// for [Known.File]. What cannot be read is an error.
func (k *Known) Folder(folder fs.FS, pages func(string) []byte, beside Beside) (*Folder, error) {
	f := &Folder{}
	sealed := map[string]*File{}
	ids := map[string]bool{}
	for e := range k.Editions {
		edition := &k.Editions[e]
		if info, err := fs.Stat(folder, edition.ID); edition.Open || err != nil || !info.IsDir() {
			continue
		}
		f.Editions, ids[edition.ID] = append(f.Editions, edition), true
		for n := range edition.Files {
			sealed[edition.Files[n].Path] = &edition.Files[n]
		}
	}
	seen := map[string]bool{}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		file := sealed[name]
		id, _, _ := strings.Cut(name, "/")
		switch {
		case file == nil && !ids[id]:
			f.Unsealed++
			return nil
		}
		content, err := fs.ReadFile(folder, name)
		switch {
		case err != nil:
			return err
		case file == nil && beside(name, content):
			f.Beside = append(f.Beside, name)
			return nil
		case file == nil:
			f.Extra = append(f.Extra, name)
			return nil
		}
		seen[name] = true
		f.add(k.place(file, content, pages))
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name := range sealed {
		if !seen[name] {
			f.Missing = append(f.Missing, name)
		}
	}
	slices.Sort(f.Missing)
	return f, nil
}

// place judges a file against the one that has to stand in its place: another sealed page there is wrong too.
func (k *Known) place(file *File, content []byte, pages func(string) []byte) Result {
	sum := sha256.Sum256(content)
	if hex.EncodeToString(sum[:]) == file.SHA256 {
		return Result{File: file.Path, Verdict: Identical, Sealed: file}
	}
	r := k.File(file.Path, content, pages)
	if r.Verdict <= Saved && r.Sealed.Path != file.Path {
		r.Verdict = Different
	}
	return r
}

func (f *Folder) add(r Result) {
	switch r.Verdict {
	case Identical:
		f.Same++
	case Saved:
		f.Saved = append(f.Saved, r)
	default:
		f.Changed = append(f.Changed, r)
	}
}

// Restored is a file to put back.
type Restored struct {
	Path    string // from the root of the output folder
	Content []byte
}

// Restore finds what a folder lacks of what is sealed, or has changed, in another one: a published folder or a copy. Only bytes whose digest
// is the seal's are taken; line ends that git gave a text are given back. Lacking are the files that the other folder does not have
// either: where there are some, nothing should be written.
func (k *Known) Restore(folder, from fs.FS) (files []Restored, lacking []string, err error) {
	done := map[string]bool{}
	for e := range k.Editions {
		for _, file := range k.Editions[e].Files {
			if done[file.Path] || !fs.ValidPath(file.Path) || path.Clean(file.Path) != file.Path {
				continue
			}
			done[file.Path] = true
			here, err := read(folder, file.Path)
			if err != nil {
				return nil, nil, err
			}
			if here != nil && digestOf(here) == file.SHA256 {
				continue
			}
			there, err := read(from, file.Path)
			if err != nil {
				return nil, nil, err
			}
			if content := restored(there, file.SHA256); content != nil {
				files = append(files, Restored{file.Path, content})
			} else {
				lacking = append(lacking, file.Path)
			}
		}
	}
	return files, lacking, nil
}

// read is a file's content; nil where it is none.
func read(folder fs.FS, name string) ([]byte, error) {
	content, err := fs.ReadFile(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if content == nil && err == nil {
		content = []byte{}
	}
	return content, err
}

func digestOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

var crlf, lf = []byte("\r\n"), []byte("\n")

// restored is content that has a digest, with its line ends given back if need be; nil where it is other content.
func restored(content []byte, digest string) []byte {
	if content == nil {
		return nil
	}
	unix := bytes.ReplaceAll(content, crlf, lf)
	for _, c := range [][]byte{content, unix, bytes.ReplaceAll(unix, lf, crlf)} {
		if digestOf(c) == digest {
			return c
		}
	}
	return nil
}
