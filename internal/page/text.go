package page

import (
	"fmt"
	"html/template"

	"bulletin/internal/chart"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/proof"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
	"bulletin/internal/table"
)

// Block is a run of the author's text, or a table, chart or callout that stands in it.
type Block struct {
	HTML    template.HTML
	Table   *table.Table
	Chart   *chart.Chart
	Callout *Callout
	Groups  []StatementGroup // of findings

	RedBlack *RedBlack
}

// mark makes ids unique: the page itself may show the same table or chart, and the text may show it twice.
func (b *Block) mark(suffix string) {
	if b.Chart != nil {
		b.Chart.ID += suffix
	}
	if b.Table != nil {
		b.Table.ID += suffix
	}
}

// text turns the author's Markdown into blocks; links are relative to the site's root.
func (ed *edition) text(doc *model.Document, o prose.Options, about reference.Defaults, f *filing, diags *diag.List) ([]Block, []prose.Heading) {
	parsed := ed.parser.Parse(doc, ed.checked(o, about, f, textKey(doc)), diags)
	var blocks []Block
	for _, b := range parsed.Blocks {
		if b.Directive != nil {
			for _, made := range ed.directive(b.Directive, diags) {
				made.mark(fmt.Sprintf("_text%d", len(blocks)))
				blocks = append(blocks, made)
			}
			continue
		}
		// The parser escapes all text and refuses raw HTML.
		blocks = append(blocks, Block{HTML: template.HTML(b.HTML)})
	}
	return blocks, parsed.Headings
}

// CheckTexts reports the mistakes of all texts that need no figures to be seen: for a site whose data has
// errors, so that an author is told of both at once.
func CheckTexts(site *model.Site, parser *prose.Parser, diags *diag.List) {
	o := prose.Options{Link: func(string, string) (string, error) { return "#", nil }}
	for _, e := range site.Editions {
		o.Pictures = &prose.Pictures{Files: e.Pictures, Href: func(string) string { return "#" }}
		documents := append([]*model.Document{e.Body}, e.Counties...)
		for _, d := range append(documents, e.Indicators...) {
			parser.Parse(d, o, diags)
		}
		for _, t := range e.Highlights {
			parser.Inline(t, o, diags)
		}
		for _, f := range e.Findings {
			parser.Inline(f.Text, o, diags)
		}
	}
}

// points are at most limit main points of the edition: the author's own or, where there are none, those by rule.
func (ed *edition) points(limit int, f *filing, diags *diag.List) []Statement {
	if own := ed.view.Edition.Highlights; len(own) > 0 {
		out := make([]Statement, min(len(own), limit))
		for k, t := range own[:len(out)] {
			out[k].HTML = ed.inline(t, reference.Defaults{}, f, diags)
		}
		return out
	}
	return ed.editor(f, diags).points(limit)
}

// inline is a short text of the front matter or of the data.
func (ed *edition) inline(t model.Text, about reference.Defaults, f *filing, diags *diag.List) template.HTML {
	return template.HTML(ed.parser.Inline(t, ed.checked(prose.Options{Prefix: "h"}, about, f, t.Pos), diags))
}

// checked completes the options of a text that is held against the data, and counts its marks.
func (ed *edition) checked(o prose.Options, about reference.Defaults, f *filing, text diag.Pos) prose.Options {
	if o.Proof == "" {
		o.Pictures = &prose.Pictures{Files: ed.view.Edition.Pictures, Href: ed.at.Picture}
	}
	o.Link, o.Figure, o.Check = ed.linker(), ed.scope().Figures(about), ed.checks(about, f)
	o.Refused = f.refused
	if o.Marks == nil {
		o.Marks = func(marks []proof.Mark) { ed.views.counted.add(ed.view.Edition, text, marks) }
	}
	return o
}

// textKey is the place that a document is counted by.
func textKey(doc *model.Document) diag.Pos {
	if doc == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: doc.File, Line: doc.Line}
}

// checks compares a text with the data and files what is on record.
func (ed *edition) checks(about reference.Defaults, f *filing) func([]claim.Run) []claim.Verdict {
	return func(runs []claim.Run) []claim.Verdict {
		if ed.told != nil {
			return f.file(runs, ed.told.judged(ed.views, about.Indicator, runs))
		}
		return f.file(runs, ed.views.check(nil, ed.view, claim.Subject{Region: about.Region, Indicator: about.Indicator}, runs))
	}
}

func (ed *edition) indicator(id string) *model.Indicator {
	for _, i := range ed.site.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func (ed *edition) region(id string) *model.Region {
	for _, r := range ed.site.Regions {
		if r.ID == id {
			return r
		}
	}
	return nil
}
