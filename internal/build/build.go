// Package build is the pipeline: load → check → analysis → prose, chart → page → render → output.
//
// A site goes in as a folder; a folder of pages comes out, or nothing changes. The package neither
// prints nor exits, and reads no clock.
package build

import (
	"errors"
	"io/fs"
	"sync/atomic"

	"bulletin/internal/diag"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/render"
	"bulletin/internal/site"
)

// Options say what is built and where to.
type Options struct {
	Site fs.FS  // the site's root: data/, content/, layouts/
	Out  string // the folder to write; empty: check everything and write nothing

	Progress func(done, total int) // called after each page, from several goroutines; may be nil
}

// Mistakes are what an author can mend, in the order of their places.
type Mistakes struct {
	Diags    []diag.Diagnostic
	Errors   int
	Warnings int
}

func mistakes(diags *diag.List) Mistakes {
	errors, warnings := diags.Count()
	return Mistakes{diags.Sorted(), errors, warnings}
}

// Result tells what a build did. Where there are errors nothing was written.
type Result struct {
	Mistakes
	Editions int
	Pages    int
	Charts   int
	Output   output.Summary
}

// Build makes the site. The author's mistakes are in the result; err is a failure of the machine, after
// which the output folder is as it was.
func Build(o Options) (*Result, error) {
	diags := &diag.List{}
	result, err := build(o, diags)
	if err != nil {
		return nil, err
	}
	result.Mistakes = mistakes(diags)
	return result, nil
}

func build(o Options, diags *diag.List) (*Result, error) {
	result := &Result{}
	opened, err := site.Open(o.Site, diags)
	if err != nil || opened == nil {
		return result, err
	}
	m := &maker{opened, diags}
	pages := page.All(m.Model, m.Parser)
	result.Editions, result.Pages = len(m.Model.Editions), len(pages)
	w := &writer{maker: m, pages: pages, progress: o.Progress}
	if o.Out == "" {
		err := w.all()
		result.Charts = int(w.charts.Load())
		return result, err
	}
	if w.folder, err = open(o.Out, diags); err != nil || w.folder == nil {
		return result, err
	}
	for _, a := range m.assets() {
		err = errors.Join(err, w.folder.Write(a.Path, a.Content))
	}
	if err == nil {
		err = w.all()
	}
	if err == nil && !diags.HasErrors() {
		err = m.attachments(w.folder)
	}
	result.Charts = int(w.charts.Load())
	if err != nil || diags.HasErrors() {
		return result, errors.Join(w.foreign(err), w.folder.Abort())
	}
	result.Output, err = w.folder.Commit()
	if err = w.foreign(err); err != nil {
		return nil, err
	}
	return result, nil
}

// maker makes pages and files of a site. What it finds wrong meanwhile goes to diags.
type maker struct {
	*site.Site
	diags *diag.List
}

// assets are the style sheets and scripts of the site in the order of their paths, the palette first.
func (m *maker) assets() []render.Asset {
	palette := render.Asset{Path: render.PalettePath, Content: render.Palette(m.Model)}
	return append([]render.Asset{palette}, m.Layouts.Assets()...)
}

// writer renders pages by as many workers as there are processors and writes each as it is made.
type writer struct {
	*maker
	pages    []page.Page
	folder   *output.Folder // nil: nothing is written
	progress func(done, total int)

	done   atomic.Int64
	charts atomic.Int64
}

// all writes all pages. A failure of the machine ends it; an author's mistake does not.
func (w *writer) all() error {
	return pool.EachWith(len(w.pages), w.Layouts.Printer, func(printer *render.Printer, k int) error {
		p := &w.pages[k]
		content, charts, err := printer.Page(p, w.diags)
		if err != nil {
			return err
		}
		w.charts.Add(int64(charts))
		if w.folder != nil && !w.diags.HasErrors() {
			if err := w.folder.Write(p.Path, content); err != nil {
				return err
			}
		}
		if done := w.done.Add(1); w.progress != nil {
			w.progress(int(done), len(w.pages))
		}
		return nil
	})
}

// open opens the output folder; what the author can mend becomes a diagnostic and no folder.
func open(dir string, diags *diag.List) (*output.Folder, error) {
	folder, err := output.Open(dir)
	var notFolder *output.NotFolderError
	if errors.As(err, &notFolder) {
		diags.Error(diag.Pos{File: "public"}, "output-not-folder", "改名或移走这个文件，再重新生成", "输出位置已有同名文件，不是文件夹")
		return nil, nil
	}
	return folder, err
}

// foreign turns a file that stands in a page's place into a diagnostic.
func (w *writer) foreign(err error) error {
	var foreign *output.ForeignError
	if errors.As(err, &foreign) {
		w.diags.Error(diag.Pos{File: "public/" + foreign.Path}, "foreign-file", "移走或改名后再生成", "此处已有不是本程序写的文件，不能覆盖")
		return nil
	}
	return err
}
