package page

import (
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
func All(site *model.Site, parser *prose.Parser) []Page {
	pages, _ := Counted(site, parser, nil)
	return pages
}

// Counted is All, with the files of data that each edition leads to, and what tells how many numbers and claims the texts
// of those pages have that were made.
func Counted(site *model.Site, parser *prose.Parser, data map[*model.Edition][]DataFile) ([]Page, func() proof.Tally) {
	views := newViews(site)
	views.data = data
	pages := []Page{homePage(site, parser, views)}
	for _, e := range site.Editions {
		pages = append(pages, newEdition(e, parser, views).pages...)
	}
	return pages, views.counted.total
}
