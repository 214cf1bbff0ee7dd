package prose

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis is the extension of goldmark that takes references for letters beside * and _: Markdown makes nothing bold between
// a letter and a brace, so that 完成**{{ 完成率 }}**的 would show its stars.
type emphasis struct{}

func (emphasis) Extend(m goldmark.Markdown) {
	// Before goldmark's own, which is at 500.
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(emphasisParser{}, 499)))
}

type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

const letter = 'a'

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if bytes.HasSuffix(block.Source()[:segment.Start], []byte("}}")) {
		before = letter
	}
	run := len(line) - len(bytes.TrimLeft(line, string(line[0])))
	if bytes.HasPrefix(line[run:], []byte("{{")) {
		line = append(slices.Clone(line[:run]), letter)
	}
	node := parser.ScanDelimiter(line, before, 1, emphasised{})
	if node == nil {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// emphasised pairs the marks of emphasis as goldmark does.
type emphasised struct{}

func (emphasised) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

func (emphasised) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (emphasised) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
