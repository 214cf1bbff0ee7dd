package consistency

import (
	"html"
	"strings"
)

// node is an element of a page, or a text where its tag is empty.
type node struct {
	tag, text string
	attrs     map[string]string
	kids      []*node
}

// voidTags have no end; of rawTags nothing inside is read but a drawing's description.
var (
	voidTags = map[string]bool{"meta": true, "link": true, "br": true, "img": true, "input": true, "hr": true}
	rawTags  = map[string]bool{"svg": true, "script": true, "style": true}
)

// parse reads what the program's layouts write. Of a drawing its description is left, as an element desc.
func parse(page []byte) *node {
	rest := string(page)
	root := &node{tag: "root"}
	stack := []*node{root}
	add := func(n *node) { top := stack[len(stack)-1]; top.kids = append(top.kids, n) }
	for rest != "" {
		text, after, found := strings.Cut(rest, "<")
		if strings.TrimSpace(text) != "" {
			add(&node{text: html.UnescapeString(text)})
		}
		if !found {
			break
		}
		end := tagEnd(after)
		inside := after[:end]
		rest = after[min(end+1, len(after)):]
		if name, ended := strings.CutPrefix(inside, "/"); ended {
			for k := len(stack) - 1; k > 0; k-- {
				if stack[k].tag == name {
					stack = stack[:k]
					break
				}
			}
			continue
		}
		name, attrs, _ := strings.Cut(strings.ReplaceAll(inside, "\n", " "), " ")
		switch {
		case strings.HasPrefix(name, "!"):
		case rawTags[name]:
			var raw string
			raw, rest, _ = strings.Cut(rest, "</"+name+">")
			if _, desc, found := strings.Cut(raw, "<desc"); found && name == "svg" {
				desc, _, _ = strings.Cut(desc[strings.Index(desc, ">")+1:], "</desc>")
				add(&node{tag: "desc", kids: []*node{{text: html.UnescapeString(desc)}}})
			}
		default:
			n := &node{tag: name, attrs: readAttrs(attrs)}
			add(n)
			if !voidTags[name] {
				stack = append(stack, n)
			}
		}
	}
	return root
}

// tagEnd is where a tag ends; a > in quotes does not end it.
func tagEnd(s string) int {
	quoted := false
	for k := range len(s) {
		switch {
		case s[k] == '"':
			quoted = !quoted
		case s[k] == '>' && !quoted:
			return k
		}
	}
	return len(s)
}

func readAttrs(s string) map[string]string {
	attrs := map[string]string{}
	for {
		name, after, found := strings.Cut(s, `="`)
		if !found {
			return attrs
		}
		value, rest, _ := strings.Cut(after, `"`)
		if at := strings.LastIndexByte(name, ' '); at >= 0 {
			name = name[at+1:]
		}
		attrs[name] = html.UnescapeString(value)
		s = rest
	}
}

func (n *node) has(class string) bool {
	for _, c := range strings.Fields(n.attrs["class"]) {
		if c == class {
			return true
		}
	}
	return false
}

// all are the elements below n that match a tag and a class, either of which may be empty.
func (n *node) all(tag, class string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.tag != "" && (tag == "" || k.tag == tag) && (class == "" || k.has(class)) {
			out = append(out, k)
		}
		out = append(out, k.all(tag, class)...)
	}
	return out
}

func (n *node) first(tag, class string) *node {
	if all := n.all(tag, class); len(all) > 0 {
		return all[0]
	}
	return nil
}

// words is the text of n without what only screen readers say, numbers of notes and descriptions of drawings.
func (n *node) words() string {
	if n.tag == "" {
		return n.text
	}
	if n.tag == "sup" || n.tag == "desc" || n.has("said") {
		return ""
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.words())
	}
	return strings.TrimSpace(b.String())
}
