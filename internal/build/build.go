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
	"sync"
	"sync/atomic"

	"bulletin/internal/diag"
	"bulletin/internal/memo"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/proof"
	"bulletin/internal/render"
	"bulletin/internal/search"
	"bulletin/internal/site"
)

// Options say what is built and where to.
type Options struct {
	Site fs.FS  // the site's root: data/, content/, layouts/
	Out  string // the folder to write; empty: check everything and write nothing

	Program   string // tells this program from any other; where it is empty nothing is remembered from build to build
	All       bool   // make every edition anew, also those that have not changed
	Overwrite bool   // pages that somebody changed in Out since they were written, too
	Whole     bool   // list all mistakes, for those who mend them: else the first of each kind, and how many more there are

	// Sealed is where the files of sealed editions stand, the site's public folder, where Out is another one; empty: in Out alone.
	Sealed string

	Progress func(done, total int) // called after each page, from several goroutines; may be nil
}

// Mistakes are what an author can mend, in the order of their places.
type Mistakes struct {
	Diags    []diag.Diagnostic
	Errors   int
	Warnings int
	Silenced []diag.Diagnostic // warnings that are not told: their remedy is why
}

func mistakes(diags *diag.List) Mistakes {
	errors, warnings := diags.Count()
	return Mistakes{diags.Sorted(), errors, warnings, diags.Silenced()}
}

// strict are the warnings that Strict makes errors of: what is not to be published as it is.
var strict = map[string]bool{"unsupported": true, "unfinished": true}

// Strict makes errors of what in texts nothing supports, and of what is still to be written.
func (m *Mistakes) Strict() {
	for k := range m.Diags {
		if d := &m.Diags[k]; strict[d.Code] && d.Severity == diag.Warning {
			d.Severity = diag.Error
			m.Errors, m.Warnings = m.Errors+d.Weight(), m.Warnings-d.Weight()
		}
	}
}

// Result tells what a build did. Where there are errors nothing was written.
type Result struct {
	Mistakes
	Editions int
	Kept     int // of the editions, those that had not changed and were not made again
	Sealed   int // of the editions, those that are sealed and never made again
	Pages    int
	Charts   int
	Texts    *proof.Tally // of all texts that were held against the data; nil where none was
	Output   output.Summary
}

// Build makes the site. The author's mistakes are in the result; err is a failure of the machine, after
// which the output folder is as it was.
func Build(o Options) (*Result, error) {
	diags := &diag.List{Whole: o.Whole}
	result, err := build(o, diags)
	if err != nil {
		return nil, err
	}
	result.Mistakes = mistakes(diags)
	return result, nil
}

func build(o Options, diags *diag.List) (*Result, error) {
	if o.Out == "" {
		return checkOnly(o, diags)
	}
	last := recall(o)
	if result, err := last.again(o, diags); result != nil || err != nil {
		return result, err
	}
	result := &Result{}
	files := memo.Watch(o.Site)
	opened, err := site.Open(files, diags)
	if err != nil || opened == nil {
		return result, err
	}
	b, err := made(o, opened, last, files, diags)
	if b == nil {
		return result, err
	}
	m, folder := b.maker, b.folder
	if err == nil && !diags.HasErrors() {
		b.remember()
	}
	result.Editions, result.Sealed = len(m.Model.Editions), b.sealed()
	result.Pages, result.Charts, result.Kept = len(b.paths), b.charts(), b.kept()
	if err != nil || diags.HasErrors() {
		return result, errors.Join(m.foreign(err, o.Out), folder.Abort())
	}
	result.Output, err = folder.Commit()
	return result, m.foreign(err, o.Out)
}

// made is a site made in its output folder, which is to be committed or aborted. Where there is no folder there is no book.
func made(o Options, opened *site.Site, last *remembered, files *memo.Files, diags *diag.List) (*book, error) {
	m := &maker{Site: opened, diags: diags, printers: &shelf{}}
	folder, err := m.open(o.Out)
	if err != nil || folder == nil {
		return nil, err
	}
	if o.Overwrite {
		folder.Overwrite()
	}
	b := m.newBook(folder, last, files.Reading(), o)
	return b, pool.Guard(nil, b.make)
}

// checkOnly makes all pages and writes none.
func checkOnly(o Options, diags *diag.List) (*Result, error) {
	result := &Result{}
	opened, err := site.Open(o.Site, diags)
	if err != nil || opened == nil {
		return result, err
	}
	m := &maker{Site: opened, diags: diags}
	listing := page.List(m.Model, m.Parser)
	pages := listing.Open()
	result.Editions, result.Pages = len(m.Model.Editions), len(pages)
	result.Charts, err = m.pages(pages, nil, nil, nil, counting(o.Progress, len(pages)))
	texts := listing.Tally()
	result.Texts = &texts
	return result, err
}

