package attach

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gaps leaves the dash out of cells that say to those who hear why they have no number: the style sheet draws it. Tables
// of an edition have many hundred.
func gaps(root *html.Node) {
	for _, dash := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Span && attr(n, "aria-hidden") == "true" }) {
		word := dash.NextSibling
		if text(dash) != "—" || word == nil || word.DataAtom != atom.Span || attr(word, "class") != "said" {
			continue
		}
		cell := dash.Parent
		set(cell, "class", strings.TrimSpace(attr(cell, "class")+" dash"))
		cell.RemoveChild(dash)
	}
}
