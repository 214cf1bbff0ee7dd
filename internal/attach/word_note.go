package attach

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// note is the footnote that a link of the text refers to; nil where it refers to none.
func (c *wordConverter) note(a *html.Node) *docx.Footnote {
	id, within := strings.CutPrefix(attr(a, "href"), "#")
	if a.DataAtom != atom.A || !within || !hasClass(a, "footnote-ref") {
		return nil
	}
	of := byID(c.at.main, id)
	if of == nil {
		return nil
	}
	if note := c.notes[of]; note != nil {
		return note
	}
	note := &docx.Footnote{}
	c.notes[of] = note // before its text, which might refer to itself
	if first(of, atom.P) == nil {
		note.Paragraphs = c.noteText(nil, of)
		return note
	}
	for _, p := range all(of, func(n *html.Node) bool { return n.DataAtom == atom.P }) {
		note.Paragraphs = c.noteText(note.Paragraphs, p)
	}
	return note
}

func (c *wordConverter) noteText(paragraphs [][]docx.Run, n *html.Node) [][]docx.Run {
	ids := c.take() // which the paragraph with the reference bears
	l := c.lineOf(n, look{})
	c.ids = ids
	if l.empty() {
		return paragraphs
	}
	return append(paragraphs, l.runs)
}

// note refers to a footnote.
func (l *line) note(note *docx.Footnote) {
	l.runs = append(l.runs, docx.Run{Note: note})
	l.last, l.blank, l.fromNL = '1', false, false
}

// unreferred are the footnotes that no text refers to, as the list that they are on the page; the others stand at the foot of their pages.
func (f *flow) unreferred(n *html.Node) {
	for _, li := range all(n, func(n *html.Node) bool { return n.DataAtom == atom.Li && hasAttr(n, "id") }) {
		if f.c.notes[li] != nil && li.Parent != nil {
			li.Parent.RemoveChild(li)
		}
	}
	if first(n, atom.Li) != nil {
		f.children(n)
	}
}
