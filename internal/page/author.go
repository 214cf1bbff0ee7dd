package page

import (
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Author is what the author of a page wants to know of it and its readers do not.
type Author struct {
	Texts   []Proof  // that stand on the page, in its order
	Cells   []Source // where the figures of its tables are written
	Missing []string // what its edition still lacks, in words
}

// Source is where the figure is written that links to Href lead to or whose row they stand in.
type Source struct {
	Href string // from the page
	Pos  diag.Pos
}

// Author is what the author of a page wants to know; nothing of a page of no edition.
func (l *Listing) Author(p *Page) Author {
	for k, pages := range l.Editions {
		for n := range pages {
			if pages[n].Path == p.Path {
				ed := newEdition(l.views.site.Editions[k], l.parser, l.views).from(p)
				return Author{Texts: ed.textsOn(p), Cells: ed.sourcesOf(p), Missing: ed.missing()}
			}
		}
	}
	return Author{}
}

// textsOn are the texts that stand on a page.
func (ed *edition) textsOn(p *Page) []Proof {
	var out []Proof
	for _, t := range ed.proofs() {
		on := t.Kind == "通报" && p.Layout == BulletinLayout || t.Kind == "督办台账" && p.Layout == "ledger.html"
		if p.Layout == "county.html" || p.Layout == "indicator.html" {
			on = p.From.Line > 0 && t.File == p.From.File && t.Kind != "通报"
		}
		if on {
			out = append(out, t)
		}
	}
	return out
}

// sourcesOf are the places of the figures that a page's tables show: of a region's page by the links to indicators, of an
// indicator's by those to regions, of all by links to rows.
func (ed *edition) sourcesOf(p *Page) []Source {
	report := ed.view.Report
	if report == nil {
		return nil
	}
	var out []Source
	add := func(href string, i *model.Indicator, r *model.Region) {
		if f := report.Figure(i, r); f.Given && f.Line > 0 {
			out = append(out, Source{href, diag.Pos{File: report.File, Line: int(f.Line), Col: int(f.Col)}})
		}
	}
	for _, i := range ed.site.Indicators {
		switch {
		case p.Region != nil:
			add(ed.at.Indicator(i), i, p.Region)
		case p.Indicator == i:
			for _, r := range ed.paged {
				add(ed.at.County(r), i, r)
			}
		case p.Indicator == nil:
			for _, r := range ed.site.Regions {
				c := analysis.Cell{Indicator: i, Region: r}
				add(ed.evidence(&c), i, r)
			}
		}
	}
	return out
}

// missing is what the edition still lacks: figures by region, and texts.
func (ed *edition) missing() []string {
	var out []string
	for _, r := range ed.site.Regions {
		var names []string
		for _, i := range ed.view.Indicators(r) {
			if c := ed.view.Cell(i, r); !c.Value.Ok() && c.Value.Gap == model.NotReported {
				names = append(names, i.Short)
			}
		}
		if len(names) > 0 {
			out = append(out, r.Name+format.Gap(model.NotReported)+strconv.Itoa(len(names))+"项："+format.List(names))
		}
	}
	var regions, indicators []string
	e := ed.view.Edition
	for _, r := range ed.paged {
		if e.Counties[r.Index] == nil {
			regions = append(regions, r.Short)
		}
	}
	for _, i := range ed.site.Indicators {
		if e.Indicators[i.Index] == nil {
			indicators = append(indicators, i.Short)
		}
	}
	for _, t := range []struct {
		what  string
		names []string
	}{{ed.site.Words.Member, regions}, {"指标", indicators}} {
		if len(t.names) > 0 {
			out = append(out, strconv.Itoa(len(t.names))+"个"+strings.TrimSpace(t.what)+"没有评述："+format.List(t.names))
		}
	}
	return out
}
