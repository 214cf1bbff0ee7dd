package prose

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// lines is the extension of goldmark that makes paragraphs of the lines that authors begin by hand: 1、… （一）… ①… ——…, indented
// ones, bullets of other programs, the caption of a table. Markdown joins lines between which no empty one stands.
type lines struct{}

func (lines) Extend(m goldmark.Markdown) {
	// After bounds (250): what is within them as a whole is so in parts.
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(lines{}, 260)))
}

func (lines) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	if node.Parent().Kind() == ast.KindListItem { // paragraphs of a tight list would stand in one line: see [walker.parted]
		return
	}
	all := segments(node)
	where := inText
	if next := node.NextSibling(); next != nil && next.Kind() == extension.KindTable {
		where = aboveTable
	}
	begins := beginnings(all, reader.Source(), where)
	if len(begins) == 0 {
		return
	}
	begins = append(begins, len(all))
	node.Lines().SetSliced(0, begins[0])
	trimLast(node, reader.Source())
	last := ast.Node(node)
	for k, from := range begins[:len(begins)-1] {
		p := ast.NewParagraph()
		p.SetPos(all[from].Start)
		for _, line := range all[from:begins[k+1]] {
			p.Lines().Append(line)
		}
		trimLast(p, reader.Source())
		node.Parent().InsertAfter(node.Parent(), last, p)
		last = p
	}
}

func segments(n ast.Node) []text.Segment {
	var list []text.Segment
	for k := range n.Lines().Len() {
		list = append(list, n.Lines().At(k))
	}
	return list
}

// trimLast takes the blanks off the end of a paragraph, as goldmark does when it closes one.
func trimLast(n ast.Node, source []byte) {
	if k := n.Lines().Len() - 1; k >= 0 {
		last := n.Lines().At(k)
		n.Lines().Set(k, last.TrimRightSpace(source))
	}
}

// parted keeps the lines of a list's item apart that authors began by hand.
func (w *walker) parted(block ast.Node) {
	all := segments(block)
	begins := beginnings(all, w.source, inItem)
	if len(begins) == 0 {
		return
	}
	for _, t := range texts(block) {
		for len(begins) > 0 && t.Segment.Stop >= all[begins[0]].Start {
			begins = begins[1:]
		}
		if len(begins) > 0 && t.SoftLineBreak() && t.Segment.Stop >= all[begins[0]-1].Start {
			t.SetHardLineBreak(true)
		}
	}
}

// surroundings say where the lines of a paragraph stand.
type surroundings uint8

const (
	inText     surroundings = iota
	inItem                  // of a list, whose own lines are indented
	aboveTable              // directly
)

// beginnings are the lines of a paragraph, but for its first, that begin a paragraph of their own.
func beginnings(all []text.Segment, source []byte, where surroundings) []int {
	if len(all) < 2 {
		return nil
	}
	marks := make([]lineMark, len(all))
	firsts, lasts := map[lineMark]int{}, map[lineMark]int{} // where each number stands
	bullets := 0
	for k, line := range all {
		marks[k] = markOfLine(line.Value(source))
		if where == aboveTable && isCaption(string(line.Value(source))) {
			marks[k] = lineMark{kind: captioned}
		}
		if marks[k].kind == bullet {
			bullets++
		}
		if _, known := firsts[marks[k]]; !known {
			firsts[marks[k]] = k
		}
		lasts[marks[k]] = k
	}
	var list []int
	for k := 1; k < len(all); k++ {
		m, line := marks[k], all[k].Value(source)
		ended := endsSentence(all[k-1].Value(source))
		begins := false
		switch m.kind {
		case bullet:
			begins = bullets > 1
		case dash: // below a title as well
			begins = ended || isTitle(all[k-1].Value(source))
		case starred:
			begins = ended
		case captioned:
			begins = true
		case dated: // below who signs
			begins = k == len(all)-1 && isTitle(all[k-1].Value(source))
		case none:
		default: // a number, which stands by itself at the beginning of a sentence only where it goes on counting
			before, counted := firsts[lineMark{m.kind, m.value - 1}]
			begins = ended || counted && before < k || lasts[lineMark{m.kind, m.value + 1}] > k
		}
		if numbered := marks[k-1].kind >= comma; !begins && numbered { // 二、存在问题
			begins = isTitle(all[k-1].Value(source))
		}
		if !begins {
			begins = hasTab(line) && hasTab(all[k-1].Value(source)) && onlyApart(all[k-1:k+1], source)
		}
		if where != inItem && !begins {
			begins = isIndented(source, all[k].Start) && !joins(line)
		}
		if begins {
			list = append(list, k)
		} else if marks[k-1].kind == captioned {
			list = append(list, k) // a caption is one line
		}
	}
	return list
}

