package attach

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// flow turns the children of a node into blocks. In a cell, blocks go into the cell and have its style.
type flow struct {
	c     *wordConverter
	width int // that blocks may take

	inCell bool
	align  docx.Align
	size   int // half points; 0 is the style's
	look   look
	cell   []docx.Block

	indent int
	depth  int   // of lists around
	sheet  int   // the size of tables on a single sheet of paper with narrow margins; 0 on other pages
	small  bool  // text is set small: the page is a single sheet of paper
	wide   bool  // all pages of the part lie across
	loose  *line // text that stands in no paragraph
}

// put adds a block.
func (f *flow) put(p piece) {
	if f.inCell {
		f.cell = append(f.cell, p.block)
		return
	}
	f.c.pieces = append(f.c.pieces, p)
}

// paragraph adds a paragraph with the bookmarks that are due.
func (f *flow) paragraph(p docx.Paragraph) {
	if f.inCell {
		p.Style, p.Size, p.NoIndent = docx.Cell, f.size, false
		if p.Align == "" {
			p.Align = f.align
		}
		if p.List != nil {
			p.List = nil
		}
	}
	if f.small && p.Style == docx.Body {
		p.Style = docx.Small
	}
	p.Bookmarks = f.c.take()
	f.put(piece{block: p})
}

func (f *flow) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		f.node(child)
	}
}

// flush ends the paragraph of loose text.
func (f *flow) flush() {
	l := f.loose
	f.loose = nil
	if l != nil && !l.empty() {
		f.paragraph(docx.Paragraph{Style: docx.Body, Runs: l.runs, FarIndent: f.indent})
	}
}

func (f *flow) node(n *html.Node) {
	if n.Type == html.TextNode || n.Type == html.ElementNode && isInline(n) {
		if f.loose == nil {
			f.loose = &line{}
		}
		f.c.inline(f.loose, n, f.look)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	f.flush()
	if id := attr(n, "id"); id != "" {
		f.c.mark(id)
	}
	if make, known := blockMakers[n.DataAtom]; known {
		make(f, n)
		return
	}
	f.division(n)
	f.flush()
}

func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.B, atom.Strong, atom.Em, atom.I, atom.Small, atom.Span, atom.Sub, atom.Sup, atom.Br, atom.Code, atom.Abbr,
		atom.Time, atom.Mark, atom.Del, atom.S, atom.Ins, atom.U, atom.Q, atom.Cite, atom.Kbd, atom.Var, atom.Label, atom.Wbr:
		return true
	}
	return false
}

// blockMakers says what becomes of an element; what is not here is a division.
var blockMakers map[atom.Atom]func(*flow, *html.Node)

func init() {
	blockMakers = map[atom.Atom]func(*flow, *html.Node){
		atom.H1: (*flow).heading, atom.H2: (*flow).heading, atom.H3: (*flow).heading, atom.H4: (*flow).heading,
		atom.H5: (*flow).heading, atom.H6: (*flow).heading,
		atom.P: (*flow).text, atom.Pre: (*flow).text,
		atom.Ul: (*flow).list, atom.Ol: (*flow).list, atom.Dl: (*flow).terms,
		atom.Table: (*flow).table, atom.Figure: (*flow).figure, atom.Svg: (*flow).drawing,
	}
}

func (f *flow) division(n *html.Node) {
	switch {
	case hasClass(n, "figures"):
		f.figures(n)
	case hasClass(n, "signs"):
		f.signs(n)
	case hasClass(n, "footnotes"):
		f.unreferred(n)
	case hasClass(n, "one-page"):
		f.small = true
		f.children(n)
		f.flush()
		f.small = false
	case n.DataAtom == atom.Blockquote:
		f.indent += 640
		f.children(n)
		f.flush()
		f.indent -= 640
	default:
		f.children(n)
	}
}

var headingStyles = map[atom.Atom]docx.Style{
	atom.H1: docx.Title, atom.H2: docx.Heading2, atom.H3: docx.Heading3, atom.H4: docx.Heading4, atom.H5: docx.Heading4, atom.H6: docx.Heading4,
}

