// Package build is the pipeline: load → check → analysis → prose, chart → page → render → output.
//
// A site goes in as a folder; a folder of pages comes out, or nothing changes. The package neither
// prints nor exits, and reads no clock.
package build

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"sync/atomic"

	"bulletin/internal/diag"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/proof"
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

// strict are the warnings that Strict makes errors of: what is not to be published as it is.
var strict = map[string]bool{"unsupported": true, "unfinished": true}

// Strict makes errors of what in texts nothing supports, and of what is still to be written.
func (m *Mistakes) Strict() {
	for k := range m.Diags {
		if d := &m.Diags[k]; strict[d.Code] && d.Severity == diag.Warning {
			d.Severity = diag.Error
			m.Errors, m.Warnings = m.Errors+1, m.Warnings-1
		}
	}
}

// Result tells what a build did. Where there are errors nothing was written.
type Result struct {
	Mistakes
	Editions int
	Pages    int
	Charts   int
	Texts    *proof.Tally // of all texts that were held against the data; nil where none was
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
	m := &maker{Site: opened, diags: diags}
	result.Editions = len(m.Model.Editions)
	if o.Out == "" {
		pages, counted := page.Counted(m.Model, m.Parser, nil)
		result.Pages = len(pages)
		result.Charts, err = m.pages(pages, nil, o.Progress)
		texts := counted()
		result.Texts = &texts
		return result, err
	}
	folder, err := m.open(o.Out)
	if err != nil || folder == nil {
		return result, err
	}
	for _, a := range m.assets() {
		err = errors.Join(err, folder.Write(a.Path, a.Content))
	}
	data, failed := m.data(folder)
	if err = errors.Join(err, failed); err == nil {
		pages, _ := page.Counted(m.Model, m.Parser, data)
		result.Pages = len(pages)
		result.Charts, err = m.pages(pages, folder, o.Progress)
	}
	if err == nil && !diags.HasErrors() {
		err = m.attachments(folder)
	}
	if err != nil || diags.HasErrors() {
		return result, errors.Join(m.foreign(err, o.Out), folder.Abort())
	}
	result.Output, err = folder.Commit()
	if err = m.foreign(err, o.Out); err != nil {
		return nil, err
	}
	return result, nil
}

// maker makes pages and files of a site. What it finds wrong meanwhile goes to diags.
type maker struct {
	*site.Site
	diags *diag.List

	written *output.Folder // that has the files of data; nil where none are written
}

// assets are the style sheets and scripts of the site in the order of their paths, the palette first.
func (m *maker) assets() []render.Asset {
	palette := render.Asset{Path: render.PalettePath, Content: render.Palette(m.Model)}
	return append([]render.Asset{palette}, m.Layouts.Assets()...)
}

// pages makes all pages and writes each into the folder, which is nil where nothing is written. A failure of the machine
// ends it; an author's mistake does not.
func (m *maker) pages(pages []page.Page, folder *output.Folder, progress func(done, total int)) (charts int, err error) {
	var done, drawn atomic.Int64
	err = m.render(pages, func(k int, content []byte, charts int) error {
		drawn.Add(int64(charts))
		if folder != nil && !m.diags.HasErrors() {
			if err := folder.Write(pages[k].Path, content); err != nil {
				return err
			}
		}
		if n := done.Add(1); progress != nil {
			progress(int(n), len(pages))
		}
		return nil
	})
	return int(drawn.Load()), err
}

// render makes pages by as many workers as there are processors and gives each to take, with the number of its charts.
// The content is take's until it returns.
func (m *maker) render(pages []page.Page, take func(k int, content []byte, charts int) error) error {
	return pool.EachWith(len(pages), m.Layouts.Printer, func(printer *render.Printer, k int) error {
		content, charts, err := printer.Page(&pages[k], m.diags)
		if err != nil {
			return err
		}
		return take(k, content, charts)
	})
}

// open opens the output folder; what the author can mend becomes a diagnostic and no folder.
func (m *maker) open(out string) (*output.Folder, error) {
	folder, err := output.Open(out)
	var notFolder *output.NotFolderError
	if errors.As(err, &notFolder) {
		m.diags.Error(diag.Pos{File: filepath.ToSlash(out)}, "output-not-folder", "改名或移走这个文件，再重新生成", "输出位置已有同名文件，不是文件夹")
		return nil, nil
	}
	return folder, err
}

// foreign turns a file that stands in a page's place into a diagnostic.
func (m *maker) foreign(err error, out string) error {
	var foreign *output.ForeignError
	if errors.As(err, &foreign) {
		m.diags.Error(diag.Pos{File: path.Join(filepath.ToSlash(out), foreign.Path)}, "foreign-file", "移走或改名后再生成", "此处已有不是本程序写的文件，不能覆盖")
		return nil
	}
	return err
}
