package attach

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainHeads leaves scope="col" out of heads that stand in the only row of a thead: there it is what a th is anyway (HTML, 4.9.12, auto).
func plainHeads(root *html.Node) {
	for _, head := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Thead }) {
		rows := all(head, func(n *html.Node) bool { return n.DataAtom == atom.Tr })
		if len(rows) != 1 {
			continue
		}
		for _, cell := range all(rows[0], func(n *html.Node) bool { return n.DataAtom == atom.Th }) {
			if attr(cell, "scope") == "col" {
				remove(cell, "scope")
			}
		}
	}
}
