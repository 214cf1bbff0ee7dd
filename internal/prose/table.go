package prose

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// narrow is up to how many columns a phone has room for.
const narrow = 4

// tables is the extension of goldmark that lets an author's table of more columns scroll by itself, by keyboard as well.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(tableRenderer{}, 400))) // before the one that knows cells
}

type tableRenderer struct{}

func (tableRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(extension.KindTable, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		wide := len(node.(*extension.Table).Alignments) > narrow
		switch {
		case entering && wide:
			w.WriteString("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表\"><table>\n")
		case entering:
			w.WriteString("<table>\n")
		case wide:
			w.WriteString("</table></div>\n")
		default:
			w.WriteString("</table>\n")
		}
		return ast.WalkContinue, nil
	})
}
