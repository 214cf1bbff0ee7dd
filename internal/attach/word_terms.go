package attach

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// terms are a table of two columns: terms, and what is said of them.
func (f *flow) terms(n *html.Node) {
	t := docx.Table{Rules: docx.Open, Pad: 80}
	var cells []docx.TableCell
	longest := 4.0
	finish := func() {
		if len(cells) == 2 {
			t.Rows = append(t.Rows, docx.Row{Cells: cells})
		}
		cells = nil
	}
	for _, x := range all(n, func(x *html.Node) bool { return x.DataAtom == atom.Dt || x.DataAtom == atom.Dd }) {
		inner := &flow{c: f.c, inCell: true, width: f.width * 3 / 4, size: f.size}
		if x.DataAtom == atom.Dt {
			finish()
			inner.children(x)
			inner.flush()
			longest = max(longest, min(12, widest(inner.cell)))
			cells = []docx.TableCell{{Blocks: inner.cell}}
			continue
		}
		inner.children(x)
		inner.flush()
		switch len(cells) {
		case 0:
			cells = []docx.TableCell{{}, {Blocks: inner.cell}}
		case 1:
			cells = append(cells, docx.TableCell{Blocks: inner.cell})
		default:
			cells[1].Blocks = append(cells[1].Blocks, inner.cell...)
		}
	}
	finish()
	if len(t.Rows) == 0 {
		return
	}
	first := int(longest*210) + 200
	t.Columns = []int{first, f.width - first}
	f.put(piece{block: t})
	f.space()
}
