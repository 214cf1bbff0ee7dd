package prose

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"bulletin/internal/claim"
	"bulletin/internal/proof"
)

// marked is a mark with where it stands: around a reference, or around source[start:end].
type marked struct {
	proof.Mark
	printed    *reference
	start, end int
}

// standingOf are the standings of typed text by the outcomes of its verdicts.
var standingOf = [...]proof.Standing{claim.Agrees: proof.Agrees, claim.Doubtful: proof.Doubtful, claim.Contradicts: proof.Contradicts, claim.Filed: proof.Filed}

// marks are the marks of a text in its order: one of each verdict about typed text, and one of each reference.
func (w *walker) marks(c *collector, verdicts []claim.Verdict) []marked {
	var found []marked
	about := map[*reference][]*claim.Verdict{}
	typed := make([][][]*claim.Verdict, len(c.runs))
	for k := range c.runs {
		typed[k] = make([][]*claim.Verdict, len(c.runs[k].Pieces))
	}
	for k := range verdicts {
		v := &verdicts[k]
		if r := c.origins[v.Run][v.Piece].printed; r != nil {
			about[r] = append(about[r], v)
		} else {
			typed[v.Run][v.Piece] = append(typed[v.Run][v.Piece], v)
		}
	}
	for run := range c.runs {
		for piece := range c.runs[run].Pieces {
			p, o := &c.runs[run].Pieces[piece], c.origins[run][piece]
			if o.printed != nil {
				if p.Text != "" {
					found = append(found, w.printed(p, o.printed, about[o.printed]))
				}
				continue
			}
			list := typed[run][piece]
			slices.SortStableFunc(list, func(a, b *claim.Verdict) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
			for _, v := range list {
				m := marked{start: o.start + v.Start, end: o.start + v.End}
				m.Mark = markOf(v, standingOf[v.Outcome])
				m.Text, m.Pos = p.Text[v.Start:v.End], w.pos(m.start)
				found = append(found, m)
			}
		}
	}
	return found
}

func markOf(v *claim.Verdict, s proof.Standing) proof.Mark {
	m := proof.Mark{Standing: s, Number: v.Number, Evidence: v.Evidence, Source: v.Source}
	if s == proof.Filed { // its source is what it rests on, not what was nearest to it
		m.Evidence = ""
	}
	if s.Pending() { // else there is nothing that must be done
		m.Says, m.Fix = v.Text, v.Fix
	}
	return m
}

// printed is the mark of a reference: that of the worst verdict about it, or that it is one.
func (w *walker) printed(p *claim.Piece, r *reference, verdicts []*claim.Verdict) marked {
	m := marked{printed: r, Mark: proof.Mark{Standing: proof.Bound, Evidence: r.figure.Source}}
	if p.Fixed {
		m.Standing = proof.Fixed
	}
	for _, v := range verdicts {
		if s := standingOf[v.Outcome]; s.Pending() && s > m.Standing {
			m.Mark = markOf(v, s)
			if m.Evidence == "" {
				m.Evidence = r.figure.Source
			}
		}
	}
	m.Text, m.Number, m.Pos = p.Text, isNumber(p.Text), w.pos(r.start)
	return m
}

// isNumber reports whether a text that a reference prints, or that stays as typed, tells a number.
func isNumber(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }) ||
		strings.ContainsAny(firstOf(s), "〇零一二两三四五六七八九十百千万亿")
}

func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// show sets the marks of a text into its syntax tree, and takes its links out.
func (w *walker) show(root ast.Node, list []marked) {
	root.OwnerDocument().AddMeta(footnoteKey, w.options.Proof)
	w.bare(root)
	var typed []span
	for k := range list {
		m, n := &list[k], w.options.Marked+k+1
		if r := m.printed; r != nil {
			around := &mark{marks: []numbered{{m.Standing, n}}, prefix: w.options.Proof, first: true, last: true}
			r.Parent().ReplaceChild(r.Parent(), r, around)
			around.AppendChild(around, r)
			continue
		}
		typed = append(typed, span{m.start, m.end, []numbered{{m.Standing, n}}})
	}
	typed = apart(typed)
	for _, t := range texts(root) {
		w.split(t, typed)
	}
}

// span is source[start:end] with its mark and those that stand within it.
type span struct {
	start, end int
	marks      []numbered
}

// numbered is a mark's standing and number.
type numbered struct {
	standing proof.Standing
	number   int
}

// apart puts spans in the order of the source, footnotes stand elsewhere than readers see them, and makes them not
// overlap: what is marked already is not marked again.
func apart(spans []span) []span {
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	var out []span
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.start < out[last].end {
			if s.end <= out[last].end {
				out[last].marks = append(out[last].marks, s.marks...)
				continue
			}
			s.start = out[last].end
		}
		if s.start < s.end {
			out = append(out, s)
		}
	}
	return out
}

