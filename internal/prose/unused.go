package prose

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// unused is the extension of goldmark that remembers footnotes that nothing leads to: goldmark leaves them out.
type unused struct{}

var unusedKey = parser.NewContextKey()

func (unused) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(unused{}, 900))) // before footnotes (999)
}

func (unused) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	var found []*extension.Footnote
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*extension.Footnote); ok && entering && note.Index < 0 {
			found = append(found, note)
		}
		if n.Type() == ast.TypeInline || n.Kind() == ast.KindParagraph {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	pc.Set(unusedKey, found)
}

// footnotes tells those that nothing leads to.
func (w *walker) footnotes() {
	for _, note := range w.unused {
		w.diags.Warning(w.pos(note.Pos()), "unused-footnote", "在正文里写上“[^"+clip(string(note.Ref))+"]”，或删去这条脚注",
			"脚注“%s”没有引用，不会出现", clip(string(note.Ref)))
	}
}
