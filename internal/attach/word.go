package attach

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// WordDocument is what becomes one Word file.
type WordDocument struct {
	Title, Issuer, Subject string
	Date                   string // of the edition, as 2022-07-20; empty where there is none
	Header                 []string
	Parts                  []Page
	Palette                []byte // the site's style sheet of colours; nil leaves states without colour
}

// Word writes the parts as a Word document in the layout of official documents: the text and the tables as text that
// can be edited, the charts as vector pictures with their words for those who cannot see them.
//
// What only a screen needs is left out: navigation, what is said to those who cannot see the sign beside it, the small
// curves within tables. A link between parts leads to the part; others are plain text. A picture that cannot be
// translated is replaced by its words.
func Word(w io.Writer, d *WordDocument) error {
	c := &wordConverter{bookmarks: map[string]string{}, colors: stateColors(d.Palette)}
	for k := range d.Parts {
		root, err := parse(&d.Parts[k])
		if err != nil {
			return err
		}
		main := byID(root, "main")
		if main == nil {
			return &NoMainError{d.Parts[k].Path}
		}
		prune(main)
		name := ""
		if title := first(root, atom.Title); title != nil {
			name, _, _ = strings.Cut(text(title), " · ")
		}
		c.parts = append(c.parts, wordPart{path: d.Parts[k].Path, name: strings.TrimSpace(name), main: main})
	}
	c.findTargets()
	for k := range c.parts {
		c.part(&c.parts[k], k)
	}
	document := docx.Document{
		Title: d.Title, Author: d.Issuer, Subject: d.Subject, Created: d.Date, Header: d.Header,
		Sections: sections(c.contents(d.Title), c.pieces),
	}
	if err := docx.Write(w, document); err != nil {
		return fmt.Errorf("attach: %w", err)
	}
	return nil
}

// wordPart is a page inside the document.
type wordPart struct {
	path string
	name string // what its title begins with
	main *html.Node
}

// wordConverter turns nodes into blocks.
type wordConverter struct {
	parts     []wordPart
	bookmarks map[string]string // page#id to the name of its bookmark; page# is the page
	colors    map[string]stateColor

	at         *wordPart
	ids        []string // bookmarks that the next paragraph bears
	pieces     []piece
	entries    []docx.ContentsEntry
	entryParts []*wordPart // of the entries
}

// piece is a block and how pages treat it.
type piece struct {
	block   docx.Block
	wide    bool // needs a page on its side
	heading bool // belongs to what follows
	begins  bool // begins a part
}

// screenOnly are the classes of what a page shows on a screen only, or says and shows in two ways, or prints apart. The
// marking stands in the header of every page.
var screenOnly = []string{
	"said", "skip", "crumbs", "contents", "beside", "turn", "sections", "boards", "orders", "enter", "directory", "live", "wall", "links",
	"help", "save", "phone", "on-paper", "paper-marking", "footnote-backref",
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
		return n.Namespace == ""
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
	c.at = p
	c.ids = append(c.ids, c.bookmarks[p.path+"#"])
	from := len(c.pieces)
	f := &flow{c: c, width: docx.TextWidth(false)}
	f.children(p.main)
	f.flush()
	if n := len(c.pieces) - 1; n > from && number+1 < len(c.parts) && isSpace(c.pieces[n]) {
		c.pieces = c.pieces[:n] // it might begin a page of its own
	}
	if from < len(c.pieces) {
		c.pieces[from].begins = true
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

// contents is the table of contents of a document of several parts. Of many parts it lists the parts alone.
func (c *wordConverter) contents(title string) []piece {
	if len(c.parts) < 2 {
		return nil
	}
	depth := 2
	if len(c.parts) > 12 {
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

// fewWords are so few before a wide block at the beginning of a part that they go on its page.
const fewWords = 300

// turn settles which pieces go on wide pages beside those that need them: a note with its table, a heading with what it
// stands over, and the few words with which a part begins.
func turn(pieces []piece) {
	for i := 1; i < len(pieces); i++ {
		if p, isText := pieces[i].block.(docx.Paragraph); isText && p.Style == docx.Note && pieces[i-1].wide {
			pieces[i].wide = true
		}
	}
	for i := len(pieces) - 1; i > 0; i-- {
		if !pieces[i].wide || pieces[i].begins {
			continue
		}
		words := 0
		for k := i - 1; k >= 0; k-- {
			p, isText := pieces[k].block.(docx.Paragraph)
			if words += utf8.RuneCountInString(plain(p.Runs)); !isText || pieces[k].wide || words > fewWords {
				break
			}
			if pieces[k].begins {
				for ; k < i; k++ {
					pieces[k].wide = true
				}
				break
			}
		}
		if pieces[i-1].heading {
			pieces[i-1].wide = true
		}
	}
}

// sections puts pieces on upright and wide pages.
func sections(contents, pieces []piece) []docx.Section {
	turn(pieces)
	var out []docx.Section
	if len(contents) > 0 {
		out = append(out, docx.Section{Blocks: []docx.Block{contents[0].block}})
	}
	for i, p := range pieces {
		if len(out) == 0 || out[len(out)-1].Wide != p.wide || i == 0 && len(contents) > 0 {
			out = append(out, docx.Section{Wide: p.wide})
			if first, isText := p.block.(docx.Paragraph); isText {
				first.NewPage = false // a section begins on one
				p.block = first
			}
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, p.block)
	}
	return out
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
