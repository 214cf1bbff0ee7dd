package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Bullets that other programs put before the items of a list, as text. Those of Word's own font come in its private area.
const (
	freeBullets   = "•●○■□◆◇▪▫◦▲△►▶➢➤✓✔★☆\uF0B7\uF0A7\uF0D8\uF0FC\uF06C\uF06E\uF075\uF076\uF0E8" // with a space behind them or not
	closeBullets  = "·・∙‧—–"                                                                     // also within a text
	letterBullets = "o*+-–Øü§"                                                                   // with a blank behind them
	fontBullets   = "olnuvwq"                                                                    // of Word's own font, with a tabulator behind them
)

// bulletOf is the bullet that a line begins with, or 0.
func bulletOf(line []byte) rune {
	r, size := utf8.DecodeRune(line)
	rest := line[size:]
	next, _ := utf8.DecodeRune(rest)
	switch {
	case len(strings.TrimSpace(string(rest))) == 0, pageNumber.Match(line):
		return 0
	case strings.ContainsRune(freeBullets, r):
		return r
	case strings.ContainsRune(closeBullets, r) && next != r:
		return r
	case strings.ContainsRune(fontBullets, r) && next == '\t', r != 'o' && strings.ContainsRune(letterBullets, r) && blankWidth(next) > 0:
		return r
	}
	return 0
}

// bulleted makes lists of paragraphs in a row that begin with bullets. A bullet by itself may be a heading of the author's own
// and stays as it is.
func (w *walker) bulleted(parent ast.Node) {
	var row []ast.Node
	flush := func() {
		if len(row) > 1 {
			w.list(parent, row)
		}
		row = nil
	}
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		if n.Kind() == ast.KindParagraph && bulletOf(w.firstLine(n)) != 0 {
			row = append(row, n)
		} else {
			flush()
		}
		n = next
	}
	flush()
}

// firstLine is the first line of a block.
func (w *walker) firstLine(n ast.Node) []byte {
	if n.Lines().Len() == 0 {
		return nil
	}
	line := n.Lines().At(0)
	return line.Value(w.source)
}

// list puts paragraphs into a list. A bullet that differs from those before it begins a list within the last item.
func (w *walker) list(parent ast.Node, row []ast.Node) {
	type level struct {
		bullet rune
		list   *ast.List
	}
	var open []level
	for _, p := range row {
		b := bulletOf(w.firstLine(p))
		depth := len(open)
		for k := range open {
			if open[k].bullet == b {
				depth = k
			}
		}
		depth = min(depth, maxNesting/2)
		if depth < len(open) {
			open = open[:depth+1]
		} else {
			l := ast.NewList('-')
			l.IsTight = true
			if depth == 0 {
				parent.InsertBefore(parent, p, l)
			} else {
				item := open[depth-1].list.LastChild()
				item.AppendChild(item, l)
			}
			open = append(open, level{b, l})
		}
		item, block := ast.NewListItem(2), ast.NewTextBlock()
		block.SetLines(p.Lines())
		moveChildren(block, p, nil)
		parent.RemoveChild(parent, p)
		item.AppendChild(item, block)
		open[depth].list.AppendChild(open[depth].list, item)
		w.unmarked(block)
	}
}

// unmarked takes the bullet off the text of a block.
func (w *walker) unmarked(block ast.Node) {
	t, ok := block.FirstChild().(*ast.Text)
	if !ok || t.Segment.Len() == 0 {
		return
	}
	_, size := utf8.DecodeRune(t.Segment.Value(w.source))
	from := t.Segment.Start + size
	if rest := unindented(text.NewSegment(from, t.Segment.Stop), w.source); rest.Start < t.Segment.Stop {
		from = rest.Start
	}
	t.Segment = text.NewSegment(from, t.Segment.Stop)
}
