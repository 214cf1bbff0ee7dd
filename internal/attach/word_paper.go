package attach

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// isSheet says that a page is one sheet of paper, which is handed to someone.
func isSheet(main *html.Node) bool {
	return len(all(main, func(n *html.Node) bool { return hasClass(n, "one-page") })) > 0
}

// sheetSizes are the sizes of tables on a single sheet, in half points, that are tried in turn until all fits on it.
var sheetSizes = []int{18, 17, 16, 15, 14}

// surelyFits is how full a sheet may be as reckoned, for all to fit on it in the reader's program.
const surelyFits = 0.94

// sheet makes the pieces of a page that is one sheet of paper.
func (c *wordConverter) sheet(p *wordPart) {
	before := *c
	for _, size := range sheetSizes {
		pieces := len(before.pieces)
		*c = before
		c.pieces, c.ids = slices.Clip(before.pieces), slices.Clone(before.ids)
		c.entries, c.entryParts = slices.Clip(before.entries), slices.Clip(before.entryParts)
		paper := docx.Section{Paper: docx.Sheet}
		f := &flow{c: c, width: paper.Width(), sheet: size}
		f.children(p.main)
		f.flush()
		paper.Blocks = blocksOf(c.pieces[pieces:])
		if _, full := docx.LastPage(paper); docx.Pages(paper) <= 1 && full <= surelyFits {
			break
		}
	}
}

// wallOf is the part of a page that hangs on a wall; nil where there is none, or nothing to look at.
func wallOf(main *html.Node) *html.Node {
	for _, n := range all(main, func(n *html.Node) bool { return hasClass(n, "wall") }) {
		if drawing := first(n, atom.Svg); drawing != nil {
			if _, ok := picture(drawing, 1, 1, false); ok {
				n.Parent.RemoveChild(n)
				return n
			}
		}
	}
	return nil
}

// wallWords is what the words around the drawing take of the height of a wall's sheet.
const wallWords = 3100

// wall is what hangs on a wall: its title, the drawing as large as the sheet allows, and what explains it.
func (f *flow) wall(n *html.Node) {
	room := (&docx.Section{Paper: docx.Wall}).Height() - wallWords
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type != html.ElementNode, hasClass(child, "wall-sample"), hasClass(child, "wall-issuer"): // the head of the page says these
		case hasClass(child, "wall-title"):
			f.head(child, docx.Title, 1)
		case child.DataAtom == atom.P:
			f.paragraph(docx.Paragraph{Style: docx.Small, NoIndent: true, Align: docx.Center, Runs: f.spans(child)})
		default:
			if child.DataAtom == atom.Svg {
				f.picture(child, room)
			} else if drawing := first(child, atom.Svg); drawing != nil {
				f.picture(drawing, room)
			}
		}
	}
}

// spans is the text of an element whose parts are facts in a row.
func (f *flow) spans(n *html.Node) []docx.Run {
	l := &line{}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		l.gap()
		f.c.inline(l, child, look{})
	}
	return l.runs
}
