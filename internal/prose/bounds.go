package prose

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bulletin/internal/diag"
)

// Bounds of a text. Reading a paragraph takes the square of its length and of its marks in time, and what is nested too
// deep no program reads any more; the file as a whole is bounded where it is read.
const (
	maxParagraph = 32 << 10  // bytes of a paragraph, or of a line
	maxMarks     = 1000      // characters of Markdown in a paragraph, or in a line
	maxTable     = 256 << 10 // bytes
	maxColumns   = 60
	maxCells     = 20_000
	maxOpeners   = 100 // marks of lists and quotations at the beginning of a line
	maxNesting   = 16  // lists, quotations, emphasis and links around each other
)

// excess is a place at which a text is beyond its bounds.
type excess struct {
	offset    int
	what, fix string
}

// tell reports what is beyond the bounds.
func (w *walker) tell(list []excess) {
	for _, e := range list {
		w.diags.Error(w.pos(e.offset), "too-large", e.fix, "%s", e.what)
	}
}

// isMark reports whether Markdown looks for a partner of a character.
func isMark(b byte) bool {
	switch b {
	case '[', ']', '*', '_', '`', '<', '~':
		return true
	}
	return false
}

func marksIn(s []byte) int {
	n := 0
	for _, b := range s {
		if isMark(b) {
			n++
		}
	}
	return n
}

// longLines are the lines that are too long for a paragraph, or begin too many lists and quotations: a parser walks through
// all of them for each further one.
func longLines(source []byte) []excess {
	var list []excess
	at := 0
	for line := range bytes.Lines(source) {
		if e, found := measure("一行", at, len(line), marksIn(line)); found {
			list = append(list, e)
		} else if openers(line) > maxOpeners {
			list = append(list, excess{at, fmt.Sprintf("这一行的开头连着写了 %d 个以上引文、列表的记号", maxOpeners), "减少层次，多出来的另起一段"})
		}
		at += len(line)
	}
	return list
}

// openers is how many lists and quotations a line may begin or go on with.
func openers(line []byte) int {
	if len(bytes.Trim(line, "- \t\n")) == 0 || len(bytes.Trim(line, "* \t\n")) == 0 {
		return 0 // a rule, or nothing
	}
	n := 0
	for k := 0; k < len(line); k++ {
		switch b := line[k]; {
		case b == '>', b == '-', b == '*', b == '+', b == ')', b == '.':
			n++
		case b == ' ', b == '\t', '0' <= b && b <= '9':
		default:
			return n
		}
	}
	return n
}

// measure holds a paragraph or a line against its bounds.
func measure(what string, offset, size, marks int) (excess, bool) {
	switch {
	case size > maxParagraph:
		return excess{offset, fmt.Sprintf("%s有 %d KB，最多 %d KB", what, size>>10, maxParagraph>>10), "分成几段，段与段之间空一行"}, true
	case marks > maxMarks:
		return excess{offset, fmt.Sprintf("%s里有 %d 个 Markdown 记号（[ ] * _ ` < ~），最多 %d 个", what, marks, maxMarks), "分成几段，或删去多余的记号"}, true
	}
	return excess{}, false
}

// bounds is the extension of goldmark that leaves out paragraphs and tables beyond their bounds, before anything looks into
// them, and remembers where they stood.
type bounds struct {
	tables bool // what may be a table is measured as one; what is still a paragraph afterwards is none
}

var excessKey = parser.NewContextKey()

func (bounds) Extend(m goldmark.Markdown) {
	// Before link definitions (100) and after tables (200).
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(bounds{tables: true}, 50), util.Prioritized(bounds{}, 250)))
}

// columnsOf is how many columns a line of bars and dashes makes; none without a bar: dashes alone make a heading.
func columnsOf(line []byte) int {
	line = bytes.TrimSpace(line)
	bars := bytes.Count(line, []byte("|"))
	if bars == 0 {
		return 0
	}
	if line[0] == '|' {
		bars--
	}
	if line[len(line)-1] == '|' {
		bars--
	}
	return bars + 1
}

func (b bounds) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	size, marks, columns := 0, 0, 0
	for k := range lines.Len() {
		segment := lines.At(k)
		line := segment.Value(source)
		size, marks = size+len(line), marks+marksIn(line)
		if b.tables && k > 0 && len(bytes.Trim(line, "|-: \t\n")) == 0 && bytes.IndexByte(line, '-') >= 0 { // what stands under the head of a table
			columns = max(columns, columnsOf(line))
		}
	}
	if lines.Len() == 0 {
		return
	}
	at := lines.At(0).Start
	e, found := excess{}, false
	switch cells := columns * (lines.Len() - 1); { // the line of dashes holds none
	case columns == 0:
		e, found = measure("一段", at, size, marks)
	case columns > maxColumns:
		e, found = excess{at, fmt.Sprintf("表有 %d 栏，最多 %d 栏", columns, maxColumns), "分成几张表"}, true
	case size > maxTable || cells > maxCells:
		e, found = excess{at, fmt.Sprintf("表太大（%d KB，%d 格），最多 %d KB、%d 格", size>>10, cells, maxTable>>10, maxCells), "分成几张表，或改用 table 指令"}, true
	}
	if !found {
		return
	}
	list, _ := pc.Get(excessKey).([]excess)
	pc.Set(excessKey, append(list, e))
	node.Parent().RemoveChild(node.Parent(), node)
}

// tooDeep is the first node of a tree around which too many others stand, or nil.
func tooDeep(root ast.Node) (found ast.Node) {
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.List, *ast.Blockquote, *ast.Emphasis, *ast.Link, *extension.Strikethrough, *extension.Footnote:
		default:
			return ast.WalkContinue, nil
		}
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		if depth++; depth > maxNesting {
			found = n
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// bounded reports whether a text may be looked into; what is beyond the bounds has been told.
func (w *walker) bounded(root ast.Node, list []excess) bool {
	w.tell(list)
	deep := tooDeep(root)
	if deep != nil {
		w.diags.Error(w.innerPos(deep), "too-deep", "减少层次，多出来的另起一段", "列表、引文、强调和链接套了 %d 层以上，最多 %d 层", maxNesting, maxNesting)
	}
	return deep == nil && len(list) == 0
}

// innerPos is the first place of what is in a block, or that of the block that an inline node is in: lists and quotations have no
// lines of their own.
func (w *walker) innerPos(n ast.Node) diag.Pos {
	for block := n; block != nil && block.Type() == ast.TypeBlock; block = block.FirstChild() {
		if block.Lines().Len() > 0 {
			return w.pos(block.Lines().At(0).Start)
		}
	}
	return w.blockPos(n)
}

// refused is what is shown of a text that may not be looked into: nothing.
func (w *walker) refused() *Document {
	if w.options.Refused != nil {
		w.options.Refused()
	}
	return &Document{}
}
