package attach

import (
	"bytes"
	"fmt"
	"strconv"

	"golang.org/x/net/html"
)

// A page is compiled once and stands in many documents. What differs between them (names of ids and classes, where links lead,
// what was drawn before) is a mark in its text. A mark begins and ends with a byte that no UTF-8 text has, so that nothing
// in a page can be taken for one, and html.Minifier leaves it alone: as a value, as an attribute, in a drawing, or in a comment
// that begins with "#".
const (
	markBegin = '\xff'
	markEnd   = '\xfe'
)

// kind is what stands in the place of a mark.
type kind byte

const (
	markID       kind = 'i' // an attribute id, if something refers to it
	markRef      kind = 'r' // the name of an id
	markLink     kind = 'h' // where a link leads
	markClass    kind = 'c' // the name of a class for declarations
	markTag      kind = 'l' // in a tag <a>, which is <span> where the link leads nowhere
	markTagEnd   kind = 't' // before its end
	markBranch   kind = 'u' // before a branch of a drawing that may be repeated
	markBranchID kind = 'v' // where its id goes, in a tag with an end
	markEmptyID  kind = 'x' // where its id goes, before "/>"
	markAfter    kind = 'w' // behind the branch
	markPart     kind = 'o' // where a part goes, in a comment
	markPartTag  kind = 'j' // where a part goes that begins with a block, in a tag <div>
	markPolicy   kind = 'y' // the content-security policy
	markPicture  kind = 'm' // a picture, as the value of its attribute
	markHead     kind = 's' // the end of the head
	markBody     kind = 'd' // the end of the body

	// What lies between these is there under a condition.
	markFrom      kind = 'b' // in the tag of what is conditional
	markFromHere  kind = 'g' // in a comment
	markFromSpace kind = 'p' // among attributes
	markTo        kind = 'e' // in a comment behind it
	markToP       kind = 'f' // in a comment at the end of a paragraph that is conditional
	markToSpace   kind = 'q' // among attributes
)

func mark(k kind, n int) string { return "\xff" + string(byte(k)) + strconv.Itoa(n) + "\xfe" }

func markComment(k kind, n int) *html.Node {
	return &html.Node{Type: html.CommentNode, Data: "#" + mark(k, n)}
}

// op is a mark in the text of a program.
type op struct {
	kind kind
	at   int32 // in the text
	n    int32
	to   int32 // of what may be left out: the place in ops of its end
}

const (
	commentHead, commentTail = "<!--#", "-->"
	partTagHead, partTagTail = "<div ", "></div>"
	pEnd, aEnd, idHead       = "</p>", "</a>", " id="
)

// split takes the marks out of a text.
func (p *program) split(text []byte) error {
	out := make([]byte, 0, len(text))
	open := map[int32]int{} // places in ops of beginnings
	branches := map[int32]int{}
	add := func(k kind, n int32, at int) {
		p.ops = append(p.ops, op{kind: k, at: int32(at), n: n})
	}
	for {
		before, rest, found := bytes.Cut(text, []byte{markBegin})
		out = append(out, before...)
		if !found {
			p.text = out
			return p.checkOps()
		}
		inside, after, _ := bytes.Cut(rest, []byte{markEnd})
		number, err := strconv.Atoi(string(inside[1:]))
		if err != nil {
			return fmt.Errorf("attach: a mark is %q", inside)
		}
		k, n := kind(inside[0]), int32(number)
		if cut, ok := bytes.CutSuffix(out, []byte(commentHead)); ok {
			out, after = cut, bytes.TrimPrefix(after, []byte(commentTail))
		}
		switch k {
		case markID:
			out = bytes.TrimSuffix(out, []byte(idHead))
			add(k, n, len(out))
		case markFrom:
			open[n] = len(p.ops)
			add(k, n, bytes.LastIndexByte(out, '<'))
			out = out[:len(out)-1]
		case markFromHere:
			open[n] = len(p.ops)
			add(k, n, len(out))
		case markFromSpace:
			open[n] = len(p.ops)
			out = out[:len(out)-1]
			add(k, n, len(out))
		case markTo, markToP, markToSpace:
			if k == markToSpace {
				out = out[:len(out)-1]
			}
			if k == markToP && bytes.HasPrefix(after, []byte(pEnd)) {
				out, after = append(out, pEnd...), after[len(pEnd):]
			}
			p.ops[open[n]].to = int32(len(p.ops))
			add(markTo, n, len(out))
		case markTag:
			out = out[:len(out)-len("<a ")]
			add(k, n, len(out))
		case markTagEnd:
			after = bytes.TrimPrefix(after, []byte(aEnd))
			add(k, n, len(out))
		case markBranch:
			branches[n] = len(p.ops)
			add(k, n, len(out))
		case markAfter:
			p.ops[branches[n]].to = int32(len(p.ops))
			add(k, n, len(out))
		case markPartTag:
			out, after = out[:len(out)-len(partTagHead)], bytes.TrimPrefix(after, []byte(partTagTail))
			add(markPart, n, len(out))
		default:
			add(k, n, len(out))
		}
		text = after
	}
}

// checkOps makes sure that what may be left out has an end, behind it.
func (p *program) checkOps() error {
	for k, o := range p.ops {
		switch o.kind {
		case markFrom, markFromHere, markFromSpace, markBranch:
			if int(o.to) <= k {
				return fmt.Errorf("attach: page %s: mark %c%d has no end", p.path, o.kind, o.n)
			}
		}
	}
	return nil
}
