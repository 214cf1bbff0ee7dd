package attach

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// Limits of spans: HTML allows 1000 columns, Word 63.
const (
	maxColumns = 63
	maxRows    = 10000
)

// grid is a table with each cell in its place.
type grid struct {
	rows    []gridRow
	columns int
	head    int
}

type gridRow struct {
	node  *html.Node
	cells []gridCell
}

// gridCell is a cell, in the row and column where it begins or, covered, in the rows that it spans.
type gridCell struct {
	node    *html.Node // nil where the row has none
	column  int
	span    int
	down    int // rows, at least 1
	covered bool
	blocks  []docx.Block
}

// table makes a table and decides whether it needs a wide page.
func (f *flow) table(n *html.Node) {
	g := readGrid(n)
	if len(g.rows) == 0 || g.columns == 0 {
		return
	}
	g.drop(sparkColumns(g))
	form := hasClass(n, "form")
	fit := f.fitTable(g, form)
	t := docx.Table{Name: tableName(n), Columns: fit.columns, Head: g.head, Pad: fit.pad}
	if form {
		t.Rules = docx.Boxed
	}
	for i := range g.rows {
		t.Rows = append(t.Rows, f.tableRow(g, i, form))
	}
	if fit.wide {
		for i := len(f.c.pieces) - 1; i >= 0 && f.c.pieces[i].heading && !f.inCell; i-- {
			f.c.pieces[i].wide = true
		}
	}
	f.put(piece{block: t, wide: fit.wide})
	if !notesFollow(n) {
		f.space()
	}
	if fit.wide && !f.inCell {
		f.c.pieces[len(f.c.pieces)-1].wide = true
	}
}

// notesFollow says that notes stand below a table; they part it from the text.
func notesFollow(n *html.Node) bool {
	if n.Parent != nil && hasClass(n.Parent, "scroll") {
		n = n.Parent
	}
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.ElementNode {
			return hasClass(s, "table-notes")
		}
	}
	return false
}

// tableName is the text of the element that names a table.
func tableName(n *html.Node) string {
	root := n
	for root.Parent != nil {
		root = root.Parent
	}
	if id := attr(n, "aria-labelledby"); id != "" {
		if title := byID(root, id); title != nil {
			return text(title)
		}
	}
	return ""
}

// readGrid places the cells of a table (HTML, 4.9.12).
func readGrid(n *html.Node) *grid {
	g := &grid{}
	open := map[int]*gridCell{} // by column: what reaches down into the rows to come
	for _, section := range []atom.Atom{atom.Thead, atom.Tbody, atom.Tfoot} {
		for _, tr := range all(n, func(tr *html.Node) bool { return tr.DataAtom == atom.Tr && sectionOf(tr, n) == section }) {
			g.addRow(tr, open)
		}
		if section == atom.Thead {
			g.head = len(g.rows)
		}
		clear(open)
	}
	if g.head == len(g.rows) {
		g.head = 0
	}
	for i := range g.rows {
		g.complete(&g.rows[i])
	}
	return g
}

// sectionOf is the section of a row of this very table; a row outside sections is in the body.
func sectionOf(tr, table *html.Node) atom.Atom {
	p := tr.Parent
	if p == table {
		return atom.Tbody
	}
	if p != nil && p.Parent == table {
		return p.DataAtom
	}
	return 0
}

func (g *grid) addRow(tr *html.Node, open map[int]*gridCell) {
	if len(g.rows) >= maxRows {
		return
	}
	row := gridRow{node: tr}
	column := 0
	covered := func() {
		for above := open[column]; above != nil && column < maxColumns; above = open[column] {
			row.cells = append(row.cells, gridCell{node: above.node, column: column, span: above.span, down: 1, covered: true})
			above.down--
			if above.down <= 1 {
				delete(open, column)
			}
			column += above.span
		}
	}
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.Type != html.ElementNode || !cellNode(td) {
			continue
		}
		covered()
		if column >= maxColumns {
			break
		}
		cell := gridCell{node: td, column: column, span: min(count(td, "colspan"), maxColumns-column), down: count(td, "rowspan")}
		for k := column + 1; k < column+cell.span; k++ {
			if open[k] != nil { // an overlap, which is a mistake in the page
				cell.span = k - column
			}
		}
		row.cells = append(row.cells, cell)
		if cell.down > 1 {
			above := cell
			open[column] = &above
		}
		column += cell.span
	}
	covered()
	g.rows = append(g.rows, row)
	g.columns = max(g.columns, column)
}

func count(n *html.Node, name string) int {
	v, err := strconv.Atoi(attr(n, name))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, maxRows)
}

// complete gives a row all columns.
func (g *grid) complete(row *gridRow) {
	var full []gridCell
	column := 0
	for _, c := range row.cells {
		for ; column < c.column; column++ {
			full = append(full, gridCell{column: column, span: 1, down: 1})
		}
		full = append(full, c)
		column += c.span
	}
	for ; column < g.columns; column++ {
		full = append(full, gridCell{column: column, span: 1, down: 1})
	}
	row.cells = full
}

