package prose

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// narrow is up to how many columns a phone has room for.
const narrow = 4

// across is from how many columns on a table may need a sheet of paper that lies on its side: see [walker.fit].
const across = 9

// tables is the extension of goldmark for the tables that an author writes: heads of several rows, joined cells (see
// [walker.joined]), captions (see [walker.captioned]), line breaks in a cell. Tables of many columns scroll by themselves, by
// keyboard as well.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(tables{}, 210)), // after goldmark's, which takes one row for the head (200)
		parser.WithInlineParsers(util.Prioritized(breakParser{}, 290)),    // before tags (400)
	)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(tableRenderer{}, 400))) // before the one that knows cells
}

// Transform takes the rows above the last one of a head, which goldmark leaves in the paragraph, into the table.
func (tables) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	table, ok := node.NextSibling().(*extension.Table)
	if !ok {
		return
	}
	all, source := segments(node), reader.Source()
	for k := len(all) - 1; k >= 0 && all[k].Len() > 0 && source[all[k].Start] == '|'; k-- {
		header := extension.NewTableHeader(rowOf(cutBars(all[k], source), table.Alignments))
		table.InsertBefore(table, table.FirstChild(), header)
		all = all[:k]
	}
	if node.Lines().Len() == len(all) {
		return
	}
	node.Lines().SetSliced(0, len(all))
	trimLast(node, source)
	if len(all) == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// cutBars parts a line at its bars.
func cutBars(line text.Segment, source []byte) []text.Segment {
	line = bare(line, source)
	value := source[line.Start:line.Stop]
	var list []text.Segment
	from := 1 // behind the first bar
	for k := 1; k < len(value); k++ {
		if value[k] == '|' && value[k-1] != '\\' {
			list = append(list, bare(text.NewSegment(line.Start+from, line.Start+k), source))
			from = k + 1
		}
	}
	if from < len(value) {
		list = append(list, bare(text.NewSegment(line.Start+from, line.Stop), source))
	}
	return list
}

// breakParser takes <br> in a cell for a break of the line.
type breakParser struct{}

func (breakParser) Trigger() []byte { return []byte{'<'} }

func (breakParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	if parent.Kind() != extension.KindTableCell {
		return nil
	}
	line, segment := block.PeekLine()
	size := len(breakTag.Find(line))
	if size == 0 {
		return nil
	}
	block.Advance(size)
	t := ast.NewTextSegment(segment.WithStop(segment.Start))
	t.SetHardLineBreak(true)
	return t
}

// Names of the attributes by which cells that are joined are known.
const (
	rowSpan = "rowspan"
	colSpan = "colspan"
	covered = "covered"
	joined  = "joined" // the mark of an empty cell that belongs to another one
	wide    = "across" // of a table
)

type tableRenderer struct{}

func (tableRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(framedKind, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
			w.WriteString("</div>\n")
		case len(node.LastChild().(*extension.Table).Alignments) > narrow:
			w.WriteString(`<div class="table">`)
		default: // no wider than the text
			w.WriteString(`<div class="table slim">`)
		}
		return ast.WalkContinue, nil
	})
	r.Register(tableHeadKind, container(`<div class="table-head">`, "</div>\n"))
	r.Register(captionKind, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if c := node.(*caption); entering {
			fmt.Fprintf(w, "<p class=\"%s\"%s>%s", c.class, idOf(` id="%s"`, c.id), c.number)
		} else {
			w.WriteString("</p>")
		}
		return ast.WalkContinue, nil
	})
	r.Register(extension.KindTable, renderTable)
	r.Register(extension.KindTableHeader, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case entering && !isHeader(node.PreviousSibling()):
			w.WriteString("<thead>\n<tr>\n")
		case entering:
			w.WriteString("<tr>\n")
		case isHeader(node.NextSibling()):
			w.WriteString("</tr>\n")
		case node.NextSibling() != nil:
			w.WriteString("</tr>\n</thead>\n<tbody>\n")
		default:
			w.WriteString("</tr>\n</thead>\n")
		}
		return ast.WalkContinue, nil
	})
	r.Register(extension.KindTableRow, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case entering:
			w.WriteString("<tr>\n")
		case node.NextSibling() == nil:
			w.WriteString("</tr>\n</tbody>\n")
		default:
			w.WriteString("</tr>\n")
		}
		return ast.WalkContinue, nil
	})
	r.Register(extension.KindTableCell, renderCell)
}

func isHeader(n ast.Node) bool { return n != nil && n.Kind() == extension.KindTableHeader }

func idOf(format, id string) string {
	if id == "" {
		return ""
	}
	return fmt.Sprintf(format, id)
}

func container(open, shut string) renderer.NodeRendererFunc {
	return func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			w.WriteString(open)
		} else {
			w.WriteString(shut)
		}
		return ast.WalkContinue, nil
	}
}

func renderTable(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	columns := len(node.(*extension.Table).Alignments)
	label, class := ` aria-label="表"`, ""
	if f, ok := node.Parent().(*framed); ok {
		class = ` class="own"` + idOf(` aria-labelledby="%s"`, f.id)
		if f.id != "" {
			label = idOf(` aria-labelledby="%s"`, f.id)
		}
	}
	scroll := "scroll"
	if _, is := node.AttributeString(wide); is {
		scroll += " across"
	}
	switch {
	case entering && columns > narrow:
		fmt.Fprintf(w, "<div class=\"%s\" role=\"region\" tabindex=\"0\"%s><table%s>\n", scroll, label, class)
	case entering:
		fmt.Fprintf(w, "<table%s>\n", class)
	case columns > narrow:
		w.WriteString("</table></div>\n")
	default:
		w.WriteString("</table>\n")
	}
	return ast.WalkContinue, nil
}

func renderCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if _, is := node.AttributeString(covered); is {
		return ast.WalkSkipChildren, nil
	}
	tag := "td"
	if isHeader(node.Parent()) {
		tag = "th"
	}
	if !entering {
		w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	rows, columns := spanOf(node, rowSpan), spanOf(node, colSpan)
	w.WriteString("<" + tag)
	if tag == "th" && (isHeader(node.Parent().NextSibling()) || isHeader(node.Parent().PreviousSibling())) {
		if columns > 1 {
			w.WriteString(` scope="colgroup"`)
		} else {
			w.WriteString(` scope="col"`)
		}
	}
	if rows > 1 {
		w.WriteString(` rowspan="` + strconv.Itoa(rows) + `"`)
	}
	if columns > 1 {
		w.WriteString(` colspan="` + strconv.Itoa(columns) + `"`)
	}
	if align := node.(*extension.TableCell).Alignment; align != extension.AlignNone {
		w.WriteString(` align="` + align.String() + `"`)
	}
	w.WriteString(">")
	return ast.WalkContinue, nil
}

// spanOf is over how many rows or columns a cell goes.
func spanOf(cell ast.Node, name string) int {
	if n, ok := cell.AttributeString(name); ok {
		return n.(int)
	}
	return 1
}
