package build

import (
	"bytes"
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"bulletin/internal/attach"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/render"
)

// AttachOptions say what is made into single files.
type AttachOptions struct {
	Site   fs.FS
	Names  []string // what Attacher.Find takes, behind the id or label of an edition, or of the newest. None: the whole edition
	Each   bool     // one file for each of Names, or for each region that has a page where there are none; else one of all
	All    bool     // the whole edition, and a file for each region that has a page
	Static bool     // without the chart library
	Forms  []string // names of Forms to make beside the page
}

// Attached is one file to hand over.
type Attached struct {
	Name  string // without its ending, ASCII
	Title string // Chinese
	Forms []Made // in the order of the table
}

// AttachResult tells what was made. Where Diags has errors there are no Files.
type AttachResult struct {
	Diags    []diag.Diagnostic
	Errors   int
	Warnings int
	Site     *model.Site
	Edition  *model.Edition // nil where the site has none
	Files    []Attached
}

// UnknownNameError says that names stand for nothing in an edition.
type UnknownNameError struct {
	Edition  string
	Names    []string
	Known    string // what may be written instead
	Editions string // of the site: the first name may have been meant as one
}

func (e *UnknownNameError) Error() string { return "attach: unknown: " + strings.Join(e.Names, ", ") }

// Attach makes single files of an edition's pages. It writes nothing.
func Attach(o AttachOptions) (*AttachResult, error) {
	diags := &diag.List{}
	result := &AttachResult{}
	from, err := read(o.Site, diags)
	if err == nil && from != nil {
		result.Site = from.site
		err = from.attach(o, result, diags)
	}
	if err != nil {
		return nil, err
	}
	result.Diags = diags.Sorted()
	result.Errors, result.Warnings = diags.Count()
	if result.Errors > 0 {
		result.Files = nil
	}
	return result, nil
}

func (s *source) attach(o AttachOptions, result *AttachResult, diags *diag.List) error {
	e, names := edition(s.site, o.Names)
	if e == nil {
		return nil
	}
	o.Names, result.Edition = names, e
	made, err := choose(page.NewAttacher(e, s.site, s.parser), o)
	if unknown := (*UnknownNameError)(nil); errors.As(err, &unknown) {
		unknown.Editions = editions(s.site)
	}
	if err != nil {
		return err
	}
	documents, err := s.documents(made, o.Static, diags)
	if err != nil || diags.HasErrors() {
		return err
	}
	result.Files = make([]Attached, len(documents))
	return layoutFault(inParallel(len(documents), func(k int) (err error) {
		result.Files[k], err = s.single(&made[k], &documents[k], o.Forms)
		return err
	}), diags)
}

// inParallel does something for each number below n, on as many processors as there are. The errors come in the order of
// the numbers.
func inParallel(n int, do func(k int) error) error {
	failures := make([]error, n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for k := int(next.Add(1)) - 1; k < n; k = int(next.Add(1)) - 1 {
				failures[k] = do(k)
			}
		})
	}
	group.Wait()
	return errors.Join(failures...)
}

// assets are the style sheets and scripts of the site, by their paths.
func (s *source) assets() map[string][]byte {
	assets := map[string][]byte{render.PalettePath: render.Palette(s.site)}
	for _, a := range s.set.Assets() {
		assets[a.Path] = a.Content
	}
	return assets
}

// attachments makes the single files that the site asks for, beside the pages of each edition.
func (s *source) attachments(folder *output.Folder, diags *diag.List) error {
	whole, regions := s.site.Attach.Whole, s.site.Attach.Regions
	for _, e := range s.site.Editions {
		a := page.NewAttacher(e, s.site, s.parser)
		if whole != model.NotAttached {
			if err := s.place([]page.Attachment{a.Whole()}, whole == model.AttachedStatic, folder, diags); err != nil {
				return err
			}
		}
		if regions != model.NotAttached {
			if err := s.place(a.Packages(), regions == model.AttachedStatic, folder, diags); err != nil {
				return err
			}
		}
	}
	return nil
}

// place writes attachments into the folder of pages.
func (s *source) place(made []page.Attachment, static bool, folder *output.Folder, diags *diag.List) error {
	documents, err := s.documents(made, static, diags)
	if err != nil || diags.HasErrors() {
		return err
	}
	return layoutFault(inParallel(len(documents), func(k int) error {
		html, err := attach.HTML(&documents[k])
		if err == nil {
			err = folder.Write(made[k].SinglePath(), html)
		}
		return err
	}), diags)
}

