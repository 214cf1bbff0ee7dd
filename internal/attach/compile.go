package attach

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Part is a page that was made ready to stand in documents.
type Part struct{ *program }

// Part makes a page ready. A static one goes without the data of its charts.
func (m *Maker) Part(page Page, static bool) (*Part, error) {
	root, err := parse(&page)
	if err != nil {
		return nil, err
	}
	main := byID(root, "main")
	if main == nil {
		return nil, &NoMainError{page.Path}
	}
	p := newProgram(page.Path)
	p.mention(root)
	p.bodyClass = attr(first(root, atom.Body), "class")
	section := &html.Node{Type: html.ElementNode, Data: "section", DataAtom: atom.Section}
	for c := main.FirstChild; c != nil; c = main.FirstChild {
		main.RemoveChild(c)
		section.AppendChild(c)
	}
	c := &compiler{Maker: m, program: p, root: section, static: static}
	c.enterIDs()
	c.alone()
	c.links()
	if err := c.compile(); err != nil {
		return nil, err
	}
	p.beginsBlock = beginsBlock(section)
	p.text = bytes.TrimSuffix(bytes.TrimPrefix(p.text, []byte("<section>")), []byte("</section>"))
	for k := range p.ops {
		p.ops[k].at -= int32(len("<section>"))
	}
	return &Part{p}, nil
}

func parse(p *Page) (*html.Node, error) {
	content := p.Content
	if bytes.IndexByte(content, markBegin) >= 0 || bytes.IndexByte(content, markEnd) >= 0 { // no UTF-8; browsers show U+FFFD too
		content = bytes.ToValidUTF8(content, []byte("\uFFFD"))
	}
	root, err := html.ParseWithOptions(bytes.NewReader(content), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("attach: page %s: %w", p.Path, err)
	}
	return root, nil
}

func newProgram(path string) *program { return &program{path: path, idOf: map[string]int{}} }

// mention notes the style sheets and scripts that a page asks for, and takes their elements out: each comes in once.
func (p *program) mention(root *html.Node) {
	for _, n := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Link || n.DataAtom == atom.Script }) {
		switch {
		case n.DataAtom == atom.Link && attr(n, "rel") == "stylesheet":
			p.sheets = appendNew(p.sheets, resolve(p.path, attr(n, "href")))
		case n.DataAtom == atom.Script && attr(n, "src") != "":
			p.scripts = appendNew(p.scripts, resolve(p.path, attr(n, "src")))
		default:
			continue
		}
		n.Parent.RemoveChild(n)
	}
}

// compiler makes a program of a tree.
type compiler struct {
	*Maker
	*program
	root     *html.Node
	static   bool
	document bool               // the tree is a document of its own and not a part: its links are led already
	depends  map[*html.Node]int // links by their elements
	used     map[int]bool       // numbers of classes
	numbers  map[*html.Node]int // of branches
}

func (c *compiler) enterIDs() {
	for n := range c.root.Descendants() {
		if id := attr(n, "id"); id != "" {
			c.isOwn[c.id(id)] = true
		}
	}
}

// alone takes out what a layout marks with data-alone: it is of use only to a page that stands alone.
func (c *compiler) alone() {
	for _, n := range all(c.root, func(n *html.Node) bool { return hasAttr(n, "data-alone") }) {
		n.Parent.RemoveChild(n)
	}
}

// compile makes the program of a tree whose links are done.
func (c *compiler) compile() error {
	c.embedded()
	c.inlinePictures()
	if err := c.collect(); err != nil {
		return err
	}
	c.twice()
	c.pictures()
	c.used, c.numbers = map[int]bool{}, map[*html.Node]int{}
	small := &compactor{looks: c.looks, class: c.useClass}
	sharer := &sharer{Maker: c.Maker, program: c.program}
	for _, drawing := range small.compact(c.root) {
		sharer.share(drawing, c.numbers)
		c.spill(drawing)
	}
	c.columnNames()
	sortByText(c.root)
	plainHeads(c.root)
	gaps(c.root)
	c.markIDs()
	w := &writer{branches: c.numbers}
	w.write(c.root)
	var out bytes.Buffer
	out.Grow(len(w.out))
	if err := document().Minify("text/html", &out, bytes.NewReader(w.out)); err != nil {
		return fmt.Errorf("attach: page %s: %w", c.path, err)
	}
	return c.split(out.Bytes())
}

