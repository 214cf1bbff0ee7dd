package prose

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

// arrange makes of a syntax tree what the author meant by what was pasted, before anything looks into it: lists, joined cells,
// captions, lines that stay apart.
func (w *walker) arrange(root ast.Node) {
	var parents, items []ast.Node
	var found []*extension.Table
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
		case n.Kind() == extension.KindTable:
			found = append(found, n.(*extension.Table))
			return ast.WalkSkipChildren, nil
		case n.Kind() == ast.KindTextBlock, n.Kind() == ast.KindParagraph:
			if n.Parent().Kind() == ast.KindListItem {
				items = append(items, n)
			}
			return ast.WalkSkipChildren, nil
		case n.Kind() == ast.KindDocument, n.Kind() == ast.KindBlockquote, n.Kind() == extension.KindFootnote:
			parents = append(parents, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range items {
		w.parted(n)
	}
	for _, n := range parents {
		w.bulleted(n)
	}
	for _, t := range found {
		w.joined(t)
		w.captioned(t)
	}
}
