package load

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// splice writes the patches of all edits.
func (s *splicer) splice(rows []editRow) {
	if len(rows) == 0 {
		return
	}
	top := frame{indent: -1}
	key, values := find(s.root, "values")
	if key == nil {
		s.errorf(s.pos(s.root), "missing-key", "加上“values:”", "报表缺少“values”")
		return
	}
	if s.shared(values) {
		return
	}
	all := &holder{key: key, node: values, in: top.inside(s.root), ranks: s.order.indicators}
	for _, row := range rows {
		s.row(all, row)
	}
	s.write(all)
}

// find is a pair of a mapping, or nil.
func find(n *yaml.Node, key string) (k, v *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for k := 0; k+1 < len(n.Content); k += 2 {
		if n.Content[k].Value == key && n.Content[k].Kind == yaml.ScalarNode {
			return n.Content[k], n.Content[k+1]
		}
	}
	return nil, nil
}

// holder is a mapping of figures, or of indicators, that may get new entries.
type holder struct {
	key, node *yaml.Node
	in        frame // of its key
	ranks     map[string]int
	new       []newEntry
	anew      bool // the new entries stand in the place of what there is
}

// newEntry is a new entry: a figure, or an indicator with figures.
type newEntry struct {
	key   string
	text  string     // of a figure
	inner []newEntry // of an indicator
}

func (s *splicer) row(all *holder, row editRow) {
	key, n := find(all.node, row.indicator)
	if key == nil {
		if cells := s.newCells(all.node, row.cells); len(cells) > 0 {
			all.new = append(all.new, newEntry{key: row.indicator, inner: sorted(cells, s.order.regions)})
		}
		return
	}
	if s.shared(n) {
		return
	}
	h := &holder{key: key, node: n, in: all.in.inside(all.node), ranks: s.order.regions}
	switch {
	case n.Kind == yaml.MappingNode:
		for _, c := range row.cells {
			if _, cell := find(n, c.region); cell != nil {
				s.cell(cell, h.in.inside(n), c.changes)
			} else {
				h.new = append(h.new, s.newCells(n, []editCell{c})...)
			}
		}
	case isNull(n):
		h.new = s.newCells(key, row.cells)
	case n.Kind == yaml.ScalarNode:
		s.breakUp(h, row)
	default:
		s.odd(n)
		return
	}
	s.write(h)
}

// newCells are the entries of figures that the text does not have. Where nothing would be said they are left out.
func (s *splicer) newCells(at *yaml.Node, cells []editCell) []newEntry {
	var all []newEntry
	for _, c := range cells {
		value, more := splitValue(c.changes)
		if value != nil {
			all = append(all, newEntry{key: c.region, text: cellText(c.changes)})
		} else if flowPairs(more) != "" {
			s.errorf(s.pos(at), "no-value", "写上数；"+noFigure, "“%s”还没有数，不能只写别的项目", shown(c.region))
		}
	}
	return all
}

// breakUp gives each region a line of its own where one word stood for all.
func (s *splicer) breakUp(h *holder, row editRow) {
	word, spoken := h.node.Value, s.order.spoken(row.indicator)
	edited := map[string]bool{}
	other := false
	for _, c := range row.cells {
		value, more := splitValue(c.changes)
		if value == nil && slices.Contains(spoken, c.region) {
			value = &keyChange{key: "value", number: true, text: word}
			c.changes = append([]keyChange{*value}, c.changes...)
		}
		fresh := s.newCells(h.node, []editCell{c})
		other = other || len(fresh) > 0 && (value.text != word || flowPairs(more) != "" || !slices.Contains(spoken, c.region))
		h.new = append(h.new, fresh...)
		edited[c.region] = true
	}
	if !other {
		h.new = nil
		return
	}
	h.anew = true
	for _, region := range spoken {
		if !edited[region] {
			h.new = append(h.new, newEntry{key: region, text: scalarText(word, true)})
		}
	}
}

// sorted puts entries in order; those of no rank come last, as they came.
func sorted(entries []newEntry, ranks map[string]int) []newEntry {
	out := slices.Clone(entries)
	slices.SortStableFunc(out, func(a, b newEntry) int { return cmp.Compare(rankOf(ranks, a.key), rankOf(ranks, b.key)) })
	return out
}

func rankOf(ranks map[string]int, id string) int {
	if rank, known := ranks[id]; known {
		return rank
	}
	return len(ranks)
}

// write places the new entries of a holder.
func (s *splicer) write(h *holder) {
	if len(h.new) == 0 {
		return
	}
	h.new = sorted(h.new, h.ranks)
	in := h.in.inside(h.node)
	switch {
	case h.anew || isNull(h.node) || len(h.node.Content) == 0:
		s.fill(h)
	case h.node.Style&yaml.FlowStyle != 0:
		for k, e := range h.new {
			s.insertFlow(h, in, e, k)
		}
	default:
		for k, e := range h.new {
			s.insertLines(h, in, e, k)
		}
	}
}

