package attach

import (
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// photoHeight is how high a photo may be on paper, half of a page (110 mm): its caption stands below it, and text beside it.
const photoHeight = 6236

// isPhoto says that an element is the picture of a text, and not one of a layout's own.
func isPhoto(n *html.Node) bool {
	return n.DataAtom == atom.Img && n.Parent != nil && hasClass(n.Parent, "photo")
}

// photo is a picture of a text on a line of its own, and its caption below it.
func (f *flow) photo(n *html.Node) {
	if img := first(n, atom.Img); img != nil {
		p := docx.Paragraph{Style: docx.Photo, Bookmarks: f.c.take()}
		if photo := f.c.photo(img, f.width); photo != nil {
			p.Runs = []docx.Run{{Picture: photo}}
		} else {
			p.Runs = []docx.Run{{Text: "（图片）"}}
		}
		f.put(piece{block: p, heading: true})
	}
	if caption := first(n, atom.Figcaption); caption != nil {
		f.paragraph(docx.Paragraph{Style: docx.PhotoName, Runs: f.c.lineOf(caption, look{}).runs})
	}
}

// photo is the picture of an element, fitted into the width and on a page; nil where there is none.
func (c *wordConverter) photo(img *html.Node, width int) *docx.Picture {
	file := resolve(c.at.path, attr(img, "src"))
	format, known := strings.CutPrefix(mediaTypes[path.Ext(file)], "image/")
	w, h := pixels(attr(img, "width")), pixels(attr(img, "height"))
	if c.picture == nil || !known || w == 0 || h == 0 {
		return nil
	}
	content := c.picture(file)
	if content == nil {
		return nil
	}
	if w > width {
		w, h = width, max(1, h*width/w)
	}
	if h > photoHeight {
		w, h = max(1, w*photoHeight/h), photoHeight
	}
	return &docx.Picture{Width: w, Height: h, Alt: attr(img, "alt"), Photo: content, Format: format}
}

// pixels is a length in pixels as Word has it; zero where it makes no sense.
func pixels(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 10_000 {
		return 0
	}
	return n * pixel
}
