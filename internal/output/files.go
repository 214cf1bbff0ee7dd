package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a single file to write, outside any output folder.
type File struct {
	Path    string // as the system writes it
	Content []byte
}

// ExistsError says that files stand where others must go, and differ from them.
type ExistsError struct{ Paths []string }

func (e *ExistsError) Error() string { return fmt.Sprintf("output: %q exist already", e.Paths) }

// Written tells what WriteFiles did.
type Written struct{ New, Replaced, Unchanged int }

// WriteFiles writes files, all or none, and makes the folders that they need. A file that holds just what is to be written
// is left alone; one that differs is replaced where replace is true, and else is an *ExistsError. Each file is written
// beside its place first, and what it replaces is kept aside until all are in their places. At no moment is a file missing
// that is replaced; of several files those that come first are in their places first.
func WriteFiles(files []File, replace bool) (Written, error) {
	var w Written
	var todo []*placed
	var standing []string
	for _, f := range files {
		have, err := os.ReadFile(f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			w.New++
		case err != nil:
			return Written{}, fmt.Errorf("output: %w", err)
		case bytes.Equal(have, f.Content):
			w.Unchanged++
			continue
		case !replace:
			standing = append(standing, f.Path)
		default:
			w.Replaced++
		}
		todo = append(todo, &placed{File: f, there: err == nil})
	}
	if len(standing) > 0 {
		return Written{}, &ExistsError{standing}
	}
	if err := place(todo); err != nil {
		return Written{}, err
	}
	return w, nil
}

// placed is a file on its way to its place.
type placed struct {
	File
	there  bool   // something else has its place
	temp   string // where it was written
	aside  string // where what it replaces is kept
	inside bool   // it is in its place
}

func place(todo []*placed) (err error) {
	defer func() {
		for _, p := range todo {
			if err != nil {
				p.back()
			}
			p.clean()
		}
	}()
	for _, p := range todo {
		if err := p.write(); err != nil {
			return fmt.Errorf("output: %w", err)
		}
	}
	for _, p := range todo {
		if err := p.move(); err != nil {
			if held(err) {
				return &HeldError{p.Path, err}
			}
			return fmt.Errorf("output: %w", err)
		}
	}
	return nil
}

func (p *placed) write() error {
	dir := filepath.Dir(p.Path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, ".bulletin-*")
	if err != nil {
		return err
	}
	p.temp = temp.Name()
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(p.Path); err == nil {
		mode = info.Mode().Perm()
	}
	_, err = temp.Write(p.Content)
	return errors.Join(err, temp.Chmod(mode), temp.Sync(), temp.Close())
}

// move puts the file in its place in one step: who looks, or kills the program, finds the former file or the new one.
func (p *placed) move() error {
	if p.there {
		if err := p.keep(p.temp + "-old"); err != nil {
			return err
		}
	}
	if err := os.Rename(p.temp, p.Path); err != nil {
		return err
	}
	p.temp, p.inside = "", true
	return nil
}

// keep gives what stands in the place a second name, or copies it where files have one name only.
func (p *placed) keep(aside string) error {
	if os.Link(p.Path, aside) != nil {
		former, err := os.ReadFile(p.Path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(aside, former, 0o600); err != nil {
			return errors.Join(err, removed(aside))
		}
	}
	p.aside = aside
	return nil
}

// back undoes move.
func (p *placed) back() {
	switch {
	case !p.inside:
	case p.aside == "":
		os.Remove(p.Path)
	case os.Rename(p.aside, p.Path) == nil:
		p.aside = ""
	}
}

func (p *placed) clean() {
	for _, name := range []string{p.temp, p.aside} {
		if name != "" {
			os.Remove(name)
		}
	}
}
