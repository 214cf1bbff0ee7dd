package attach

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// WordDocument is what becomes one Word file.
type WordDocument struct {
	Title, Issuer, Subject string
	Date                   string // of the edition, as 2022-07-20; empty where there is none
	Header                 []string
	Foot                   string // stands small behind the last part, or at the head of pages where that has to fit on its sheet; may be empty
	Parts                  []Page
	Wall                   bool                     // of a page that hangs on a wall there is nothing but what hangs there
	Reference              *docx.Reference          // an office's own template, or nil
	Picture                func(path string) []byte // a picture of the site, by its path from its root; may be nil
	Palette                []byte                   // the site's style sheet of colours; nil leaves states without colour
}

// Word writes the parts as a Word document in the layout of official documents: the text and the tables as text that
// can be edited, the charts as vector pictures with their words for those who cannot see them.
//
// What only a screen needs is left out: navigation, what is said to those who cannot see the sign beside it, the small
// curves within tables. A link between parts leads to the part; others are plain text. A picture that cannot be
// translated is replaced by its words.
func Word(w io.Writer, d *WordDocument) error {
	c := &wordConverter{bookmarks: map[string]string{}, picture: d.Picture, notes: map[*html.Node]*docx.Footnote{}, reference: d.Reference, colors: stateColors(d.Palette)}
	for k := range d.Parts {
		root, err := parse(&d.Parts[k])
		if err != nil {
			return err
		}
		main := byID(root, "main")
		if main == nil {
			return &NoMainError{d.Parts[k].Path}
		}
		part := wordPart{path: d.Parts[k].Path, main: main, sheet: isSheet(main), order: hasClass(first(root, atom.Body), "paper-order"), wide: hasClass(first(root, atom.Body), "paper-ledger"), text: hasClass(first(root, atom.Body), "paper-text")}
		if d.Wall {
			part.wall = wallOf(main)
		}
		prune(main)
		name := ""
		if title := first(root, atom.Title); title != nil {
			name, _, _ = strings.Cut(text(title), " · ")
		}
		part.name = strings.TrimSpace(name)
		c.parts = append(c.parts, part)
	}
	c.findTargets()
	for k := range c.parts {
		c.part(&c.parts[k], k)
	}
	header := c.foot(d)
	document := docx.Document{
		Title: d.Title, Author: d.Issuer, Subject: d.Subject, Created: d.Date, Header: header,
		Reference: d.Reference,
		Sections:  sections(c.contents(d.Title), c.pieces),
	}
	if err := docx.Write(w, document); err != nil {
		return fmt.Errorf("attach: %w", err)
	}
	return nil
}

// foot puts the document's last words behind the last part. It returns the lines at the head of pages.
func (c *wordConverter) foot(d *WordDocument) (header []string) {
	n := len(c.pieces)
	switch {
	case d.Foot == "":
	case n > 0 && c.pieces[n-1].paper == docx.Official && !c.at.order:
		last := c.pieces[n-1]
		c.pieces = append(c.pieces, piece{block: docx.Paragraph{Style: docx.Small, Runs: []docx.Run{{Text: d.Foot}}}, paper: last.paper, wide: last.wide})
	default:
		return append(slices.Clone(d.Header), d.Foot)
	}
	return d.Header
}

// wordPart is a page inside the document.
type wordPart struct {
	path  string
	name  string // what its title begins with
	main  *html.Node
	sheet bool       // it is a single sheet of paper
	order bool       // it is handed out by itself
	wide  bool       // its pages lie across
	text  bool       // it is a text, whose headings are numbered
	wall  *html.Node // what hangs on the wall, if nothing else is wanted
}

// wordConverter turns nodes into blocks.
type wordConverter struct {
	parts     []wordPart
	bookmarks map[string]string // page#id to the name of its bookmark; page# is the page
	picture   func(path string) []byte
	colors    map[string]stateColor
	notes     map[*html.Node]*docx.Footnote // by the element that holds their text

	reference *docx.Reference
	count     headingCount // of the part

	at         *wordPart
	ids        []string // bookmarks that the next paragraph bears
	pieces     []piece
	entries    []docx.ContentsEntry
	entryParts []*wordPart // of the entries
}

// piece is a block and how pages treat it.
type piece struct {
	block   docx.Block
	paper   docx.Paper
	wide    bool // needs a page on its side
	heading bool // belongs to what follows
	begins  bool // begins a part
	apart   bool // begins a part that is handed out by itself, or one behind it
}

// screenOnly are the classes of what a page shows on a screen only, or says and shows in two ways, or prints apart. The
// marking stands in the header of every page.
var screenOnly = []string{
	"said", "skip", "crumbs", "contents", "beside", "turn", "sections", "boards", "orders", "enter", "directory", "live", "wall", "links", "small-board", "reading",
	"help", "save", "phone", "paper-marking", "footnote-backref",
}

// prune takes out what does not go on paper.
func prune(main *html.Node) {
	for _, n := range all(main, func(n *html.Node) bool { return n.Type == html.ElementNode }) {
		if n.Parent != nil && isScreenOnly(n) {
			n.Parent.RemoveChild(n)
		}
	}
}

func isScreenOnly(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Script, atom.Style, atom.Link, atom.Button, atom.Template, atom.Noscript, atom.Input, atom.Select,
		atom.Textarea, atom.Form, atom.Iframe, atom.Object, atom.Img, atom.Audio, atom.Video, atom.Canvas:
		return n.Namespace == "" && !isPhoto(n)
	}
	if hasAttr(n, "hidden") || hasAttr(n, "data-alone") {
		return true
	}
	for _, class := range classes(n) {
		if slices.Contains(screenOnly, class) {
			return true
		}
	}
	return false
}

