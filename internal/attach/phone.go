package attach

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostWithPhones is how many pages a document may have that brings the pictures for narrow screens: a county's material does,
// a whole edition would weigh an eighth more, and its charts scroll there.
const mostWithPhones = 30

// pictures makes those for narrow screens conditional, and says of drawings in tables in a shorter way that they are no
// pictures to who listens.
func (c *compiler) pictures() {
	for _, n := range all(c.root, func(n *html.Node) bool { return hasClass(n, "phone") && n.Parent.DataAtom == atom.Figure }) {
		c.conditional(n, condition{phone: true})
	}
	for _, n := range all(c.root, func(n *html.Node) bool { return n.Data == "svg" && (hasClass(n, "bar") || hasClass(n, "spark")) }) {
		remove(n, "aria-hidden")
		set(n, "role", "none")
	}
}

// columnNames puts classes in the place of the names of columns that the cells of a board bring for narrow screens; phone.css
// shows either.
func (c *compiler) columnNames() {
	for _, n := range all(c.root, func(n *html.Node) bool { return n.DataAtom == atom.Td && hasAttr(n, "data-of") }) {
		set(n, "class", strings.TrimSpace(attr(n, "class")+" "+c.useClass(`--of:"`+quotable.Replace(attr(n, "data-of"))+`"`)))
		remove(n, "data-of")
	}
}

// quotable makes a text fit into a string of a style sheet, which stands in an element of the document.
var quotable = strings.NewReplacer(`\`, `\5c `, `"`, `\22 `, "\n", " ", "\r", " ", "\f", " ", "<", `\3c `, "}", `\7d `, "{", `\7b `, ";", `\3b `)
