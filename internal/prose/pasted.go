package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
)

// What other programs leave in a text, and what nobody can read off it, is told: Markdown prints it as it is.

// pasted tells what looks like something else than readers will see.
func (w *walker) pasted(root ast.Node, c *collector) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock:
			if entering {
				w.headingMarks(n)
				w.wideLinks(n)
				w.drawn(n)
				w.runOn(n)
				w.pageNumbers(n)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	for k := range c.runs {
		for j := range c.runs[k].Pieces {
			if p, o := &c.runs[k].Pieces[j], c.origins[k][j]; o.printed == nil && !o.code {
				w.leftovers(p.Text, o.start)
			}
		}
	}
	w.pastedNotes(c)
}

var (
	headingMark   = regexp.MustCompile(`^(#{1,6}|＃{1,6})([ \t　]*)([^#＃\s])`)
	wideBraces    = regexp.MustCompile(`｛[｛{]|\{｛`)
	wideReference = regexp.MustCompile(`^(?:｛[｛{]|\{｛)([^｛｝{}\n]{1,200})(?:｝[｝}]|\}｝)`)
	strayStars    = regexp.MustCompile(`\*\*+|＊＊`)
	noteMark      = regexp.MustCompile(`\[\^([^\]\s]{1,20})\]`)
)

// headingMarks tells # that makes no heading: without a blank behind it, or with a wide one before it.
func (w *walker) headingMarks(block ast.Node) {
	for _, line := range segments(block) {
		m := [][]byte(nil)
		if value := line.Value(w.source); bytes.HasPrefix(value, []byte("#")) || bytes.HasPrefix(value, []byte("＃")) {
			m = headingMark.FindSubmatch(value)
		}
		if m == nil {
			continue
		}
		mark, behind := string(m[1]), string(m[2])
		digit := len(m[3]) == 1 && m[3][0] < 0x80
		switch {
		case mark == "#" && digit && behind == "": // #1机组
		case mark[0] != '#':
			half := strings.Repeat("#", utf8.RuneCountInString(mark))
			w.suggest(line.Start, mark+behind, half+" ", "heading-mark", "改用半角的“#”，后面空一格", "全角的“＃”不表示标题，会照印出来")
		case behind == "" || behind[0] != ' ' && behind[0] != '\t':
			old, half := mark+behind, mark+" "
			if mark == "#" { // #科技活动周#
				old, half = "", ""
			}
			w.suggest(line.Start, old, half, "heading-mark", "在“"+mark+"”后面空一格（半角空格）", fmt.Sprintf("“%s”后面没有空格，不成标题，会照印出来", mark))
		default:
			w.diags.Warning(w.pos(line.Start), "heading-mark", "删去“"+mark+"”前面的空格", "“%s”前面有空格，不成标题，会照印出来", mark)
		}
	}
}

// suggest records a warning at an offset, with what the program can write in the place of old; both are empty where there is not
// just one right answer.
func (w *walker) suggest(at int, old, new, code, fix, text string) {
	w.diags.Add(diag.Diagnostic{Pos: w.pos(at), Severity: diag.Warning, Code: code, Text: text, Fix: fix, Old: old, New: new})
}

// listNumber tells a list that begins with a year.
func (w *walker) listNumber(n *ast.List) {
	const most = 100 // items that anybody numbers
	if n.IsOrdered() && n.Start >= most {
		w.diags.Warning(w.innerPos(n), "list-number", fmt.Sprintf("不是序号的，写成“%d\\.”", n.Start), "“%d.”成了列表的序号", n.Start)
	}
}

// boldMark tells what is bold from a mark on (王**、李**, or a selection that took one in), and what is set in italics between two
// words, over a comma: there stars were meant, which lead to a note.
func (w *walker) boldMark(n *ast.Emphasis) {
	first, ok := n.FirstChild().(*ast.Text)
	last, also := n.LastChild().(*ast.Text)
	if !ok || !also || first.Segment.Len() == 0 {
		return
	}
	if r, _ := utf8.DecodeRune(first.Segment.Value(w.source)); n.Level > 1 && strings.ContainsRune("、，。；：）", r) {
		w.diags.Warning(w.pos(first.Segment.Start), "stray-stars", `把“**”移到标点后面；要照印星号，写成“\*\*”`, "从“%c”起成了加粗", r)
	}
	start, stop := first.Segment.Start-1, last.Segment.Stop
	if n.Level > 1 || start < 0 || stop >= len(w.source) || w.source[start] != '*' {
		return
	}
	before, _ := utf8.DecodeLastRune(w.source[:start])
	after, _ := utf8.DecodeRune(w.source[stop+1:])
	if unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after) && strings.ContainsAny(plain(n, w.source), "，。；") {
		w.diags.Warning(w.pos(start), "stray-stars", `要照印星号，写成“\*”`, "两个“*”之间成了斜体，星号不会出现")
	}
}

