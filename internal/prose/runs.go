package prose

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/proof"
)

// collector cuts a syntax tree into the runs of text that readers see, each piece with where it is from.
type collector struct {
	source  []byte
	runs    []claim.Run
	origins [][]origin // of each piece, by run

	row, column int // of the next cell of a table
}

// origin is where a piece is from: what a reference prints, or text of the source.
type origin struct {
	printed *reference
	start   int  // of typed text in the source
	code    bool // typed in code, where braces are braces
}

// collect returns the runs of a text whose references have been resolved.
func (w *walker) collect(root ast.Node) *collector {
	source := w.source
	c := &collector{source: source}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *extension.TableHeader:
			if c.row, c.column = c.row+1, 0; !isHeader(n.PreviousSibling()) {
				c.row = 0
			}
			return ast.WalkContinue, nil
		case *extension.TableRow:
			c.row, c.column = c.row+1, 0
			return ast.WalkContinue, nil
		case *ast.Paragraph, *ast.TextBlock, *figure:
			c.run(claim.Run{}, n)
		case *caption:
			if n.said.Len() == 0 {
				c.run(claim.Run{}, n)
				break
			}
			c.begin(claim.Run{})
			c.text(n.said.Start, n.said.Stop, false)
		case *ast.Heading:
			c.run(claim.Run{Kind: claim.Heading, Level: n.Level}, n)
		case *extension.TableCell:
			c.run(claim.Run{Kind: claim.Cell, Row: c.row, Column: c.column}, n)
			c.column++
		case *ast.FencedCodeBlock:
			if w.directiveName(n) == "" {
				c.codeLines(n)
			}
		default:
			return ast.WalkContinue, nil
		}
		return ast.WalkSkipChildren, nil
	})
	return c
}

func (c *collector) begin(run claim.Run) {
	c.runs, c.origins = append(c.runs, run), append(c.origins, nil)
}

func (c *collector) run(run claim.Run, block ast.Node) {
	c.begin(run)
	code := 0 // how deep
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan:
			if entering {
				code++
			} else {
				code--
			}
		case *ast.Text:
			if entering {
				c.text(n.Segment.Start, n.Segment.Stop, code > 0)
				if n.HardLineBreak() || n.SoftLineBreak() { // readers see two words
					c.add(claim.Piece{Text: " "}, origin{start: n.Segment.Stop})
				}
			}
		case *reference:
			if entering {
				c.add(claim.Piece{Text: n.figure.Text, Figure: n.figure.Claim, Fixed: n.figure.Fixed}, origin{printed: n})
			}
		}
		return ast.WalkContinue, nil
	})
}

// codeLines takes a block of code, each line a run: readers see it like any other text.
func (c *collector) codeLines(block ast.Node) {
	for k := range block.Lines().Len() {
		line := block.Lines().At(k)
		c.begin(claim.Run{})
		c.text(line.Start, line.Start+len(bytes.TrimRight(c.source[line.Start:line.Stop], "\n")), true)
	}
}

// text adds typed text; a backslash that readers do not see parts two pieces. In code they see every one.
func (c *collector) text(start, stop int, code bool) {
	from := start
	for k := start; k+1 < stop; k++ {
		if c.source[k] == '\\' && punctuation(c.source[k+1]) && !code {
			c.typed(from, k, code)
			from = k + 1
			k++ // what is escaped, perhaps another backslash
		}
	}
	c.typed(from, stop, code)
}

// typed adds a piece, or lengthens the last one where nothing stands between them in the source.
func (c *collector) typed(start, stop int, code bool) {
	if start == stop {
		return
	}
	at := len(c.runs) - 1
	pieces, origins := c.runs[at].Pieces, c.origins[at]
	if n := len(pieces); n > 0 && origins[n-1].printed == nil && origins[n-1].start+len(pieces[n-1].Text) == start {
		pieces[n-1].Text += string(c.source[start:stop])
		return
	}
	c.add(claim.Piece{Text: string(c.source[start:stop])}, origin{start: start, code: code})
}

func (c *collector) add(p claim.Piece, o origin) {
	at := len(c.runs) - 1
	c.runs[at].Pieces = append(c.runs[at].Pieces, p)
	c.origins[at] = append(c.origins[at], o)
}

// punctuation reports whether Markdown lets a backslash escape b.
func punctuation(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}

// claims compares the text with the data, tells what is found and returns its marks.
func (w *walker) claims(root ast.Node) []marked {
	c := w.collect(root)
	w.pasted(root, c)
	if w.options.Check == nil {
		return nil
	}
	verdicts := w.options.Check(c.runs)
	for k := range verdicts {
		w.verdict(c, &verdicts[k])
	}
	if w.options.Marks == nil {
		return nil
	}
	found := w.marks(c, verdicts)
	given := make([]proof.Mark, len(found))
	for k := range found {
		given[k] = found[k].Mark
	}
	w.options.Marks(given)
	return found
}

// place is where a verdict is told: what a reference prints is told at the text before it.
func (w *walker) place(c *collector, v *claim.Verdict) diag.Pos {
	origins := c.origins[v.Run]
	if o := origins[v.Piece]; o.printed == nil {
		return w.pos(o.start + v.Start)
	}
	for k := v.Piece - 1; k >= 0; k-- {
		if o := origins[k]; o.printed == nil {
			return w.pos(o.start + len(c.runs[v.Run].Pieces[k].Text))
		}
	}
	return w.pos(origins[v.Piece].printed.start)
}

func (w *walker) verdict(c *collector, v *claim.Verdict) {
	d := diag.Diagnostic{Pos: w.place(c, v), Severity: diag.Warning, Text: v.Text, Fix: v.Fix}
	switch v.Outcome {
	case claim.Contradicts:
		d.Severity, d.Code = diag.Error, "contradiction"
	case claim.Doubtful:
		d.Code = "unsupported"
	case claim.Agrees:
		o := c.origins[v.Run][v.Piece]
		if v.Reference == "" || o.printed != nil {
			return // nothing to do
		}
		d.Code = "unbound-number"
		if o.code {
			d.Fix += "；代码里的花括号不是引用，先去掉两边的反引号"
		} else if typed := c.runs[v.Run].Pieces[v.Piece].Text[v.Start:v.End]; w.prints(v.Reference, typed) && !w.struck(o.start+v.Start, o.start+v.End) {
			d.Old, d.New = typed, v.Reference
		}
	case claim.Filed:
		return
	}
	w.diags.Add(d)
}

// prints reports whether a reference, with its braces, says what was typed.
func (w *walker) prints(reference, typed string) bool {
	words, braces := strings.CutPrefix(reference, "{{")
	words, closed := strings.CutSuffix(words, "}}")
	if w.options.Figure == nil || !braces || !closed {
		return false
	}
	var mistakes diag.List // none is made: the reference is the program's own
	return bareNumber(w.options.Figure(strings.Fields(words), diag.Pos{}, &mistakes).Text) == bareNumber(typed)
}

// struck reports whether two tildes touch a part of the source, which may strike it out.
func (w *walker) struck(start, end int) bool {
	return bytes.HasSuffix(w.source[:start], []byte("~~")) || bytes.HasPrefix(w.source[end:], []byte("~~"))
}

// bareNumber is a number without what says nothing: the width of its characters, spaces and the marks of thousands.
func bareNumber(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '，' || r == ',' || unicode.IsSpace(r):
			return -1
		case r == '-' || r == '－':
			return '−'
		case r > '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}
