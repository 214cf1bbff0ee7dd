package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/page"
	"bulletin/internal/table"
)

// Printer renders pages one after the other and keeps its buffers between them. Each worker has its own.
//
// A layout sees {{table}}, {{chart}}, {{picture}} and {{contents}} as small marks; their markup, which is most of a page, goes
// straight into the page when the layout is done. Run through the template it would be copied four
// times. A mark is a number between NULs, which no value can forge: html/template replaces a NUL in a
// value by U+FFFD.
type Printer struct {
	set   *Set
	pages map[string]*template.Template // by name, each once it is used
	frame bytes.Buffer                  // the layout's output, with marks
	parts []part
	page  []byte
}

// part is what stands in the place of a mark.
type part struct {
	table    *table.Table
	chart    *chart.Chart
	picture  *chart.Chart
	contents []page.Section
	head     string // of a column of a layout's own table
}

// Printer returns a printer of the set's layouts.
func (s *Set) Printer() *Printer { return &Printer{set: s, pages: map[string]*template.Template{}} }

// layout is the printer's own copy of a layout, or nil where the set has none.
func (p *Printer) layout(name string) (*template.Template, error) {
	t := p.pages[name]
	if t == nil && p.set.pages[name] != nil {
		own, err := p.set.pages[name].Clone()
		if err != nil {
			return nil, fmt.Errorf("layout %s: %w", name, err)
		}
		t = own.Funcs(p.functions())
		p.pages[name] = t
	}
	return t, nil
}

// functions are what layouts may call beside the built-in ones.
func (p *Printer) functions() template.FuncMap {
	return template.FuncMap{
		"table":    func(t *table.Table) template.HTML { return p.mark(part{table: t}) },
		"chart":    func(c *chart.Chart) template.HTML { return p.mark(part{chart: c}) },
		"picture":  func(c *chart.Chart) template.HTML { return p.mark(part{picture: c}) },
		"contents": func(s []page.Section) template.HTML { return p.mark(part{contents: s}) },
		"head":     func(text string) template.HTML { return p.mark(part{head: text}) },
	}
}

func (p *Printer) mark(made part) template.HTML {
	p.parts = append(p.parts, made)
	return template.HTML("\x00" + strconv.Itoa(len(p.parts)-1) + "\x00")
}

// Page renders a page and tells how many charts it has. The bytes hold until the next call. A layout that cannot
// show the page is a diagnostic, and no bytes.
func (p *Printer) Page(made *page.Page, diags *diag.List) (content []byte, charts int, err error) {
	t, err := p.layout(made.Layout)
	if t == nil || err != nil {
		return nil, 0, err // where there is none its mistake has been told
	}
	p.frame.Reset()
	p.parts = p.parts[:0]
	if err := t.ExecuteTemplate(&p.frame, "base.html", made.Data(diags)); err != nil {
		diags.Add(diagnose(err, made.Layout))
		return nil, 0, nil
	}
	p.page = p.page[:0]
	rest := p.frame.Bytes()
	for {
		before, after, found := bytes.Cut(rest, []byte{0})
		p.page = append(p.page, before...)
		if !found {
			break
		}
		number, after, _ := bytes.Cut(after, []byte{0})
		if string(number) == paletteMark[1:len(paletteMark)-1] {
			p.page = append(p.page, p.set.paletteOf(made.Path)...)
			rest = after
			continue
		}
		n, err := strconv.Atoi(string(number))
		if err != nil || n >= len(p.parts) {
			return nil, 0, fmt.Errorf("page %s: a layout printed a NUL", made.Path)
		}
		if err := p.print(&p.parts[n]); err != nil {
			return nil, 0, fmt.Errorf("page %s: %w", made.Path, err)
		}
		if p.parts[n].chart != nil {
			charts++
		}
		rest = after
	}
	clear(p.parts)
	return p.page, charts, nil
}

// print appends a part to the page.
func (p *Printer) print(made *part) (err error) {
	switch {
	case made.table != nil:
		p.page = appendTable(p.page, made.table)
	case made.chart != nil:
		p.page, err = appendChart(p.page, made.chart)
	case made.picture != nil:
		p.page = made.picture.Picture(p.page)
	case made.contents != nil:
		p.page = appendContents(p.page, made.contents)
	default:
		p.page = appendHead(p.page, made.head)
	}
	return err
}
