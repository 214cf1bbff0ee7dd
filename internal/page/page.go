package page

import (
	"slices"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/proof"
	"bulletin/internal/prose"
)

// Page is one HTML file of the site.
type Page struct {
	Path   string // slash-separated, relative to the site's root, ASCII: "2022-h1/counties/jishou.html"
	Layout string // the layout's file: "county.html"

	Name      string           // what contents call it: 吉首市, 作战图
	Kind      string           // the heading that it stands under in contents: 县市, 工作图表
	Region    *model.Region    // that it is about, or nil
	Indicator *model.Indicator // that it is about, or nil
	From      diag.Pos         // what it is mostly made of, for whoever looks for a fault: its text, else the edition's
	Again     bool             // it shows what other pages show: in another order, or as a sheet for one unit

	paper string // that it prints on: see Kinds
	data  func(of *Page, diags *diag.List) any
}

// Data makes what the layout shows: a value of the type that [Kinds] names for it. Mistakes in the author's texts go to
// diags. It may be called by several goroutines at once.
func (p *Page) Data(diags *diag.List) any { return p.data(p, diags) }

// All lists the pages of a site in the order of their paths' meaning: home, then each edition with its
// bulletin, counties and indicators.
func All(site *model.Site, parser *prose.Parser) []Page { return List(site, parser).All() }

// Listing are the pages of a site. They share what is analysed for more than one of them.
type Listing struct {
	Home     Page
	Verify   *Page    // nil where no edition is sealed
	Editions [][]Page // in the order of the site's editions

	views  *views
	parser *prose.Parser
}

// List lists the pages of a site.
func List(site *model.Site, parser *prose.Parser) *Listing {
	views := newViews(site)
	l := &Listing{Home: homePage(site, parser, views), views: views, parser: parser}
	l.Verify = verifyPage(site)
	for _, e := range site.Editions {
		l.Editions = append(l.Editions, newEdition(e, parser, views).pages)
	}
	return l
}

// All are the pages one after another: home, then those of each edition.
func (l *Listing) All() []Page { return append(l.Apart(), slices.Concat(l.Editions...)...) }

// Apart are the pages of no edition: home, and where one is sealed that on which files are verified.
func (l *Listing) Apart() []Page {
	if l.Verify == nil {
		return []Page{l.Home}
	}
	return []Page{l.Home, *l.Verify}
}

// Open are the pages that are made: home, then those of each edition that is not sealed.
func (l *Listing) Open() []Page {
	open := l.Apart()
	for k, e := range l.views.site.Editions {
		if e.Seal == nil {
			open = append(open, l.Editions[k]...)
		}
	}
	return open
}

// Paths are the paths of each edition's pages, in the order of the site's editions.
func (l *Listing) Paths() [][]string {
	paths := make([][]string, len(l.Editions))
	for k, pages := range l.Editions {
		for n := range pages {
			paths[k] = append(paths[k], pages[n].Path)
		}
	}
	return paths
}

// Lead names the files of data that the pages of each edition lead to, before pages are made.
func (l *Listing) Lead(data map[*model.Edition][]DataFile) { l.views.data = data }

// Leading are the files that [Listing.Lead] named, for the editions of another reading of the site.
func (l *Listing) Leading(editions []*model.Edition) map[*model.Edition][]DataFile {
	out := map[*model.Edition][]DataFile{}
	for e, files := range l.views.data {
		for _, other := range editions {
			if other.ID == e.ID {
				out[other] = files
			}
		}
	}
	return out
}

// Tally tells how many numbers and claims the texts of those pages have that were made.
func (l *Listing) Tally() proof.Tally { return l.views.counted.total() }

// Through is the latest month that the pages of an edition looked at: its own, that of an edition that came out no later, whose ledger it
// takes over, or, of pages that were made, one that their texts name.
func (l *Listing) Through(e *model.Edition) model.Period { return l.views.through(e) }