// sparkColumns are the columns that show small curves and nothing that can be read.
func sparkColumns(g *grid) map[int]bool {
	curves, other := map[int]bool{}, map[int]bool{}
	for i := g.head; i < len(g.rows); i++ {
		for _, c := range g.rows[i].cells {
			switch {
			case c.span > 1 || c.node == nil:
			case first(c.node, atom.Svg) != nil && onlySpark(c.node):
				curves[c.column] = true
			case text(c.node) != "" || c.node.FirstChild != nil:
				other[c.column] = true
			}
		}
	}
	for column := range other {
		delete(curves, column)
	}
	return curves
}

func onlySpark(td *html.Node) bool {
	for n := range td.Descendants() {
		if n.Type == html.TextNode && len(n.Data) > 0 && n.Parent.Namespace == "" && !blank(n.Data) || n.DataAtom == atom.Svg && !hasClass(n, "spark") {
			return false
		}
	}
	return true
}

func blank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' {
			return false
		}
	}
	return true
}

// drop takes columns out.
func (g *grid) drop(columns map[int]bool) {
	if len(columns) == 0 || len(columns) >= g.columns {
		return
	}
	at := make([]int, g.columns+1) // where each column goes
	for c := range g.columns {
		at[c+1] = at[c]
		if !columns[c] {
			at[c+1]++
		}
	}
	for i := range g.rows {
		var kept []gridCell
		for _, c := range g.rows[i].cells {
			c.span = at[c.column+c.span] - at[c.column]
			c.column = at[c.column]
			if c.span > 0 {
				kept = append(kept, c)
			}
		}
		g.rows[i].cells = kept
	}
	g.columns = at[g.columns]
}

// shade is the ground of the rows that begin a group.
const shade = "F2F2F2"

// Heights of the rows of a form, and of those to be written in by hand.
const (
	formRow  = 520
	blankRow = 1740
)

func (f *flow) tableRow(g *grid, i int, form bool) docx.Row {
	row := g.rows[i]
	out := docx.Row{}
	group := row.node != nil && hasClass(row.node, "group")
	if group && i+1 < len(g.rows) {
		out.With = true
	}
	if i+1 < len(g.rows) && g.rows[i+1].node != nil && hasClass(g.rows[i+1].node, "part") {
		out.With = true // 其中 stays with what it is part of
	}
	if i+1 < len(g.rows) && slices.ContainsFunc(g.rows[i+1].cells, func(c gridCell) bool { return c.covered }) {
		out.With = true // a cell of both rows would be printed in the first only
	}
	switch {
	case row.node != nil && hasClass(row.node, "blank"):
		out.Height = blankRow
	case form:
		out.Height = formRow
	}
	for _, c := range row.cells {
		cell := docx.TableCell{Span: c.span, Below: c.down > 1, Covered: c.covered, Blocks: c.blocks, Middle: form || i < g.head || c.down > 1}
		if group {
			cell.Fill = shade
		}
		if c.node != nil && !c.covered && hasClass(c.node, "state") {
			if color := f.c.color(c.node); color.fill != "" {
				cell.Fill = color.fill
			}
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// cellBlocks makes the text of the cells at a size in half points.
func (f *flow) cellBlocks(g *grid, width, size int, form bool) {
	for i := range g.rows {
		row := &g.rows[i]
		for k := range row.cells {
			c := &row.cells[k]
			if c.node == nil || c.covered {
				continue
			}
			if row.node != nil && k == 0 {
				if id := attr(row.node, "id"); id != "" {
					f.c.mark(id)
				}
			}
			if id := attr(c.node, "id"); id != "" {
				f.c.mark(id)
			}
			inner := &flow{c: f.c, inCell: true, width: width * c.span / g.columns, size: size, align: cellAlign(c.node, i < g.head, form), look: cellLook(f.c, row.node, c.node)}
			if row.node != nil && hasClass(row.node, "part") && c.node.DataAtom == atom.Th {
				inner.indent = size * 10
			}
			inner.children(c.node)
			inner.flush()
			c.blocks = inner.cell
		}
	}
}

// cellAlign is how the text of a cell stands: numbers at the right, heads in the middle.
func cellAlign(n *html.Node, head, form bool) docx.Align {
	switch {
	case head || form && n.DataAtom == atom.Th || hasClass(n, "c") || attr(n, "align") == "center":
		return docx.Center
	case hasClass(n, "n") || attr(n, "align") == "right":
		return docx.Right
	}
	return ""
}

func cellLook(c *wordConverter, tr, td *html.Node) look {
	k := look{bold: tr != nil && (hasClass(tr, "whole") || hasClass(tr, "group"))}
	if hasClass(td, "state") {
		k.color = c.color(td).text
	}
	return k
}