// longestTitle is how many characters a title has, at most; a line of a text that is broken anywhere is longer.
const longestTitle = 20

// isTitle reports whether a line is short and no sentence, nor a part of one that commas part.
func isTitle(line []byte) bool {
	line = bytes.TrimSpace(line)
	return utf8.RuneCount(line) <= longestTitle && !bytes.ContainsAny(line, "，。；：！？,;")
}

var dateLine = regexp.MustCompile(`^[0-9０-９〇○零一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,3}月[0-9０-９一二三四五六七八九十]{1,3}日$`)

// joins reports whether a line cannot begin a paragraph.
func joins(line []byte) bool {
	r, _ := utf8.DecodeRune(line)
	return strings.ContainsRune("，。；：、？！）”》", r)
}

// endsSentence reports whether a sentence, or what leads to a list, ends with a line.
func endsSentence(line []byte) bool {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(bytes.TrimSpace(line), "*_”）"))
	return strings.ContainsRune("。；：！？;:", r)
}

// lineKind is what a line begins with.
type lineKind uint8

const (
	none      lineKind = iota
	bullet             // • x
	dash               // ——x
	starred            // *注：x
	captioned          // 表1　x, 单位：亿元
	dated              // 2022年7月20日
	comma              // 1、x
	point              // 1.x
	bracket            // （1）x
	half               // 1）x
	chinese            // 一、x
	brackets           // （一）x
	circle             // ①x
)

// lineMark is what a line begins with, and its number.
type lineMark struct {
	kind  lineKind
	value int
}

// numberings are the ways in which authors number lines.
var numberings = []struct {
	kind    lineKind
	pattern *regexp.Regexp
}{
	{comma, regexp.MustCompile(`^([0-9０-９]{1,2})、`)},
	{point, regexp.MustCompile(`^([0-9０-９]{1,2})(?:[.．](?:[^0-9０-９\s.．]|[ \t]+\S)|．[^0-9０-９])`)},
	{bracket, regexp.MustCompile(`^[（(]([0-9０-９]{1,2})[）)]`)},
	{half, regexp.MustCompile(`^([0-9０-９]{1,2})[）)]`)},
	{chinese, regexp.MustCompile(`^([一二三四五六七八九十]{1,3})、`)},
	{brackets, regexp.MustCompile(`^[（(]([一二三四五六七八九十]{1,3})[）)]`)},
	{circle, regexp.MustCompile(`^([①-⑳])`)},
}

func markOfLine(line []byte) lineMark {
	r, _ := utf8.DecodeRune(line)
	switch {
	case bytes.HasSuffix(bytes.TrimSpace(line), []byte("日")) && dateLine.Match(bytes.TrimSpace(line)):
		return lineMark{kind: dated}
	case bulletOf(line) != 0:
		return lineMark{kind: bullet}
	case bytes.HasPrefix(line, []byte("——")):
		return lineMark{kind: dash}
	case (r == '表' || r == '附' || r == '*') && isTitled(string(line)), unitText.Match(bytes.TrimSpace(line)):
		return lineMark{kind: captioned}
	case isStarred(line):
		return lineMark{kind: starred}
	case !strings.ContainsRune("0123456789０１２３４５６７８９（(一二三四五六七八九十", r) && (r < '①' || r > '⑳'):
		return lineMark{}
	}
	for _, n := range numberings {
		if m := n.pattern.FindSubmatch(line); m != nil {
			return lineMark{n.kind, countOf(string(m[1]))}
		}
	}
	return lineMark{}
}

// countOf is the number that a mark says: 12, １２, 十二, ⑫.
func countOf(s string) int {
	n := 0
	for _, r := range s {
		switch at := strings.IndexRune("一二三四五六七八九", r); {
		case r >= '①' && r <= '⑳':
			return int(r-'①') + 1
		case r >= '０' && r <= '９':
			n = n*10 + int(r-'０')
		case isDigit(r):
			n = n*10 + int(r-'0')
		case r == '十':
			n = max(n, 1) * 10
		case at >= 0:
			n += at/len("一") + 1
		}
	}
	return n
}