// counting tells progress of so many pages, by however many calls they are made.
func counting(progress func(done, total int), total int) func() {
	if progress == nil {
		return func() {}
	}
	var done atomic.Int64
	return func() { progress(int(done.Add(1)), total) }
}

// maker makes pages and files of a site. What it finds wrong meanwhile goes to diags.
type maker struct {
	*site.Site
	diags *diag.List

	printers *shelf                    // nil: each rendering makes its own
	written  *output.Folder            // that has the files of data; nil where none are written
	codes    map[*model.Edition]string // see identify
	vault    *vault                    // of the files of sealed editions
	shelved  *shelved                  // the pages of a sealed edition, of which attachments are made; nil where they are rendered
}

// assets are the style sheets and scripts that pages of an edition use, or those of none where e is nil; the palette first.
func (m *maker) assets(e *model.Edition) []render.Asset {
	if m.shelved != nil {
		return m.shelved.assets()
	}
	id := ""
	if e != nil {
		id = e.ID
	}
	return append([]render.Asset{m.Layouts.Palette(id)}, m.Layouts.Assets()...)
}

// pages makes pages and writes each into the folder, which is nil where nothing is written, and offers it to attachments and to the
// index, if there is one. A failure of the machine ends it; an author's mistake does not.
func (m *maker) pages(pages []page.Page, folder *output.Folder, also []placed, index *search.Index, done func()) (charts int, err error) {
	var drawn atomic.Int64
	err = m.render(pages, func(k int, content []byte, charts int) error {
		drawn.Add(int64(charts))
		if folder != nil && !m.diags.HasErrors() {
			if err := folder.Write(pages[k].Path, content); err != nil {
				return err
			}
			if index != nil {
				searched(index, k, &pages[k], content)
			}
			for a := range also {
				if err := also[a].offer(&pages[k], content); err != nil {
					return err
				}
			}
		}
		done()
		return nil
	})
	return int(drawn.Load()), err
}

// render makes pages by as many workers as there are processors and gives each to take, with the number of its charts.
// The content is take's until it returns.
func (m *maker) render(pages []page.Page, take func(k int, content []byte, charts int) error) error {
	if m.shelved != nil {
		return m.shelved.each(m, pages, take)
	}
	var taken []*render.Printer
	var mu sync.Mutex
	open := func() (*render.Printer, error) {
		p := m.printers.take(m.Layouts)
		mu.Lock()
		defer mu.Unlock()
		taken = append(taken, p)
		return p, nil
	}
	defer func() { m.printers.put(taken) }()
	return pool.EachWith(len(pages), open, func(printer *render.Printer, k int) error {
		return pool.Guard(func() string { return "生成页面" + called(&pages[k]) }, func() error {
			content, charts, err := printer.Page(&pages[k], m.diags)
			if err != nil {
				return err
			}
			return take(k, content, charts)
		})
	})
}

// called says which page it is, and which of the author's files it comes from.
func called(p *page.Page) string {
	text := "“" + p.Path + "”（" + p.Name
	if p.From.File != "" {
		text += "，内容主要来自 " + p.From.String()
	}
	return text + "）"
}

// open opens the output folder; what the author can mend becomes a diagnostic and no folder.
func (m *maker) open(out string) (*output.Folder, error) {
	folder, err := output.Open(out)
	var notFolder *output.NotFolderError
	if errors.As(err, &notFolder) {
		m.diags.Error(diag.Pos{File: filepath.ToSlash(out)}, "output-not-folder", "改名或移走这个文件，再重新生成", "输出位置已有同名文件，不是文件夹")
		return nil, nil
	}
	return folder, m.foreign(err, out)
}

// foreign turns files that stand in the place of pages, and pages that somebody changed, into diagnostics.
func (m *maker) foreign(err error, out string) error {
	at := func(p string) diag.Pos { return diag.Pos{File: path.Join(filepath.ToSlash(out), p)} }
	var foreign *output.ForeignError
	var edited *output.EditedError
	switch {
	case errors.As(err, &foreign):
		m.diags.Error(at(foreign.Path), "foreign-file", "移走或改名后再生成", "此处已有不是本程序写的文件，不能覆盖")
	case errors.As(err, &edited):
		for _, p := range edited.Paths {
			m.diags.Error(at(p), "edited-page", "把改动写进 data、content 里的源文件；不要这些改动的，用 bulletin build --force 覆盖", "上次生成后有人改动过这个文件，再生成会丢失改动")
		}
	default:
		return err
	}
	return nil
}
