package page

import (
	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/prose"
	"bulletin/internal/table"
)

// Home is the site's first page: the newest edition and the archive.
type Home struct {
	Frame
	Newest     *EditionHead
	NewestHref string
	Summary    string
	Points     []Statement  // as many as the first screen holds
	MorePoints int          // how many there are, where some are left out; else 0
	Board      *SmallBoard  // nil where no member has a target
	Behind     *table.Table // nil where the whole is behind on nothing
	Dues       *Dues        // nil where nothing is owed
	Works      []Link       // 作战图 and the other pages for work on the newest edition
	Single     *Link        // the newest edition as one file; nil where a build makes none
	Data       *Link        // its data; nil where a build makes none
	Counties   []Link       // of the newest edition
	Directory  string       // what they are: 县市, 县市和其他单位
	Groups     []Section
	Archive    []Year // newest first
	Verify     string // where files are verified; empty where no edition is sealed
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
		h.Title, h.Heading, h.Front = site.Title, site.Title, true
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
		h.Board, h.Behind, h.Dues = newest.smallBoard(true), newest.behindTable(mostBehind), newest.dues(nil, mostHomeDues, diags)
		h.Points, h.MorePoints = h.fit(func(limit int) []Statement {
			return newest.points(limit, file(newest.view.Edition.Body), diags)
		})
		h.Works, h.Single = newest.boards, newest.singleLink()
		if site.PublishesData() {
			h.Data = &Link{Href: h.NewestHref + "#data", Text: "本期数据"}
		}
		h.Issues = issues(site)
		if site.EverSealed() {
			h.Verify = address.Verify
		}
		h.Groups = newest.contents(address.Home)[1:]
		if len(newest.paged) > 0 {
			h.Directory, h.Counties, h.Groups = h.Groups[0].Title, h.Groups[0].Links, h.Groups[1:]
		}
		return h
	}})
}

// issues are the newest editions, the newest first, and where the others stand.
func issues(site *model.Site) []Link {
	var out []Link
	for k := len(site.Editions) - 1; k >= 0; k-- {
		if len(out) == mostIssues {
			return append(out, Link{Href: "#archive", Text: "更早各期"})
		}
		e := site.Editions[k]
		out = append(out, Link{Href: address.Bulletin(e), Text: e.Label, Current: len(out) == 0})
	}
	return out
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
