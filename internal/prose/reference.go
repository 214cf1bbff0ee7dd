package prose

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bulletin/internal/claim"
)

// Figure is what a reference shows: its text, where it leads, and where the number comes from. All are plain
// text; an empty Href makes no link.
type Figure struct {
	Text, Href, Source string

	Claim *claim.Figure // the cell behind the number, for checked prose; nil where there is none
	Fixed bool          // text that stays as typed: neither a link nor checked
}

// referenceKind is the kind of reference in a syntax tree.
var referenceKind = ast.NewNodeKind("FigureReference")

// reference is {{ 吉首市 研发投入 完成率 }} in a text.
type reference struct {
	ast.BaseInline
	words  []string
	start  int  // of the braces, in the source
	open   bool // not closed on its line
	figure Figure
	bare   bool // printed without its link: a mark stands around it, or nothing leads from where it is printed
}

func (r *reference) Kind() ast.NodeKind { return referenceKind }

// Dump prints the node for goldmark's own debugging.
func (r *reference) Dump(source []byte, level int) {
	ast.DumpHelper(r, source, level, map[string]string{"words": strings.Join(r.words, " ")}, nil)
}

// references is the extension of goldmark that knows them.
type references struct{}

func (references) Extend(m goldmark.Markdown) {
	// Before links (200) and after code spans (100): in code, braces are braces.
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(referenceParser{}, 150)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(referenceRenderer{}, 500)))
}

type referenceParser struct{}

// openKey is that of the end of the last line on which braces are not closed.
var openKey = parser.NewContextKey()

func (referenceParser) Trigger() []byte { return []byte{'{'} }

// Parse takes {{ … }} on one line; braces that are not closed are told by the walker.
func (referenceParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) || pc.Get(openKey) == segment.Stop {
		return nil
	}
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		pc.Set(openKey, segment.Stop) // no later braces of the line are closed either
		block.Advance(2)
		return &reference{start: segment.Start, open: true, figure: Figure{Text: "{{"}}
	}
	block.Advance(end + 2)
	return &reference{words: strings.Fields(string(line[2:end])), start: segment.Start}
}

type referenceRenderer struct{}

func (referenceRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(referenceKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			n.(*reference).write(w)
		}
		return ast.WalkContinue, nil
	})
}

// longestUnbroken is how many characters of a reference stay on one line on paper. A longer one may break: it would pull the justified line
// before it apart.
const longestUnbroken = 4

func (r *reference) write(w util.BufWriter) {
	f := r.figure
	if r.bare && f.Text == "" { // a mistake, which was told
		_, _ = w.WriteString(`<span class="broken">{{ ` + html.EscapeString(strings.Join(r.words, " ")) + " }}</span>")
		return
	}
	if f.Fixed || r.bare {
		_, _ = w.WriteString(html.EscapeString(f.Text))
		return
	}
	tag := "span"
	if f.Href != "" {
		tag = "a"
	}
	class := "ref"
	if utf8.RuneCountInString(f.Text) <= longestUnbroken {
		class += " short"
	}
	_, _ = w.WriteString("<" + tag + ` class="` + class + `"`)
	if f.Href != "" {
		_, _ = w.WriteString(` href="` + html.EscapeString(f.Href) + `"`)
	}
	_, _ = w.WriteString(` title="` + html.EscapeString(f.Source) + `">` + html.EscapeString(f.Text) + "</" + tag + ">")
}
