package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/picture"
	"bulletin/internal/proof"
)

// Document is a text ready for a page.
type Document struct {
	Blocks   []Block
	Headings []Heading
}

// Block is a run of HTML, or a directive that stands in its place.
type Block struct {
	HTML      []byte
	Directive *Directive
}

// Heading is a heading of the text, for tables of contents. ID is unique in its document.
type Heading struct {
	ID    string
	Level int
	Text  string

	Numbered bool // the author numbers headings of this level
}

// Directive is a fenced block with YAML inside.
type Directive struct {
	Name string
	model.Directive
	Pos diag.Pos // of the first line inside the block
}

// Options say how a text stands in its page.
type Options struct {
	Shift  int                                   // added to the level of each heading
	Prefix string                                // of the ids of headings
	Link   func(kind, id string) (string, error) // the address of “county:jishou”; the error is a Chinese sentence
	// Figure is what {{ words }} shows; it reports mistakes itself. Nil where figures cannot be had.
	Figure func(words []string, pos diag.Pos, diags *diag.List) Figure
	// Pictures are those that the text may show. Nil where none can be had: their captions stand alone.
	Pictures *Pictures
	// Check compares the runs of the text with the data. Nil where there is none to compare with.
	Check func(runs []claim.Run) []claim.Verdict
	// Refused is called for a text that is beyond its bounds and was not looked into. May be nil.
	Refused func()
	// Marks is given the numbers and claims of a text that was checked, in its order. May be nil.
	Marks func([]proof.Mark)
	// Proof, where not empty, is what the ids of marks begin with: the HTML then shows the marks, for a proof sheet, and no
	// links. Marks are numbered on from Marked.
	Proof  string
	Marked int

	short bool // a text without blocks
}

// Parser turns Markdown into documents. It may be used by several goroutines at once.
type Parser struct {
	Pictures *picture.Shelf // of the site; nil where there are none

	markdown goldmark.Markdown
	names    []string // of directives
	decode   func(file string, line int, src []byte, diags *diag.List) model.Directive
}

// New returns a parser. names are the names of fenced blocks that are directives; decode reads the YAML inside a directive; line is where src begins in file.
func New(names []string, decode func(file string, line int, src []byte, diags *diag.List) model.Directive) *Parser {
	return &Parser{
		names:  names,
		decode: decode,
		markdown: goldmark.New(
			goldmark.WithParser(parser.NewParser(
				parser.WithBlockParsers(blockParsers()...),
				parser.WithInlineParsers(inlineParsers()...),
				parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			)),
			goldmark.WithExtensions(
				// The policy of the pages forbids style attributes, which is how goldmark aligns cells.
				extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
				bounds{}, indents{}, tabbed{}, lines{}, references{}, emphasis{}, tables{}, figures{}, marks{}, unused{},
				extension.NewFootnote(extension.WithFootnoteBacklinkHTML("↑"), extension.WithFootnoteIDPrefixFunction(footnotePrefix)),
				extension.NewCJK(extension.WithEscapedSpace()),
			),
		),
	}
}

// Parse turns doc into blocks. Mistakes go to diags; the document is complete all the same.
func (p *Parser) Parse(doc *model.Document, o Options, diags *diag.List) *Document {
	if doc == nil {
		return &Document{}
	}
	return p.parse(doc, 1, o, diags)
}