// fill writes the first entries of a mapping, in the place of an empty one or of a word.
func (s *splicer) fill(h *holder) {
	colon, ok := s.colon(h.key, h.in)
	end, alright := s.pairEnd(h.key, h.node, h.in)
	if !ok || !alright {
		s.odd(h.node)
		return
	}
	start := end
	if !isNull(h.node) || h.node.Value != "" {
		start = s.start(h.node)
	}
	if h.in.flow || h.node.Kind == yaml.MappingNode && bytes.ContainsAny(s.source[start:end], "#\n") {
		s.replace(start, end, "{"+flowEntries(h.new)+"}")
		return
	}
	if gap := s.source[colon:start]; bytes.IndexByte(gap, '#') < 0 {
		s.replace(colon, end, "")
	} else {
		s.replace(s.starts[s.lineOf(start)]-1, end, "")
	}
	indent := h.in.indent + s.step()
	s.insert(s.lineEnd(end), indent, 0, blockEntries(h.new, indent, s.step()))
}

// step is by how much the text indents.
func (s *splicer) step() int {
	_, values := find(s.root, "values")
	if values == nil || values.Kind != yaml.MappingNode || values.Style&yaml.FlowStyle != 0 || len(values.Content) == 0 {
		return 2
	}
	outer := values.Content[0].Column
	for k := 1; k < len(values.Content); k += 2 {
		if n := values.Content[k]; n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 && n.Content[0].Column > outer {
			return n.Content[0].Column - outer
		}
	}
	return max(outer-1, 2)
}

// neighbours are the entries behind and before which a new one goes: the nearest before it in order, else the nearest
// behind it, else the last.
func (h *holder) neighbours(id string) (before, behind int) {
	before, behind = -1, -1
	rank, known := h.ranks[id]
	for k := 0; known && k+1 < len(h.node.Content); k += 2 {
		other, ranked := h.ranks[h.node.Content[k].Value]
		switch {
		case !ranked:
		case other < rank && (before < 0 || other > h.ranks[h.node.Content[before].Value]):
			before = k
		case other > rank && (behind < 0 || other < h.ranks[h.node.Content[behind].Value]):
			behind = k
		}
	}
	if before < 0 && behind < 0 {
		before = len(h.node.Content) - 2
	}
	return before, behind
}

func (s *splicer) insertFlow(h *holder, in frame, e newEntry, rank int) {
	before, behind := h.neighbours(e.key)
	text := flowEntries([]newEntry{e})
	if before < 0 {
		at := s.start(h.node.Content[behind])
		s.insert(at, 0, rank, text+", ")
		return
	}
	at, ok := s.pairEnd(h.node.Content[before], h.node.Content[before+1], in)
	if !ok {
		s.odd(h.node.Content[before])
		return
	}
	s.insert(at, 0, rank, ", "+text)
}

func (s *splicer) insertLines(h *holder, in frame, e newEntry, rank int) {
	before, behind := h.neighbours(e.key)
	at, ok := 0, true
	if before < 0 {
		at = s.starts[s.lineOf(s.start(h.node.Content[behind]))] - 1
	} else if at, ok = s.pairEnd(h.node.Content[before], h.node.Content[before+1], in); ok {
		at = s.lineEnd(at)
	}
	if !ok || at < 0 {
		s.odd(h.node)
		return
	}
	s.insert(at, in.indent, rank, blockEntries([]newEntry{e}, in.indent, s.step()))
}

func flowEntries(entries []newEntry) string {
	var all []string
	for _, e := range entries {
		text := e.text
		if e.inner != nil {
			text = "{" + flowEntries(e.inner) + "}"
		}
		all = append(all, scalarText(e.key, true)+": "+text)
	}
	return strings.Join(all, ", ")
}

// blockEntries are lines, each with the break in front of it.
func blockEntries(entries []newEntry, indent, step int) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString("\n" + strings.Repeat(" ", indent) + scalarText(e.key, true) + ":")
		if e.inner != nil {
			b.WriteString(blockEntries(e.inner, indent+step, step))
		} else {
			b.WriteString(" " + e.text)
		}
	}
	return b.String()
}

// span is where a node begins and ends.
func (s *splicer) span(n *yaml.Node, f frame) (start, end int, ok bool) {
	end, ok = s.end(n, f)
	if !ok {
		s.odd(n)
	}
	return s.start(n), end, ok
}

// shared refuses what other places of the file may refer to: a change of one figure would be one of several.
func (s *splicer) shared(n *yaml.Node) bool {
	if n.Anchor == "" && n.Kind != yaml.AliasNode && n.Style&yaml.TaggedStyle == 0 {
		return false
	}
	s.errorf(s.pos(n), "shared-figure", "把内容直接写出来，去掉这个标记，再运行一次", "这里用了“&”“*”或“!”，程序不能只改这一个数")
	return true
}

// sharedWithin is shared for a node and all that it holds.
func (s *splicer) sharedWithin(n *yaml.Node) bool {
	if s.shared(n) {
		return true
	}
	for _, child := range n.Content {
		if s.sharedWithin(child) {
			return true
		}
	}
	return false
}

// odd refuses what this code does not follow.
func (s *splicer) odd(n *yaml.Node) {
	s.errorf(diag.Pos{File: s.file, Line: n.Line, Col: n.Column}, "odd-figure", "改成“编号: 数”这样的写法，再运行一次",
		"这里的写法特殊，程序改不准")
}
