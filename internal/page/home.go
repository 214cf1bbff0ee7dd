package page

import (
	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// Home is the site's first page: the newest edition and the archive.
type Home struct {
	Frame
	Newest     *EditionHead
	NewestHref string
	Summary    string
	Points     []Statement
	Counties   []Link // of the newest edition
	Groups     []Section
	Archive    []Year // newest first
}

// Year is a year of the archive.
type Year struct {
	Year     int
	Editions []ArchiveEntry // newest first
}

// ArchiveEntry is an edition in the archive.
type ArchiveEntry struct {
	Link
	Head *EditionHead
}

func homePage(site *model.Site, parser *prose.Parser, views *views) Page {
	return kindOf("home.html").page(Page{Path: address.Home, Name: "首页", data: func(_ *Page, diags *diag.List) any {
		h := &Home{Frame: siteFrame(site, address.At(address.Home, nil))}
		h.Title, h.Heading = site.Title, site.Title
		for k := len(site.Editions) - 1; k >= 0; k-- {
			h.add(site.Editions[k])
		}
		if len(site.Editions) == 0 {
			return h
		}
		newest := newEdition(site.Editions[len(site.Editions)-1], parser, views)
		e := newest.view.Edition
		h.Newest = head(e, newest.view.Progress)
		h.NewestHref = address.Bulletin(e)
		h.Summary = format.BulletinSummary(newest.view)
		h.Points = newest.points(file(newest.view.Edition.Body), diags)
		h.Groups = newest.contents(address.Home)[1:]
		if len(newest.paged) > 0 {
			h.Counties, h.Groups = h.Groups[0].Links, h.Groups[1:]
		}
		return h
	}})
}

func (h *Home) add(e *model.Edition) {
	if n := len(h.Archive); n == 0 || h.Archive[n-1].Year != e.Period.Year {
		h.Archive = append(h.Archive, Year{Year: e.Period.Year})
	}
	y := &h.Archive[len(h.Archive)-1]
	y.Editions = append(y.Editions, ArchiveEntry{
		Link: Link{Href: address.Bulletin(e), Text: e.Label},
		Head: head(e, e.Period.Progress()),
	})
}
