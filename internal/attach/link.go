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

// suffix makes the ids of a part its own: "figures" becomes "figures-p3", so that a style sheet's [id|=figures] still
// finds it.
func suffix(section *html.Node, p *part) {
	own := func(id string) string {
		if p.ids[id] && id != p.id {
			return id + "-" + p.id
		}
		return id
	}
	refer(section, own, false, true)
}

// refer gives the ids below root new names, wherever they are said. Links are left as they are unless links is true:
// before they are led, they are addresses. Elements keep theirs unless elements is true.
func refer(root *html.Node, name func(string) string, links, elements bool) {
	for n := range root.Descendants() {
		for k := range n.Attr {
			a := &n.Attr[k]
			switch {
			case a.Key == "id":
				if elements {
					a.Val = name(a.Val)
				}
			case references[a.Key]:
				ids := strings.Fields(a.Val)
				for i := range ids {
					ids[i] = name(ids[i])
				}
				a.Val = strings.Join(ids, " ")
			case strings.Contains(a.Val, "url(#"):
				a.Val = renameURLs(a.Val, name)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#") && (links || n.DataAtom != atom.A): // <use>
				a.Val = "#" + name(a.Val[1:])
			}
		}
	}
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

// link leads links between parts to them, and makes plain text of links to pages that are not inside. Navigation without
// a link left goes, and so does what a layout marks with data-link: it is nothing without one. What a layout marks
// with data-alone is of use only to a page that stands alone, and goes always.
func (m *merger) link() {
	for _, n := range all(m.frame, func(n *html.Node) bool { return hasAttr(n, "data-alone") }) {
		n.Parent.RemoveChild(n)
	}
	sections := map[*html.Node]*part{}
	for _, p := range m.parts {
		sections[p.root] = p
	}
	for _, a := range all(m.frame, func(n *html.Node) bool { return n.DataAtom == atom.A && hasAttr(n, "href") }) {
		from := a.Parent
		for sections[from] == nil {
			from = from.Parent
		}
		if target, leads := m.target(sections[from], attr(a, "href")); leads {
			set(a, "href", target)
			if strings.HasPrefix(target, "#") {
				remove(a, "title") // where it leads says as much
			}
		} else {
			end(a)
		}
	}
	for _, n := range all(m.frame, func(n *html.Node) bool { return n.DataAtom == atom.Nav || hasAttr(n, "data-link") }) {
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

// target is where an address in a part leads within the document.
func (m *merger) target(from *part, address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	if u.Scheme != "" || u.Host != "" {
		return address, true // the author's own, to somewhere else
	}
	to := from
	if u.Path != "" {
		if to = m.anchors[resolve(from.path, u.Path)]; to == nil {
			return "", false
		}
	}
	if to.ids[u.Fragment] {
		return "#" + own(to, u.Fragment), true
	}
	switch {
	case u.Path == "" && m.parts[0].ids[u.Fragment]: // the frame's own, in a part's section
		return "#" + u.Fragment, true
	case to.id != "":
		return "#" + to.id, true
	case len(m.doc.Parts) == 0 && byID(m.frame, "main") != nil:
		return "#main", true
	}
	return "", false
}

func own(p *part, id string) string {
	if p.id == "" {
		return id
	}
	return id + "-" + p.id
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
