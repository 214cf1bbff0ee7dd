package attach

import (
	"bytes"
	"fmt"
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
	// Frame is the page around the parts: each goes into the element whose data-part is its path. A document of one part
	// is that page, and needs no frame.
	Frame  Page
	Parts  []Page
	Assets map[string][]byte // style sheets and scripts by their paths from the site's root
	Static bool              // leave out the chart library, and the data that it draws
	Data   *Data             // a file that goes with the document, or nil
}

// Data is a file that the reader can save out of the document.
type Data struct {
	Name    string // ASCII: "2022-h1-data.csv"
	Content []byte
}

// libraryPath is the chart library and themePath what all charts have in common. A static document does without them.
const (
	libraryPath = "assets/echarts.min.js"
	themePath   = "assets/charts.js"
)

// NoMainError says that a layout gives its page no element with the id "main".
type NoMainError struct{ Path string }

func (e *NoMainError) Error() string { return "attach: page " + e.Path + " has no element #main" }

// HTML makes the file.
func HTML(d *Document) ([]byte, error) {
	if len(d.Parts) == 1 {
		d = &Document{Frame: d.Parts[0], Assets: d.Assets, Static: d.Static, Data: d.Data}
	}
	frame, err := parse(&d.Frame)
	if err != nil {
		return nil, err
	}
	m := &merger{doc: d, frame: frame, anchors: map[string]*part{}}
	m.add(&part{path: d.Frame.Path, root: frame})
	if err := m.fill(); err != nil {
		return nil, err
	}
	m.link()
	m.place()
	m.collect()
	if err := m.style(); err != nil {
		return nil, err
	}
	compact(frame, &m.styles)
	m.rename()
	sortByText(frame)
	gaps(frame)
	if err := m.inline(); err != nil {
		return nil, err
	}
	var raw, out bytes.Buffer
	write(&raw, frame)
	if err := document().Minify("text/html", &out, &raw); err != nil {
		return nil, fmt.Errorf("attach: %w", err)
	}
	return out.Bytes(), nil
}

// part is a page inside the document.
type part struct {
	path string
	id   string // of its section; empty for the frame
	root *html.Node
	ids  map[string]bool // as they were in the page
}

// merger puts parts into the frame.
type merger struct {
	doc     *Document
	frame   *html.Node
	parts   []*part
	anchors map[string]*part // by path
	sheets  []string         // paths of style sheets in the order of first mention
	scripts []string
	options []option
	styles  styles
}

func parse(p *Page) (*html.Node, error) {
	root, err := html.ParseWithOptions(bytes.NewReader(p.Content), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("attach: page %s: %w", p.Path, err)
	}
	return root, nil
}

func (m *merger) add(p *part) {
	p.ids = map[string]bool{}
	for n := range p.root.Descendants() {
		if id := attr(n, "id"); id != "" {
			p.ids[id] = true
		}
	}
	m.parts = append(m.parts, p)
	m.anchors[p.path] = p
}

// fill moves the main content of each part into its section.
func (m *merger) fill() error {
	sections := map[string]*html.Node{}
	for n := range m.frame.Descendants() {
		if path := attr(n, "data-part"); path != "" {
			sections[path] = n
		}
	}
	for k := range m.doc.Parts {
		p := &m.doc.Parts[k]
		root, err := parse(p)
		if err != nil {
			return err
		}
		main := byID(root, "main")
		if main == nil {
			return &NoMainError{p.Path}
		}
		section := sections[p.Path]
		if section == nil {
			return &NoMainError{m.doc.Frame.Path}
		}
		m.mention(root, p.Path)
		made := &part{path: p.Path, id: "p" + strconv.Itoa(k+1), root: section}
		if class := attr(first(root, atom.Body), "class"); class != "" {
			set(section, "class", attr(section, "class")+" "+class)
		}
		remove(section, "data-part")
		set(section, "id", made.id)
		for c := main.FirstChild; c != nil; c = main.FirstChild {
			main.RemoveChild(c)
			section.AppendChild(c)
		}
		m.add(made)
		suffix(section, made)
	}
	m.mention(m.frame, m.doc.Frame.Path)
	return nil
}

// mention notes the style sheets and scripts that a page asks for, and takes their elements out: each comes in once.
func (m *merger) mention(root *html.Node, page string) {
	for _, n := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Link || n.DataAtom == atom.Script }) {
		switch {
		case n.DataAtom == atom.Link && attr(n, "rel") == "stylesheet":
			m.sheets = appendNew(m.sheets, resolve(page, attr(n, "href")))
		case n.DataAtom == atom.Script && attr(n, "src") != "":
			m.scripts = appendNew(m.scripts, resolve(page, attr(n, "src")))
		default:
			continue
		}
		n.Parent.RemoveChild(n)
	}
}

// resolve is the path from the site's root that an address in a page means.
func resolve(page, address string) string { return path.Join(path.Dir(page), address) }

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}
