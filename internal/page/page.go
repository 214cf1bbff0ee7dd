package page

import (
	"sync"

	"bulletin/internal/analysis"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/model"
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
	Again     bool             // it shows what other pages show: in another order, or as a sheet for one unit

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
	{"board.html", (*Board)(nil)},
	{"tasks.html", (*Tasks)(nil)},
	{"ledger.html", (*Ledger)(nil)},
	{"sheet.html", (*Sheet)(nil)},
	{"order.html", (*Order)(nil)},
	{"schedule.html", (*Schedule)(nil)},
	{"assessments.html", (*Assessments)(nil)},
	{"scores.html", (*Scores)(nil)},
	{"attachment.html", (*AttachmentPage)(nil)},
}

// All lists the pages of a site in the order of their paths' meaning: home, then each edition with its
// bulletin, counties and indicators.
func All(site *model.Site, parser *prose.Parser) []Page {
	views := newViews(site)
	pages := []Page{homePage(site, parser, views)}
	for _, e := range site.Editions {
		pages = append(pages, newEdition(e, parser, views).pages()...)
	}
	return pages
}

// edition makes the pages of one edition.
type edition struct {
	site   *model.Site
	parser *prose.Parser
	view   *analysis.View
	views  *views
	paged  []*model.Region // the regions that have pages, in order
	works  []Page          // the pages for work on the edition
	boards []Link          // to the first of each kind of them, from the site's root

	written []*analysis.View // of the editions in one of which its texts were written; none for texts of its own
}

func newEdition(e *model.Edition, parser *prose.Parser, views *views) *edition {
	ed := &edition{site: views.site, parser: parser, view: views.of(e), views: views}
	for _, r := range views.site.Regions {
		if r.HasPage() {
			ed.paged = append(ed.paged, r)
		}
	}
	ed.listWorks()
	return ed
}

// pages are the edition's pages: the bulletin, counties, indicators, and pages for work.
func (ed *edition) pages() []Page {
	pages := []Page{ed.bulletinPage()}
	for k := range ed.paged {
		pages = append(pages, ed.countyPage(k))
	}
	for _, i := range ed.site.Indicators {
		pages = append(pages, ed.indicatorPage(i))
	}
	return append(pages, ed.works...)
}

// views are the analyses of a site's editions and months, each made once: ranking a large site takes many
// times as long as a page. It may be used by several goroutines at once.
type views struct {
	site    *model.Site
	checker *claim.Checker
	mu      sync.Mutex
	made    map[viewKey]*analysis.View
	sets    map[*analysis.View]*finding.Set
}

func newViews(site *model.Site) *views {
	v := &views{site: site, made: map[viewKey]*analysis.View{}, sets: map[*analysis.View]*finding.Set{}}
	v.checker = claim.New(site, v.of)
	return v
}

// findings are those of an edition, judged once.
func (v *views) findings(view *analysis.View) *finding.Set {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.sets[view] == nil {
		v.sets[view] = finding.New(view)
	}
	return v.sets[view]
}

// viewKey is an edition, or a month without one, whose id is empty.
type viewKey struct {
	id     string
	period model.Period
}

func (v *views) of(e *model.Edition) *analysis.View {
	v.mu.Lock()
	defer v.mu.Unlock()
	key := viewKey{e.ID, e.Period}
	if v.made[key] == nil {
		v.made[key] = analysis.New(v.site, e)
	}
	return v.made[key]
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
