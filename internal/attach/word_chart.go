package attach

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
	"bulletin/internal/emf"
)

// pixel is a CSS pixel in twentieths of a point.
const pixel = 15

// captionHeight is left for the words of a picture on its page.
const captionHeight = 1600

// figure is a caption, what it is from, and the picture.
func (f *flow) figure(n *html.Node) {
	if hasClass(n, "photo") {
		f.photo(n)
		return
	}
	from := len(f.c.pieces)
	if !f.inCell && hasClass(n, "wide") {
		f = &flow{c: f.c, width: f.c.reference.TextWidth(true)}
	}
	caption := docx.Caption
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom != atom.Figcaption {
			continue
		}
		for part := child.FirstChild; part != nil; part = part.NextSibling {
			l := &line{}
			if f.c.inline(l, part, look{}); l.empty() {
				continue
			}
			for i := range l.runs {
				l.runs[i].Bold = false // the style says so
			}
			f.caption(docx.Paragraph{Style: caption, Runs: l.runs})
			caption = docx.Source
		}
	}
	for _, drawing := range all(n, func(x *html.Node) bool { return x.DataAtom == atom.Svg && x.Parent.Namespace == "" }) {
		f.drawing(drawing)
	}
	if f.width == f.c.reference.TextWidth(true) {
		for i := from; i < len(f.c.pieces); i++ {
			f.c.pieces[i].wide = true
		}
	}
}

// caption keeps the style of captions in cells, which hold a chart each.
func (f *flow) caption(p docx.Paragraph) {
	p.Bookmarks = f.c.take()
	if f.inCell {
		p.KeepNext = true
		if p.Style == docx.Caption {
			p.Size = 21
		}
	}
	f.put(piece{block: p, heading: true})
}

// drawing is a picture on a line of its own.
func (f *flow) drawing(n *html.Node) {
	if hasClass(n, "spark") || hasClass(n, "bar") {
		return
	}
	f.picture(n, f.c.reference.TextHeight(f.width > f.c.reference.TextWidth(false))-captionHeight)
}

// picture is a drawing that may be so high.
func (f *flow) picture(n *html.Node, height int) {
	title, words := describe(n)
	p := docx.Paragraph{Style: docx.Figure, Bookmarks: f.c.take()}
	if picture, ok := picture(n, f.width, height, f.width > f.c.reference.TextWidth(true)); ok {
		picture.Title, picture.Alt = title, words
		p.Runs = []docx.Run{{Picture: picture}}
	} else {
		p = docx.Paragraph{Style: docx.Small, Runs: []docx.Run{{Text: "（图）" + words}}, Bookmarks: p.Bookmarks}
	}
	f.put(piece{block: p})
}

// describe are the words of a picture for those who cannot see it.
func describe(n *html.Node) (title, words string) {
	for c := range n.Descendants() {
		switch {
		case c.Type != html.ElementNode:
		case c.Data == "title" && title == "":
			title = text(c)
		case c.Data == "desc" && words == "":
			words = text(c)
		}
	}
	if words == "" {
		words = title
	}
	return title, words
}

// picture translates a drawing and fits it into the width, and on a page.
func picture(n *html.Node, width, height int, larger bool) (*docx.Picture, bool) {
	var source bytes.Buffer
	if err := html.Render(&source, n); err != nil {
		return nil, false
	}
	translated, size, err := emf.FromSVG(source.Bytes())
	if err != nil {
		return nil, false
	}
	w, h := size.Width*pixel, size.Height*pixel
	scale := min(float64(width)/w, float64(height)/h)
	if !larger { // what is drawn for a page is not drawn larger
		scale = min(1, scale)
	}
	return &docx.Picture{Width: int(w * scale), Height: int(h * scale), EMF: translated}, true
}

// figures are small charts, two in a row.
func (f *flow) figures(n *html.Node) {
	var slim []*html.Node
	end := func() {
		f.pairs(slim)
		slim = nil
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.DataAtom == atom.Figure && hasClass(child, "slim") && !f.inCell:
			slim = append(slim, child)
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) == "":
		default:
			end()
			f.node(child)
		}
	}
	end()
}

func (f *flow) pairs(figures []*html.Node) {
	if len(figures) == 0 {
		return
	}
	const pad = 80
	t := docx.Table{Rules: docx.None, Pad: pad, Columns: []int{f.width / 2, f.width / 2}}
	for i := 0; i < len(figures); i += 2 {
		cells := make([]docx.TableCell, 2)
		for k := range cells {
			if i+k < len(figures) {
				if id := attr(figures[i+k], "id"); id != "" {
					f.c.mark(id)
				}
				inner := &flow{c: f.c, inCell: true, width: f.width/2 - 2*pad}
				inner.figure(figures[i+k])
				cells[k].Blocks = inner.cell
			}
		}
		t.Rows = append(t.Rows, docx.Row{Cells: cells})
	}
	f.put(piece{block: t})
	f.space()
}
