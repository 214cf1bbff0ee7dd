package browser

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
)

// document is what a page offers to links and what it links to.
type document struct {
	ids   map[string]bool
	links []link
}

type link struct {
	target string
	asset  bool // a style sheet, script or picture: the page itself asks for it
}

// Links tells which links of a folder's pages do not hold: each must be relative, ASCII, end in a file's
// full name, stay in the folder and meet a file and an id that are there. An <a> may lead to another site.
// Ids that a page has twice are told as well.
func Links(folder fs.FS) ([]string, error) {
	pages := map[string]*document{}
	var faults []string
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		if path.Base(path.Dir(name)) == "files" {
			return nil // a single file, whose links a browser follows: it is HTML that is no XML
		}
		page, twice, err := parse(folder, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		pages[name] = page
		for _, id := range twice {
			faults = append(faults, fmt.Sprintf("%s: id %s stands twice", name, id))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for name, page := range pages {
		for _, l := range page.links {
			if fault := follow(folder, pages, name, l); fault != "" {
				faults = append(faults, fmt.Sprintf("%s: %s: %s", name, l.target, fault))
			}
		}
	}
	slices.Sort(faults)
	return slices.Compact(faults), nil
}

// parse reads a page's ids and links, and the ids that stand twice.
func parse(folder fs.FS, name string) (*document, []string, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	page := &document{ids: map[string]bool{}}
	var twice []string
	decoder := xml.NewDecoder(file)
	decoder.Strict = false
	decoder.AutoClose = xml.HTMLAutoClose
	decoder.Entity = xml.HTMLEntity
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return page, twice, nil
		}
		if err != nil {
			return nil, nil, err
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			switch a.Name.Local {
			case "id":
				if page.ids[a.Value] {
					twice = append(twice, a.Value)
				}
				page.ids[a.Value] = true
			case "href", "src":
				page.links = append(page.links, link{a.Value, element.Name.Local != "a"})
			}
		}
	}
}

// follow returns what is wrong with a link of the page name, or nothing.
func follow(folder fs.FS, pages map[string]*document, name string, l link) string {
	if l.asset && strings.HasPrefix(l.target, "data:") {
		return ""
	}
	u, err := url.Parse(l.target)
	switch {
	case err != nil:
		return "cannot be read"
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto":
		if l.asset {
			return "leaves the folder"
		}
		return ""
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		return "is not relative"
	case strings.ContainsFunc(u.Path, func(r rune) bool { return r > '~' || r <= ' ' || r == '\\' }):
		return "is not ASCII"
	}
	to := name
	if u.Path != "" {
		to = path.Join(path.Dir(name), u.Path)
		if strings.HasSuffix(u.Path, "/") || path.Ext(u.Path) == "" {
			return "does not end in a file's name"
		}
	}
	if info, err := fs.Stat(folder, to); err != nil || info.IsDir() {
		return "no such file"
	}
	if u.Fragment != "" && (pages[to] == nil || !pages[to].ids[u.Fragment]) {
		return "no such id"
	}
	return ""
}
