package attach

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// references are the attributes whose value is ids, parted by blanks.
var references = map[string]bool{
	"aria-labelledby": true, "aria-describedby": true, "aria-controls": true, "aria-owns": true, "aria-details": true,
	"aria-flowto": true, "headers": true, "for": true, "list": true, "form": true, "data-option": true,
}

// renameURLs renames what url(#…) in an attribute points to.
func renameURLs(value string, name func(string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(value, "url(#")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		id, after, _ := strings.Cut(rest, ")")
		b.WriteString("url(#" + name(id) + ")")
		value = after
	}
}

// link leads links in a frame, or in a page that is a document of its own, and makes plain text of links to pages that are not inside.
// Navigation without a link left goes, and so does what a layout marks with data-link: it is nothing without one.
func (d *assembly) link(root *html.Node) {
	for _, a := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.A && hasAttr(n, "href") }) {
		from := d.units[0]
		for n := a.Parent; n != nil; n = n.Parent {
			if u := d.sections[n]; u != nil {
				from = u
				break
			}
		}
		if target, leads := d.address(from, attr(a, "href")); leads {
			set(a, "href", target)
			if strings.HasPrefix(target, "#") {
				remove(a, "title") // where it leads says as much
			}
		} else {
			end(a)
		}
	}
	for _, n := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Nav || hasAttr(n, "data-link") }) {
		if first(n, atom.A) == nil && n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
		remove(n, "data-link")
	}
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// address is where an address in a page leads within the document.
func (d *assembly) address(from *unit, address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	if u.Scheme != "" || u.Host != "" {
		return address, true // the author's own, to somewhere else
	}
	l := link{path: from.path, fragment: u.Fragment, here: u.Path == ""}
	if !l.here {
		l.path = resolve(from.path, u.Path)
	}
	t, leads := d.target(from, &l)
	switch {
	case !leads:
		return "", false
	case t.unit != nil:
		return "#" + t.unit.ids[t.id] + t.unit.suffix, true
	}
	return "#" + t.section, true
}

// destination is a place in the document: an id of a unit, or else a section.
type destination struct {
	unit    *unit
	id      int
	section string
}

// target is where a link leads within the document.
func (d *assembly) target(from *unit, l *link) (destination, bool) {
	to := from
	if !l.here {
		if to = d.anchors[l.path]; to == nil {
			return destination{}, false
		}
	}
	frame := d.units[0]
	switch {
	case to.has(l.fragment):
		return destination{unit: to, id: to.idOf[l.fragment]}, true
	case l.here && frame.has(l.fragment): // the frame's own, in a part's section
		return destination{unit: frame, id: frame.idOf[l.fragment]}, true
	case to.section != "":
		return destination{section: to.section}, true
	case len(d.units) == 1 && d.main:
		return destination{section: "main"}, true
	}
	return destination{}, false
}

// end makes plain text of a link; in a list of navigation its whole item goes.
func end(a *html.Node) {
	if item := a.Parent; item.DataAtom == atom.Li && within(item, atom.Nav) {
		item.RemoveChild(a)
		if item.Parent != nil && first(item, atom.A) == nil {
			item.Parent.RemoveChild(item)
		}
		return
	}
	if attr(a, "id") != "" || attr(a, "class") != "" {
		a.DataAtom, a.Data = atom.Span, "span"
		remove(a, "href")
		remove(a, "rel")
		return
	}
	unwrap(a)
}

func within(n *html.Node, tag atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == tag {
			return true
		}
	}
	return false
}