// layoutFault tells diags what the author of a layout can mend; other errors it returns.
func layoutFault(err error, diags *diag.List) error {
	pos := diag.Pos{File: "layouts/base.html"}
	var noMain *attach.NoMainError
	var missing *attach.MissingAssetError
	switch {
	case errors.As(err, &noMain):
		diags.Error(pos, "layout-no-main", `给装正文的元素加上 id="main"`, "布局没有标明正文，“%s”不能并入单个文件", noMain.Path)
	case errors.As(err, &missing):
		diags.Error(pos, "layout-no-asset", "样式和脚本放在 layouts/assets 中，用相对地址引用", "布局引用的“%s”不存在", missing.Path)
	default:
		return err
	}
	return nil
}

// edition takes the edition off the beginning of names, where it is there by its id or label; else it is the newest, or nil
// where the site has none.
func edition(site *model.Site, names []string) (*model.Edition, []string) {
	if len(site.Editions) == 0 {
		return nil, names
	}
	for _, e := range site.Editions {
		if len(names) > 0 && (names[0] == e.ID || names[0] == e.Label) {
			return e, names[1:]
		}
	}
	return site.Editions[len(site.Editions)-1], names
}

// editions lists the ids of a site's editions.
func editions(site *model.Site) string {
	ids := make([]string, len(site.Editions))
	for k, e := range site.Editions {
		ids[k] = e.ID
	}
	return strings.Join(ids, "、")
}

// choose lists what is to be made.
func choose(a *page.Attacher, o AttachOptions) ([]page.Attachment, error) {
	switch {
	case o.All:
		return append([]page.Attachment{a.Whole()}, a.Packages()...), nil
	case len(o.Names) == 0 && o.Each:
		return a.Packages(), nil
	case len(o.Names) == 0:
		return []page.Attachment{a.Whole()}, nil
	}
	sets := [][]string{o.Names}
	if o.Each {
		sets = nil
		for _, name := range o.Names {
			sets = append(sets, []string{name})
		}
	}
	var made []page.Attachment
	var unknown []string
	for _, names := range sets {
		one, not := a.Find(names)
		unknown = append(unknown, not...)
		if !slices.ContainsFunc(made, func(m page.Attachment) bool { return m.Name == one.Name }) { // named twice
			made = append(made, one)
		}
	}
	if len(unknown) > 0 {
		return nil, &UnknownNameError{Edition: a.Edition().Label, Names: unknown, Known: strings.Join(a.Names(), "、")}
	}
	return made, nil
}

// documents renders the pages of attachments, each once, and their frames.
func (s *source) documents(made []page.Attachment, static bool, diags *diag.List) ([]attach.Document, error) {
	var pages []page.Page
	places := map[string]int{} // of pages; frames of one edition share a path
	for k := range made {
		for _, p := range made[k].Parts {
			if _, seen := places[p.Path]; !seen {
				places[p.Path] = len(pages)
				pages = append(pages, p)
			}
		}
	}
	parts := len(pages)
	for k := range made {
		pages = append(pages, made[k].Frame)
	}
	contents, err := s.render(pages, diags)
	if err != nil || diags.HasErrors() {
		return nil, err
	}
	out, assets := make([]attach.Document, len(made)), s.assets()
	for k := range made {
		d := &out[k]
		d.Assets, d.Static = assets, static
		for _, p := range made[k].Parts {
			d.Parts = append(d.Parts, attach.Page{Path: p.Path, Content: contents[places[p.Path]]})
		}
		d.Frame = attach.Page{Path: made[k].Frame.Path, Content: contents[parts+k]}
	}
	return out, nil
}

// render renders pages by as many workers as there are processors.
func (s *source) render(pages []page.Page, diags *diag.List) ([][]byte, error) {
	contents := make([][]byte, len(pages))
	workers := min(runtime.GOMAXPROCS(0), len(pages))
	failures := make([]error, workers)
	var next atomic.Int64
	var group sync.WaitGroup
	for k := range workers {
		group.Go(func() {
			printer, err := s.set.Printer()
			for err == nil {
				n := int(next.Add(1)) - 1
				if n >= len(pages) {
					break
				}
				var content []byte
				content, _, err = printer.Page(&pages[n], diags)
				contents[n] = bytes.Clone(content)
			}
			failures[k] = err
		})
	}
	group.Wait()
	return contents, errors.Join(failures...)
}
