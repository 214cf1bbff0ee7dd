package page

import (
	"slices"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// BulletinLayout is the layout of the edition's own page, which alone is not the same on the site and in an attachment: it leads to files of
// data that only the site has.
const BulletinLayout = "bulletin.html"

// Attachment is pages of one edition that are handed over as one file.
type Attachment struct {
	Name  string // of the file, without its ending; ASCII: "2022-h1-jishou"
	Title string // of the document

	Edition *model.Edition
	Frame   Page   // the page around Parts; where there is one part, that part
	Parts   []Page // what it holds, in order
	Data    bool   // the data of the edition go with it
	Meeting bool   // it is the pack for a meeting, where the board hangs on the wall
}

// AttachmentPage is the page around an attachment's parts. Each part comes into the section that names its path.
type AttachmentPage struct {
	Frame
	Heading string
	Name    string // Heading without its period
	Date    string
	Cover   bool // the parts do not begin with the bulletin, which has a title of its own
	Parts   []Link
}

// Attacher makes attachments of one edition.
type Attacher struct {
	ed    *edition
	pages []Page
}

// NewAttacher lists the pages of an edition.
func NewAttacher(e *model.Edition, site *model.Site, parser *prose.Parser) *Attacher {
	ed := newEdition(e, parser, newViews(site))
	return &Attacher{ed, ed.pages}
}

// Edition is the edition that the attachments are of.
func (a *Attacher) Edition() *model.Edition { return a.ed.view.Edition }

// Whole is the whole edition: every page but those that show what another one shows.
func (a *Attacher) Whole() Attachment {
	e := a.Edition()
	parts := slices.DeleteFunc(slices.Clone(a.pages), func(p Page) bool { return p.Again })
	slices.SortStableFunc(parts, func(p, q Page) int { return placeInWhole(&p) - placeInWhole(&q) })
	whole := a.attachment(e.ID, e.Title+"（"+e.Label+"）", parts)
	whole.Data = !a.ed.site.NoData
	return whole
}

// packLayouts are the kinds of pages that lie on the table of a meeting, in their order.
var packLayouts = []string{BulletinLayout, "board.html", "ledger.html", "sheet.html"}

// Pack is the pack for a meeting: the bulletin, the board as it hangs on a wall, the ledger, and a sheet for each region. A page
// that shows another one in a different order is not in it.
func (a *Attacher) Pack() Attachment {
	var parts []Page
	for _, layout := range packLayouts {
		some := a.where(func(p *Page) bool { return p.Layout == layout })
		if one := slices.IndexFunc(some, func(p Page) bool { return !p.Again }); one >= 0 {
			some = slices.DeleteFunc(some, func(p Page) bool { return p.Again })
		}
		parts = append(parts, some...)
	}
	e := a.Edition()
	pack := a.attachment(e.ID+"-meeting", e.Title+"会议材料（"+e.Label+"）", parts)
	pack.Meeting = true
	return pack
}

// placeInWhole puts what concerns all first, then members and indicators, and single sheets last.
func placeInWhole(p *Page) int {
	switch {
	case p.Layout == BulletinLayout:
		return 0
	case p.Kind == worksKind:
		return 1
	case p.Layout == "county.html":
		return 2
	case p.Indicator != nil:
		return 3
	}
	return 4
}

// Packages are the packages of all regions that have pages.
func (a *Attacher) Packages() []Attachment {
	out := make([]Attachment, len(a.ed.paged))
	for k, r := range a.ed.paged {
		out[k] = a.Package(r)
	}
	return out
}

// Package is what one region is handed: its sheet, its page, the orders that it has to answer, and the pages of the
// indicators that apply to it.
func (a *Attacher) Package(r *model.Region) Attachment {
	e := a.Edition()
	var sheet, own, orders, indicators []Page
	for _, p := range a.pages {
		switch {
		case p.Indicator != nil && p.Indicator.AppliesTo(r):
			indicators = append(indicators, p)
		case p.Region != r:
		case p.Layout == "sheet.html":
			sheet = append(sheet, p)
		case p.Layout == "order.html":
			orders = append(orders, p)
		default:
			own = append(own, p)
		}
	}
	parts := slices.Concat(sheet, own, orders, indicators)
	return a.attachment(packageName(e, r), r.Name+"材料（"+e.Label+"）", parts)
}

// packageName names the file of a region's package.
func packageName(e *model.Edition, r *model.Region) string { return e.ID + "-" + r.ID }

// SinglePath is where a build puts the attachment.
func (a *Attachment) SinglePath() string { return address.Single(a.Edition, a.Name) }

// Find is the pages that names stand for: a region's package by its name, short name or id; an indicator's page
// likewise; a page by what contents call it, or by its path below the edition with or without ".html". It tells which
// names stand for nothing. No page comes twice.
func (a *Attacher) Find(names []string) (found Attachment, unknown []string) {
	var all []Attachment
	for _, name := range names {
		one, ok := a.find(name)
		if !ok {
			unknown = append(unknown, name)
			continue
		}
		all = append(all, one)
	}
	if len(all) == 1 || len(unknown) > 0 {
		if len(all) > 0 {
			found = all[0]
		}
		return found, unknown
	}
	return a.join(all), nil
}

// Names are those that Find knows, for messages: regions, kinds, and pages for work.
func (a *Attacher) Names() []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range a.pages {
		if p.Layout == "county.html" || p.Layout == BulletinLayout || p.Kind == worksKind {
			add(p.Name)
		}
	}
	for _, p := range a.pages {
		add(p.Kind)
	}
	return names
}

