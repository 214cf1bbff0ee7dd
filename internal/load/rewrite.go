package load

import (
	"bytes"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// Place is a value of an author's file, or a key that is the author's own, where the file's shape foresees one.
type Place struct {
	Path      string // of the keys above it, with * for a key of the author's own and [] for an item: counties[].team[].name
	Key       bool   // it is such a key itself
	Text      string
	Shapes    []*Shape // what it may be: more than one where it may be written in several ways
	Line, Col int
}

// Free reports whether any text may stand there that is not empty and not too long.
func (p *Place) Free() bool { return slices.ContainsFunc(p.Shapes, (*Shape).Free) }

// Free reports whether any text may stand there that is not empty and not too long.
func (s *Shape) Free() bool {
	return s.Kind == TextShape && (s.Match == notEmpty || s.Match == oneLine)
}

// Rewrite writes the YAML of a file anew with other values: say is asked for each place, in the order of the text, and its answer
// stands there between quotation marks where it is true. Each value stands on a line of its own. Proofs of what becomes of values
// that nobody foresaw are made with it: what an author wrote is changed by Splice, which leaves everything else alone.
func Rewrite(s *Shape, text []byte, say func(p *Place) (string, bool)) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("load: rewrite: %w", err)
	}
	w := rewriter{say}
	for _, root := range document.Content {
		w.node(root, ways(s, nil), "")
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	if err := e.Encode(&document); err != nil {
		return nil, fmt.Errorf("load: rewrite: %w", err)
	}
	return b.Bytes(), nil
}

type rewriter struct {
	say func(p *Place) (string, bool)
}

// ways are the shapes that a value may have, without those that only stand for several.
func ways(s *Shape, list []*Shape) []*Shape {
	if s.Kind != EitherShape {
		return append(list, s)
	}
	for _, one := range s.Of {
		list = ways(one, list)
	}
	return list
}

func (w *rewriter) node(n *yaml.Node, shapes []*Shape, path string) {
	switch n.Kind {
	case yaml.MappingNode:
		n.Style &^= yaml.FlowStyle
		for k := 0; k+1 < len(n.Content); k += 2 {
			w.pair(n.Content[k], n.Content[k+1], shapes, path)
		}
	case yaml.SequenceNode:
		n.Style &^= yaml.FlowStyle
		var items []*Shape
		for _, s := range shapes {
			if s.Kind == ListShape {
				items = ways(s.Item, items)
			}
		}
		for _, c := range n.Content {
			w.node(c, items, path+"[]")
		}
	case yaml.ScalarNode:
		w.ask(n, shapes, path, false)
	}
}

func (w *rewriter) pair(key, value *yaml.Node, shapes []*Shape, path string) {
	if path != "" {
		path += "."
	}
	var known, own []*Shape
	var names []*Shape
	for _, s := range shapes {
		switch s.Kind {
		case ObjectShape:
			for _, k := range s.Keys {
				if k.Name == key.Value {
					known = ways(k.Shape, known)
				}
			}
		case TableShape:
			own = ways(s.Item, own)
			names = append(names, &Shape{Kind: TextShape, Match: s.Match})
		}
	}
	if known != nil || names == nil {
		w.node(value, known, path+key.Value)
		return
	}
	w.ask(key, names, path+"*", true)
	w.node(value, own, path+"*")
}

func (w *rewriter) ask(n *yaml.Node, shapes []*Shape, path string, key bool) {
	var plain []*Shape
	for _, s := range shapes {
		switch s.Kind {
		case ObjectShape, TableShape, ListShape:
		default:
			plain = append(plain, s)
		}
	}
	said, ok := w.say(&Place{Path: path, Key: key, Text: n.Value, Shapes: plain, Line: n.Line, Col: n.Column})
	if ok {
		n.Value, n.Tag, n.Style = said, "!!str", yaml.DoubleQuotedStyle
	}
}
