package attach

import (
	"strings"

	"golang.org/x/net/html"
)

// void are the elements without content and without an end.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true,
	"meta": true, "source": true, "track": true, "wbr": true,
}

// writer writes a tree. Unlike html.Render it leaves quotes out where a value needs none, and closes empty elements
// of drawings in themselves: in a document of many tables and pictures that is a tenth.
type writer struct {
	out      []byte
	branches map[*html.Node]int // numbers of branches that may be repeated, to be marked
}

func (w *writer) write(n *html.Node) {
	switch n.Type {
	case html.DocumentNode:
		w.children(n)
	case html.DoctypeNode:
		w.say("<!DOCTYPE ", n.Data, ">\n")
	case html.CommentNode: // of a page none; those of this package are marks
		if strings.HasPrefix(n.Data, "#\xff") {
			w.say("<!--", n.Data, "-->")
		}
	case html.TextNode:
		if p := n.Parent; p != nil && p.Namespace == "" && (p.Data == "script" || p.Data == "style") {
			w.say(n.Data)
			return
		}
		w.escape(n.Data, false)
	case html.ElementNode:
		w.element(n)
	}
}

func (w *writer) say(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.write(c)
	}
}

func (w *writer) element(n *html.Node) {
	branch, may := -1, false
	if w.branches != nil && n.Namespace != "" {
		if branch, may = w.branches[n]; may {
			w.say(mark(markBranch, branch))
		}
	}
	w.say("<", n.Data)
	slash := false // the last value is bare, so that a slash would belong to it
	for k := range n.Attr {
		slash = w.attribute(&n.Attr[k])
	}
	switch {
	case n.Namespace != "" && n.FirstChild == nil:
		if may {
			w.say(mark(markEmptyID, branch))
		}
		if slash {
			w.say(" ")
		}
		w.say("/>")
	case n.Namespace == "" && void[n.Data]:
		w.say(">")
	default:
		if may {
			w.say(mark(markBranchID, branch))
		}
		w.say(">")
		w.children(n)
		w.say("</", n.Data, ">")
	}
	if may {
		w.say(mark(markAfter, branch))
	}
}

// attribute writes an attribute and reports whether its value is bare.
func (w *writer) attribute(a *html.Attribute) bool {
	w.say(" ")
	if a.Namespace != "" {
		w.say(a.Namespace, ":")
	}
	w.say(a.Key)
	if a.Val == "" {
		return false
	}
	w.say("=")
	if bare(a.Val) {
		w.say(a.Val)
		return true
	}
	w.say(`"`)
	w.escape(a.Val, true)
	w.say(`"`)
	return false
}

// bare reports whether a value may stand without quotes.
func bare(s string) bool {
	for k := 0; k < len(s); k++ {
		if c := s[k]; c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '=' || c == '<' || c == '>' || c == '&' || c == '/' {
			return false
		}
	}
	return true
}

func (w *writer) escape(s string, value bool) {
	last := 0
	for k := 0; k < len(s); k++ {
		var e string
		switch c := s[k]; {
		case c == '&':
			e = "&amp;"
		case c == '<' && !value:
			e = "&lt;"
		case c == '>' && !value:
			e = "&gt;"
		case c == '"' && value:
			e = "&#34;"
		case c == '\r':
			e = "&#13;"
		default:
			continue
		}
		w.out = append(w.out, s[last:k]...)
		w.out = append(w.out, e...)
		last = k + 1
	}
	w.out = append(w.out, s[last:]...)
}