// spill takes groups away that say nothing of what they hold. Those that may be repeated stay until that is known.
func (c *compiler) spill(drawing *html.Node) {
	for _, g := range all(drawing, func(n *html.Node) bool { return n.Data == "g" && n.Namespace == "svg" && len(n.Attr) == 0 }) {
		if _, may := c.numbers[g]; !may {
			unwrap(g)
		}
	}
}

func (c *compiler) useClass(declarations string) string {
	n := c.class(declarations)
	if !c.used[n] {
		c.used[n] = true
		c.program.classes = append(c.program.classes, n)
	}
	return mark(markClass, n)
}

// markIDs marks ids and what refers to them.
func (c *compiler) markIDs() {
	ref := func(id string) string { return mark(markRef, c.id(id)) }
	for n := range c.root.Descendants() {
		for k := range n.Attr {
			a := &n.Attr[k]
			switch {
			case a.Key == "id":
				if a.Val != "" {
					a.Val = mark(markID, c.id(a.Val))
				}
			case references[a.Key]:
				ids := strings.Fields(a.Val)
				for i := range ids {
					ids[i] = ref(ids[i])
				}
				a.Val = strings.Join(ids, " ")
			case strings.Contains(a.Val, "url(#"):
				a.Val = renameURLs(a.Val, ref)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#") && (c.document || n.DataAtom != atom.A): // <use>
				a.Val = "#" + ref(a.Val[1:])
			}
		}
	}
}

// embedded makes what a layout marks with data-embedded conditional: the first one shows that a file goes with the
// document, and the page's script puts a button there.
func (c *compiler) embedded() {
	for _, n := range all(c.root, func(n *html.Node) bool { return hasAttr(n, "data-embedded") }) {
		remove(n, "hidden")
		c.conditional(n, condition{data: true})
	}
}

// conditional lets an element be left out.
func (c *compiler) conditional(n *html.Node, when condition) {
	k := len(c.conditions)
	c.conditions = append(c.conditions, when)
	n.Attr = append([]html.Attribute{{Key: mark(markFrom, k)}}, n.Attr...)
	if n.DataAtom == atom.P { // what is behind a paragraph decides on its end tag, and must stay there
		n.AppendChild(markComment(markToP, k))
		return
	}
	n.Parent.InsertBefore(markComment(markTo, k), n.NextSibling)
}

// collect takes the options of charts out of the tree: they go into one block, or nowhere in a static document.
func (c *compiler) collect() error {
	for _, n := range all(c.root, func(n *html.Node) bool { return n.DataAtom == atom.Script && attr(n, "type") == "application/json" }) {
		if !c.static {
			id := attr(n, "id")
			raw, err := json.Marshal(json.RawMessage(text(n))) // as json.Marshal writes it inside the block
			if err != nil {
				return fmt.Errorf("attach: option %s: %w", id, err)
			}
			c.options = append(c.options, option{c.id(id), raw})
		}
		n.Parent.RemoveChild(n)
	}
	if !c.static {
		return nil
	}
	for _, live := range all(c.root, func(n *html.Node) bool { return hasAttr(n, "data-option") }) {
		if picture := live.PrevSibling; picture != nil && picture.Type == html.ElementNode && !scales(live.Parent) {
			set(picture, "tabindex", "0") // on a narrow screen it scrolls, also by keyboard
		}
		live.Parent.RemoveChild(live)
	}
	return nil
}

