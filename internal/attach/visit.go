package attach

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Element is an element of a page as browsers read it.
type Element struct {
	Name    string // of what is no HTML with its kind: "svg:path", "math:mn"
	Names   []string
	Values  []string // of the attributes in Names: xlink:href has its prefix
	Foreign bool     // a drawing or a formula
}

// Attr is the value of an attribute, and whether the element has it.
func (e *Element) Attr(name string) (value string, has bool) {
	for k, n := range e.Names {
		if n == name {
			return e.Values[k], true
		}
	}
	return "", false
}

// Visitor is told of what stands in a page, in its order.
type Visitor interface {
	Begin(e *Element)
	Text(text string)
	End(e *Element)
}

// Visit reads a page as a browser without scripts does: tags that are missing are there, and upper case, entities and quotes are
// gone. An error says that the page is nested beyond all reason.
func Visit(page string, v Visitor) error {
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return fmt.Errorf("attach: page: %w", err)
	}
	visit(root, v)
	return nil
}

func visit(n *html.Node, v Visitor) {
	switch n.Type {
	case html.TextNode:
		v.Text(n.Data)
		return
	case html.ElementNode:
		e := &Element{Name: n.Data, Foreign: n.Namespace != ""}
		if e.Foreign {
			e.Name = n.Namespace + ":" + n.Data
		}
		for _, a := range n.Attr {
			name := a.Key
			if a.Namespace != "" {
				name = a.Namespace + ":" + a.Key
			}
			if _, twice := e.Attr(name); !twice { // browsers keep the first
				e.Names, e.Values = append(e.Names, name), append(e.Values, a.Val)
			}
		}
		v.Begin(e)
		defer v.End(e)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visit(c, v)
	}
}
