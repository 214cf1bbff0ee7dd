package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// residues are what other programs leave in the place of what cannot be pasted.
var residues = []struct {
	pattern   *regexp.Regexp
	says, fix string
}{
	{regexp.MustCompile(`错误[!！]\s*(?:未找到引用源|未定义书签)|Error[!！] (?:Reference source not found|Bookmark not defined)|\b(?:PAGEREF|HYPERLINK|MERGEFORMAT) `),
		"“%s”是 Word 留下的域，指向的内容没有粘贴过来", "改成所指的章节、图表的名称或者序号"},
	{regexp.MustCompile(`\[cid:[^\]\s]+\]`), "“%s”是邮件里图片的位置，图没有粘贴过来", "把图片存到期次的文件夹里，写成 ![题注](文件名)；不用图的，删去"},
}

// residue tells what other programs left in a text.
func (w *walker) residue(text string, start int) {
	for _, r := range residues {
		if at := r.pattern.FindStringIndex(text); at != nil {
			w.diags.Warning(w.pos(start+at[0]), "pasted-residue", r.fix, r.says, clip(text[at[0]:at[1]]))
		}
	}
}

// underscores are what two of them stand around where a mark of Chinese keeps them from being bold.
var underscores = regexp.MustCompile(`__[^_\s]{1,40}[：，。、；”）》】]__`)

// boldUnderscores tells __要求：__各县区, which is bold to other editors.
func (w *walker) boldUnderscores(text string, start int) {
	if at := underscores.FindStringIndex(text); at != nil {
		w.diags.Warning(w.pos(start+at[0]), "stray-stars", "加粗用“**”", "“%s”没有成为加粗，会照印出来", clip(text[at[0]:at[1]]))
	}
}

var itemNumber = regexp.MustCompile(`([0-9]{1,9})[.)][ \t]*$`)

// skippedNumber tells a list in which a number is typed that is not the one that is shown. Where each item has the same number, none
// was meant.
func (w *walker) skippedNumber(n *ast.List) {
	if !n.IsOrdered() {
		return
	}
	shown, wrong, same := n.Start, -1, true
	var at int
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && first.Lines() != nil && first.Lines().Len() > 0 {
			start := first.Lines().At(0).Start
			m := itemNumber.FindSubmatch(w.source[bytes.LastIndexByte(w.source[:start], '\n')+1 : start])
			if m != nil {
				typed, _ := strconv.Atoi(string(m[1]))
				same = same && typed == n.Start
				if typed != shown && wrong < 0 {
					wrong, at = typed, start
					defer func(shown int) {
						if !same {
							w.diags.Warning(w.pos(at), "list-number", fmt.Sprintf("改成“%d.”；序号不连续的，每条前后各空一行，写成“%d\\.”", shown, wrong),
								"写的是“%d.”，列表按次序会印成“%d.”", wrong, shown)
						}
					}(shown)
				}
			}
		}
		shown++
	}
}

// cells tells what a table does not show: cells beyond its last column, and a cell that a spreadsheet broke into lines.
func (w *walker) cells(t *extension.Table) {
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell.Lines().Len() == 0 {
				continue
			}
			segment := cell.Lines().At(0)
			if value := segment.Value(w.source); len(value) > 1 && value[0] == '"' && bytes.Count(value, []byte(`"`)) == 1 {
				w.diags.Warning(w.pos(segment.Start), "pasted-table", "在表格软件里去掉这一格的换行再粘贴；要分行的，在格里写 <br>", "这一格里有换行，从这里起排不成表")
				return
			}
		}
		w.lostCells(row, len(t.Alignments))
	}
}

// lostCells tells a row with more cells than the table has columns.
func (w *walker) lostCells(row ast.Node, columns int) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if cell.Lines().Len() == 0 {
			continue
		}
		at := cell.Lines().At(0).Start
		start := bytes.LastIndexByte(w.source[:at], '\n') + 1
		line, _, _ := bytes.Cut(w.source[start:], []byte("\n"))
		if line = bytes.TrimSpace(line); !bytes.HasPrefix(line, []byte("|")) {
			return // of a table in a list, or one that tabulators part
		}
		from := start + bytes.IndexByte(w.source[start:], '|')
		segments := cutBars(text.NewSegment(from, from+len(line)), w.source)
		if len(segments) <= columns {
			return
		}
		for _, s := range segments[columns:] {
			if s.Len() > 0 {
				w.diags.Warning(w.pos(s.Start), "lost-cell", "删去多余的“|”，或者给表头加栏；照印竖线的，写成“\\|”",
					"这一行有%d格，表只有%d栏，“%s”不会印出来", len(segments), columns, clip(string(s.Value(w.source))))
				return
			}
		}
		return
	}
}

// isStarred reports whether a line begins with a star that leads to a note: *注：…
func isStarred(line []byte) bool {
	r, size := utf8.DecodeRune(line)
	if r != '*' && r != '＊' && r != '※' || len(line) == size {
		return false
	}
	next, _ := utf8.DecodeRune(line[size:])
	return next != r && blankWidth(next) == 0 && bytes.Count(line, []byte(string(r))) == 1
}