// parse is Parse for a text whose first character stands in a column of its line.
func (p *Parser) parse(doc *model.Document, col int, o Options, diags *diag.List) *Document {
	source := normalise(doc.Source)
	w := &walker{names: p.names, shelf: p.Pictures, doc: doc, col: col, source: source, options: o, diags: diags}
	if long := longLines(source); long != nil {
		w.tell(long)
		return w.refused()
	}
	context := parser.NewContext()
	root := p.markdown.Parser().Parse(text.NewReader(source), parser.WithContext(context))
	if list, _ := context.Get(excessKey).([]excess); !w.bounded(root, list) {
		return w.refused()
	}
	w.pictures(root)
	w.unused, _ = context.Get(unusedKey).([]*extensionast.Footnote)
	w.arrange(root)
	w.check(root)
	out := &Document{Headings: w.headings}
	var html buffer
	flush := func() {
		if html.Len() > 0 {
			out.Blocks = append(out.Blocks, Block{HTML: slices.Clone(html.Bytes())})
			html.Reset()
		}
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if fence, ok := n.(*ast.FencedCodeBlock); ok {
			if name := w.directiveName(fence); name != "" {
				if w.unended && w.runsOn(fence) {
					continue // told, and what is in it is not the directive's
				}
				flush()
				out.Blocks = append(out.Blocks, Block{Directive: p.directive(w, fence, name)})
				continue
			}
		}
		if err := p.markdown.Renderer().Render(&html, source, n); err != nil {
			// A bytes.Buffer does not fail, and the built-in renderers return no other error.
			panic(fmt.Sprintf("goldmark: %v", err))
		}
	}
	flush()
	return out
}

// buffer is a writer of the kind that goldmark uses as it is, without a buffer of its own for every block.
type buffer struct{ bytes.Buffer }

func (b *buffer) Buffered() int { return b.Len() }
func (b *buffer) Flush() error  { return nil }

// Inline turns a short text into HTML without a paragraph around it.
func (p *Parser) Inline(t model.Text, o Options, diags *diag.List) []byte {
	o.short = true
	doc := p.parse(&model.Document{File: t.Pos.File, Line: t.Pos.Line, Source: []byte(t.Text)}, max(t.Pos.Col, 1), o, diags)
	var html []byte
	for _, b := range doc.Blocks {
		if b.Directive != nil {
			diags.Error(t.Pos, "directive-place", "把图表写在正文中", "这里只能写一段文字，不能放图表")
			continue
		}
		html = append(html, b.HTML...)
	}
	html = bytes.TrimSpace(html)
	html = bytes.TrimPrefix(html, []byte("<p>"))
	return bytes.TrimSuffix(html, []byte("</p>"))
}

func (p *Parser) directive(w *walker, fence *ast.FencedCodeBlock, name string) *Directive {
	var body []byte
	line := w.line(fence.Info.Segment.Start) + 1
	for i := range fence.Lines().Len() {
		s := fence.Lines().At(i)
		body = append(body, s.Value(w.source)...)
	}
	d := &Directive{Name: name, Pos: diag.Pos{File: w.doc.File, Line: line, Col: 1}}
	d.Directive = p.decode(w.doc.File, line, body, w.diags)
	return d
}

