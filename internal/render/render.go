package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/page"
	"bulletin/internal/source"
)

// Set is the layouts and assets of a site.
type Set struct {
	files  map[string][]byte // that they were read from
	pages  map[string]*template.Template
	assets []Asset
	paths  map[string]string // of assets, by their names

	palettes atomic.Pointer[map[string]Asset] // by the id of an edition
}

// shared are the layouts that every page uses.
var shared = []string{"base.html", "parts.html"}

// Load reads the built-in layouts and assets, each replaced by the file of the same name in own, the
// site's layouts/ folder, or nil. Mistakes in the site's files go to diags; err is a failure to read.
func Load(builtin, own fs.FS, diags *diag.List) (*Set, error) {
	return LoadAgain(nil, builtin, own, diags)
}

// LoadAgain is Load where was may hold what the files say already: reading layouts takes longer than anything else that a small site
// needs. The new set is a set of its own, see [Set.Dress].
func LoadAgain(was *Set, builtin, own fs.FS, diags *diag.List) (*Set, error) {
	files, err := merge(builtin, own, diags)
	if err != nil {
		return nil, err
	}
	if was != nil && maps.EqualFunc(files, was.files, bytes.Equal) {
		return &Set{files: was.files, pages: was.pages, assets: was.assets, paths: was.paths}, nil
	}
	told := diags.Like()
	set, err := parsed(files, told)
	if set != nil && len(told.Sorted())+len(told.Silenced()) == 0 { // else it must be told each time
		set.files = files
	}
	diags.Take(told)
	return set, err
}

func parsed(files map[string][]byte, diags *diag.List) (*Set, error) {
	set := &Set{pages: map[string]*template.Template{}}
	base := template.New("base.html").Funcs((&Printer{}).functions())
	complete := true
	for _, name := range shared {
		complete = parseLayout(base, name, files[name], diags) && complete
	}
	for _, l := range page.Kinds {
		t, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("layout %s: %w", l.Layout, err)
		}
		if parseLayout(t, l.Layout, files[l.Layout], diags) {
			set.pages[l.Layout] = t
			if complete { // else parts are missing because their file could not be read
				checkFields(t, l.Data, diags)
			}
		}
	}
	set.assets, set.paths = nameAssets(files), map[string]string{}
	for _, a := range set.assets {
		if set.paths[a.Name] == "" {
			set.paths[a.Name] = a.Path
		}
	}
	for _, t := range set.pages {
		set.link(t)
	}
	return set, nil
}

// Assets are the site's style sheets and scripts in the order of their names, but for the palettes, see [Set.Palette].
func (s *Set) Assets() []Asset { return s.assets }

// kept are the file types of a layouts folder that are layouts or assets; others are the author's own
// business (notes, licences, the source of a script).
func kept(name string) bool {
	switch path.Ext(name) {
	case ".html":
		return !strings.Contains(name, "/")
	case ".css", ".js":
		return path.Dir(name) == "assets"
	}
	return false
}

func merge(builtin, own fs.FS, diags *diag.List) (map[string][]byte, error) {
	files, err := read(builtin, nil)
	if err != nil {
		return nil, fmt.Errorf("built-in layouts: %w", err)
	}
	if own == nil {
		return files, nil
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	theirs, err := read(own, diags)
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	for name, content := range theirs {
		pos := diag.Pos{File: "layouts/" + name}
		_, known := files[name]
		switch {
		case !known:
			fix := diag.Suggest(name, names)
			if fix == "" {
				fix = "可以替换的有 " + strings.Join(names, "、")
			}
			diags.Error(pos, "unknown-layout", fix, "没有名为“%s”的布局", name)
		case !utf8.Valid(content):
			diags.Error(pos, "encoding", "用编辑器另存为 UTF-8", "布局不是 UTF-8 编码")
		default:
			files[name] = content
		}
	}
	return files, nil
}

// Bounds of the site's files, in bytes.
const (
	maxLayout = 512 << 10
	maxAsset  = 4 << 20
)

func mostOf(name string) int64 {
	if path.Ext(name) == ".html" {
		return maxLayout
	}
	return maxAsset
}

// read reads the layouts and assets of a folder. A file that may not be read is the author's to mend where
// there is an author: diags is nil for the built-in files.
func read(fsys fs.FS, diags *diag.List) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, dir := range []string{".", "assets"} {
		entries, err := fs.ReadDir(fsys, dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil && diags != nil && source.Tell(err, path.Join("layouts", dir), diags):
			continue
		case err != nil:
			return nil, err
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if e.IsDir() && path.Ext(name) != "" && kept(name) && diags != nil {
				diags.Error(diag.Pos{File: "layouts/" + name}, "unknown-layout", "改名或移走这个文件夹", "这里应是文件，实际是文件夹")
			}
			if e.IsDir() || !kept(name) {
				continue
			}
			content, err := source.Read(fsys, name, mostOf(name))
			switch {
			case err != nil && diags != nil && source.Tell(err, "layouts/"+name, diags):
				continue
			case err != nil:
				return nil, err
			}
			content = bytes.TrimPrefix(content, []byte("\uFEFF"))
			if bytes.IndexByte(content, '\r') >= 0 { // the library alone is half a megabyte
				content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
			}
			files[name] = content
		}
	}
	return files, nil
}
