package load

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

// cell makes the changes to a figure that stands in the text.
func (s *splicer) cell(n *yaml.Node, f frame, changes []keyChange) {
	switch {
	case s.sharedWithin(n):
	case n.Kind == yaml.ScalarNode:
		s.scalarCell(n, f, changes)
	case n.Kind == yaml.MappingNode:
		s.mappingCell(n, f, changes)
	default:
		s.odd(n)
	}
}

// scalarCell changes a bare number or word, which becomes a mapping where more than its value is said.
func (s *splicer) scalarCell(n *yaml.Node, f frame, changes []keyChange) {
	value, more := splitValue(changes)
	if written := flowPairs(more); written == "" {
		if value != nil {
			s.scalar(n, f, value)
		}
		return
	}
	start, end, ok := s.span(n, f)
	if !ok {
		return
	}
	text := string(s.source[start:end])
	if value != nil && !value.same(n) {
		text = value.written(n.Style, true)
	} else if strings.Contains(text, "\n") || isNull(n) {
		text = scalarText(n.Value, true)
	}
	s.replace(start, end, "{value: "+text+", "+flowPairs(more)+"}")
}

func splitValue(changes []keyChange) (value *keyChange, more []keyChange) {
	for k := range changes {
		if changes[k].key == "value" {
			value = &changes[k]
		} else {
			more = append(more, changes[k])
		}
	}
	return value, more
}

// mappingCell changes a figure with more than its value.
func (s *splicer) mappingCell(n *yaml.Node, f frame, changes []keyChange) {
	p := s.plan(n, f, changes)
	if p.bare() {
		start, end, ok := s.span(n, f)
		if text := string(s.source[start:end]); ok && !strings.Contains(text, "\n") {
			s.replace(start, end, p.value(changes))
			return
		}
	}
	s.carryOut(p)
}

// plan is what becomes of the pairs of a mapping.
type plan struct {
	node  *yaml.Node
	in    frame // of the pairs
	pairs []planned
	added []keyChange
}

// planned is what becomes of one pair.
type planned struct {
	key, value *yaml.Node
	change     *keyChange // nil: it stays
	gone       bool
}

func (s *splicer) plan(n *yaml.Node, f frame, changes []keyChange) *plan {
	p := &plan{node: n, in: f.inside(n)}
	for k := 0; k+1 < len(n.Content); k += 2 {
		one := planned{key: n.Content[k], value: n.Content[k+1]}
		if at := indexOfChange(changes, one.key.Value); at >= 0 {
			one.change = &changes[at]
			one.gone = one.change.gone() || one.change.inner != nil && emptied(one.value, one.change.inner)
		}
		p.pairs = append(p.pairs, one)
	}
	for k := range changes {
		if p.index(changes[k].key) < 0 && flowPair(&changes[k]) != "" {
			p.added = append(p.added, changes[k])
		}
	}
	return p
}

// emptied reports whether changes take away all pairs of a mapping and add none.
func emptied(n *yaml.Node, changes []keyChange) bool {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 || flowPairs(changes) != "" {
		return false
	}
	for k := 0; k < len(n.Content); k += 2 {
		if indexOfChange(changes, n.Content[k].Value) < 0 {
			return false
		}
	}
	return true
}

func (p *plan) index(key string) int {
	for k := range p.pairs {
		if p.pairs[k].key.Value == key {
			return k
		}
	}
	return -1
}

// staying counts the pairs that are not taken away.
func (p *plan) staying() int {
	n := 0
	for k := range p.pairs {
		if !p.pairs[k].gone {
			n++
		}
	}
	return n
}

// bare reports whether a mapping in braces loses all that it says beside its value.
func (p *plan) bare() bool {
	k := p.index("value")
	return k >= 0 && p.node.Style&yaml.FlowStyle != 0 && p.staying() == 1 && len(p.pairs) > 1 && len(p.added) == 0 &&
		!p.pairs[k].gone && p.pairs[k].value.Kind == yaml.ScalarNode
}

// value is the bare value that is left of the mapping.
func (p *plan) value(changes []keyChange) string {
	v := p.pairs[p.index("value")].value
	if k := indexOfChange(changes, "value"); k >= 0 && !changes[k].same(v) {
		return changes[k].written(v.Style, p.in.flow)
	}
	stays := keyChange{number: true, text: v.Value}
	return stays.written(v.Style, true)
}

// carryOut writes the patches of a plan.
func (s *splicer) carryOut(p *plan) {
	if len(p.pairs) > 0 && p.staying() == 0 && len(p.added) > 0 {
		if start, end, ok := s.span(p.node, p.outside()); ok {
			s.replace(start, end, "{"+flowPairs(p.added)+"}")
		}
		return
	}
	if len(p.pairs) > 0 && p.staying() == 0 {
		s.odd(p.node)
		return
	}
	for k := range p.pairs {
		switch one := &p.pairs[k]; {
		case one.gone:
			s.takeAway(p, k)
		case one.change == nil:
		case one.change.inner == nil:
			s.scalar(one.value, p.in, one.change)
		case one.value.Kind == yaml.MappingNode:
			s.carryOut(s.plan(one.value, p.in, one.change.inner))
		case flowPairs(one.change.inner) != "":
			s.odd(one.value)
		}
	}
	s.add(p)
}

// outside is the frame of the mapping itself, as far as the ends of its texts need it.
func (p *plan) outside() frame { return frame{flow: p.in.flow, indent: p.in.indent} }

