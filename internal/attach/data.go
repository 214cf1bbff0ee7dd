package attach

import (
	"compress/zlib"

	"golang.org/x/net/html"
)

// dataID is the element that holds the file that goes with a document, for the script of the page.
const dataID = "edition-data"

// place shows the first element that a layout marks with data-embedded, if a file goes with the document: the page's script
// puts a button there. The others, and all of them without a file, go.
func (m *merger) place() {
	shown := m.doc.Data == nil
	for _, n := range all(m.frame, func(n *html.Node) bool { return hasAttr(n, "data-embedded") }) {
		if shown {
			n.Parent.RemoveChild(n)
			continue
		}
		remove(n, "hidden")
		shown = true
	}
}

// embed puts the file into the document, compressed, where a page has a place for its button.
func (m *merger) embed(body *html.Node) error {
	data := m.doc.Data
	if data == nil || len(all(m.frame, func(n *html.Node) bool { return hasAttr(n, "data-embedded") })) == 0 {
		return nil
	}
	level := zlib.BestCompression // of columns there is little
	content, byColumns := columns(data.Content)
	if !byColumns {
		content, level = data.Content, zlib.DefaultCompression // the best takes twice the time for a twentieth less
	}
	block, err := deflated(content, level)
	if err != nil {
		return err
	}
	n := element("script", block, html.Attribute{Key: "type", Val: "application/octet-stream"},
		html.Attribute{Key: "id", Val: dataID}, html.Attribute{Key: "data-name", Val: data.Name})
	if byColumns {
		n.Attr = append(n.Attr, html.Attribute{Key: "data-columns"})
	}
	body.AppendChild(n)
	body.AppendChild(newline())
	return nil
}