func (f *flow) heading(n *html.Node) {
	l := f.c.lineOf(n, look{bold: f.inCell})
	if l.empty() {
		return
	}
	f.counted(l, n)
	style, level := headingStyles[n.DataAtom], int(n.Data[1]-'0')
	if f.sheet > 0 && level == 2 {
		style, level = docx.TableName, 0 // it parts a sheet, and is no part of the document
	}
	f.titled(l, style, level)
}

// head is an element that is a heading of a level.
func (f *flow) head(n *html.Node, style docx.Style, level int) {
	f.titled(f.c.lineOf(n, f.look), style, level)
}

// titled adds a heading; those of the first two levels stand in the contents.
func (f *flow) titled(l *line, style docx.Style, level int) {
	if 1 <= level && level <= 2 && !f.inCell {
		name := "h" + strconv.Itoa(len(f.c.entries)+1)
		f.c.ids = append(f.c.ids, name)
		f.c.entries = append(f.c.entries, docx.ContentsEntry{Level: level, Text: plain(l.runs), Bookmark: name})
		f.c.entryParts = append(f.c.entryParts, f.c.at)
	}
	before := len(f.c.pieces)
	f.paragraph(docx.Paragraph{Style: style, Runs: l.runs})
	if len(f.c.pieces) > before {
		f.c.pieces[before].heading = true
	}
}

// lineOf is the text of an element as one line.
func (c *wordConverter) lineOf(n *html.Node, k look) *line {
	l := &line{}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.inline(l, child, k)
	}
	return l
}

// paragraphStyles are the styles of paragraphs by their class; others are text.
var paragraphStyles = map[string]docx.Paragraph{
	"subtitle":        {Style: docx.Subtitle},
	"meta":            {Style: docx.Meta},
	"table-title":     {Style: docx.TableName},
	"table-unit":      {Style: docx.TableUnit},
	"table-notes":     {Style: docx.Note},
	"small-print":     {Style: docx.Small},
	"key-line":        {Style: docx.Small},
	"recipients":      {Style: docx.Body, NoIndent: true},
	"contact":         {Style: docx.Small},
	"left-out":        {Style: docx.Small},
	"note":            {Style: docx.Small},
	"mark":            {Style: docx.RedHead},
	"document-number": {Style: docx.RedNumber},
	"of":              {Style: docx.Body, KeepNext: true},
}

// belongs are the styles of paragraphs that stand over what follows, as headings do.
var belongs = map[docx.Style]bool{docx.Subtitle: true, docx.Meta: true, docx.RedHead: true, docx.RedNumber: true, docx.TableName: true, docx.TableUnit: true, docx.Caption: true, docx.Source: true}

func (f *flow) text(n *html.Node) {
	l := f.c.lineOf(n, f.look)
	if l.empty() && !hasClass(n, "document-number") { // the red line stands below it
		return
	}
	p := docx.Paragraph{Style: docx.Body}
	for _, class := range classes(n) {
		if styled, known := paragraphStyles[class]; known {
			p = styled
			break
		}
	}
	if p.Style == docx.RedHead {
		p.Size = markSize(n)
	}
	p.Runs, p.FarIndent = l.runs, f.indent
	f.styled(p)
}

// markSize is the size of the issuer's mark in half points, from its class: mark-44.
func markSize(n *html.Node) int {
	for _, class := range classes(n) {
		if size, found := strings.CutPrefix(class, "mark-"); found {
			if points, err := strconv.Atoi(size); err == nil && points >= 10 && points <= 100 {
				return 2 * points
			}
		}
	}
	return 0
}

// styled adds a paragraph and notes whether it belongs to what follows.
func (f *flow) styled(p docx.Paragraph) {
	before := len(f.c.pieces)
	f.paragraph(p)
	if len(f.c.pieces) > before {
		f.c.pieces[before].heading = belongs[p.Style]
	}
}

func (f *flow) list(n *html.Node) {
	switch {
	case hasClass(n, "table-notes"):
		f.notes(n)
	case hasClass(n, "counts"), hasClass(n, "now"), hasClass(n, "index"):
		f.inRow(n)
	case hasClass(n, "deadlines"):
		for _, li := range items(n) {
			f.paragraph(docx.Paragraph{Style: docx.Small, Runs: f.c.lineOf(li, f.look).runs})
		}
	default:
		f.items(n)
	}
}

