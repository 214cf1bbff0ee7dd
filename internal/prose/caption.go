package prose

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"bulletin/internal/diag"
)

// The lines above a table that belong to it: 表1　各县市完成情况 or, to have it numbered, 表：各县市完成情况; and 单位：亿元, by itself or
// behind the caption.
var (
	captionText = regexp.MustCompile(`^(附?表[ \t　]*(?:[0-9０-９]{1,3}(?:[-—.．][0-9０-９]{1,3})?|[一二三四五六七八九十]{1,3}))([ \t　：:.、]*)([^\s　：:.、。；][^。；]{0,60})$|^表[：:][ \t　]*([^。；]{1,60})$`)
	unitText    = regexp.MustCompile(`^[（(]?((?:计量)?单位[：:][ \t　]*([^，。；：:（）(){}]{1,16}))[）)]?$`)
	unitBehind  = regexp.MustCompile(`[ \t　]*[（(]?((?:计量)?单位[：:][ \t　]*([^，。；：:（）(){}]{1,16}))[）)]?$`)
)

// framed is a table with its caption; tableHead is what stands above the table.
type framed struct {
	ast.BaseBlock
	id string // of the caption
}

type tableHead struct{ ast.BaseBlock }

// caption is the title of a table, or its unit.
type caption struct {
	ast.BaseBlock
	class, id string
	number    string       // that stands before the text: 表1　, 计量单位：
	said      text.Segment // the unit as the author says it: 单位：亿元
}

var framedKind, tableHeadKind, captionKind = ast.NewNodeKind("FramedTable"), ast.NewNodeKind("TableHead"), ast.NewNodeKind("TableCaption")

func (*framed) Kind() ast.NodeKind    { return framedKind }
func (*tableHead) Kind() ast.NodeKind { return tableHeadKind }
func (*caption) Kind() ast.NodeKind   { return captionKind }

// Dump prints the node for goldmark's own debugging.
func (f *framed) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// Dump prints the node for goldmark's own debugging.
func (h *tableHead) Dump(source []byte, level int) { ast.DumpHelper(h, source, level, nil, nil) }

// Dump prints the node for goldmark's own debugging.
func (c *caption) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// captioned puts the lines above a table that belong to it into one block with it.
func (w *walker) captioned(t *extension.Table) {
	parent := t.Parent()
	var title, unit ast.Node
	for n := t.PreviousSibling(); n != nil && n.Kind() == ast.KindParagraph && n.Lines().Len() == 1; n = n.PreviousSibling() {
		line := strings.TrimSpace(string(w.firstLine(n)))
		if unit == nil && unitText.MatchString(line) {
			unit = n
			continue
		}
		if isCaption(line) {
			title = n
		}
		break
	}
	if title == nil && unit == nil {
		return
	}
	frame, head := &framed{}, &tableHead{}
	parent.InsertBefore(parent, t, frame)
	frame.AppendChild(frame, head)
	if title != nil {
		c := &caption{class: "table-title"}
		if w.options.Prefix != "" {
			c.id = w.options.Prefix + "-table-" + strconv.Itoa(len(w.tables)+1)
		}
		frame.id = c.id
		own := w.captionOf(title, c)
		moveChildren(c, title, nil)
		w.number(c, own, w.pos(title.Lines().At(0).Start))
		head.AppendChild(head, c)
		if behind := w.unitBehind(title, c); behind != nil && unit == nil {
			head.AppendChild(head, behind)
		}
		parent.RemoveChild(parent, title)
	}
	if unit != nil {
		head.AppendChild(head, w.unitOf(unitText, unit.Lines().At(0)))
		parent.RemoveChild(parent, unit)
	}
	frame.AppendChild(frame, t)
}

// captionIn are the parts of a caption, perhaps a bold one: its number, what parts it from the text, the text, and that of a caption
// without a number.
func captionIn(line string) []string {
	return captionText.FindStringSubmatch(strings.Trim(strings.TrimSpace(line), "*"))
}

