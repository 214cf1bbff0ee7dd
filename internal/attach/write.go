package attach

import (
	"io"
	"strings"

	"golang.org/x/net/html"
)

// void are the elements without content and without an end.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true,
	"meta": true, "source": true, "track": true, "wbr": true,
}

// write writes a tree. Unlike html.Render it leaves quotes out where a value needs none, and closes empty elements
// of drawings in themselves: in a document of many tables and pictures that is a tenth.
func write(out io.StringWriter, n *html.Node) {
	switch n.Type {
	case html.DocumentNode:
		writeChildren(out, n)
	case html.DoctypeNode:
		out.WriteString("<!DOCTYPE " + n.Data + ">\n")
	case html.TextNode:
		if p := n.Parent; p != nil && p.Namespace == "" && (p.Data == "script" || p.Data == "style") {
			out.WriteString(n.Data)
			return
		}
		escape(out, n.Data, false)
	case html.ElementNode:
		writeElement(out, n)
	}
}

func writeChildren(out io.StringWriter, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(out, c)
	}
}

func writeElement(out io.StringWriter, n *html.Node) {
	out.WriteString("<" + n.Data)
	slash := false // the last value is bare, so that a slash would belong to it
	for _, a := range n.Attr {
		out.WriteString(" ")
		if a.Namespace != "" {
			out.WriteString(a.Namespace + ":")
		}
		out.WriteString(a.Key)
		slash = false
		if a.Val == "" {
			continue
		}
		out.WriteString("=")
		if bare(a.Val) {
			out.WriteString(a.Val)
			slash = true
			continue
		}
		out.WriteString(`"`)
		escape(out, a.Val, true)
		out.WriteString(`"`)
	}
	switch {
	case n.Namespace != "" && n.FirstChild == nil:
		if slash {
			out.WriteString(" ")
		}
		out.WriteString("/>")
	case n.Namespace == "" && void[n.Data]:
		out.WriteString(">")
	default:
		out.WriteString(">")
		writeChildren(out, n)
		out.WriteString("</" + n.Data + ">")
	}
}

// bare reports whether a value may stand without quotes.
func bare(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || strings.ContainsRune("\"'`=<>&/", r) })
}

func escape(out io.StringWriter, s string, value bool) {
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
		out.WriteString(s[last:k])
		out.WriteString(e)
		last = k + 1
	}
	out.WriteString(s[last:])
}
