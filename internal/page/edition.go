package page

import (
	"cmp"
	"slices"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
	"bulletin/internal/revision"
)

// edition makes the pages of one edition.
type edition struct {
	site   *model.Site
	parser *prose.Parser
	view   *analysis.View
	views  *views
	paged  []*model.Region   // the regions that have pages, in order
	pages  []Page            // in the order of Kinds
	boards []Link            // to the first page of each kind that contents list, from the site's root
	amends []revision.Change // of what the edition before published
	at     address.From      // the page that is being made; the site's root while none is

	told *told // of a text that was written earlier; nil for texts of its own
}

func newEdition(e *model.Edition, parser *prose.Parser, views *views) *edition {
	view := views.of(e)
	ed := &edition{site: view.Site, parser: parser, view: view, views: views, at: address.At("", e)}
	for _, r := range ed.site.Regions {
		if r.HasPage() {
			ed.paged = append(ed.paged, r)
		}
	}
	ed.amends = ed.amended()
	ed.list()
	return ed
}

// directory is what the regions are that have pages: 县市, 县市和其他单位 where some are in no ranking.
func (ed *edition) directory() string {
	if slices.ContainsFunc(ed.paged, func(r *model.Region) bool { return r.Kind != model.County }) {
		return ed.site.Words.Member + "和其他单位"
	}
	return ed.site.Words.Member
}

// from is the edition as a page shows it: its links start there.
func (ed *edition) from(p *Page) *edition {
	seen := *ed
	seen.at = address.At(p.Path, ed.view.Edition)
	return &seen
}

// textOf is the text that stands on a page, or the edition's.
func (ed *edition) textOf(p *Page) diag.Pos {
	e := ed.view.Edition
	var text *model.Document
	if p.Region != nil {
		text = e.Counties[p.Region.Index]
	} else if p.Indicator != nil {
		text = e.Indicators[p.Indicator.Index]
	}
	if text != nil {
		return diag.Pos{File: text.File, Line: text.Line, Col: 1}
	}
	return e.Pos
}

// scope is what the references of its texts may speak of.
func (ed *edition) scope() *reference.Scope {
	of := func(e *model.Edition) *analysis.View {
		ed.views.ask(ed.view.Edition, e.Period)
		return ed.views.of(e)
	}
	if t := ed.told; t != nil {
		return &reference.Scope{Site: t.view.Site, View: t.view, Of: of, At: ed.at}
	}
	return &reference.Scope{Site: ed.site, View: ed.view, Of: of, At: ed.at}
}

// list lists the edition's pages, kind by kind.
func (ed *edition) list() {
	for k := range Kinds {
		kind := &Kinds[k]
		if kind.pages == nil {
			continue
		}
		made := slices.DeleteFunc(kind.pages(ed), func(p Page) bool { return !ed.view.Edition.Publishes(p.Path) }) // of a sealed edition, those that it has
		for _, p := range made {
			p.From = cmp.Or(p.From, ed.textOf(&p))
			ed.pages = append(ed.pages, kind.page(p))
		}
		if kind.listed != nil && len(made) > 0 {
			ed.boards = append(ed.boards, Link{Href: made[0].Path, Text: kind.listed(ed.site)})
		}
	}
}
