package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"bulletin/internal/model"
)

// Asset is a style sheet or a script. It is published under a name that tells its content, so that a page keeps the look that it was
// published with while later ones get another.
type Asset struct {
	Name    string // as layouts write it, from the site's root: assets/bulletin.css
	Path    string // where it is published, from the site's root: assets/bulletin.1a2b3c4d.css
	Content []byte
}

// named is the asset of a name.
func named(name string, content []byte) Asset {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return Asset{name, strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext, content}
}

// mention is how a style sheet or a script names another one of its folder: "x.css", url(x.css), 'assets/x.js'.
var mention = regexp.MustCompile(`["'(/]([\w-][\w.-]*\.(?:css|js))["')]`)

// naming gives assets their names. One that names others is named by what it says once they have theirs; where two name each other they
// stay as they were written, and are published under these names, too.
type naming struct {
	files map[string][]byte // by base name
	made  map[string]*Asset // by base name; nil while it is made
	plain map[string]bool   // base names that stay as they were written
}

func nameAssets(files map[string][]byte) []Asset {
	n := &naming{map[string][]byte{}, map[string]*Asset{}, map[string]bool{path.Base(PaletteName): true}}
	for name, content := range files {
		if base, within := strings.CutPrefix(name, assetFolder); within {
			n.files[base] = content
		}
	}
	var out []Asset
	for _, base := range slices.Sorted(maps.Keys(n.files)) {
		out = append(out, *n.make(base))
	}
	for _, base := range slices.Sorted(maps.Keys(n.plain)) {
		if content, there := n.files[base]; there {
			out = append(out, Asset{assetFolder + base, assetFolder + base, content})
		}
	}
	return out
}

const assetFolder = "assets/"

func (n *naming) make(base string) *Asset {
	if a, begun := n.made[base]; begun {
		return a
	}
	n.made[base] = nil
	content := lean(base, n.files[base])
	if assetFolder+base != libraryName && (bytes.Contains(content, []byte(".js")) || bytes.Contains(content, []byte(".css"))) { // the library is large, and names none
		content = mention.ReplaceAllFunc(content, func(found []byte) []byte {
			other := string(mention.FindSubmatch(found)[1])
			if _, known := n.files[other]; !known || other == base {
				return found
			}
			if a := n.make(other); a != nil {
				return bytes.Replace(found, []byte(other), []byte(path.Base(a.Path)), 1)
			}
			n.plain[other] = true
			return found
		})
	}
	a := named(assetFolder+base, content)
	n.made[base] = &a
	return &a
}

// lean is a style sheet or a script as it is published: what it does without is not for readers' machines.
func lean(base string, content []byte) []byte {
	switch {
	case path.Ext(base) == ".css":
		return leanStyle(content)
	case path.Ext(base) == ".js" && assetFolder+base != libraryName && !bytes.Contains(content, []byte("`\n")):
		return leanScript(content)
	}
	return content
}

// leanScript does without indentation, and lines that are a comment.
func leanScript(content []byte) []byte {
	out := make([]byte, 0, len(content))
	for line := range bytes.Lines(content) {
		if line = bytes.TrimLeft(line, " \t"); !bytes.HasPrefix(line, []byte("//")) || !bytes.HasSuffix(line, []byte("\n")) {
			out = append(out, line...)
		}
	}
	return out
}

// libraryName is the chart library.
const libraryName = "assets/echarts.min.js"

// paletteMark stands in pages for the name of the style sheet that has the colours, which differs by edition. No value can forge it: see
// [Printer].
const paletteMark = "\x00palette\x00"

// link lets a layout lead to assets by the names under which they are published.
func (s *Set) link(t *template.Template) {
	for _, part := range t.Templates() {
		if part.Tree != nil {
			s.linkList(part.Tree.Root)
		}
	}
}

func (s *Set) linkList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			n.Text = reference.ReplaceAllFunc(n.Text, s.published)
		case *parse.IfNode:
			s.linkList(n.List)
			s.linkList(n.ElseList)
		case *parse.WithNode:
			s.linkList(n.List)
			s.linkList(n.ElseList)
		case *parse.RangeNode:
			s.linkList(n.List)
			s.linkList(n.ElseList)
		}
	}
}

// reference is the name of an asset in a layout.
var reference = regexp.MustCompile(`\bassets/[\w-]+(?:\.[\w-]+)*`)

func (s *Set) published(name []byte) []byte {
	if string(name) == PaletteName {
		return []byte(paletteMark)
	}
	if p := s.paths[string(name)]; p != "" {
		return []byte(p)
	}
	return name
}

// Dress gives pages the colours of a site and the words of their running heads; codes are the 核验码 of editions, of those that have one. It
// comes before the first page, and may come again.
func (s *Set) Dress(site *model.Site, codes map[*model.Edition]string) {
	palettes := map[string]Asset{"": named(PaletteName, Palette(site, nil, ""))}
	for _, e := range site.Editions {
		a := named(PaletteName, Palette(site, e, codes[e]))
		a.Path = e.ID + strings.TrimPrefix(a.Path, path.Dir(a.Path)) // it goes with the edition
		palettes[e.ID] = a
	}
	s.palettes.Store(&palettes)
}

// Palette is the style sheet with the colours that the pages of an edition use or, where id is empty, those of none.
func (s *Set) Palette(id string) Asset {
	palettes := s.palettes.Load()
	if palettes == nil {
		return Asset{Name: PaletteName, Path: PaletteName}
	}
	if a, known := (*palettes)[id]; known {
		return a
	}
	return (*palettes)[""]
}

// paletteOf is where the colours of a page are, by the page's own path.
func (s *Set) paletteOf(page string) string {
	id, _, below := strings.Cut(page, "/")
	if !below {
		id = ""
	}
	return s.Palette(id).Path
}
