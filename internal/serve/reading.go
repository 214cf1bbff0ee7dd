package serve

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/export"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/render"
	"bulletin/internal/seal"
	"bulletin/internal/search"
	"bulletin/internal/site"
)

// reading is a site as it was read at one time, without errors that keep it from being shown. Nothing changes it but what it
// remembers of what was asked.
type reading struct {
	*site.Site
	listing *page.Listing
	pages   map[string]*page.Page
	assets  map[string][]byte
	lasting map[string]bool // the names of assets that tell their content

	printers sync.Pool

	showing sync.Mutex
	shown   map[string]*shown // by path, of the pages that were asked for last

	mu       sync.Mutex
	codes    map[string]string // 核验码 by the ids of editions, as pages print them
	measured bool              // the files of data have been made once, so that pages list them with their sizes
}

func newReading(s *site.Site) *reading {
	r := &reading{Site: s, listing: page.List(s.Model, s.Parser), pages: map[string]*page.Page{}, assets: map[string][]byte{}, lasting: map[string]bool{}}
	r.printers.New = func() any { return s.Layouts.Printer() }
	for _, p := range r.listing.All() {
		r.pages[p.Path] = &p
	}
	for _, a := range s.Layouts.Assets() {
		r.assets[a.Path], r.assets[a.Name] = a.Content, a.Content
		r.lasting[a.Path] = a.Path != a.Name
	}
	return r
}

// page makes a page; the bytes are the caller's. There are none where a layout cannot show it, which diags says.
func (r *reading) page(p *page.Page, diags *diag.List) (content []byte, err error) {
	diags.Set(r.Model.Levels)
	printer := r.printers.Get().(*render.Printer)
	defer r.printers.Put(printer)
	err = pool.Guard(func() string { return "生成页面“" + p.Path + "”" }, func() error {
		made, _, err := printer.Page(p, diags)
		content = bytes.Clone(made)
		return err
	})
	return content, err
}

// shown is a page that somebody looks at: whoever opens it, and is told of it, has it made once.
type shown struct {
	once    sync.Once
	content []byte // none where a layout cannot show the page, which diags says
	digest  string // of the content
	diags   diag.List
	err     error
}

// mostShown pages are kept; of a large site all of them would be too many.
const mostShown = 24

func (r *reading) show(p *page.Page) *shown {
	r.showing.Lock()
	s := r.shown[p.Path]
	if s == nil {
		if r.shown == nil || len(r.shown) >= mostShown {
			r.shown = map[string]*shown{}
		}
		s = &shown{}
		r.shown[p.Path] = s
	}
	r.showing.Unlock()
	s.once.Do(func() {
		if s.content, s.err = r.page(p, &s.diags); len(s.content) > 0 {
			s.digest = digest(sum(s.content))
		}
	})
	return s
}

// errOutdated ends what is made beside a reading once there is another.
var errOutdated = errors.New("outdated")

// lead makes the files of data once, for their sizes, which pages print. It ends early where outdated says so.
func (r *reading) lead(outdated func() bool) (changed bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.measured {
		return false, nil
	}
	list, codes := map[*model.Edition][]page.DataFile{}, map[string]string{}
	for _, e := range r.Model.Editions {
		if e.Seal != nil {
			continue
		}
		err := pool.Guard(func() string { return "生成数据文件“" + e.ID + "/data”" }, func() error {
			data := export.New(analysis.New(r.Model, e))
			codes[e.ID] = seal.Code(e.ID, e.Revision(), seal.Digest(data.Table()))
			if !r.Model.PublishesData() {
				return nil
			}
			files, err := data.Write(func(string) (io.WriteCloser, error) {
				if outdated() {
					return nil, errOutdated
				}
				return nowhere{}, nil
			})
			for _, f := range files {
				list[e] = append(list[e], page.DataFile{Name: f.Name, What: f.What, Indicator: f.Indicator, Bytes: f.Bytes})
			}
			return err
		})
		if err != nil {
			return false, err
		}
	}
	r.listing.Lead(list)
	r.identify(codes)
	r.measured = true
	return true, nil
}

// identify gives editions their codes, by their ids, which pages print.
func (r *reading) identify(codes map[string]string) {
	r.codes = codes
	of := map[*model.Edition]string{}
	for _, e := range r.Model.Editions {
		if code := codes[e.ID]; code != "" {
			of[e] = code
		}
	}
	r.listing.Identify(of)
	r.Layouts.Dress(r.Model, of)
	r.showing.Lock()
	r.shown = nil
	r.showing.Unlock()
}

// data makes a file of an edition's data, or nothing where there is none of that name.
func (r *reading) data(name string) (content []byte, err error) {
	for _, e := range r.Model.Editions {
		if e.Seal != nil {
			continue
		}
		wanted, found := strings.CutPrefix(name, path.Dir(page.DataPath(e, "x"))+"/")
		if !found || !r.Model.PublishesData() {
			continue
		}
		var kept *buffer
		_, err = export.New(analysis.New(r.Model, e)).Write(func(name string) (io.WriteCloser, error) {
			if name != wanted {
				return nowhere{}, nil
			}
			kept = &buffer{}
			return kept, nil
		})
		if kept == nil || err != nil {
			return nil, err
		}
		return kept.Bytes(), nil
	}
	return nil, nil
}

// picture is a picture that a text shows, once its page was made; nil for any other name.
func (r *reading) picture(name string) []byte {
	for _, e := range r.Model.Editions {
		if path.Dir(name) == path.Dir(address.Picture(e, "x")) {
			return r.Pictures.Called(path.Base(name))
		}
	}
	return nil
}

// search is what an edition is searched by, or which editions there are; nil for any other name.
func (r *reading) search(name string) ([]byte, error) {
	if name == search.EditionsPath {
		return build.EditionsScript(r.Model, r.listing)
	}
	for k, e := range r.Model.Editions {
		if name == search.Path(e) {
			return r.index(e, r.listing.Editions[k])
		}
	}
	return nil, nil
}

func (r *reading) index(e *model.Edition, pages []page.Page) ([]byte, error) {
	x := search.New(r.Model, e, len(pages))
	for k := range pages {
		content, err := r.page(&pages[k], &diag.List{})
		if err != nil {
			return nil, err
		}
		if !pages[k].Again || pages[k].Region != nil {
			x.Put(k, search.Page{Path: pages[k].Path, Name: pages[k].Name, Kind: pages[k].Kind, Sections: search.Read(content)})
		}
	}
	return x.Marshal()
}

type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (nowhere) Close() error                { return nil }

type buffer struct{ bytes.Buffer }

func (*buffer) Close() error { return nil }

// sum is what pages are compared by.
func sum(content []byte) [sha256.Size]byte { return sha256.Sum256(content) }

// read reads a site. There is none where its files have errors.
func read(files fs.FS, memory *site.Memory, diags *diag.List) (r *reading, err error) {
	err = pool.Guard(func() string { return "读取站点" }, func() error {
		s, err := memory.Open(files, diags)
		if s != nil {
			r = newReading(s)
		}
		return err
	})
	return r, err
}
