package consistency

import (
	"html"
	"regexp"
	"strings"
)

// node is an element of a page, or a text where its tag is empty.
type node struct {
	tag, text string
	attrs     map[string]string
	kids      []*node
}

var (
	tagPattern  = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>`)
	attrPattern = regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?`)
	descPattern = regexp.MustCompile(`(?s)<desc[^>]*>(.*?)</desc>`)
	rawPattern  = regexp.MustCompile(`(?s)<(?:svg|script|style)\b.*?</(?:svg|script|style)>`)
	voidTags    = map[string]bool{"meta": true, "link": true, "br": true, "img": true, "input": true, "hr": true}
)

// parse reads what the program's layouts write. Of a drawing its description is left, as an element desc.
func parse(page []byte) *node {
	source := rawPattern.ReplaceAllStringFunc(string(page), func(raw string) string {
		if m := descPattern.FindStringSubmatch(raw); m != nil && strings.HasPrefix(raw, "<svg") {
			return "<desc>" + m[1] + "</desc>"
		}
		return ""
	})
	root := &node{tag: "root"}
	stack := []*node{root}
	at := 0
	add := func(n *node) { top := stack[len(stack)-1]; top.kids = append(top.kids, n) }
	for _, m := range tagPattern.FindAllStringSubmatchIndex(source, -1) {
		if text := source[at:m[0]]; strings.TrimSpace(text) != "" {
			add(&node{text: html.UnescapeString(text)})
		}
		at = m[1]
		tag := strings.ToLower(source[m[4]:m[5]])
		if m[2] != m[3] { // an end
			for k := len(stack) - 1; k > 0; k-- {
				if stack[k].tag == tag {
					stack = stack[:k]
					break
				}
			}
			continue
		}
		n := &node{tag: tag, attrs: map[string]string{}}
		for _, a := range attrPattern.FindAllStringSubmatch(source[m[6]:m[7]], -1) {
			n.attrs[a[1]] = html.UnescapeString(a[2])
		}
		add(n)
		if !voidTags[tag] {
			stack = append(stack, n)
		}
	}
	return root
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