// scalar writes a changed value over the old one.
func (s *splicer) scalar(n *yaml.Node, f frame, c *keyChange) {
	if n.Kind != yaml.ScalarNode {
		s.odd(n)
		return
	}
	if c.same(n) {
		return
	}
	start, end, ok := s.span(n, f)
	if !ok {
		return
	}
	text := c.written(n.Style, f.flow)
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		if header := s.source[start:s.lineEnd(start)]; bytes.Contains(header, []byte(" #")) {
			text += string(header[bytes.Index(header, []byte(" #")):])
		}
	}
	if start > 0 && s.source[start-1] == ':' {
		text = " " + text
	}
	s.replace(start, end, text)
}

// same reports whether a scalar already says what the change asks for. The last zeros of a decimal are the author's.
func (c *keyChange) same(n *yaml.Node) bool {
	if !c.number {
		return strings.TrimSpace(n.Value) == strings.TrimSpace(c.text)
	}
	d, ok := plainDecimal(c.text)
	if !ok {
		return n.Value == c.text && !isNull(n)
	}
	old, ok := plainDecimal(n.Value)
	return ok && n.Style&quoted == 0 && old.Cmp(d) == 0
}

// written is the text as a scalar, in the style of the one before it.
func (c *keyChange) written(style yaml.Style, flow bool) string {
	switch {
	case c.number && isPlain(c.text):
		return c.text
	case style&quoted != 0:
		return quotedAs(style, c.text)
	}
	return scalarText(c.text, flow)
}

// takeAway removes a pair that is gone, while others stay.
func (s *splicer) takeAway(p *plan, k int) {
	one := &p.pairs[k]
	start := s.start(one.key)
	end, ok := s.pairEnd(one.key, one.value, p.in)
	if !ok {
		s.odd(one.value)
		return
	}
	if p.node.Style&yaml.FlowStyle == 0 {
		s.takeLines(start, end)
		return
	}
	first := true
	for _, before := range p.pairs[:k] {
		first = first && before.gone
	}
	if first {
		s.takeFlow(start, end, end, s.start(p.pairs[k+1].key))
		return
	}
	before, ok := s.pairEnd(p.pairs[k-1].key, p.pairs[k-1].value, p.in)
	if !ok {
		s.odd(one.value)
		return
	}
	s.takeFlow(start, end, before, start)
}

// takeFlow removes a pair in braces with the gap between it and a neighbour; a comment in the gap stays.
func (s *splicer) takeFlow(start, end, from, to int) {
	gap := s.source[from:to]
	if !bytes.ContainsAny(gap, "#\n") {
		s.replace(min(start, from), max(end, to), "")
		return
	}
	s.replace(start, end, "")
	if comma := bytes.IndexByte(gap, ','); comma >= 0 && !bytes.Contains(gap[:comma], []byte("#")) {
		s.replace(from+comma, from+comma+1, "")
	}
}

// takeLines removes a pair that has lines of its own. A comment behind it stays: what it says is the author's.
func (s *splicer) takeLines(start, end int) {
	stop := s.lineEnd(end)
	if rest := s.source[end:stop]; len(bytes.TrimSpace(rest)) > 0 {
		s.replace(start, end+len(rest)-len(bytes.TrimLeft(rest, " \t")), "")
		return
	}
	s.replace(max(s.starts[s.lineOf(start)]-1, 0), stop, "")
}

// add writes what a mapping did not have behind its last pair.
func (s *splicer) add(p *plan) {
	if len(p.added) == 0 {
		return
	}
	if len(p.pairs) == 0 {
		s.replace(s.start(p.node)+1, s.start(p.node)+1, flowPairs(p.added))
		return
	}
	last := &p.pairs[len(p.pairs)-1]
	end, ok := s.pairEnd(last.key, last.value, p.in)
	switch {
	case !ok:
		s.odd(last.value)
	case p.node.Style&yaml.FlowStyle != 0:
		s.replace(end, end, ", "+flowPairs(p.added))
	default:
		var b strings.Builder
		for k := range p.added {
			b.WriteString("\n" + strings.Repeat(" ", p.in.indent) + pairText(&p.added[k], false))
		}
		s.insert(s.lineEnd(end), p.in.indent, 0, b.String())
	}
}

// flowPairs are the pairs that changes write into a mapping that has none of them, as they stand in braces.
func flowPairs(changes []keyChange) string {
	var all []string
	for k := range changes {
		if pair := flowPair(&changes[k]); pair != "" {
			all = append(all, pair)
		}
	}
	return strings.Join(all, ", ")
}

func flowPair(c *keyChange) string { return pairText(c, true) }

// pairText is the pair that a change writes, or nothing where there is nothing to say.
func pairText(c *keyChange, flow bool) string {
	key := scalarText(c.key, true)
	switch inner := flowPairs(c.inner); {
	case c.gone() || c.inner != nil && inner == "":
		return ""
	case c.inner != nil:
		return key + ": {" + inner + "}"
	}
	return key + ": " + c.written(0, flow)
}

// cellText is the text of a new figure, in braces where more than its value is said.
func cellText(changes []keyChange) string {
	value, more := splitValue(changes)
	text := value.written(0, true)
	if pairs := flowPairs(more); pairs != "" {
		return "{value: " + text + ", " + pairs + "}"
	}
	return text
}
