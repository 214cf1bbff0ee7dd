package attach

import (
	"strings"

	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// tableFit is how a table is set.
type tableFit struct {
	wide    bool
	size    int // half points
	pad     int
	tight   bool // dates and short words may break
	columns []int
}

// The ways that are tried in turn. A smaller letter is better than a page on its side, down to nine points.
var (
	fits = []tableFit{
		{size: 21, pad: 80}, {size: 18, pad: 60}, {size: 18, pad: 45, tight: true},
		{wide: true, size: 21, pad: 80}, {wide: true, size: 18, pad: 60}, {wide: true, size: 18, pad: 45, tight: true},
		{wide: true, size: 16, pad: 45, tight: true}, {wide: true, size: 14, pad: 35, tight: true}, {wide: true, size: 12, pad: 25, tight: true},
	}
	formFits = []tableFit{{size: 24, pad: 120, tight: true}, {size: 21, pad: 80, tight: true}, {size: 18, pad: 60, tight: true}}
)

// tallRow is how many lines of a row are too many on an upright page, if a wide one has fewer.
const tallRow = 6

// fitTable chooses the page and the size for a table, makes its cells and shares the width out to the columns.
func (f *flow) fitTable(g *grid, form bool) tableFit {
	f.cellBlocks(g, f.width, 21, form)
	needs := measure(g)
	chosen := f.choose(needs, form)
	g.breakHeads(&chosen)
	for i := range g.rows {
		for k := range g.rows[i].cells {
			resize(g.rows[i].cells[k].blocks, chosen.size)
		}
	}
	return chosen
}

// choose is the first way to set a table in which no word is torn; the last one, if none is.
func (f *flow) choose(needs []need, form bool) tableFit {
	ways := fits
	switch {
	case form:
		ways = formFits
	case f.sheet > 0:
		ways = []tableFit{{size: f.sheet, pad: 50}, {size: f.sheet, pad: 40, tight: true}, {size: f.sheet - 2, pad: 30, tight: true}}
	case f.inCell:
		ways = fits[:3]
	case f.wide:
		ways = fits[3:]
	}
	for i, fit := range ways {
		room := f.width
		if fit.wide {
			room = f.c.reference.TextWidth(true)
		}
		var enough bool
		fit.columns, enough = share(needs, fit, room)
		tall := !fit.wide && !form && f.sheet == 0 && !f.inCell && len(needs) > 5 && longest(needs, fit) > tallRow
		if enough && !tall || i == len(ways)-1 {
			return fit
		}
	}
	return tableFit{}
}

// resize gives paragraphs of cells their size.
func resize(blocks []docx.Block, size int) {
	for i, b := range blocks {
		if p, isText := b.(docx.Paragraph); isText && p.Style == docx.Cell {
			p.Size = size
			blocks[i] = p
		}
	}
}

// need is the width of a column in ems: at least, so that words stay whole; so that what should not break does not;
// and so that all is in one line.
type need struct{ least, firm, whole float64 }

// width is the least width of a column as the table is set.
func (n need) width(tight bool) float64 {
	if tight {
		return n.least
	}
	return n.firm
}

// longText is the width in ems beyond which a longer text asks for no more width, only for lines.
const longText = 40

func measure(g *grid) []need {
	needs := make([]need, g.columns)
	for i, row := range g.rows {
		for _, c := range row.cells {
			if c.span != 1 || c.node == nil || c.covered {
				continue
			}
			n := cellNeed(c.blocks)
			switch short := hasClass(c.node, "n") || hasClass(c.node, "c"); {
			case i < g.head:
				n.least, n.firm = max(n.least, min(n.whole, max(2, n.whole/3)), min(longestWord(c.blocks), 6)), n.whole
				if n.whole > 3.2 { // in two lines
					n.firm = max(n.least, n.whole/2)
				}
			case short && n.whole <= 9:
				n.least, n.firm = n.whole, n.whole
			case short:
				n.least, n.firm = max(n.least, 5), min(n.whole, 16)
			case c.node.DataAtom == atom.Th:
				n.least = max(n.least, min(n.whole, 6))
				n.firm = n.least
			default:
				n.least = max(n.least, min(n.whole, 4))
				n.firm = max(n.least, min(n.whole, 6))
			}
			all := &needs[c.column]
			all.least, all.firm = max(all.least, n.least), max(all.firm, n.firm)
			all.whole = max(all.whole, min(n.whole, longText), n.firm)
		}
	}
	for i := range needs {
		needs[i] = need{max(needs[i].least, 1), max(needs[i].firm, 1), max(needs[i].whole, 1)}
	}
	return needs
}

// cellNeed is the longest word and the longest line of a cell.
func cellNeed(blocks []docx.Block) need {
	var n need
	for _, b := range blocks {
		p, isText := b.(docx.Paragraph)
		if !isText {
			continue
		}
		width, word, before := 0.0, 0.0, ' '
		for _, r := range p.Runs {
			if r.Break {
				width, word, before = 0, 0, ' '
			}
			scale := 1.0 // of small ones, too: they are no smaller than nine points
			if r.Raised {
				scale = 0.6
			}
			for _, c := range strings.ReplaceAll(r.Text, mayBreak, "") {
				w := float64(float64(docx.CharWidth(c)) / 100 * scale)
				width += w
				if before != ' ' && c != ' ' && wide(before) != wide(c) {
					width += float64(scale / 4) // between Chinese and figures
				}
				before = c
				if wide(c) || c == ' ' {
					word = w
				} else {
					word += w
				}
				n.least, n.whole = max(n.least, word), max(n.whole, width)
			}
		}
	}
	return n
}

// widest is the longest line of some blocks, in ems.
func widest(blocks []docx.Block) float64 { return cellNeed(blocks).whole }

// share gives each column what it needs at least and shares the rest out by what they would like; ok says that it
// was enough.
func share(needs []need, fit tableFit, room int) (columns []int, ok bool) {
	em := float64(fit.size) * 10
	least, whole := 0.0, 0.0
	pad := float64(2*fit.pad + 20)
	for _, n := range needs {
		least += float64(n.width(fit.tight)*em) + pad
		whole += float64(n.whole*em) + pad
	}
	columns = make([]int, len(needs))
	for i, n := range needs {
		atLeast, gladly := float64(n.width(fit.tight)*em), float64(n.whole*em)
		switch total := float64(room); {
		case least > total: // too much all the same
			columns[i] = int((atLeast + pad) * total / least)
		case whole > total:
			columns[i] = int(atLeast + pad + float64((n.whole-n.width(fit.tight))*em*(total-least)/(whole-least)))
		default:
			columns[i] = int((gladly + pad) * min(total/whole, 1.6))
		}
	}
	return columns, least <= float64(room)
}

// longest is about how many lines the longest text takes.
func longest(needs []need, fit tableFit) int {
	most := 1
	for i, n := range needs {
		room := float64(fit.columns[i]-2*fit.pad) / (float64(fit.size) * 10)
		most = max(most, int(n.whole/max(room, 1))+1)
	}
	return most
}
