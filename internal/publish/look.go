package publish

import (
	"crypto/sha256"
	"errors"
	"path"
	"strings"

	"bulletin/internal/output"
)

// standing is what a destination tells of itself.
type standing struct {
	last     *record  // nil: never published to, or the record is damaged
	journal  *journal // of a run that was stopped
	newest   int      // number of the last publication, also where its record is damaged
	manifest []byte   // SHA256SUMS; nil where there is none
	untidy   bool     // a run stopped after its publication, or before it began one, and left something among the records
}

// look reads the records.
func (p *publisher) look() error {
	p.state, p.folders = standing{}, map[string]bool{}
	s := &p.state
	if kind, err := p.kind(home); err != nil {
		return err
	} else if kind != nothing && kind != folder {
		return &PlaceError{[]string{home}}
	} else if kind == folder {
		if err := p.lookHome(); err != nil {
			return err
		}
	}
	if s.last == nil && s.journal == nil && !p.Adopt {
		if err := p.refuseForeign(); err != nil {
			return err
		}
	}
	kind, err := p.kind(output.SumsName)
	switch {
	case err != nil:
		return err
	case kind == plain:
		s.manifest, err = readAll(p.disk, output.SumsName)
		return err
	case kind != nothing:
		return &PlaceError{[]string{output.SumsName}}
	}
	return nil
}

func (p *publisher) lookHome() error {
	s := &p.state
	entries, err := p.disk.ReadDir(home)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name := path.Join(home, e.Name()); (name == historyName || name == storeName) && !e.IsDir() {
			return &PlaceError{[]string{name}}
		}
	}
	list, err := numbers(p.disk)
	if err != nil {
		return err
	}
	var damaged *RecordError
	if len(list) > 0 {
		s.newest = list[len(list)-1]
		if s.last, err = readRecord(p.disk, s.newest); err != nil && !(errors.As(err, &damaged) && !damaged.Newer && p.Adopt) {
			return err
		}
	}
	s.journal, err = readJournal(p.disk)
	if err != nil && !(errors.As(err, &damaged) && !damaged.Newer && p.Adopt) {
		return err
	}
	if s.journal != nil && s.journal.Number <= s.newest { // it was completed, and only the journal was left
		s.journal, s.untidy = nil, true
	}
	left, err := p.locksLeft(entries)
	s.untidy = s.untidy || left
	return err
}

// refuseForeign refuses a folder that holds things of others.
func (p *publisher) refuseForeign() error {
	entries, err := p.disk.ReadDir(".")
	if err != nil {
		return err
	}
	var names []string
	for _, e := range entries {
		if e.Name() != home && !systemFile(e.Name()) {
			names = append(names, e.Name())
		}
	}
	if len(names) > 0 {
		return &ForeignError{names}
	}
	return nil
}

// systemFile reports whether a system puts a file of this name into any folder.
func systemFile(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", ".ds_store", "lost+found", "$recycle.bin", "system volume information":
		return true
	}
	return false
}

// place is what a name stands for.
type place int

const (
	nothing place = iota
	plain         // a regular file
	folder
	other // a link, a pipe
)

func (p *publisher) kind(name string) (place, error) {
	info, err := p.disk.Lstat(name)
	switch {
	case absent(err):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.Mode().IsRegular():
		return plain, nil
	case info.IsDir():
		return folder, nil
	}
	return other, nil
}

// inside tells what a folder of the destination is, with all above it: folder, nothing, or other where a link or a file is on the way.
func (p *publisher) inside(dir string) (place, error) {
	if dir == "." {
		return folder, nil
	}
	if there, known := p.folders[dir]; known {
		if there {
			return folder, nil
		}
		return nothing, nil
	}
	above, err := p.inside(path.Dir(dir))
	if err != nil || above == other {
		return above, err
	}
	kind := nothing
	if above == folder {
		if kind, err = p.kind(dir); err != nil {
			return nothing, err
		}
	}
	switch kind {
	case plain, other:
		return other, nil
	}
	p.folders[dir] = kind == folder
	return kind, nil
}

// actual is the file that stands. Its sum is that of a plain file.
func (p *publisher) actual(name string) (Sum, place, error) {
	dir, err := p.inside(path.Dir(name))
	if err != nil || dir != folder {
		return Sum{}, dir, err
	}
	kind, err := p.kind(name)
	if err != nil || kind != plain {
		return Sum{}, kind, err
	}
	sum, err := hashOf(p.disk, name)
	if absent(err) {
		return sum, nothing, nil
	}
	return sum, plain, err
}

// trusted reports whether the records say what stands.
func (p *publisher) trusted() bool {
	s := &p.state
	return !p.Force && s.last != nil && s.manifest != nil && sha256.Sum256(s.manifest) == s.last.Manifest
}

// isTemporary reports whether a name is that of a file being written.
func isTemporary(name string) bool {
	stem, found := strings.CutPrefix(name, temporaryPrefix)
	stem, end := strings.CutSuffix(stem, temporarySuffix)
	return found && end && len(stem) == 16 && strings.Trim(stem, "0123456789abcdef") == ""
}
