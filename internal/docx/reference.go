package docx

import (
	"path"
	"slices"
	"strings"
)

// Reference is what a document takes from an office's own template: its styles by their names, its theme, the size of its pages and
// their margins, its headers and footers. The numbers of its headings it does not take, as texts number their own.
type Reference struct {
	styles   []byte            // styles.xml, without numbers
	styleIDs map[string]string // ids by names in lower case
	indented bool              // its body text has an indent of the first line
	theme    []byte
	page     sheet
	title    bool // the first page of a section has a header of its own
	evenOdd  bool
	edges    []edge
	media    map[string][]byte // by their names
}

// edge is a header or a footer.
type edge struct {
	footer bool
	kind   string // default, first or even
	data   []byte
	images []image
}

// image is what the text of an edge refers to.
type image struct{ id, name string }

// TextWidth is the width of the type area, of official documents where there is no template.
func (r *Reference) TextWidth(wide bool) int {
	s := Section{Wide: wide}
	return s.width(r)
}

// TextHeight is the height of the type area.
func (r *Reference) TextHeight(wide bool) int {
	s := Section{Wide: wide}
	return s.height(r)
}

// turned is the page lying on its side, its head to the binding.
func (p sheet) turned() sheet {
	return sheet{width: p.height, height: p.width, above: p.left, left: p.above, right: p.below, below: p.right, head: min(p.head, p.left), foot: min(p.foot, p.right)}
}

// styleID is the id of one of the styles of the package in the document.
func (r *Reference) styleID(s Style) string {
	if r == nil || s == "" {
		return string(s)
	}
	name := strings.ToLower(styleName(s))
	if id := r.styleIDs[name]; id != "" {
		return id
	}
	id := string(s)
	for slices.Contains(values(r.styleIDs), id) {
		id = "bulletin" + id
	}
	return id
}

// has reports whether the template has a style.
func (r *Reference) has(s Style) bool {
	return r != nil && r.styleIDs[strings.ToLower(styleName(s))] != ""
}

// plain reports whether a paragraph is text whose first line the template would not indent.
func (r *Reference) plain(p Paragraph) bool {
	return r != nil && !r.indented && (p.Style == Body || p.Style == "") && !p.NoIndent
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// styleName is the name of a style of the package.
func styleName(s Style) string {
	for _, t := range styles {
		if t.id == string(s) {
			return t.name
		}
	}
	switch string(s) {
	case string(Body):
		return "Normal"
	case noteMark:
		return "footnote reference"
	case "TableNone":
		return "Normal Table"
	case "TableOpen":
		return "数据表"
	case "TableBoxed":
		return "表格"
	}
	return string(s)
}

// merged is the style sheet of the template, with the styles of the package that it lacks.
func (r *Reference) merged() []byte {
	x := &xmlWriter{reference: r}
	for _, s := range styles {
		if !r.has(Style(s.id)) {
			x.style(s)
		}
	}
	if !r.has(noteMark) {
		x.noteMarkStyle()
	}
	x.tableStyles()
	end := strings.LastIndex(string(r.styles), stylesEnd)
	return slices.Concat(r.styles[:end], x.buf, r.styles[end:])
}

const stylesEnd = "</w:styles>"

// edgeName is the file of an edge, by its number from 0.
func edgeName(k int, e *edge) string {
	if e.footer {
		return "edge" + itoa(k+1) + "-footer.xml"
	}
	return "edge" + itoa(k+1) + "-header.xml"
}

// parts are the files that come from the template. The lines that every page of the document must bear stand below its headers.
func (r *Reference) parts(header []string) []part {
	var out []part
	if r.theme != nil {
		out = append(out, part{"word/theme/theme1.xml", r.theme})
	}
	for k := range r.edges {
		e := &r.edges[k]
		data, name := e.data, edgeName(k, e)
		if !e.footer {
			w := &writer{xmlWriter: xmlWriter{reference: r}}
			for _, line := range header {
				Paragraph{Style: "Header", Runs: []Run{{Text: line}}}.write(w)
			}
			end := strings.LastIndex(string(data), headerEnd)
			data = slices.Concat(data[:end], w.buf, data[end:])
		}
		out = append(out, part{"word/" + name, data})
		if len(e.images) > 0 {
			x := &xmlWriter{buf: []byte(declaration)}
			x.start("Relationships", "xmlns", packageKind)
			for _, i := range e.images {
				x.empty("Relationship", "Id", i.id, "Type", officeKind+"image", "Target", "media/"+i.name)
			}
			x.end()
			out = append(out, part{"word/_rels/" + name + ".rels", x.buf})
		}
	}
	var names []string
	for name := range r.media {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		out = append(out, part{"word/media/" + name, r.media[name]})
	}
	return out
}

const headerEnd, footerEnd = "</w:hdr>", "</w:ftr>"

// relateReference adds the relations of what comes from the template.
func (w *writer) relateReference() {
	r := w.reference
	if r.theme != nil {
		w.relate("theme", "theme/theme1.xml")
	}
	for k := range r.edges {
		kind := "header"
		if r.edges[k].footer {
			kind = "footer"
		}
		w.edgeIDs = append(w.edgeIDs, w.relate(kind, edgeName(k, &r.edges[k])))
	}
}

// edges are the references of a section to its headers and footers. Where the template has no header for some pages, the lines of the document
// have one of their own there; where it has no footer at all, pages are numbered as those of official documents.
func (w *writer) edges() {
	r := w.reference
	reference := func(name, kind, id string) { w.empty(name, "w:type", kind, "r:id", id) }
	if r == nil || len(r.edges) == 0 {
		reference("w:headerReference", "default", "rId5")
		reference("w:headerReference", "even", "rId5")
		reference("w:footerReference", "default", "rId6")
		reference("w:footerReference", "even", "rId7")
		return
	}
	there := map[string]bool{}
	for k, id := range w.edgeIDs {
		name := "w:headerReference"
		if r.edges[k].footer {
			name = "w:footerReference"
		}
		reference(name, r.edges[k].kind, id)
		there[name+r.edges[k].kind], there[name] = true, true
	}
	for _, kind := range []string{"default", "even", "first"} {
		if w.header && !there["w:headerReference"+kind] && (kind == "default" || kind == "even" && r.evenOdd || kind == "first" && r.title) {
			reference("w:headerReference", kind, "rId5")
		}
	}
	if !there["w:footerReference"] {
		reference("w:footerReference", "default", "rId6")
		if r.evenOdd {
			reference("w:footerReference", "even", "rId7")
		}
	}
}

// types are the types of what comes from the template.
func (r *Reference) types(x *xmlWriter) {
	if r == nil {
		return
	}
	endings := map[string]bool{".emf": true}
	for _, p := range r.parts(nil) {
		switch ending := path.Ext(p.name); {
		case strings.HasPrefix(p.name, "word/theme/"):
			x.empty("Override", "PartName", "/"+p.name, "ContentType", "application/vnd.openxmlformats-officedocument.theme+xml")
		case strings.HasSuffix(p.name, "-header.xml"):
			x.empty("Override", "PartName", "/"+p.name, "ContentType", wordType+"header+xml")
		case strings.HasSuffix(p.name, "-footer.xml"):
			x.empty("Override", "PartName", "/"+p.name, "ContentType", wordType+"footer+xml")
		case imageTypes[ending] != "" && !endings[ending]:
			endings[ending] = true
			x.empty("Default", "Extension", ending[1:], "ContentType", imageTypes[ending])
		}
	}
}