// normalise makes every line end with LF, so that offsets count lines alike everywhere, empties lines of wide blanks, and replaces
// what is not UTF-8: the loader refuses such files, and goldmark cannot render them.
func normalise(source []byte) []byte {
	if !utf8.Valid(source) {
		source = bytes.ToValidUTF8(source, []byte("\uFFFD"))
	}
	if bytes.ContainsRune(source, '\r') {
		source = bytes.ReplaceAll(bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if !bytes.ContainsRune(source, '\n') || !bytes.ContainsAny(source, wideBlanks) {
		return source
	}
	return wideBlank.ReplaceAllFunc(source, func(line []byte) []byte { return bytes.Repeat([]byte(" "), len(line)) })
}

// wideBlank is a line of blanks that Markdown takes for text: web pages and mails leave them between paragraphs.
var wideBlank = regexp.MustCompile(`(?m)^[ \t]*[` + wideBlanks + `][ \t` + wideBlanks + `]*$`)

const wideBlanks = "\u00A0\u2002\u2003\u2009\u3000"

// walker checks a syntax tree and prepares its headings and links.
type walker struct {
	names    []string // of directives
	shelf    *picture.Shelf
	doc      *model.Document
	col      int // of the text's first character, from 1
	source   []byte
	options  Options
	diags    *diag.List
	headings []Heading
	unused   []*extensionast.Footnote  // that nothing leads to
	tables   []*caption                // of the text's tables, in its order
	unended  bool                      // a fence of the text is not closed
	starts   []int                     // of the lines of the source, once one was looked for
	last     struct{ offset, col int } // of the place that was told last: most are told in their order
}

func (w *walker) check(root ast.Node) {
	var headings []*ast.Heading
	var tables []*extensionast.Table
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			w.rawHTML(w.blockPos(n))
		case *ast.RawHTML:
			w.rawHTML(w.pos(n.Segments.At(0).Start))
		case *ast.Image:
			w.imagePlace(n)
		case *ast.Text:
			w.noImage(n)
		case *ast.Link:
			w.link(n)
		case *ast.AutoLink:
			w.diags.Error(w.blockPos(n), "bad-link", "写成 [文字](网址)", "网址要写成链接，不能直接写在正文里")
		case *ast.Heading:
			headings = append(headings, n)
		case *ast.List:
			w.listNumber(n)
			w.skippedNumber(n)
		case *ast.Emphasis:
			w.boldMark(n)
		case *extensionast.Table:
			tables = append(tables, n)
			w.cells(n)
		case *reference:
			w.reference(n)
		case *ast.FencedCodeBlock:
			w.fence(n, root)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		panic(fmt.Sprintf("goldmark: %v", err)) // the function above returns none
	}
	for _, n := range headings { // when their figures are known
		w.heading(n)
	}
	markNumbered(headings, w.headings)
	for _, t := range tables {
		w.fit(t)
	}
	w.breaks(root)
	w.footnotes()
	marked := w.claims(root)
	if w.options.Proof != "" {
		w.show(root, marked)
	}
}

// reference finds what a reference shows.
func (w *walker) reference(n *reference) {
	switch {
	case n.open:
		w.openReference(n)
	case w.options.Figure != nil:
		n.figure = w.options.Figure(n.words, w.pos(n.start), w.diags)
	}
}

func (w *walker) rawHTML(pos diag.Pos) {
	w.diags.Error(pos, "raw-html", "删去标记，或在“<”前加反斜线", "正文不能写 HTML 标记")
}

// heading shifts a heading's level and gives it an id that does not depend on its text.
func (w *walker) heading(n *ast.Heading) {
	n.Level = min(n.Level+w.options.Shift, 6)
	id := fmt.Sprintf("%s%d", w.options.Prefix, len(w.headings)+1)
	n.SetAttributeString("id", []byte(id))
	w.headings = append(w.headings, Heading{ID: id, Level: n.Level, Text: plain(n, w.source)})
}

func (w *walker) directiveName(n *ast.FencedCodeBlock) string {
	if n.Info == nil {
		return ""
	}
	name := strings.TrimSpace(string(n.Info.Segment.Value(w.source)))
	if !slices.Contains(w.names, name) {
		return ""
	}
	return name
}

// blockPos is the first place of the block that n is in; inline nodes have no place of their own.
func (w *walker) blockPos(n ast.Node) diag.Pos {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return w.pos(n.Lines().At(0).Start)
		}
	}
	return diag.Pos{File: w.doc.File, Line: w.doc.Line, Col: w.col}
}

// pos turns an offset in the source into a place in the file.
func (w *walker) pos(offset int) diag.Pos {
	row := w.row(offset)
	start, col := w.starts[row], 1
	if start == 0 {
		col = w.col
	}
	if w.last.offset > start && w.last.offset <= offset { // the last one stood before it in its line
		start, col = w.last.offset, w.last.col
	}
	col += utf8.RuneCount(w.source[start:offset])
	w.last.offset, w.last.col = offset, col
	return diag.Pos{File: w.doc.File, Line: w.doc.Line + row, Col: col}
}

func (w *walker) line(offset int) int { return w.doc.Line + w.row(offset) }

// row is the line that an offset stands in, from 0. Lines are counted once: a text may be told of at every place.
func (w *walker) row(offset int) int {
	if w.starts == nil {
		w.starts = []int{0}
		for k, b := range w.source {
			if b == '\n' {
				w.starts = append(w.starts, k+1)
			}
		}
	}
	row, found := slices.BinarySearch(w.starts, offset)
	if !found {
		row--
	}
	return row
}

// plain is the text of n without markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(util.UnescapePunctuations(n.Segment.Value(source)))
			}
		case *reference:
			if entering {
				b.WriteString(n.figure.Text)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// clip cuts a text that the author wrote to what a message can show.
func clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
