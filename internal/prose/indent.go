package prose

import (
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Authors indent a paragraph by two characters, with what their editor has at hand: four spaces, a tab, two of U+3000. The style
// sheets indent as well. So what stands before a line is taken off, and code is code only between fences.

// blockParsers are those of goldmark without the one that takes an indented paragraph for code.
func blockParsers() []util.PrioritizedValue {
	var list []util.PrioritizedValue
	for _, p := range parser.DefaultBlockParsers() {
		switch p.Value {
		case parser.NewCodeBlockParser():
			continue
		case parser.NewParagraphParser():
			p.Value = indentedParagraph{parser.NewParagraphParser()}
		}
		list = append(list, p)
	}
	return list
}

// indentedParagraph is goldmark's parser of paragraphs, which leaves what is indented by four spaces to that of code.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// indents is the extension of goldmark that takes off what stands before the lines of a paragraph.
type indents struct{}

func (indents) Extend(m goldmark.Markdown) {
	// After bounds (50), before link definitions (100), which may stand after blanks as well.
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(indents{}, 60)))
}

func (indents) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for k := range lines.Len() {
		lines.Set(k, unindented(lines.At(k), source))
	}
}

// unindented is a line without the blanks before it. A line of nothing but blanks stays.
func unindented(line text.Segment, source []byte) text.Segment {
	start := line.Start
	for start < line.Stop {
		r, size := utf8.DecodeRune(source[start:line.Stop])
		if blankWidth(r) == 0 {
			break
		}
		start += size
	}
	if start == line.Stop || source[start] == '\n' {
		return line
	}
	line.Start, line.Padding = start, 0
	return line
}

// blankWidth is how wide a blank is, in halves of a Chinese character; 0 for what is none.
func blankWidth(r rune) int {
	switch {
	case r == '\t':
		return indentWidth
	case r == '\u3000' || r == '\u2003':
		return 2
	case r == ' ' || r == '\u00A0' || r >= '\u2000' && r <= '\u200A':
		return 1
	}
	return 0
}

// indentWidth is how far a line is indented that begins a paragraph, in halves of a Chinese character.
const indentWidth = 4

// isIndented reports whether so wide a blank stands before a place that a paragraph begins there.
func isIndented(source []byte, at int) bool {
	width := 0
	for at > 0 && width < indentWidth {
		r, size := utf8.DecodeLastRune(source[:at])
		w := blankWidth(r)
		if w == 0 {
			return false
		}
		width, at = width+w, at-size
	}
	return width >= indentWidth
}
