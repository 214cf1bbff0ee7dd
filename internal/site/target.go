package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sources are the folders that a site is read from, by their names in its root.
var sources = []string{"data", "content", "layouts"}

// workshops are folders whose files come and go without an author: the stage of builds, and git's own.
var workshops = []string{".bulletin", ".git"}

// TargetError says that what is to be written would come among the files that a site is made of, or take them along.
type TargetError struct {
	Target string
	Folder string // what it is in or holds
	Holds  bool   // it holds the folder, or is it
}

func (e *TargetError) Error() string {
	if e.Holds {
		return fmt.Sprintf("site: %s holds %s", e.Target, e.Folder)
	}
	return fmt.Sprintf("site: %s is in %s", e.Target, e.Folder)
}

// CheckTarget returns a *TargetError where target, a file or a folder that need not exist, is inside the sources of a site:
// of the one at root, which may be empty, or of any other that it can be seen to be in. Folders are compared as files, so
// symbolic links, and names that differ in case where case is nothing, hide none.
func CheckTarget(root, target string) error {
	real, err := resolved(target)
	if err != nil {
		return nil // whoever writes there tells it
	}
	for dir := real; ; dir = filepath.Dir(dir) {
		for _, name := range workshops {
			if strings.EqualFold(filepath.Base(dir), name) {
				return &TargetError{Target: target, Folder: dir}
			}
		}
		for _, name := range sources {
			own := filepath.Join(root, name)
			named := strings.EqualFold(filepath.Base(dir), name)
			if root != "" && (same(dir, own) || named && same(filepath.Dir(dir), root)) || named && isRoot(filepath.Dir(dir)) {
				return &TargetError{Target: target, Folder: dir}
			}
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// CheckFolder is CheckTarget for a folder that is replaced as a whole: it may not hold the site or its sources either, nor be the
// root of another, nor hold any of the folders in use.
func CheckFolder(root, target string, inUse ...string) error {
	if err := CheckTarget(root, target); err != nil {
		return err
	}
	if isRoot(target) {
		return &TargetError{Target: target, Folder: target, Holds: true}
	}
	held := append([]string{root}, inUse...)
	for _, name := range sources {
		held = append(held, filepath.Join(root, name))
	}
	for _, folder := range held {
		real, err := resolved(folder)
		if err != nil {
			continue
		}
		for dir := real; ; dir = filepath.Dir(dir) {
			if same(dir, target) {
				return &TargetError{Target: target, Folder: folder, Holds: true}
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
	}
	return nil
}

// resolved is the absolute path without symbolic links, as far as it exists.
func resolved(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) && abs != filepath.Dir(abs) {
		parent, err := resolved(filepath.Dir(abs))
		return filepath.Join(parent, filepath.Base(abs)), err
	}
	return real, err
}

// same reports whether two names lead to one file.
func same(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// isRoot reports whether a folder is the root of a site.
func isRoot(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "data", "site.yaml"))
	return err == nil && !info.IsDir()
}
