package prose

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis is the extension of goldmark that pairs *, _ and ~~ as Chinese is written. CommonMark asks for a space between a
// mark and what is no letter, and Chinese has none: **要求：**各县区 would show its stars. The rules are those of
// https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md, sections 2.1 and 6.2, with four additions:
//
//   - quotation marks, dashes and dots that Chinese shares with other scripts (“ ” ‘ ’ — …) are Chinese here, whatever
//     stands beside them;
//   - a reference counts as a letter: 完成**{{ 完成率 }}**的;
//   - one star between two digits multiplies;
//   - one tilde is a range (1~6月) and strikes nothing out.
type emphasis struct{}

func (emphasis) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(
		util.Prioritized(pairParser{marks: []byte("*_"), least: 1}, 500),
		util.Prioritized(pairParser{marks: []byte("~"), least: 2}, 500),
	))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500)))
}

// inlineParsers are those of goldmark without its own of emphasis.
func inlineParsers() []util.PrioritizedValue {
	return slices.DeleteFunc(parser.DefaultInlineParsers(), func(p util.PrioritizedValue) bool { return p.Value == parser.NewEmphasisParser() })
}

// pairParser finds marks that come in pairs: runs of at least so many.
type pairParser struct {
	marks []byte
	least int
}

func (p pairParser) Trigger() []byte { return p.marks }

func (p pairParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	mark := line[0]
	run := len(line) - len(bytes.TrimLeft(line, string(mark)))
	if run < p.least || mark == '~' && (run > p.least || block.PrecendingCharacter() == '~') {
		return nil
	}
	before, after := besides(block, line[run:], segment.Start)
	if mark == '*' && run == 1 && isDigit(before) && isDigit(after) {
		return nil
	}
	open, shut := flanks(mark, before, after)
	var means parser.DelimiterProcessor = pairs{}
	if mark == '~' {
		means = struckOut{}
	}
	node := parser.NewDelimiter(open, shut, run, mark, means)
	node.Segment = segment.WithStop(segment.Start + run)
	block.Advance(run)
	pc.PushDelimiter(node)
	return node
}

const letter = 'a'

// besides are the characters before and after a run of marks; a reference is a letter.
func besides(block text.Reader, rest []byte, start int) (before, after rune) {
	before, after = block.PrecendingCharacter(), '\n'
	source := block.Source()[:start]
	if isVariation(before) { // it says how the character before it looks
		source = source[:len(source)-utf8.RuneLen(before)]
		if r, size := utf8.DecodeLastRune(source); size > 0 {
			before = r
		}
	}
	if bytes.HasSuffix(source, []byte("}}")) {
		before = letter
	}
	if len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	if bytes.HasPrefix(rest, []byte("{{")) {
		after = letter
	}
	return before, after
}

// flanks reports whether a run of marks between two characters may open a pair, and shut one.
func flanks(mark byte, before, after rune) (open, shut bool) {
	foreign := func(r rune) bool { return util.IsPunctRune(r) && !isChinese(r) } // a mark of other scripts
	left := !util.IsSpaceRune(after) && (!foreign(after) || util.IsSpaceRune(before) || foreign(before) || isChinese(before))
	right := !util.IsSpaceRune(before) && (!foreign(before) || util.IsSpaceRune(after) || foreign(after) || isChinese(after))
	if mark == '_' { // within a word it is a letter: report_2022.xlsx
		return left && (!right || util.IsPunctRune(before)), right && (!left || util.IsPunctRune(after))
	}
	return left, right
}

// isChinese reports whether a character is one of Chinese, Japanese or Korean, or a mark that they write with: what is as wide
// as a Chinese character and no picture, and Hangul.
func isChinese(r rune) bool {
	switch {
	case r < 0x1100:
		return r == '·'
	case r >= '‘' && r <= '”' || r == '—' || r == '…':
		return true
	case r >= 0xE0100 && r <= 0xE01EF: // says which form of a Chinese character is meant
		return true
	case r >= 0x2300 && r <= 0x2BFF: // pictures but for a few
		return r == 0x2329 || r == 0x232A || r >= 0x2630 && r <= 0x2637 || r >= 0x268A && r <= 0x268F
	case r >= 0x1F000 && r <= 0x1FAFF: // pictures
		return false
	}
	switch util.EastAsianWidth(r) {
	case "W", "F", "H":
		return true
	}
	return unicode.Is(unicode.Hangul, r)
}

func isVariation(r rune) bool { return r >= 0xFE00 && r <= 0xFE0E }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// pairs makes of two runs of marks what they mean.
type pairs struct{}

func (pairs) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

func (pairs) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

func (pairs) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// struckOut strikes out what stands between tildes.
type struckOut struct{ pairs }

func (struckOut) OnMatch(int) ast.Node { return extensionast.NewStrikethrough() }
