package output

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// deviceName matches the names that are no files on Windows, whatever their ending.
var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// checkPath refuses paths that would not be the same file everywhere the folder may be copied to.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." {
		return fmt.Errorf("output: path %q is not relative and clean", p)
	}
	for i := range len(p) {
		if c := p[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`\:*?"<>|`, c) >= 0 {
			return fmt.Errorf("output: path %q holds the character %q", p, c)
		}
	}
	for name := range strings.SplitSeq(p, "/") {
		if strings.HasSuffix(name, ".") {
			return fmt.Errorf("output: a name in path %q ends with a full stop", p)
		}
		if deviceName.MatchString(name) {
			return fmt.Errorf("output: path %q holds a name that Windows keeps for a device", p)
		}
	}
	if strings.EqualFold(p, SumsName) {
		return fmt.Errorf("output: %s is the folder's own record", p)
	}
	return nil
}

// names holds the paths of a build and their folders, by their lower case: two that differ in case alone
// are one file on Windows and macOS.
type names map[string]name

type name struct {
	path   string
	folder bool
}

// add enters p and its folders and returns the folders that are new.
func (n names) add(p string) ([]string, error) {
	if was, ok := n[strings.ToLower(p)]; ok {
		return nil, collision(was, p)
	}
	var folders []string
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		was, ok := n[strings.ToLower(d)]
		if ok && (was.path != d || !was.folder) {
			return nil, collision(was, p)
		}
		if ok {
			break
		}
		folders = append(folders, d)
	}
	for _, d := range folders {
		n[strings.ToLower(d)] = name{d, true}
	}
	n[strings.ToLower(p)] = name{p, false}
	return folders, nil
}

// folder reports whether p is a folder of the build.
func (n names) folder(p string) bool {
	was, ok := n[strings.ToLower(p)]
	return ok && was.folder && was.path == p
}

// under reports whether p lies below something that is a file in the build.
func (n names) under(p string) bool {
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		if was, ok := n[strings.ToLower(d)]; ok && !was.folder && was.path == d {
			return true
		}
	}
	return false
}

func collision(was name, p string) error {
	switch {
	case was.path == p && !was.folder:
		return fmt.Errorf("output: path %s is written twice", p)
	case was.folder && was.path == p, !was.folder && strings.HasPrefix(p, was.path+"/"):
		return fmt.Errorf("output: %s is both a file and a folder", was.path)
	}
	return fmt.Errorf("output: paths %s and %s differ in case alone", was.path, p)
}