func classes(n *html.Node) []string { return strings.Fields(attr(n, "class")) }

func hasClass(n *html.Node, class string) bool { return slices.Contains(classes(n), class) }

// findTargets names the places that links lead to.
func (c *wordConverter) findTargets() {
	places := map[string]bool{}
	for _, p := range c.parts {
		places[p.path+"#"] = true
		for n := range p.main.Descendants() {
			if id := attr(n, "id"); id != "" && n.Namespace == "" {
				places[p.path+"#"+id] = true
			}
		}
	}
	for _, p := range c.parts {
		for _, a := range all(p.main, isLink) {
			if to := target(p.path, attr(a, "href")); places[to] && c.bookmarks[to] == "" {
				c.bookmarks[to] = "b" + strconv.Itoa(len(c.bookmarks)+1)
			}
		}
	}
	for _, p := range c.parts {
		if c.bookmarks[p.path+"#"] == "" {
			c.bookmarks[p.path+"#"] = "b" + strconv.Itoa(len(c.bookmarks)+1)
		}
	}
}

// isLink leaves out the links of figures to where they are from: half of all numbers would be links.
func isLink(n *html.Node) bool {
	return n.DataAtom == atom.A && hasAttr(n, "href") && !hasClass(n, "ref")
}

// target is the place that an address in a page means; empty where it leads out of the site.
func target(page, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return ""
	}
	if u.Path != "" {
		page = resolve(page, u.Path)
	}
	return page + "#" + u.Fragment
}

// link is the bookmark that a link leads to, or none.
func (c *wordConverter) link(a *html.Node) string {
	if !isLink(a) {
		return ""
	}
	to := target(c.at.path, attr(a, "href"))
	if name := c.bookmarks[to]; name != "" {
		return name
	}
	page, _, _ := strings.Cut(to, "#")
	return c.bookmarks[page+"#"]
}

func (c *wordConverter) part(p *wordPart, number int) {
	c.at, c.count = p, headingCount{}
	c.ids = append(c.ids, c.bookmarks[p.path+"#"])
	from := len(c.pieces)
	f := &flow{c: c, width: c.reference.TextWidth(p.wide), wide: p.wide}
	paper := docx.Official
	switch {
	case p.wall != nil:
		paper = docx.Wall
		f.width = (&docx.Section{Paper: paper}).Width()
		f.wall(p.wall)
	case p.sheet:
		paper = docx.Sheet
		c.sheet(p)
	default:
		f.children(p.main)
		f.flush()
	}
	for k := from; k < len(c.pieces); k++ {
		c.pieces[k].paper = paper
		c.pieces[k].wide = c.pieces[k].wide || p.wide
	}
	if n := len(c.pieces) - 1; n > from && number+1 < len(c.parts) && isSpace(c.pieces[n]) {
		c.pieces = c.pieces[:n] // it might begin a page of its own
	}
	if from < len(c.pieces) {
		c.pieces[from].begins = true
		c.pieces[from].apart = p.order || number > 0 && c.parts[number-1].order
		if first, isText := c.pieces[from].block.(docx.Paragraph); isText && number > 0 {
			first.NewPage = true
			c.pieces[from].block = first
		}
	}
}

// isSpace says that a piece only parts a table from what follows.
func isSpace(p piece) bool {
	text, isText := p.block.(docx.Paragraph)
	return isText && len(text.Runs) == 0 && len(text.Bookmarks) == 0
}

// onePage is how many entries a page of contents holds.
const onePage = 24

// contents is the table of contents of a document of several parts. Where it would not fit on a page it lists the parts alone.
func (c *wordConverter) contents(title string) []piece {
	if len(c.parts) < 2 {
		return nil
	}
	depth := 2
	if len(c.entries) > onePage {
		depth = 1
	}
	list := docx.Contents{Title: title, Depth: depth}
	if at := strings.LastIndex(title, "（"); at > 0 && strings.HasSuffix(title, "）") {
		list.Title, list.Subtitle = title[:at], title[at:]
	}
	same := map[string]int{}
	for _, e := range c.entries {
		if e.Level == 1 {
			same[e.Text]++
		}
	}
	for i, e := range c.entries {
		if name := c.entryParts[i].name; e.Level == 1 && same[e.Text] > 1 && name != "" {
			e.Text = name // orders are all called the same
		}
		if e.Level <= depth {
			list.Entries = append(list.Entries, e)
		}
	}
	return []piece{{block: list}}
}

// stateColor is how a state looks, as RRGGBB.
type stateColor struct{ fill, text string }

// stateColors reads the colours of states from the site's style sheet: --over-fill: #e4ede9;
func stateColors(css []byte) map[string]stateColor {
	out := map[string]stateColor{}
	for line := range strings.Lines(string(css)) {
		name, value, found := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.ToUpper(strings.Trim(value, " ;"))
		if !found || !strings.HasPrefix(name, "--") || len(value) != 7 || value[0] != '#' || strings.Trim(value[1:], "0123456789ABCDEF") != "" {
			continue
		}
		state, use := name[2:], ""
		if at := strings.LastIndexByte(state, '-'); at > 0 {
			state, use = state[:at], state[at+1:]
		}
		color := out["state-"+state]
		switch use {
		case "fill":
			color.fill = value[1:]
		case "text":
			color.text = value[1:]
		default:
			continue
		}
		out["state-"+state] = color
	}
	return out
}

// color is the colour of the state that an element shows.
func (c *wordConverter) color(n *html.Node) stateColor {
	for _, class := range classes(n) {
		if color, known := c.colors[class]; known {
			return color
		}
	}
	return stateColor{}
}
