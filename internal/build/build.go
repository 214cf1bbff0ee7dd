// Package build is the pipeline: load → check → analysis → prose, chart → page → render → output.
//
// A site goes in as a folder; a folder of pages comes out, or nothing changes. The package neither
// prints nor exits, and reads no clock.
package build

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"

	"bulletin/internal/chart"
	"bulletin/internal/check"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/prose"
	"bulletin/internal/render"
	"bulletin/layouts"
)

// Options say what is built and where to.
type Options struct {
	Site fs.FS  // the site's root: data/, content/, layouts/
	Out  string // the folder to write; empty: check everything and write nothing

	Progress func(done, total int) // called after each page, from several goroutines; may be nil
}

// Result tells what a build did. Where Diags has errors nothing was written.
type Result struct {
	Diags    []diag.Diagnostic
	Errors   int
	Warnings int
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
	result.Diags = diags.Sorted()
	result.Errors, result.Warnings = diags.Count()
	return result, nil
}

// source is a site that was read and checked.
type source struct {
	set    *render.Set
	site   *model.Site
	parser *prose.Parser
}

// read reads and checks a site. Where diags then has errors, its texts have been looked at too, and there is no source.
func read(fsys fs.FS, diags *diag.List) (*source, error) {
	own, err := fs.Sub(fsys, "layouts")
	if err != nil {
		return nil, fmt.Errorf("layouts: %w", err)
	}
	set, err := render.Load(layouts.Files, own, diags)
	if err != nil {
		return nil, err
	}
	site, err := checked(fsys, diags)
	if err != nil {
		return nil, err
	}
	parser := prose.New(page.DirectiveNames(), load.Directive)
	if diags.HasErrors() {
		if site != nil {
			page.CheckTexts(site, parser, diags)
		}
		return nil, nil
	}
	return &source{set, site, parser}, nil
}

// checked reads a site's files and, where they can be read, checks what they mean.
func checked(fsys fs.FS, diags *diag.List) (*model.Site, error) {
	site, err := load.Site(fsys, chart.Usual(), diags)
	if err == nil && !diags.HasErrors() {
		check.Site(site, diags)
	}
	return site, err
}

func build(o Options, diags *diag.List) (*Result, error) {
	result := &Result{}
	from, err := read(o.Site, diags)
	if err != nil || from == nil {
		return result, err
	}
	set, site := from.set, from.site
	pages := page.All(site, from.parser)
	result.Editions, result.Pages = len(site.Editions), len(pages)
	w := &writer{set: set, pages: pages, diags: diags, progress: o.Progress}
	if o.Out == "" {
		err := w.all()
		result.Charts = int(w.charts.Load())
		return result, err
	}
	if w.folder, err = open(o.Out, diags); err != nil || w.folder == nil {
		return result, err
	}
	err = w.asset(render.PalettePath, render.Palette(site))
	for _, a := range set.Assets() {
		err = errors.Join(err, w.asset(a.Path, a.Content))
	}
	if err == nil {
		err = w.all()
	}
	if err == nil && !diags.HasErrors() {
		err = from.attachments(w.folder, diags)
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

// writer renders pages by as many workers as there are processors and writes each as it is made.
type writer struct {
	set      *render.Set
	pages    []page.Page
	folder   *output.Folder // nil: nothing is written
	diags    *diag.List
	progress func(done, total int)

	next   atomic.Int64
	done   atomic.Int64
	charts atomic.Int64
}

func (w *writer) asset(path string, content []byte) error { return w.folder.Write(path, content) }

func (w *writer) all() error {
	workers := min(runtime.GOMAXPROCS(0), len(w.pages))
	failures := make([]error, workers)
	var group sync.WaitGroup
	for k := range workers {
		group.Go(func() { failures[k] = w.work() })
	}
	group.Wait()
	return errors.Join(failures...)
}

// work renders pages until none is left. A failure of the machine ends it; an author's mistake does not.
func (w *writer) work() error {
	printer, err := w.set.Printer()
	if err != nil {
		return err
	}
	for {
		k := int(w.next.Add(1)) - 1
		if k >= len(w.pages) {
			return nil
		}
		p := &w.pages[k]
		content, charts, err := printer.Page(p, w.diags)
		if err != nil {
			return err
		}
		w.charts.Add(int64(charts))
		if w.folder != nil && !w.diags.HasErrors() {
			if err := w.folder.Write(p.Path, content); err != nil {
				w.next.Store(int64(len(w.pages)))
				return err
			}
		}
		if done := w.done.Add(1); w.progress != nil {
			w.progress(int(done), len(w.pages))
		}
	}
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
