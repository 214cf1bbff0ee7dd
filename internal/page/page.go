package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// Page is one HTML file of the site.
type Page struct {
	Path   string // slash-separated, relative to the site's root, ASCII: "2022-h1/counties/jishou.html"
	Layout string // the layout's file: "county.html"

	data func(diags *diag.List) any
}

// Data makes what the layout shows: a *Home, *Bulletin, *County or *Indicator. Mistakes in the author's
// texts go to diags. It may be called by several goroutines at once.
func (p *Page) Data(diags *diag.List) any { return p.data(diags) }

// Layouts lists the layouts of pages, each with a value of the type it shows.
var Layouts = []struct {
	Name string
	Data any
}{
	{"home.html", (*Home)(nil)},
	{"bulletin.html", (*Bulletin)(nil)},
	{"county.html", (*County)(nil)},
	{"indicator.html", (*Indicator)(nil)},
}

// All lists the pages of a site in the order of their paths' meaning: home, then each edition with its
// bulletin, counties and indicators.
func All(site *model.Site, parser *prose.Parser) []Page {
	pages := []Page{homePage(site, parser)}
	for _, e := range site.Editions {
		ed := newEdition(site, e, parser)
		pages = append(pages, ed.bulletinPage())
		for k := range ed.paged {
			pages = append(pages, ed.countyPage(k))
		}
		for _, i := range site.Indicators {
			pages = append(pages, ed.indicatorPage(i))
		}
	}
	return pages
}

// edition makes the pages of one edition.
type edition struct {
	site   *model.Site
	parser *prose.Parser
	view   *analysis.View
	paged  []*model.Region // the regions that have pages, in order
}

func newEdition(site *model.Site, e *model.Edition, parser *prose.Parser) *edition {
	ed := &edition{site: site, parser: parser, view: analysis.New(site, e)}
	for _, r := range site.Regions {
		if r.HasPage() {
			ed.paged = append(ed.paged, r)
		}
	}
	return ed
}

// Paths, relative to the site's root.

const homePath = "index.html"

func bulletinPath(e *model.Edition) string { return e.ID + "/index.html" }

func countyPath(e *model.Edition, r *model.Region) string {
	return e.ID + "/counties/" + r.ID + ".html"
}

func indicatorPath(e *model.Edition, i *model.Indicator) string {
	return e.ID + "/indicators/" + i.ID + ".html"
}
