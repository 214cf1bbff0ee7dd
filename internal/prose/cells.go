package prose

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// Marks of cells that belong to another one: they point to it.
const (
	joinsLeft = "<"
	joinsUp   = "^"
)

var breakTag = regexp.MustCompile(`^<[bB][rR] ?/?>`)

// tableCells are the cells of a table, row by row, of which the first heads are its head.
type tableCells struct {
	rows  [][]*extension.TableCell
	heads int
}

// cellsOf reads a table. A row below the head that joins it belongs to it.
func (w *walker) cellsOf(t *extension.Table) *tableCells {
	g := &tableCells{}
	for n := t.FirstChild(); n != nil; {
		next := n.NextSibling()
		if !isHeader(n) && g.heads == len(g.rows) && w.hasMark(n, joinsUp) {
			header := extension.NewTableHeader(n.(*extension.TableRow))
			t.ReplaceChild(t, n, header)
			n = header
		}
		if isHeader(n) {
			g.heads++
		}
		var row []*extension.TableCell
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, c.(*extension.TableCell))
		}
		g.rows = append(g.rows, row)
		n = next
	}
	return g
}

// markIn is the mark that a cell consists of, or "".
func (w *walker) markIn(cell ast.Node) string {
	if mark, ok := cell.AttributeString(joined); ok {
		return mark.(string)
	}
	if cell.Lines() == nil || cell.Lines().Len() != 1 {
		return ""
	}
	line := cell.Lines().At(0)
	switch s := string(bytes.TrimSpace(line.Value(w.source))); s {
	case joinsLeft, joinsUp:
		return s
	}
	return ""
}

func (w *walker) hasMark(row ast.Node, mark string) bool {
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if w.markIn(c) == mark {
			return true
		}
	}
	return false
}

// place is a cell's row and column.
type place struct{ row, column int }

// joined joins the cells of a table that are marked to belong to the one at their left or above. Those stay in the tree, empty
// and not printed, so that each cell keeps its column.
func (w *walker) joined(t *extension.Table) {
	g := w.cellsOf(t)
	of := make([][]place, len(g.rows)) // the cell that each belongs to
	sizes := map[place]int{}
	var marked []place
	for r, row := range g.rows {
		of[r] = make([]place, len(row))
		for c, cell := range row {
			of[r][c] = place{r, c}
			mark := w.markIn(cell)
			if mark == "" {
				continue
			}
			cell.RemoveChildren(cell)
			switch {
			case mark == joinsLeft && c > 0:
				of[r][c] = of[r][c-1]
			case mark == joinsUp && r > 0 && c < len(of[r-1]):
				of[r][c] = of[r-1][c]
			default:
				w.diags.Error(w.cellPos(cell), "merge-cell", "删去这个记号", "“%s”的%s没有可以合并的格", mark, map[string]string{joinsLeft: "左边", joinsUp: "上面"}[mark])
				continue
			}
			marked = append(marked, place{r, c})
			sizes[of[r][c]]++
		}
	}
	ends := map[place]place{} // of each joined cell, the last row and column
	for _, at := range marked {
		first := of[at.row][at.column]
		last, known := ends[first]
		if !known {
			last = first
		}
		ends[first] = place{max(last.row, at.row), max(last.column, at.column)}
	}
	for _, at := range marked {
		first, cell := of[at.row][at.column], g.rows[at.row][at.column]
		last := ends[first]
		if (last.row-first.row+1)*(last.column-first.column+1) != sizes[first]+1 {
			if sizes[first] > 0 { // told once
				w.diags.Error(w.cellPos(cell), "merge-cell", "合并的格要排成长方形", "这里合并的格不成长方形")
			}
			sizes[first] = -1
			continue
		}
		cell.SetAttributeString(covered, true)
		origin := g.rows[first.row][first.column]
		if n := last.row - first.row + 1; n > 1 {
			origin.SetAttributeString(rowSpan, n)
		}
		if n := last.column - first.column + 1; n > 1 {
			origin.SetAttributeString(colSpan, n)
			if first.row < g.heads {
				origin.Alignment = extension.AlignCenter
			}
		}
	}
}

// fit marks a table of many columns that does not go into an upright sheet of paper (156 mm, in type of 9 points), once it is
// known what its references print.
func (w *walker) fit(t *extension.Table) {
	const sheet, half, sides, longest = 884, 9, 36, 12 // half points; halves of a Chinese character that stay in one line
	if len(t.Alignments) < across {
		return
	}
	widths := make([]int, len(t.Alignments))
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		k := 0
		for c := row.FirstChild(); c != nil && k < len(widths); c = c.NextSibling() {
			if spanOf(c, colSpan) == 1 {
				widths[k] = max(widths[k], min(halves(plain(c, w.source)), longest))
			}
			k++
		}
	}
	sum := 0
	for _, n := range widths {
		sum += n*half + sides
	}
	if sum > sheet {
		t.SetAttributeString(wide, true)
	}
}

// halves is the width of a text in halves of a Chinese character.
func halves(s string) int {
	n := 0
	for _, r := range s {
		if n++; isChinese(r) {
			n++
		}
	}
	return n
}
