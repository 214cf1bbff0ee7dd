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
// beside its place first, and what it replaces is put aside until all are in their places.
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
	aside  string // where what it replaces was put
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

func (p *placed) move() error {
	if p.there {
		aside := p.temp + "-old"
		if err := os.Rename(p.Path, aside); err != nil {
			return err
		}
		p.aside = aside
	}
	if err := os.Rename(p.temp, p.Path); err != nil {
		return err
	}
	p.temp, p.inside = "", true
	return nil
}

// back undoes move.
func (p *placed) back() {
	if p.inside {
		os.Remove(p.Path)
	}
	if p.aside != "" && os.Rename(p.aside, p.Path) == nil {
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
