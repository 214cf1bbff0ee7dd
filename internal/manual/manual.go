package manual

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"bulletin/docs"
	"bulletin/internal/prose"
)

// Page is a page of the manual.
type Page struct {
	Path string // of its source, “tasks/month.md”
	Part *docs.Part
	*prose.Handbook
}

// Read reads the pages in their order. A page that the table names and the folder lacks is left out; a test tells of it.
func Read(files fs.FS, parts []docs.Part) ([]*Page, error) {
	var pages []*Page
	for k := range parts {
		for _, name := range parts[k].Pages {
			p := &Page{Path: parts[k].Folder + "/" + name + ".md", Part: &parts[k]}
			source, err := fs.ReadFile(files, p.Path)
			if err != nil {
				continue
			}
			if p.Handbook, err = prose.ReadHandbook(source, address); err != nil {
				return nil, fmt.Errorf("manual: %s: %w", p.Path, err)
			}
			pages = append(pages, p)
		}
	}
	return pages, nil
}

// address is where a link of the sources leads in the site: pages there end in “.html”.
func address(link string) string {
	name, fragment, found := strings.Cut(link, "#")
	if strings.Contains(name, "://") {
		return link
	}
	if stem, isPage := strings.CutSuffix(name, ".md"); isPage {
		name = stem + ".html"
	}
	if found {
		name += "#" + fragment
	}
	return name
}

// target is the file and the fragment that a link of a page leads to.
func (p *Page) target(link string) (file, fragment string) {
	name, fragment, _ := strings.Cut(link, "#")
	if name == "" {
		return p.Path, fragment
	}
	return path.Join(path.Dir(p.Path), name), fragment
}

// html is the page's place in the site.
func (p *Page) html() string { return strings.TrimSuffix(p.Path, ".md") + ".html" }