// isCaption reports whether a line above a table is its caption. Without anything between the number and the text, it has to be a
// phrase.
func isCaption(line string) bool {
	m := captionIn(line)
	return m != nil && (m[4] != "" || m[2] != "" || !strings.ContainsAny(m[3], "，：:"))
}

// isTitled reports whether a line is a caption wherever it stands: 表1所示 goes on with a sentence.
func isTitled(line string) bool {
	m := captionIn(line)
	return m != nil && (m[4] != "" || m[2] != "" && !strings.ContainsAny(m[3], "，：:"))
}

// captionOf takes the number off a caption and returns it.
func (w *walker) captionOf(title ast.Node, c *caption) (own string) {
	for title.ChildCount() == 1 && title.FirstChild().Kind() == ast.KindEmphasis { // the style sheet sets it bold
		bold := title.FirstChild()
		moveChildren(title, bold, bold)
		title.RemoveChild(title, bold)
	}
	c.SetLines(title.Lines())
	line := w.unstarred(title.Lines().At(0))
	m := captionText.FindSubmatchIndex(line.Value(w.source))
	if m == nil {
		return ""
	}
	from := m[8]
	if m[2] >= 0 {
		from = m[6]
		own = strings.NewReplacer(" ", "", "　", "", "\t", "").Replace(string(line.Value(w.source)[m[2]:m[3]]))
	}
	if t, ok := title.FirstChild().(*ast.Text); ok && t.Segment.Stop >= line.Start+from {
		t.Segment = t.Segment.WithStart(line.Start + from)
	}
	return own
}

// number gives a caption its number: the author's, or the next.
func (w *walker) number(c *caption, own string, pos diag.Pos) {
	if own == "" {
		own = "表" + strconv.Itoa(len(w.tables)+1)
	}
	c.number = own + "　"
	for _, other := range w.tables {
		if other.number == c.number {
			w.diags.Warning(pos, "table-number", "改正表号；写成“表：标题”的，由程序编号", "“%s”用了两次", own)
			break
		}
	}
	w.tables = append(w.tables, c)
}

// unitBehind takes the unit off the end of a caption.
func (w *walker) unitBehind(title ast.Node, c *caption) *caption {
	line := title.Lines().At(0)
	t, ok := c.LastChild().(*ast.Text)
	if !ok {
		return nil
	}
	line = w.unstarred(line)
	m := unitBehind.FindSubmatchIndex(line.Value(w.source))
	if m == nil || line.Start+m[0] <= t.Segment.Start {
		return nil
	}
	t.Segment = t.Segment.WithStop(line.Start + m[0])
	return w.unitOf(unitBehind, line)
}

func (w *walker) unitOf(pattern *regexp.Regexp, line text.Segment) *caption {
	line = w.unstarred(line)
	c := &caption{class: "table-unit", number: "计量单位："}
	if m := pattern.FindSubmatchIndex(line.Value(w.source)); m != nil {
		c.said = text.NewSegment(line.Start+m[2], line.Start+m[3])
		c.AppendChild(c, ast.NewTextSegment(text.NewSegment(line.Start+m[4], line.Start+m[5])))
	}
	return c
}

// unstarred is a line without the blanks around it, and without the stars that make all of it bold.
func (w *walker) unstarred(line text.Segment) text.Segment {
	line = bare(line, w.source)
	value := line.Value(w.source)
	start := line.Start + len(value) - len(bytes.TrimLeft(value, "*"))
	return text.NewSegment(start, start+len(bytes.Trim(value, "*")))
}

// cellPos is the place of a cell.
func (w *walker) cellPos(cell ast.Node) diag.Pos {
	if cell.Lines() != nil && cell.Lines().Len() > 0 {
		return w.pos(cell.Lines().At(0).Start)
	}
	return w.blockPos(cell)
}
