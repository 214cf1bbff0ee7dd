package prose

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"bulletin/internal/diag"
)

// fence reports a directive that does not stand on its own, and a fenced block that is no directive.
func (w *walker) fence(n *ast.FencedCodeBlock, root ast.Node) {
	name := ""
	if n.Info != nil {
		name = strings.TrimSpace(string(n.Info.Segment.Value(w.source)))
	}
	if w.runsOn(n) {
		w.unended = true
		w.diags.Error(w.fencePos(n), "open-fence", "在这一块各行之后另起一行，只写“```”", "“```%s”没有结束，下面的文字都成了它的内容", clip(name))
		return
	}
	switch {
	case w.directiveName(n) != "" && n.Parent() != root:
		w.diags.Error(w.blockPos(n), "directive-place", "移到列表和引文之外，前后空一行", "“%s”指令要单独成段", name)
	case w.directiveName(n) == "" && name != "":
		fix := diag.Suggest(name, w.names)
		if fix == "" {
			fix = "可写 " + strings.Join(w.names, "、")
		}
		w.diags.Error(w.pos(n.Info.Segment.Start), "unknown-directive", fix, "没有“%s”指令", clip(name))
	}
}

// runsOn reports whether a fence is not closed: nothing ends it before the end of what it stands in, or another block begins
// within it, which took its end away.
func (w *walker) runsOn(n *ast.FencedCodeBlock) bool {
	lines := n.Lines()
	for k := range lines.Len() {
		line := lines.At(k)
		mark, rest, _ := bytes.Cut(bytes.TrimSpace(line.Value(w.source)), []byte("```"))
		if len(mark) == 0 && len(rest) > 0 && w.isName(string(bytes.TrimSpace(rest))) {
			return true
		}
	}
	after := w.source[w.fenceEnd(n):]
	row, _, _ := bytes.Cut(after, []byte("\n"))
	row = bytes.TrimLeft(row, "> \t")
	return !bytes.HasPrefix(row, []byte("```")) && !bytes.HasPrefix(row, []byte("~~~"))
}

// fenceEnd is the offset behind the lines of a fenced block.
func (w *walker) fenceEnd(n *ast.FencedCodeBlock) int {
	if k := n.Lines().Len(); k > 0 {
		last := n.Lines().At(k - 1)
		return last.Stop
	}
	at := n.Pos()
	if n.Info != nil {
		at = n.Info.Segment.Stop
	}
	if end := bytes.IndexByte(w.source[max(at, 0):], '\n'); end >= 0 {
		return max(at, 0) + end + 1
	}
	return len(w.source)
}

func (w *walker) isName(text string) bool {
	for _, name := range w.names {
		if name == text {
			return true
		}
	}
	return false
}

// fencePos is where a fenced block begins.
func (w *walker) fencePos(n *ast.FencedCodeBlock) diag.Pos {
	if n.Info != nil {
		return w.pos(n.Info.Segment.Start)
	}
	return w.pos(max(n.Pos(), 0))
}

var halfClosed = regexp.MustCompile(`^\{\{([^{}｛｝\n]{1,200})(\}|｝｝|｝\}|\}｝|｝)`)

// openReference tells a reference that does not end on its line. Where one brace is missing, or they are full-width, the program
// can mend it.
func (w *walker) openReference(n *reference) {
	line, _, _ := bytes.Cut(w.source[n.start:], []byte("\n"))
	d := diag.Diagnostic{Pos: w.pos(n.start), Severity: diag.Error, Code: "open-reference", Text: "引用没有写完",
		Fix: "在同一行写上“}}”；要写花括号本身，在前面加反斜线"}
	if m := halfClosed.FindSubmatch(line); m != nil {
		d.Text = "引用“" + clip(string(m[0])) + "”没有写完，少了半角的“}”"
		d.Old, d.New = string(m[0]), "{{ "+strings.TrimSpace(string(m[1]))+" }}"
		d.Fix = "写成“" + clip(d.New) + "”；要写花括号本身，在前面加反斜线"
	}
	w.diags.Add(d)
}

var singleBrace = regexp.MustCompile(`[{｛]([^{}｛｝\n]{1,100})[}｝]`)

// singleBraces tells a reference in one pair of braces, which is printed as it is: what would be one in two.
func (w *walker) singleBraces(text string, start int) {
	if w.options.Figure == nil {
		return
	}
	for _, m := range singleBrace.FindAllStringSubmatchIndex(text, -1) {
		before, after := text[:m[0]], text[m[1]:]
		words := strings.Fields(text[m[2]:m[3]])
		if len(words) == 0 || strings.HasSuffix(before, "{") || strings.HasSuffix(before, "｛") || strings.HasPrefix(after, "}") ||
			strings.HasPrefix(after, "｝") || bytes.HasSuffix(w.source[:start+m[0]], []byte(`\`)) {
			continue
		}
		var mistakes diag.List
		if f := w.options.Figure(words, diag.Pos{}, &mistakes); f.Text == "" || f.Fixed || mistakes.HasErrors() {
			continue
		}
		old, full := text[m[0]:m[1]], "{{ "+strings.Join(words, " ")+" }}"
		w.suggest(start+m[0], old, full, "single-brace", "写成“"+clip(full)+"”", "“"+clip(old)+"”只有一层花括号，不是引用，会照印出来")
	}
}