// links makes marks of the links of a part, and conditional what goes where they lead nowhere; see link.
func (c *compiler) links() {
	c.depends = map[*html.Node]int{}
	items := map[*html.Node]bool{}
	for _, a := range all(c.root, func(n *html.Node) bool { return n.DataAtom == atom.A && hasAttr(n, "href") }) {
		u, err := url.Parse(attr(a, "href"))
		if err != nil {
			end(a)
			continue
		}
		if u.Scheme != "" || u.Host != "" {
			continue // the author's own, to somewhere else
		}
		l := link{path: c.path, fragment: u.Fragment, here: u.Path == ""}
		if !l.here {
			l.path = resolve(c.path, u.Path)
		}
		k := len(c.program.links)
		c.program.links = append(c.program.links, l)
		if l.path != c.path {
			c.depends[a] = k
		}
		c.markLink(a, k, items)
	}
	for _, n := range all(c.root, func(n *html.Node) bool {
		return items[n] || n.DataAtom == atom.Nav || hasAttr(n, "data-link")
	}) {
		remove(n, "data-link")
		inside := all(n, func(n *html.Node) bool { return n.DataAtom == atom.A })
		when := condition{}
		for _, a := range inside {
			k, depends := c.depends[a]
			if !depends {
				when.links = nil
				break
			}
			when.links = append(when.links, k)
		}
		switch {
		case len(inside) == 0 && n.Parent != nil:
			n.Parent.RemoveChild(n)
		case len(when.links) > 0:
			c.conditional(n, when)
		}
	}
}

// markLink marks a link. Where it leads nowhere it becomes plain text; in a list of navigation its whole item goes.
func (c *compiler) markLink(a *html.Node, k int, items map[*html.Node]bool) {
	set(a, "href", mark(markLink, k))
	if _, depends := c.depends[a]; !depends {
		remove(a, "title") // where it leads says as much
		return
	}
	leads, not := condition{links: []int{k}}, condition{links: []int{k}, not: true}
	switch item := a.Parent; {
	case item.DataAtom == atom.Li && within(item, atom.Nav):
		remove(a, "title")
		items[item] = true
		c.conditional(a, leads)
	case attr(a, "id") != "" || attr(a, "class") != "":
		attributes := []html.Attribute{{Key: mark(markTag, k)}}
		for _, at := range a.Attr {
			switch at.Key {
			case "rel":
				attributes = c.among(attributes, at, leads)
			case "title":
				attributes = c.among(attributes, at, not)
			default:
				attributes = append(attributes, at)
			}
		}
		a.Attr = attributes
		a.AppendChild(markComment(markTagEnd, k))
	default:
		remove(a, "title")
		tag, last := len(c.conditions), len(c.conditions)+1
		c.conditions = append(c.conditions, leads, leads)
		a.Attr = append([]html.Attribute{{Key: mark(markFrom, tag)}}, a.Attr...)
		a.InsertBefore(markComment(markTo, tag), a.FirstChild)
		a.AppendChild(markComment(markFromHere, last))
		a.Parent.InsertBefore(markComment(markTo, last), a.NextSibling)
	}
}

// among adds an attribute that is conditional.
func (c *compiler) among(list []html.Attribute, a html.Attribute, when condition) []html.Attribute {
	k := len(c.conditions)
	c.conditions = append(c.conditions, when)
	return append(list, html.Attribute{Key: mark(markFromSpace, k)}, a, html.Attribute{Key: mark(markToSpace, k)})
}

// beginsBlock reports whether the first thing in a section is an element before which a paragraph needs no end tag.
func beginsBlock(section *html.Node) bool {
	for c := section.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.Type == html.CommentNode:
			continue
		case c.Type != html.ElementNode || c.Namespace != "" || len(c.Attr) > 0 && strings.HasPrefix(c.Attr[0].Key, "\xff"):
			return false
		}
		switch c.DataAtom {
		case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Details, atom.Div, atom.Dl, atom.Fieldset, atom.Figure,
			atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Main, atom.Menu,
			atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Ul:
			return true
		}
		return false
	}
	return false
}