// leftovers tells marks in a text that mean nothing to Markdown, and characters that only one computer can show.
func (w *walker) leftovers(text string, start int) {
	for at, r := range text {
		if r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 {
			w.diags.Warning(w.pos(start+at), "private-character", "删去它；是字的，改用标准的字或者图形符号",
				"这里有只在个别字体里才有的字符（U+%04X），在别的电脑上看不到", r)
			break // the others are of the same font
		}
	}
	w.residue(text, start)
	if !strings.ContainsAny(text, "｛{*＊[_") {
		return
	}
	w.boldUnderscores(text, start)
	if at := wideBraces.FindStringIndex(text); at != nil {
		old, half := "", ""
		if m := wideReference.FindStringSubmatch(text[at[0]:]); m != nil {
			old, half = m[0], "{{ "+strings.TrimSpace(m[1])+" }}"
		}
		w.suggest(start+at[0], old, half, "wide-braces", "改用半角的“{{ … }}”", "全角的花括号不是引用，会照印出来")
	}
	w.singleBraces(text, start)
	if at := strayStars.FindStringIndex(text); at != nil && !bytes.HasSuffix(w.source[:start+at[0]], []byte(`\`)) {
		fix := `“**”要成对，里面的两头不留空格；要照印星号，写成“\*\*”`
		if text[at[0]] != '*' {
			fix = "加粗用半角的“**”；要照印的，写成“＊\\＊”"
		}
		w.diags.Warning(w.pos(start+at[0]), "stray-stars", fix, "“%s”没有成为加粗，会照印出来", text[at[0]:at[1]])
	}
	if w.unended {
		return // the note may stand in what a fence swallowed
	}
	for _, m := range noteMark.FindAllStringSubmatchIndex(text, -1) {
		if bytes.HasSuffix(w.source[:start+m[0]], []byte(`\`)) {
			continue
		}
		label := text[m[2]:m[3]]
		w.diags.Warning(w.pos(start+m[0]), "unknown-footnote", fmt.Sprintf("另起一段写“[^%s]: 脚注的内容”，用半角的冒号", label), "没有脚注“%s”，会照印出来", label)
	}
}

// drawn tells a paragraph that is drawn as a table and is none.
func (w *walker) drawn(block ast.Node) {
	all := segments(block)
	if len(all) < 2 {
		return
	}
	kinds := make([]drawnLine, len(all))
	for k, line := range all {
		kinds[k] = drawnOf(line.Value(w.source))
	}
	for k := 1; k < len(all); k++ {
		a, b := kinds[k-1], kinds[k]
		at := all[k-1].Start
		switch {
		case a.tabs > 0 && b.tabs > 0 && !onlyApart(all[k-1:k+1], w.source):
			w.diags.Warning(w.pos(at), "pasted-table", "各行用同样多的制表符隔开，空格也留着；或排成“| 甲 | 乙 |”的表，见手册“从别处粘贴”", "像是粘贴的表格，各行的栏数不同，排不成表")
		case a.bars > 0 && a.bars == b.bars && a.wide:
			w.diags.Warning(w.pos(at), "pasted-table", "改用半角的“|”", "全角的“｜”排不成表，会照印出来")
		case a.bars > 0 && a.bars == b.bars:
			w.diags.Warning(w.pos(at), "pasted-table", "在第一行下面加一行“"+strings.Repeat("|---", max(a.columns, 1))+"|”", "像是表格，但是第一行下面没有“|---|”，排不成表")
		case a.gaps > 1 && a.gaps == b.gaps:
			w.diags.Warning(w.pos(at), "pasted-table", "排成“| 甲 | 乙 |”的表，见手册“从别处粘贴”", "像是用空格排的表格，会连成一段")
		default:
			continue
		}
		return
	}
}

var pageNumber = regexp.MustCompile(`^[ \t　]*(?:[—–－-]+[ \t　]*[0-9０-９]{1,3}[ \t　]*[—–－-]+|第[ \t　]*[0-9０-９]{1,3}[ \t　]*页(?:[ \t　]*[，,/]?[ \t　]*共[ \t　]*[0-9０-９]{1,3}[ \t　]*页)?)\s*$`)

// pageNumbers tells the number of a page, which came with the text of a printed document.
func (w *walker) pageNumbers(block ast.Node) {
	for _, line := range segments(block) {
		start := line.Start
		if block.Parent().Kind() == ast.KindListItem { // - 3 - began a list
			start = bytes.LastIndexByte(w.source[:start], '\n') + 1
		}
		if value := w.source[start:line.Stop]; len(value) < 64 && pageNumber.Match(value) {
			w.diags.Warning(w.pos(start), "page-number", "删去这一行；它把一段分成了两段的，接起来", "“%s”像是粘贴来的页码", bytes.TrimSpace(value))
		}
	}
}

// runOn tells paragraphs between which no empty line stands, as Word pastes them: two lines that each end a sentence, of which one
// has several. Lines that are broken anywhere, or after each sentence, are not like that.
func (w *walker) runOn(block ast.Node) {
	all := segments(block)
	for k := 1; k < len(all); k++ {
		a, b := bytes.TrimSpace(all[k-1].Value(w.source)), bytes.TrimSpace(all[k].Value(w.source))
		if endsParagraph(a) && endsParagraph(b) && max(sentences(a), sentences(b)) > 1 {
			w.diags.Warning(w.pos(all[k].Start), "run-on", "要另起一段的，前面空一行；不另起的，把两行接成一行", "这一行和上一行之间没有空行，连成了一段")
			return
		}
	}
}

func endsParagraph(line []byte) bool {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(line, "”）*"))
	return r == '。' || r == '！' || r == '？'
}

func sentences(line []byte) int { return bytes.Count(line, []byte("。")) }

// drawnLine is how many cells a line may have.
type drawnLine struct {
	tabs, bars, gaps, columns int
	wide                      bool // bars as wide as Chinese characters
}

var wideGap = regexp.MustCompile(`\S(?: {2,}|[ 　]*　[ 　]*)`)

func drawnOf(line []byte) drawnLine {
	text := string(bytes.TrimSpace(line))
	d := drawnLine{tabs: strings.Count(text, "\t")}
	half, wide := strings.Count(text, "|"), strings.Count(text, "｜")
	d.bars, d.wide = half+wide, wide > half
	d.columns = d.bars + 1
	for _, bar := range []string{"|", "｜"} {
		if strings.HasPrefix(text, bar) {
			d.columns--
		}
		if strings.HasSuffix(text, bar) {
			d.columns--
		}
	}
	d.gaps = len(wideGap.FindAllString(text, -1))
	return d
}

var (
	pastedNote = regexp.MustCompile(`^(?:\[([0-9]{1,2})\]|([①-⑳]))[ \t　]*\S`)
	pastedMark = regexp.MustCompile(`\[([0-9]{1,2})\]|([①-⑳])`)
)

// pastedNotes tells footnotes that came as text: a mark behind a phrase, and a paragraph below that begins with it.
func (w *walker) pastedNotes(c *collector) {
	notes := map[string]int{} // the offsets of the paragraphs, by mark
	for k := range c.runs {
		if o := c.origins[k]; c.runs[k].Kind == claim.Paragraph && len(o) > 0 && o[0].printed == nil {
			if m := pastedNote.FindStringSubmatch(c.runs[k].Pieces[0].Text); m != nil {
				notes[m[1]+m[2]] = o[0].start
			}
		}
	}
	if len(notes) == 0 {
		return
	}
	for k := range c.runs {
		for j := range c.runs[k].Pieces {
			text, o := c.runs[k].Pieces[j].Text, c.origins[k][j]
			if o.printed != nil || o.code {
				continue
			}
			for _, m := range pastedMark.FindAllStringIndex(text, -1) {
				mark := strings.Trim(text[m[0]:m[1]], "[]")
				note, known := notes[mark]
				next, _ := utf8.DecodeRuneInString(text[m[1]:])
				if j == 0 && m[0] == 0 || !known || note < o.start || m[1] < len(text) && !strings.ContainsRune("，。；、：！？）", next) && text[m[0]] != '[' {
					continue
				}
				w.diags.Warning(w.pos(o.start+m[0]), "pasted-footnote", fmt.Sprintf("这里写“[^%[1]s]”，第 %[2]d 行的脚注写成“[^%[1]s]: …”，两条之间空一行", mark, w.line(note)),
					"“%s”像是粘贴来的脚注，不会成为脚注", text[m[0]:m[1]])
			}
		}
	}
}
