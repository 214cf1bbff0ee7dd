package prose

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tabbed is the extension of goldmark that makes tables of lines whose cells tabulators part, as Word, WPS and spreadsheets paste
// them. The first line is the head.
type tabbed struct{}

func (tabbed) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(tabbed{}, 190))) // before goldmark's tables (200)
}

func (tabbed) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	all, source := segments(node), reader.Source()
	from, to, cells := tabRows(all, source)
	if cells == nil {
		return
	}
	parent := node.Parent()
	t := tableOf(cells, source)
	t.SetPos(all[from].Start)
	parent.InsertAfter(parent, node, t)
	if to < len(all) {
		p := ast.NewParagraph()
		p.SetPos(all[to].Start)
		for _, line := range all[to:] {
			p.Lines().Append(line)
		}
		trimLast(p, source)
		parent.InsertAfter(parent, t, p)
		lines{}.Transform(p, reader, nil) // a further table in one paragraph is told: see [walker.drawn]
	}
	node.Lines().SetSliced(0, from)
	trimLast(node, source)
	if from == 0 {
		parent.RemoveChild(parent, node)
	}
}

// tabRows finds the first lines in a row that tabulators part into as many cells; cells is nil where there are none.
func tabRows(all []text.Segment, source []byte) (from, to int, cells [][]text.Segment) {
	for from = 0; from < len(all); from = to + 1 {
		for to = from; to < len(all) && hasTab(all[to].Value(source)); to++ {
		}
		if to-from < 2 || onlyApart(all[from:to], source) {
			continue
		}
		leads := 0 // lines that begin with a tabulator: an empty cell, unless all are indented
		for _, line := range all[from:to] {
			if tabBefore(source, line.Start) {
				leads++
			}
		}
		var rows [][]text.Segment
		for _, line := range all[from:to] {
			line = line.TrimRightSpace(source)
			if end := bytes.IndexByte(source[line.Stop:], '\n'); end >= 0 { // empty cells at the end of the line
				line.Stop += end
			} else {
				line.Stop = len(source)
			}
			if leads < to-from && tabBefore(source, line.Start) {
				line.Start--
			}
			rows = append(rows, cut(line, source))
		}
		rows = withoutEmptyColumns(rows)
		if n := len(rows[0]); n < 2 || n > maxColumns {
			continue
		}
		even := true
		for _, row := range rows {
			even = even && len(row) == len(rows[0])
		}
		if even {
			return from, to, rows
		}
	}
	return 0, 0, nil
}

// hasTab reports whether a tabulator stands within a line.
func hasTab(line []byte) bool { return bytes.IndexByte(bytes.TrimSpace(line), '\t') > 0 }

// tabBefore reports whether nothing but a tabulator stands before a place in its line.
func tabBefore(source []byte, at int) bool {
	return at > 0 && source[at-1] == '\t' && (at == 1 || source[at-2] == '\n')
}

// onlyApart reports whether lines are items that are numbered by hand or have bullets, or names with what they stand for: there
// the tabulator only keeps a distance.
func onlyApart(all []text.Segment, source []byte) bool {
	marked, named := true, true
	for _, line := range all {
		value := line.Value(source)
		first, _, _ := strings.Cut(string(value), "\t")
		marked = marked && markOfLine(value).kind != none
		named = named && (strings.Contains(first, "：") || strings.HasSuffix(first, ":"))
	}
	return marked || named
}

// cut parts a line at its tabulators.
func cut(line text.Segment, source []byte) []text.Segment {
	var list []text.Segment
	for {
		value := source[line.Start:line.Stop]
		end := bytes.IndexByte(value, '\t')
		if end < 0 {
			return append(list, bare(line, source))
		}
		list = append(list, bare(text.NewSegment(line.Start, line.Start+end), source))
		line = text.NewSegment(line.Start+end+1, line.Stop)
	}
}

// bare is a cell without the blanks around it.
func bare(s text.Segment, source []byte) text.Segment {
	value := source[s.Start:s.Stop]
	start := s.Start + len(value) - len(bytes.TrimLeftFunc(value, unicode.IsSpace))
	return text.NewSegment(start, start+len(bytes.TrimSpace(value)))
}

// withoutEmptyColumns leaves out columns in which no row has anything: several tabulators kept a distance.
func withoutEmptyColumns(rows [][]text.Segment) [][]text.Segment {
	for k := len(rows[0]) - 1; k >= 0; k-- {
		empty := true
		for _, row := range rows {
			empty = empty && (k >= len(row) || row[k].Len() == 0)
		}
		if !empty {
			continue
		}
		for n, row := range rows {
			if k < len(row) {
				rows[n] = append(row[:k:k], row[k+1:]...)
			}
		}
	}
	return rows
}

// longestGap is how long what stands for a number may be: 未设目标.
const longestGap = 4

var figureCell = regexp.MustCompile(`^[+\-−－]?[0-9０-９][0-9０-９,，.．]*[%％‰]?$`)

// tableOf makes a table of rows of cells. Columns of figures stand at the right.
func tableOf(cells [][]text.Segment, source []byte) *extension.Table {
	t := extension.NewTable()
	for k := range cells[0] {
		align, figures, words := extension.AlignNone, 0, 0
		for _, row := range cells[1:] {
			switch value := row[k].Value(source); {
			case figureCell.Match(value):
				figures++
			case utf8.RuneCount(value) > longestGap:
				words++
			}
		}
		if figures > words {
			align = extension.AlignRight
		}
		if head := string(cells[0][k].Value(source)); head == "序号" {
			align = extension.AlignCenter
		}
		t.Alignments = append(t.Alignments, align)
	}
	two := twoHeads(cells, source)
	for n, row := range cells {
		r := rowOf(row, t.Alignments)
		if two && n < 2 {
			joinHead(r, cells, n)
		}
		if n == 0 {
			t.AppendChild(t, extension.NewTableHeader(r))
		} else {
			t.AppendChild(t, r)
		}
	}
	return t
}

// twoHeads reports whether the second row of a table goes on with its head: a spreadsheet leaves the cells empty that a joined one
// covers.
func twoHeads(cells [][]text.Segment, source []byte) bool {
	if len(cells) < 3 || cells[0][0].Len() == 0 || cells[1][0].Len() > 0 {
		return false
	}
	for k := range cells[1] {
		if figureCell.Match(cells[1][k].Value(source)) || cells[0][k].Len() == 0 && cells[1][k].Len() == 0 {
			return false
		}
	}
	return true
}

// joinHead marks the empty cells of a head's n-th row: the first row's are covered from the left, the second's from above.
func joinHead(row *extension.TableRow, cells [][]text.Segment, n int) {
	k := 0
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if cells[n][k].Len() == 0 {
			c.SetAttributeString(joined, []string{joinsLeft, joinsUp}[n])
		}
		k++
	}
}

// rowOf makes a row of cells; the last ones may be left out.
func rowOf(cells []text.Segment, alignments []extension.Alignment) *extension.TableRow {
	row := extension.NewTableRow(alignments)
	for k, align := range alignments {
		cell := extension.NewTableCell()
		cell.Alignment = align
		if k < len(cells) {
			cell.SetPos(cells[k].Start)
			if cells[k].Len() > 0 {
				cell.Lines().Append(cells[k])
			}
		}
		row.AppendChild(row, cell)
	}
	return row
}