func (a *Attacher) find(name string) (Attachment, bool) {
	for _, r := range a.ed.paged {
		if name == r.Name || name == r.Short || name == r.ID {
			return a.Package(r), true
		}
	}
	e := a.Edition()
	path := strings.TrimSuffix(strings.TrimPrefix(name, e.ID+"/"), ".html") + ".html"
	if one := a.where(func(p *Page) bool { return p.Path == e.ID+"/"+path }); len(one) > 0 {
		return a.pageOf(one[0]), true
	}
	if some := a.where(func(p *Page) bool {
		return p.Name == name || p.Indicator != nil && (name == p.Indicator.Name || name == p.Indicator.ID)
	}); len(some) > 0 {
		return a.pageOf(some[0]), true
	}
	some := a.where(func(p *Page) bool { return p.Kind == name && !p.Again })
	if len(some) == 0 {
		some = a.where(func(p *Page) bool { return p.Kind == name })
	}
	if len(some) > 0 {
		return a.attachment(e.ID+"-"+kindSlug(some[0].Path), name+"（"+e.Label+"）", some), true
	}
	return Attachment{}, false
}

func (a *Attacher) where(is func(*Page) bool) []Page {
	return slices.DeleteFunc(slices.Clone(a.pages), func(p Page) bool { return !is(&p) })
}

// pageOf is an attachment of one page.
func (a *Attacher) pageOf(p Page) Attachment {
	title := p.Name
	if p.Region != nil && p.Again { // a sheet or an order
		title += p.Kind
	}
	return a.attachment(slug(p.Path), title+"（"+a.Edition().Label+"）", []Page{p})
}

// join is one attachment of several, in their order.
func (a *Attacher) join(all []Attachment) Attachment {
	e := a.Edition()
	var name, title []string
	var parts []Page
	for _, one := range all {
		name = append(name, strings.TrimPrefix(one.Name, e.ID+"-"))
		title = append(title, strings.TrimSuffix(one.Title, "（"+e.Label+"）"))
		for _, p := range one.Parts {
			if !slices.ContainsFunc(parts, func(q Page) bool { return q.Path == p.Path }) {
				parts = append(parts, p)
			}
		}
	}
	return a.attachment(shorten(e.ID+"-"+strings.Join(name, "-")), strings.Join(title, "、")+"（"+e.Label+"）", parts)
}

// slug makes a file's name of a page's path: "2022-h1-sheets-jishou".
func slug(path string) string {
	return strings.ReplaceAll(strings.TrimSuffix(path, ".html"), "/", "-")
}

// kindSlug is the folder of pages of a kind: "sheets"; of those that have none, "works".
func kindSlug(path string) string {
	if parts := strings.Split(path, "/"); len(parts) == 3 {
		return parts[1]
	}
	return "works"
}

// shorten keeps a file's name within what every system takes.
func shorten(name string) string {
	if len(name) <= address.LongestName {
		return name
	}
	return address.FileName(name)
}

func (a *Attacher) attachment(name, title string, parts []Page) Attachment {
	made := Attachment{Name: name, Title: title, Edition: a.Edition(), Parts: parts}
	if len(parts) == 1 {
		made.Frame = parts[0]
		return made
	}
	made.Frame = kindOf("attachment.html").page(Page{Path: address.Attachment(a.Edition()), Name: title, From: a.Edition().Pos, data: func(of *Page, _ *diag.List) any {
		p := &AttachmentPage{Heading: title, Name: strings.TrimSuffix(title, "（"+a.Edition().Label+"）"), Date: format.Date(a.Edition().Date)}
		ed := a.ed.from(of)
		p.Frame = ed.frame(of, title, func(*model.Edition) string { return "" })
		p.Frame.Title = title + " · " + ed.site.Title
		p.Crumbs, p.Charts = nil, true
		p.Cover = parts[0].Layout != BulletinLayout
		p.Contents = contentsOf(parts, ed.at)
		for _, part := range parts {
			p.Parts = append(p.Parts, Link{Href: part.Path, Text: part.Name})
		}
		return p
	}})
	return made
}

// contentsOf lists parts under their kinds.
func contentsOf(parts []Page, at address.From) []Section {
	var out []Section
	for _, p := range parts {
		if len(out) == 0 || out[len(out)-1].Title != p.Kind {
			out = append(out, Section{Title: p.Kind})
		}
		s := &out[len(out)-1]
		s.Links = append(s.Links, Link{Href: at.To(p.Path), Text: p.Name})
	}
	return out
}
