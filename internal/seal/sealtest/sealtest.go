// Package sealtest gives tests a site that has sealed editions in either of two ways: as if none of it had ever been published, so
// that all its editions are rendered from today's data, or as it stands, with the published files of the sealed ones. Only tests
// import it.
package sealtest

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bulletin/internal/seal"
)

// Unsealed is a site without its seals, the data they published and the corrections of these. Files in public, of which nothing else
// is made, stay. What directories list is left out by ReadDir alone, which is what package fs asks.
func Unsealed(site fs.FS) fs.FS { return unsealed{site} }

type unsealed struct{ fs.FS }

// record reports whether a file or a folder tells of what was published.
func record(name string) bool {
	return name == "data/corrections" || strings.HasPrefix(name, "data/corrections/") ||
		strings.HasPrefix(name, "content/") && seal.Own(name) ||
		strings.HasPrefix(name, "data/targets/") && strings.HasSuffix(name, seal.TargetsEnding)
}

func (u unsealed) Open(name string) (fs.File, error) {
	if record(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return u.FS.Open(name)
}

func (u unsealed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(u.FS, name)
	var left []fs.DirEntry
	for _, e := range entries {
		if !record(path.Join(name, e.Name())) {
			left = append(left, e)
		}
	}
	return left, err
}

// Copy copies folders of a site into another one, as if nothing of it had been published.
func Copy(to, from string, folders ...string) error {
	site := Unsealed(os.DirFS(from))
	return fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		top, _, _ := strings.Cut(name, "/")
		at := filepath.Join(to, filepath.FromSlash(name))
		switch {
		case err != nil || name == ".":
			return err
		case !slices.Contains(folders, top):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return os.MkdirAll(at, 0o777)
		}
		content, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		return os.WriteFile(at, content, 0o666)
	})
}

// Published copies a site's public folder, where it has one, into another folder for public ones.
func Published(to, site string) error {
	err := os.CopyFS(to, os.DirFS(filepath.Join(site, "public")))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
