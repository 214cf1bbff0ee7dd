package build

import (
	"bytes"
	"errors"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"bulletin/internal/attach"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/render"
)

// AttachOptions say what is made into single files.
type AttachOptions struct {
	Site    fs.FS
	Edition string   // id or label; empty: the newest
	Names   []string // what Attacher.Find takes; all of them go into one file. Empty: the whole edition
	Each    bool     // one file for each of Names, or for each region that has a page where there are no Names
	Static  bool     // without the chart library
}

// Attached is one file to hand over.
type Attached struct {
	Name  string // without its ending, ASCII
	Title string // Chinese
	Date  model.Date
	HTML  []byte
	Parts []attach.Page // the rendered pages that it was made of
}

// AttachResult tells what was made. Where Diags has errors there are no Files.
type AttachResult struct {
	Diags   []diag.Diagnostic
	Edition *model.Edition
	Site    *model.Site
	Files   []Attached
}

// UnknownNameError says that names stand for nothing in an edition, or that there is no such edition.
type UnknownNameError struct {
	Names []string
	Known string // what may be written instead
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
	if diags.HasErrors() {
		result.Files = nil
	}
	return result, nil
}

func (s *source) attach(o AttachOptions, result *AttachResult, diags *diag.List) error {
	e, err := edition(s.site, o.Edition)
	if err != nil {
		return err
	}
	result.Edition = e
	made, err := choose(page.NewAttacher(e, s.site, s.parser), o)
	if err != nil {
		return err
	}
	documents, err := s.documents(made, diags)
	if err != nil || diags.HasErrors() {
		return err
	}
	assets := map[string][]byte{render.PalettePath: render.Palette(s.site)}
	for _, a := range s.set.Assets() {
		assets[a.Path] = a.Content
	}
	for k := range documents {
		d := &documents[k]
		d.Assets, d.Static = assets, o.Static
		html, err := attach.HTML(d)
		if fault := layoutFault(err); fault != nil {
			diags.Add(*fault)
			return nil
		}
		if err != nil {
			return err
		}
		m := &made[k]
		result.Files = append(result.Files, Attached{Name: m.Name, Title: m.Title, Date: m.Date, HTML: html, Parts: d.Parts})
	}
	return nil
}

// layoutFault is what the author of a layout can mend, or nil.
func layoutFault(err error) *diag.Diagnostic {
	list, pos := &diag.List{}, diag.Pos{File: "layouts/base.html"}
	var noMain *attach.NoMainError
	var missing *attach.MissingAssetError
	switch {
	case errors.As(err, &noMain):
		list.Error(pos, "layout-no-main", `给装正文的元素加上 id="main"`, "布局没有标明正文，“%s”不能并入单个文件", noMain.Path)
	case errors.As(err, &missing):
		list.Error(pos, "layout-no-asset", "样式和脚本放在 layouts/assets 中，用相对地址引用", "布局引用的“%s”不存在", missing.Path)
	default:
		return nil
	}
	return &list.Sorted()[0]
}

// edition finds an edition by its id or label.
func edition(site *model.Site, name string) (*model.Edition, error) {
	var known []string
	for k := len(site.Editions) - 1; k >= 0; k-- {
		e := site.Editions[k]
		if name == "" || name == e.ID || name == e.Label {
			return e, nil
		}
		known = append(known, e.ID)
	}
	return nil, &UnknownNameError{[]string{name}, strings.Join(known, "、")}
}

// choose lists what is to be made.
func choose(a *page.Attacher, o AttachOptions) ([]page.Attachment, error) {
	switch {
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
		made = append(made, one)
	}
	if len(unknown) > 0 {
		return nil, &UnknownNameError{unknown, strings.Join(a.Names(), "、")}
	}
	return made, nil
}

// documents renders the pages of attachments, each once, and their frames.
func (s *source) documents(made []page.Attachment, diags *diag.List) ([]attach.Document, error) {
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
	out := make([]attach.Document, len(made))
	for k := range made {
		d := &out[k]
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
