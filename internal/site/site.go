// Package site opens a site: the one door that every command comes in by.
package site

import (
	"fmt"
	"io/fs"
	"strings"

	"bulletin/internal/chart"
	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/picture"
	"bulletin/internal/prose"
	"bulletin/internal/render"
	"bulletin/layouts"
)

// Site is a site that was read once and checked: everything that pages, files and answers are made of. Nothing changes it,
// so several goroutines may use it, and a site whose files have changed is opened again.
type Site struct {
	Files   fs.FS // its root: data/, content/, layouts/
	Model   *model.Site
	Layouts *render.Set // its own layouts and assets over the built-in ones
	Parser  *prose.Parser

	Pictures *picture.Shelf // those that its texts show
}

// Open reads the site whose root is files and checks what it means. The author's mistakes are in diags; where there are
// errors the texts have been looked at too, so that all is told at once, and there is no site. err is a failure to read.
//
// Texts are checked in full only when pages are made of them.
func Open(files fs.FS, diags *diag.List) (*Site, error) { return (&Memory{}).Open(files, diags) }

// Memory keeps what reading a site takes long for, for whoever opens the same site again and again while it is written. The zero
// Memory holds nothing. What is opened with it is what would be opened without, and shares nothing that anybody changes.
type Memory struct {
	reports load.Memory
	layouts *render.Set
}

// Open is [Open]. A Memory serves one goroutine at a time.
func (m *Memory) Open(files fs.FS, diags *diag.List) (*Site, error) {
	pictures := picture.NewShelf(files)
	s := &Site{Files: files, Pictures: pictures, Parser: prose.New(page.DirectiveNames(), load.Directive)}
	s.Parser.Pictures = pictures
	var err error
	if s.Model, err = m.reports.Site(files, chart.Usual(), diags); err != nil {
		return nil, err
	}
	if !diags.HasErrors() {
		check.Site(s.Model, diags)
	}
	own, err := fs.Sub(files, "layouts")
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	if s.Layouts, err = render.LoadAgain(m.layouts, layouts.Files, own, diags); err != nil {
		return nil, err
	}
	m.layouts = s.Layouts
	if diags.HasErrors() {
		page.CheckTexts(s.Model, s.Parser, diags)
		return nil, nil
	}
	s.Layouts.Dress(s.Model, nil)
	return s, nil
}

// Edition is the edition with an id or a label, or nil.
func (s *Site) Edition(name string) *model.Edition {
	for _, e := range s.Model.Editions {
		if name == e.ID || name == e.Label {
			return e
		}
	}
	return nil
}

// Newest is the edition of the latest period, or nil where the site has none.
func (s *Site) Newest() *model.Edition {
	if n := len(s.Model.Editions); n > 0 {
		return s.Model.Editions[n-1]
	}
	return nil
}

// Editions names the editions by their ids, the newest first, for a message.
func (s *Site) Editions() string {
	ids := make([]string, len(s.Model.Editions))
	for k, e := range s.Model.Editions {
		ids[len(ids)-1-k] = e.ID
	}
	return strings.Join(ids, "、")
}
