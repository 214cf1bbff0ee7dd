package page

import (
	"slices"

	"bulletin/internal/table"
)

// The switcher leads to the other pages of a kind. Up to mostSwitched Chinese characters its names stand in one line; more than
// contentsLimit are not on every page.
const mostSwitched = 40

// switchTo gives a page of a kind its switcher; whole is where the pages are listed, should they be too many.
func (f *Frame) switchTo(kin string, pages int, links []Link, whole Link) {
	f.Kin = kin
	switch {
	case pages < 2:
	case pages > contentsLimit:
		f.Whole = &whole
	default:
		f.Switch = links
		width := 0
		for _, l := range links {
			width += table.Width(l.Text) + 2
		}
		f.Folded = width > 2*mostSwitched
	}
}

// switchFor lists the regions between which a reader of the k-th page turns. Contents leave out what the page lists itself: them,
// and the indicators.
func (c *County) switchFor(ed *edition, k int) {
	c.Contents = c.Contents[:len(c.Contents)-len(ed.site.Groups)]
	var links []Link
	if len(ed.paged) <= contentsLimit { // more are not on every page
		for n, r := range ed.paged {
			links = append(links, Link{Href: ed.at.County(r), Text: r.Short, Current: n == k})
		}
	}
	member := ed.site.Words.Member
	c.switchTo(member, len(ed.paged), links, Link{Href: ed.at.Bulletin() + "#counties", Text: "全部" + member})
	if len(c.Switch) > 0 {
		c.Contents = slices.DeleteFunc(c.Contents, func(s Section) bool { return s.Title == member })
	}
}
