package attach

import (
	"path"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is a rendered page of the site.
type Page struct {
	Path    string // slash-separated, relative to the site's root: "2022-h1/board.html"
	Content []byte
}

// Document is what becomes one file.
type Document struct {
	// Frame is the page around the parts: each goes into the element whose data-part is its path. A document without
	// parts is that page.
	Frame  Page
	Parts  []*Part
	Static bool  // leave out the chart library, and the data that it draws
	Data   *Data // a file that goes with the document, or nil
}

// Data is a file that the reader can save out of the document.
type Data struct {
	Name    string // ASCII: "2022-h1-data.csv"
	Content []byte
}

// libraryName is the chart library and themeName what all charts have in common. A static document does without them.
const (
	libraryName = "assets/echarts.min.js"
	themeName   = "assets/charts.js"
)

// NoMainError says that a layout gives its page no element with the id "main".
type NoMainError struct{ Path string }

func (e *NoMainError) Error() string { return "attach: page " + e.Path + " has no element #main" }

// HTML makes the file.
func (m *Maker) HTML(d *Document) ([]byte, error) {
	frame, err := parse(&d.Frame)
	if err != nil {
		return nil, err
	}
	c := &compiler{Maker: m, program: newProgram(d.Frame.Path), root: frame, static: d.Static, document: true}
	c.enterIDs()
	made := &assembly{Maker: m, doc: d, anchors: map[string]*unit{}, sections: map[*html.Node]*unit{}}
	made.add(c.program)
	if err := made.fill(c); err != nil {
		return nil, err
	}
	made.main = byID(frame, "main") != nil
	made.mention(c)
	c.alone()
	made.link(frame)
	made.places(frame)
	if err := c.compile(); err != nil {
		return nil, err
	}
	return made.write()
}

// unit is a page in a document.
type unit struct {
	*program
	section string // the id of its section; empty for the frame
	suffix  string // of its ids: "figures" becomes "figures-p3", so that a style sheet's [id|=figures] still finds it

	targets []destination // by link, once looked up
	leads   []byte        // by link: not yet looked up, leads somewhere, leads nowhere
	said    []bool        // by id: something refers to it
	names   []string      // by id
	nested  uint64        // classes that a style sheet names together with something else, by their places in named
	repeats []int32       // by branch: the number of what it repeats, or below zero of what repeats it
}

// assembly is a document in the making.
type assembly struct {
	*Maker
	doc      *Document
	units    []*unit // the frame first
	anchors  map[string]*unit
	sections map[*html.Node]*unit
	main     bool // there is an element #main
	sheets   []string
	scripts  []string
	options  []named

	resolver
	emitter
}

func (d *assembly) add(p *program) *unit {
	u := &unit{program: p}
	if k := len(d.units); k > 0 {
		u.section = "p" + strconv.Itoa(k)
		u.suffix = "-" + u.section
	}
	d.units = append(d.units, u)
	d.anchors[p.path] = u
	return u
}

// fill puts a mark for each part into its section. What the frame says in that section belongs to the part: so do its ids.
func (d *assembly) fill(c *compiler) error {
	sections := map[string]*html.Node{}
	for n := range c.root.Descendants() {
		if path := attr(n, "data-part"); path != "" {
			sections[path] = n
		}
	}
	for k, p := range d.doc.Parts {
		section := sections[p.path]
		if section == nil {
			return &NoMainError{d.doc.Frame.Path}
		}
		u := d.add(p.program)
		d.sections[section] = u
		if p.bodyClass != "" {
			set(section, "class", attr(section, "class")+" "+p.bodyClass)
		}
		remove(section, "data-part")
		set(section, "id", u.section)
		c.isOwn[c.id(u.section)] = true
		if p.beginsBlock {
			section.AppendChild(&html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div, Attr: []html.Attribute{{Key: mark(markPartTag, k+1)}}})
		} else {
			section.AppendChild(markComment(markPart, k+1))
		}
	}
	return nil
}

// mention lists what the pages ask for, parts first.
func (d *assembly) mention(c *compiler) {
	c.program.mention(c.root)
	for _, u := range append(d.units[1:len(d.units):len(d.units)], d.units[0]) {
		for _, path := range u.program.sheets {
			d.sheets = appendNew(d.sheets, path)
		}
		for _, path := range u.program.scripts {
			d.scripts = appendNew(d.scripts, path)
		}
	}
}

// places marks where styles, scripts and the policy go.
func (d *assembly) places(frame *html.Node) {
	first(frame, atom.Head).AppendChild(markComment(markHead, 0))
	first(frame, atom.Body).AppendChild(markComment(markBody, 0))
	for _, n := range all(frame, func(n *html.Node) bool {
		return n.DataAtom == atom.Meta && attr(n, "http-equiv") == "Content-Security-Policy"
	}) {
		set(n, "content", mark(markPolicy, 0))
	}
}

// resolve is the path from the site's root that an address in a page means.
func resolve(page, address string) string { return path.Join(path.Dir(page), address) }
