package attach

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostOfShort is how many pages a document may have that brings what it has once more: the pictures for narrow screens, and what
// layouts mark with data-short. A county's material does; a whole edition would weigh a sixth more, and its charts scroll on
// narrow screens.
const mostOfShort = 30

// twice makes conditional what a layout marks with data-short: it says what stands elsewhere in the page, too.
func (c *compiler) twice() {
	for _, n := range all(c.root, func(n *html.Node) bool { return hasAttr(n, "data-short") }) {
		remove(n, "data-short")
		c.conditional(n, condition{short: true})
	}
}

// pictures makes those for narrow screens conditional, and says of drawings in tables in a shorter way that they are no
// pictures to who listens.
func (c *compiler) pictures() {
	for _, n := range all(c.root, func(n *html.Node) bool { return hasClass(n, "phone") && n.Parent.DataAtom == atom.Figure }) {
		c.conditional(n, condition{short: true})
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