// bare takes the links out of a tree and makes its code a kind of node that may hold marks.
func (w *walker) bare(root ast.Node) {
	var links, codes []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Link:
				links = append(links, n)
			case *ast.CodeSpan:
				codes = append(codes, n)
			case *ast.FencedCodeBlock:
				if w.directiveName(n) == "" {
					codes = append(codes, n)
				}
			case *reference:
				n.bare = true
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range codes {
		c := &code{block: n.Kind() != ast.KindCodeSpan}
		moveChildren(c, n, nil)
		if c.block {
			for k := range n.Lines().Len() {
				c.AppendChild(c, ast.NewRawTextSegment(n.Lines().At(k)))
			}
		}
		n.Parent().ReplaceChild(n.Parent(), n, c)
	}
	for _, n := range links {
		parent := n.Parent()
		moveChildren(parent, n, n)
		parent.RemoveChild(parent, n)
	}
}

// moveChildren moves the children of from into another node, before one of its children, or to its end.
func moveChildren(to, from, before ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		if before == nil {
			to.AppendChild(to, c)
		} else {
			to.InsertBefore(to, before, c)
		}
		c = next
	}
}

// texts are the text nodes of a tree.
func texts(root ast.Node) []*ast.Text {
	var found []*ast.Text
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			found = append(found, t)
		}
		return ast.WalkContinue, nil
	})
	return found
}

// split sets marks around the parts of a text node that they cover. Spans come in order and do not overlap.
func (w *walker) split(t *ast.Text, spans []span) {
	at, stop := t.Segment.Start, t.Segment.Stop
	k := sort.Search(len(spans), func(k int) bool { return spans[k].end > at })
	parent := t.Parent()
	whole := t.Segment
	add := func(to ast.Node, start, end int) {
		if start == end {
			return
		}
		segment := text.NewSegment(start, end)
		if start == whole.Start {
			segment.Padding = whole.Padding
		}
		part := ast.NewTextSegment(segment)
		part.SetRaw(t.IsRaw())
		if to == parent {
			parent.InsertBefore(parent, t, part)
		} else {
			to.AppendChild(to, part)
		}
	}
	for ; k < len(spans) && spans[k].start < stop; k++ {
		s := &spans[k]
		start, end := max(s.start, at), min(s.end, stop)
		add(parent, at, start)
		m := &mark{marks: s.marks, prefix: w.options.Proof, first: start == s.start, last: end == s.end}
		add(m, start, end)
		parent.InsertBefore(parent, t, m)
		at = end
	}
	if at > whole.Start {
		t.Segment = text.NewSegment(at, stop)
	}
	if at == stop && !t.HardLineBreak() && !t.SoftLineBreak() {
		parent.RemoveChild(parent, t)
	}
}

// mark is a node around what is marked, or around a part of it.
type mark struct {
	ast.BaseInline
	marks       []numbered // the first one is around it, the others are about a part of it
	prefix      string
	first, last bool // part
}

// code is a code span, or a block of code, that may hold marks.
type code struct {
	ast.BaseInline
	block bool
}

var markKind, codeKind = ast.NewNodeKind("Mark"), ast.NewNodeKind("MarkedCode")

func (*mark) Kind() ast.NodeKind { return markKind }
func (*code) Kind() ast.NodeKind { return codeKind }

// Dump prints the node for goldmark's own debugging.
func (m *mark) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// Dump prints the node for goldmark's own debugging.
func (c *code) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// marks is the extension of goldmark that renders them.
type marks struct{}

func (marks) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(marks{}, 500)))
}

func (marks) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(markKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		m := n.(*mark)
		if entering {
			_, _ = w.WriteString(m.marks[0].standing.Opening(m.prefix, m.marks[0].number, m.first))
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString("</span>")
		for k := range m.marks {
			if m.last {
				_, _ = w.WriteString(m.marks[k].standing.Key(m.prefix, m.marks[k].number, k > 0))
			}
		}
		return ast.WalkContinue, nil
	})
	r.Register(codeKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tags := [2]string{"</code>", "<code>"}
		if n.(*code).block {
			tags = [2]string{"</code></pre>\n", "<pre><code>"}
		}
		if entering {
			_, _ = w.WriteString(tags[1])
		} else {
			_, _ = w.WriteString(tags[0])
		}
		return ast.WalkContinue, nil
	})
}

// footnoteKey is the key of the document's own prefix of the ids of footnotes.
const footnoteKey = "proof"

// footnotePrefix keeps the footnotes of several texts on one sheet apart.
func footnotePrefix(n ast.Node) []byte {
	if root := n.OwnerDocument(); root != nil {
		if prefix, ok := root.Meta()[footnoteKey].(string); ok {
			return []byte(prefix + "-")
		}
	}
	return nil
}
