package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// differs is a node at which the text says something else than the text before with the edits, or nil.
func (s *splicer) differs(before *splicer, rows []editRow) *yaml.Node {
	edits := map[string]map[string][]keyChange{}
	for _, row := range rows {
		edits[row.indicator] = map[string][]keyChange{}
		for _, c := range row.cells {
			edits[row.indicator][c.region] = c.changes
		}
	}
	return sameBut(before.root, s.root, func(key string, old, new *yaml.Node) *yaml.Node {
		if key != "values" || len(rows) == 0 {
			return sameNode(old, new)
		}
		return sameBut(orEmpty(old), orEmpty(new), func(indicator string, old, new *yaml.Node) *yaml.Node {
			if edits[indicator] == nil {
				return sameNode(old, new)
			}
			return before.sameRow(indicator, old, new, edits[indicator])
		})
	})
}

// sameBut compares the pairs of two mappings, which stand in the same order but for new ones. Either node given to each
// may be nil.
func sameBut(old, new *yaml.Node, each func(key string, old, new *yaml.Node) *yaml.Node) *yaml.Node {
	if old.Kind != yaml.MappingNode || new.Kind != yaml.MappingNode {
		return new
	}
	at := 0
	for k := 0; k+1 < len(new.Content); k += 2 {
		key, v := new.Content[k], new.Content[k+1]
		var was *yaml.Node
		if at+1 < len(old.Content) && old.Content[at].Value == key.Value {
			was = old.Content[at+1]
			at += 2
		}
		if odd := each(key.Value, was, v); odd != nil {
			return odd
		}
	}
	if at < len(old.Content) {
		return new
	}
	return nil
}

func orEmpty(n *yaml.Node) *yaml.Node {
	if n == nil || isNull(n) {
		return &yaml.Node{Kind: yaml.MappingNode}
	}
	return n
}

// sameNode compares what two nodes say, whatever their style.
func sameNode(old, new *yaml.Node) *yaml.Node {
	if old == nil || dump(old) != dump(new) {
		return new
	}
	return nil
}

// dump is what a node says. Space around a text says nothing.
func dump(n *yaml.Node) string {
	var b strings.Builder
	dumpInto(&b, n)
	return b.String()
}

func dumpInto(b *strings.Builder, n *yaml.Node) {
	switch n.Kind {
	case yaml.AliasNode:
		b.WriteString("*" + n.Value)
		return
	case yaml.ScalarNode:
		b.WriteString("\x00" + n.Anchor + "\x01" + strings.TrimSpace(n.Value))
		return
	}
	b.WriteString("\x02" + n.Anchor)
	for _, child := range n.Content {
		dumpInto(b, child)
	}
	b.WriteString("\x03")
}

// sameRow compares an indicator that has edits.
func (s *splicer) sameRow(indicator string, old, new *yaml.Node, edits map[string][]keyChange) *yaml.Node {
	blanket := map[string]*yaml.Node{}
	if old != nil && old.Kind == yaml.ScalarNode && !isNull(old) {
		if new.Kind == yaml.ScalarNode {
			return sameNode(old, new)
		}
		for _, region := range s.order.spoken(indicator) {
			blanket[region] = old
		}
		old = nil
	}
	seen := 0
	odd := sameBut(orEmpty(old), new, func(region string, old, new *yaml.Node) *yaml.Node {
		if old == nil {
			if old = blanket[region]; old != nil {
				seen++
			}
		}
		if changes := edits[region]; changes != nil {
			return sameEdited(old, new, changes)
		}
		return sameNode(old, new)
	})
	if odd == nil && seen != len(blanket) {
		return new
	}
	return odd
}

// sameEdited holds an edited figure against the old one with its changes.
func sameEdited(old, new *yaml.Node, changes []keyChange) *yaml.Node {
	want := flat{}
	if old != nil {
		want.fill("", asCell(old))
	}
	want.change("", changes)
	got := flat{}
	got.fill("", asCell(new))
	if len(want) != len(got) {
		return new
	}
	for key, v := range want {
		if g := got[key]; g == nil || strings.TrimSpace(g.Value) != strings.TrimSpace(v.Value) {
			return new
		}
	}
	return nil
}

// asCell is a figure as a mapping.
func asCell(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.ScalarNode {
		return n
	}
	return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "value"}, n}}
}

// flat are the scalars of a figure by their paths.
type flat map[string]*yaml.Node

func (f flat) fill(path string, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		f[path] = &yaml.Node{Kind: yaml.ScalarNode, Value: n.Value + dump(n), Style: n.Style}
		if n.Kind == yaml.ScalarNode {
			f[path] = n
		}
		return
	}
	for k := 0; k+1 < len(n.Content); k += 2 {
		f.fill(path+"\x00"+n.Content[k].Value, n.Content[k+1])
	}
}

func (f flat) change(path string, changes []keyChange) {
	for k := range changes {
		c := &changes[k]
		key := path + "\x00" + c.key
		switch {
		case c.inner != nil:
			f.change(key, c.inner)
		case c.gone():
			delete(f, key)
		case f[key] == nil || !c.same(f[key]):
			f[key] = &yaml.Node{Kind: yaml.ScalarNode, Value: c.text}
		}
	}
}

// places is where the figure of each edit stands.
func (s *splicer) places(edits []Edit) []diag.Pos {
	at := make([]diag.Pos, len(edits))
	_, values := find(s.root, "values")
	for k, e := range edits {
		at[k] = diag.Pos{File: s.file}
		if values == nil {
			continue
		}
		_, n := find(values, e.Indicator)
		if n != nil && n.Kind != yaml.ScalarNode {
			_, n = find(n, e.Region)
		}
		if n != nil {
			at[k] = s.pos(n)
		}
	}
	return at
}