// notes are the notes below a table, one behind the other as on the page.
func (f *flow) notes(n *html.Node) {
	if l := f.row(n); !l.empty() {
		f.paragraph(docx.Paragraph{Style: docx.Note, Runs: l.runs})
	}
}

// row is the text of the items of a list in one line.
func (f *flow) row(n *html.Node) *line {
	l := &line{}
	for _, li := range items(n) {
		l.gap()
		f.c.inline(l, li, f.look)
	}
	return l
}

// inRow puts short items in one line.
func (f *flow) inRow(n *html.Node) {
	if l := f.row(n); !l.empty() {
		f.paragraph(docx.Paragraph{Style: docx.Small, Align: f.align, Runs: l.runs})
	}
}

func items(n *html.Node) []*html.Node {
	return all(n, func(li *html.Node) bool { return li.DataAtom == atom.Li && li.Parent == n })
}

// items are numbered or marked by Word. What else an item holds follows it.
func (f *flow) items(n *html.Node) {
	list := &docx.List{Bullet: n.DataAtom == atom.Ul, Depth: f.depth, Start: count(n, "start")}
	if n.Parent != nil && hasClass(n.Parent, "findings") { // paragraphs, as on the page
		list = nil
	}
	for i, li := range items(n) {
		if id := attr(li, "id"); id != "" {
			f.c.mark(id)
		}
		inner := &flow{c: f.c, width: f.width, inCell: f.inCell, align: f.align, size: f.size, look: f.look, sheet: f.sheet, small: f.small, wide: f.wide, indent: f.indent, depth: f.depth + 1}
		inner.item(li, list, i)
		f.cell = append(f.cell, inner.cell...)
	}
}

func (f *flow) item(li *html.Node, list *docx.List, number int) {
	first := docx.Paragraph{Style: docx.Item, List: list, FarIndent: f.indent}
	if list == nil {
		first.Style = docx.Body
	}
	l := &line{}
	child := li.FirstChild
	if f.inCell && list != nil && !list.Bullet {
		l.text(strconv.Itoa(list.Start+number)+".", f.look)
		l.blank = true
	}
	for ; child != nil; child = child.NextSibling {
		isText := child.Type == html.TextNode || child.Type == html.ElementNode && isInline(child)
		if !isText && child.Type == html.ElementNode {
			break
		}
		f.c.inline(l, child, f.look)
	}
	if child != nil && l.empty() && child.DataAtom == atom.P {
		l = f.c.lineOf(child, f.look)
		child = child.NextSibling
	}
	if !l.empty() {
		first.Runs = l.runs
		f.paragraph(first)
	}
	f.indent += 640
	for ; child != nil; child = child.NextSibling {
		f.node(child)
	}
	f.flush()
}

// signs are the places to sign, in a row.
func (f *flow) signs(n *html.Node) {
	var cells []docx.TableCell
	for p := n.FirstChild; p != nil; p = p.NextSibling {
		if p.Type != html.ElementNode {
			continue
		}
		cell := docx.TableCell{}
		for part := p.FirstChild; part != nil; part = part.NextSibling {
			if l := f.c.lineOf(part, look{}); !l.empty() {
				align := docx.Left
				if hasClass(part, "on") {
					align = docx.Right
				}
				cell.Blocks = append(cell.Blocks, docx.Paragraph{Style: docx.Cell, Size: 24, Align: align, Runs: l.runs, Bookmarks: f.c.take()})
			}
		}
		cells = append(cells, cell)
	}
	if len(cells) == 0 {
		return
	}
	t := docx.Table{Rules: docx.None, Rows: []docx.Row{{Cells: cells, Height: 900}}, Pad: 100}
	for range cells {
		t.Columns = append(t.Columns, f.width/len(cells))
	}
	f.put(piece{block: docx.Paragraph{Style: docx.Cell}})
	f.put(piece{block: t})
}

// space parts a table from what follows.
func (f *flow) space() {
	if !f.inCell {
		f.put(piece{block: docx.Paragraph{Style: docx.Note}})
	}
}
