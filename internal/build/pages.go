package build

import (
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/export"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/site"
)

// Pages makes pages of a site and writes none: two digests of each by its path, of the page as a build would leave it, and of the same
// without its 核验码, which is another one whenever a figure is. Nil paths are all pages. Pages of sealed editions are not made, as no
// build makes them: the first digest is that of the seal, and there is no second. What an author can mend in texts is passed over: the digests are of pages that
// may be wrong.
func Pages(s *site.Site, paths []string) (map[string][2][sha256.Size]byte, error) {
	m := &maker{Site: s, diags: &diag.List{}, printers: &shelf{}}
	listing := page.List(s.Model, s.Parser)
	wanted := listing.Open()
	if paths != nil {
		wanted = askedFor(wanted, paths)
	}
	sizes, err := m.sizes(wanted)
	if err != nil {
		return nil, err
	}
	listing.Lead(sizes)
	codes, err := m.identify(s.Model.Editions...)
	if err != nil {
		return nil, err
	}
	listing.Identify(codes)
	coded := map[string]*strings.Replacer{}
	for _, e := range s.Model.Editions {
		coded[e.ID] = strings.NewReplacer(codes[e], "", path.Base(m.assets(e)[0].Path), "") // the palette of an edition has its code
	}
	sums := make([][2][sha256.Size]byte, len(wanted))
	err = m.render(wanted, func(k int, content []byte, _ int) error {
		sums[k][0] = sha256.Sum256(content)
		sums[k][1] = sums[k][0]
		if r := coded[editionOf(wanted[k].Path)]; r != nil {
			sums[k][1] = sha256.Sum256([]byte(r.Replace(string(content))))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make(map[string][2][sha256.Size]byte, len(wanted))
	for k := range wanted {
		out[wanted[k].Path] = sums[k]
	}
	for _, e := range s.Model.Editions {
		for _, f := range sealedPages(e) {
			if paths != nil && !slices.Contains(paths, f.Path) {
				continue
			}
			sum, err := digestOf(f)
			if err != nil {
				return nil, err
			}
			out[f.Path] = [2][sha256.Size]byte{sum}
		}
	}
	return out, nil
}

func askedFor(pages []page.Page, paths []string) []page.Page {
	asked := make(map[string]bool, len(paths))
	for _, p := range paths {
		asked[p] = true
	}
	var out []page.Page
	for _, p := range pages {
		if asked[p.Path] {
			out = append(out, p)
		}
	}
	return out
}

// sizes are the files of data that pages list with their sizes, of the editions whose pages are made.
func (m *maker) sizes(pages []page.Page) (map[*model.Edition][]page.DataFile, error) {
	out := map[*model.Edition][]page.DataFile{}
	if !m.Model.PublishesData() {
		return nil, nil
	}
	asked := map[string]bool{}
	for k := range pages {
		asked[editionOf(pages[k].Path)] = true
	}
	var mu sync.Mutex
	err := pool.Each(len(m.Model.Editions), func(k int) error {
		e := m.Model.Editions[k]
		if !asked[e.ID] {
			return nil
		}
		files, err := export.New(analysis.New(m.Model, e)).Write(func(string) (io.WriteCloser, error) { return nowhere{}, nil })
		if err != nil {
			return fmt.Errorf("data of %s: %w", e.ID, err)
		}
		mu.Lock()
		defer mu.Unlock()
		for _, f := range files {
			out[e] = append(out[e], page.DataFile{Name: f.Name, What: f.What, Indicator: f.Indicator, Bytes: f.Bytes})
		}
		return nil
	})
	return out, err
}

// editionOf is the edition that a page belongs to, by its path.
func editionOf(path string) string {
	for k := range path {
		if path[k] == '/' {
			return path[:k]
		}
	}
	return ""
}

// nowhere takes what is written and keeps nothing.
type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) Close() error                { return nil }
