package attach

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// line gathers the runs of one paragraph. Blanks are joined as HTML joins them; a line break of the source
// between two Chinese characters is none.
type line struct {
	runs   []docx.Run
	last   rune // of the text so far
	blank  bool // one is due
	fromNL bool
}

// look is what inline elements around a text say of it.
type look struct {
	bold, raised, small bool
	color, fill, link   string
}

func (l *line) text(s string, k look) {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(" \t\n\r\f", r) {
			l.fromNL = r == '\n' || l.fromNL && l.blank
			l.blank = true
			continue
		}
		if l.blank && l.last != 0 && !(l.fromNL && wide(l.last) && wide(r)) {
			b.WriteByte(' ')
		}
		l.blank, l.fromNL = false, false
		b.WriteRune(r)
		l.last = r
	}
	if b.Len() > 0 {
		l.add(docx.Run{Text: b.String(), Bold: k.bold, Raised: k.raised, Small: k.small, Color: k.color, Fill: k.fill, Link: k.link})
	}
}

// add joins a run with the one before where they look alike.
func (l *line) add(r docx.Run) {
	if n := len(l.runs); n > 0 && !r.Break && !r.Tab {
		joined := l.runs[n-1]
		joined.Text += r.Text
		same := r
		same.Text, same.Break, same.Tab = joined.Text, joined.Break, joined.Tab
		if same == joined {
			l.runs[n-1] = joined
			return
		}
	}
	l.runs = append(l.runs, r)
}

// newLine goes on in a new line of the same paragraph.
func (l *line) newLine() {
	if l.last != 0 {
		l.runs = append(l.runs, docx.Run{Break: true})
	}
	l.last, l.blank, l.fromNL = 0, false, false
}

// gap parts two pieces of a line as official documents do.
func (l *line) gap() {
	if l.last != 0 && l.last != '　' {
		l.add(docx.Run{Text: "　"})
		l.last, l.blank, l.fromNL = '　', false, false
	}
}

func wide(r rune) bool { return r >= 0x2e80 || r == '—' || r == '…' || r == '“' || r == '”' }

// empty says that nothing would show.
func (l *line) empty() bool { return l.last == 0 && len(l.runs) == 0 }

// inline adds the text below a node to a line.
func (c *wordConverter) inline(l *line, n *html.Node, k look) {
	if n.Type == html.TextNode {
		l.text(n.Data, k)
		return
	}
	if n.Type != html.ElementNode || n.Namespace != "" || n.DataAtom == atom.Svg {
		return
	}
	if id := attr(n, "id"); id != "" {
		c.mark(id)
	}
	if note := c.note(n); note != nil {
		l.note(note)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		l.newLine()
		return
	case atom.Wbr:
		if n.Parent.DataAtom == atom.Th && l.last != 0 {
			l.add(docx.Run{Text: mayBreak, Bold: k.bold, Raised: k.raised, Small: k.small, Color: k.color, Fill: k.fill, Link: k.link})
		}
		return
	case atom.B, atom.Strong:
		k.bold = true
	case atom.Sup:
		k.raised, k.fill = true, ""
	case atom.A:
		if to := c.link(n); to != "" {
			k.link = to
		}
	case atom.Small:
		k.small = true
		if cellOf(n) {
			l.newLine()
		} else {
			l.gap()
		}
	case atom.Span:
		if apart(n) {
			l.gap()
		}
	}
	if color := c.color(n); color.text != "" && !cellNode(n) {
		k.color, k.fill = color.text, color.fill
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.inline(l, child, k)
	}
}

// mark makes the next paragraph bear the bookmark of an id, if links lead to it.
func (c *wordConverter) mark(id string) {
	if name := c.bookmarks[c.at.path+"#"+id]; name != "" {
		c.ids = append(c.ids, name)
	}
}

// take are the bookmarks that the paragraph now made bears.
func (c *wordConverter) take() []string {
	ids := c.ids
	c.ids = nil
	return ids
}

func cellNode(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// cellOf says that a node stands in a cell or a term, where what is small begins a new line.
func cellOf(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.Td, atom.Th, atom.Dt:
			return true
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Li:
			return false
		}
	}
	return false
}

// apart says that a span is one of several facts in a row.
func apart(n *html.Node) bool {
	p := n.Parent
	switch {
	case p.DataAtom == atom.Dt:
		return n.PrevSibling != nil && attr(n, "class") == ""
	case p.DataAtom == atom.P && n.PrevSibling != nil:
		return hasClass(p, "meta") || hasClass(p, "contact") || p.Parent != nil && (hasClass(p.Parent, "callout") || hasClass(p.Parent, "signs"))
	}
	return false
}

// plain is the text of runs.
func plain(runs []docx.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Break {
			b.WriteByte(' ')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}
