package attach

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// smallest is the size in bytes from which a branch of a drawing is worth a reference.
const smallest = 30

// branch is a part of a drawing that may be said once and referred to afterwards.
type branch struct {
	key   int32  // of its text: those with one key are alike
	bytes int    // as it stands in a document, but for what follows
	names []int  // numbers of its classes
	own   int    // how many references it has to ids of its part
	marks uint64 // classes that style sheets may find it by, by their places in named
}

// mostNamed is how many classes of its drawings a page can tell apart. What has others is not shared.
const mostNamed = 64

// worth reports whether a branch is as big as a reference has to be, given the length of the names of classes, and of what ids
// get behind them.
func (b *branch) worth(class func(n int) int, suffix int) bool {
	size := b.bytes + b.own*suffix
	for _, n := range b.names {
		if size >= smallest {
			return true
		}
		size += class(n)
	}
	return size >= smallest
}

// spot is an element of a drawing, in document order.
type spot struct {
	node       *html.Node
	begin, end int  // of its text
	next       int  // the spot behind all that it holds
	alike      bool // a style sheet may find it by its class alone, and all that it holds
	marks      uint64
	fixed      bool // it or what it holds has an id, or depends on the document in another way
	own        int
}

// sharer finds the branches of drawings that may be shared. In the print of Chromium a style sheet finds what is
// referred to only by selectors of one class: in a picture the classes of this package are all there is to find, in other
// drawings every shape must have a class, and none that a style sheet of the document names together with something else.
type sharer struct {
	*Maker
	program *program
	picture bool
	writer  writer
	spots   []spot
	said    []byte // the text of a branch with the declarations of its classes, whose numbers depend on which page was made first
}

// share lists the branches of a drawing in the program, and their numbers by node.
func (s *sharer) share(drawing *html.Node, numbers map[*html.Node]int) {
	s.picture = attr(drawing, "role") == "img"
	s.writer.out, s.spots = s.writer.out[:0], s.spots[:0]
	for c := drawing.FirstChild; c != nil; c = c.NextSibling {
		s.look(c)
	}
	for k := 0; k < len(s.spots); k++ {
		at := &s.spots[k]
		if !at.alike {
			continue
		}
		if d := at.node.Data; d == "title" || d == "desc" || d == "defs" || d == "tspan" {
			k = at.next - 1
			continue
		}
		if at.fixed {
			continue
		}
		b := branch{own: at.own, marks: at.marks}
		text := s.writer.out[at.begin:at.end]
		b.bytes = len(text)
		s.said = s.said[:0]
		for k := 0; k < len(text); k++ {
			if text[k] != markBegin {
				s.said = append(s.said, text[k])
			} else {
				n, size := 0, 3
				for k += 2; text[k] != markEnd; k++ {
					n = n*10 + int(text[k]-'0')
					size++
				}
				b.names = append(b.names, n)
				b.bytes -= size
				s.said = append(append(append(s.said, markBegin), s.declarations(n)...), markEnd)
			}
		}
		if b.bytes+len(b.names)*len("v1234567")+b.own*len("-p1234567") < smallest {
			continue
		}
		if at.own > 0 { // alike in its part only
			s.said = append(s.said, "\x00"+s.program.path...)
		}
		b.key = s.key(s.said)
		numbers[at.node] = len(s.program.branches)
		s.program.branches = append(s.program.branches, b)
	}
}

// look writes a node as it stands in documents and notes a spot for each element.
func (s *sharer) look(n *html.Node) {
	if n.Type != html.ElementNode {
		s.writer.write(n)
		return
	}
	w, at := &s.writer, len(s.spots)
	s.spots = append(s.spots, spot{node: n, begin: len(w.out)})
	s.classes(n, &s.spots[at])
	w.say("<", n.Data)
	slash := false
	for k := range n.Attr {
		a := &n.Attr[k]
		slash = w.attribute(a)
		here := &s.spots[at]
		switch {
		case a.Key == "id" && a.Val != "" || strings.HasPrefix(a.Key, "\xff") || n.Data == "a":
			here.fixed = true
		case references[a.Key]:
			for id := range strings.FieldsSeq(a.Val) {
				here.own += s.program.owned(id)
			}
		case strings.Contains(a.Val, "url(#"):
			renameURLs(a.Val, func(id string) string { here.own += s.program.owned(id); return id })
		case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
			here.own += s.program.owned(a.Val[1:])
		}
	}
	if n.FirstChild == nil {
		if slash {
			w.say(" ")
		}
		w.say("/>")
	} else {
		w.say(">")
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			below := len(s.spots)
			s.look(c)
			if below < len(s.spots) {
				it, here := &s.spots[below], &s.spots[at]
				here.alike, here.fixed, here.own = here.alike && it.alike, here.fixed || it.fixed, here.own+it.own
				here.marks |= it.marks
			}
		}
		w.say("</", n.Data, ">")
	}
	s.spots[at].end, s.spots[at].next = len(w.out), len(s.spots)
}

// classes notes by which classes style sheets may find a shape.
func (s *sharer) classes(n *html.Node, at *spot) {
	at.alike = s.picture
	for class := range strings.FieldsSeq(attr(n, "class")) {
		at.alike = true
		if class[0] == markBegin {
			continue
		}
		k := slices.Index(s.program.named, class)
		if k < 0 {
			k = len(s.program.named)
			if k == mostNamed {
				at.fixed = true
				continue
			}
			s.program.named = append(s.program.named, class)
		}
		at.marks |= 1 << k
	}
}
