package prose

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
)

// collector cuts a syntax tree into the runs of text that readers see, each piece with its place in the source.
type collector struct {
	source []byte
	runs   []claim.Run
	starts [][]int // of each piece in the source, by run; −1 where it has no place of its own
}

// collect returns the runs of a text whose references have been resolved.
func collect(root ast.Node, source []byte) *collector {
	c := &collector{source: source}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			c.run(claim.Run{}, n)
		case *ast.Heading:
			c.run(claim.Run{Kind: claim.Heading, Level: n.Level}, n)
		case *extension.TableCell:
			c.run(claim.Run{Kind: claim.Cell, Heads: heads(n, source)}, n)
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	return c
}

// heads are the texts of a cell's row's first cell and of its column's head; a head has none.
func heads(cell *extension.TableCell, source []byte) []string {
	row := cell.Parent()
	if row == nil || row.Kind() == extension.KindTableHeader || row.Parent() == nil {
		return nil
	}
	column := 0
	for n := cell.PreviousSibling(); n != nil; n = n.PreviousSibling() {
		column++
	}
	head := row.Parent().FirstChild().FirstChild()
	for ; head != nil && column > 0; column-- {
		head = head.NextSibling()
	}
	texts := []string{plain(row.FirstChild(), source)}
	if head != nil {
		texts = append(texts, plain(head, source))
	}
	return texts
}

func (c *collector) run(run claim.Run, block ast.Node) {
	c.runs, c.starts = append(c.runs, run), append(c.starts, nil)
	fixed := 0 // how deep in code
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan:
			if entering {
				fixed++
			} else {
				fixed--
			}
		case *ast.Text:
			if entering {
				c.text(n.Segment.Start, n.Segment.Stop, fixed > 0)
			}
		case *reference:
			if entering {
				c.add(claim.Piece{Text: n.figure.Text, Figure: n.figure.Claim, Fixed: n.figure.Fixed}, -1)
			}
		}
		return ast.WalkContinue, nil
	})
}

// text adds typed text; a backslash that readers do not see parts two pieces.
func (c *collector) text(start, stop int, fixed bool) {
	from := start
	for k := start; k+1 < stop; k++ {
		if c.source[k] == '\\' && punctuation(c.source[k+1]) && !fixed {
			c.typed(from, k, fixed)
			from = k + 1
			k++ // what is escaped, perhaps another backslash
		}
	}
	c.typed(from, stop, fixed)
}

// typed adds a piece, or lengthens the last one where nothing stands between them in the source.
func (c *collector) typed(start, stop int, fixed bool) {
	if start == stop {
		return
	}
	at := len(c.runs) - 1
	pieces, starts := c.runs[at].Pieces, c.starts[at]
	if n := len(pieces); n > 0 && starts[n-1] >= 0 && pieces[n-1].Fixed == fixed && starts[n-1]+len(pieces[n-1].Text) == start {
		pieces[n-1].Text += string(c.source[start:stop])
		return
	}
	c.add(claim.Piece{Text: string(c.source[start:stop]), Fixed: fixed}, start)
}

func (c *collector) add(p claim.Piece, start int) {
	at := len(c.runs) - 1
	c.runs[at].Pieces = append(c.runs[at].Pieces, p)
	c.starts[at] = append(c.starts[at], start)
}

// punctuation reports whether Markdown lets a backslash escape b.
func punctuation(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}

// claims compares the text with the data and tells what is found.
func (w *walker) claims(root ast.Node) {
	if w.options.Check == nil {
		return
	}
	c := collect(root, w.source)
	for _, v := range w.options.Check(c.runs) {
		piece := c.runs[v.Run].Pieces[v.Piece]
		start := c.starts[v.Run][v.Piece]
		if start < 0 { // what a reference prints: told at the text next to it
			for k := v.Piece - 1; k >= 0 && start < 0; k-- {
				if s := c.starts[v.Run][k]; s >= 0 {
					start = s + len(c.runs[v.Run].Pieces[k].Text)
				}
			}
			start = max(start, 0)
			piece.Text, v.Start = "", 0
		}
		w.verdict(v, piece, start)
	}
}

func (w *walker) verdict(v claim.Verdict, piece claim.Piece, start int) {
	d := diag.Diagnostic{Pos: w.pos(start + v.Start), Severity: diag.Warning, Text: v.Text, Fix: v.Fix}
	switch v.Outcome {
	case claim.Contradicts:
		d.Severity, d.Code = diag.Error, "contradiction"
	case claim.Doubtful:
		d.Code = "unsupported"
	case claim.Agrees:
		if v.Reference == "" {
			return // nothing to do
		}
		d.Code = "unbound-number"
		if piece.Text != "" {
			d.Old, d.New = piece.Text[v.Start:v.End], v.Reference
		}
	case claim.Filed:
		return
	}
	w.diags.Add(d)
}
