package load

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// Lines is a YAML text as one line for each value, under the keys that lead to it, in the order of these lines: two texts that say
// the same have the same lines, whatever the order of their keys and their comments. Entries of lists go by what they are known by. ok is
// false where the text cannot be read.
func Lines(raw []byte) (lines []string, ok bool) {
	text, ok := clean("", raw, &diag.List{})
	if !ok {
		return nil, false
	}
	root, empty := (&reader{diags: &diag.List{}}).parse(text)
	if root == nil {
		return nil, empty
	}
	gather(root, "", &lines)
	slices.Sort(lines)
	return lines, true
}

// knownBy are the keys by which an entry of a list is known, the first that it has.
var knownBy = []string{"id", "number", "indicator", "title", "name", "file"}

func gather(n *yaml.Node, path string, lines *[]string) {
	n = target(n)
	switch {
	case n.Kind == yaml.MappingNode && len(n.Content) > 0:
		for k := 0; k+1 < len(n.Content); k += 2 {
			gather(n.Content[k+1], under(path, target(n.Content[k]).Value), lines)
		}
	case n.Kind == yaml.SequenceNode && len(n.Content) > 0:
		seen := map[string]int{}
		for k, entry := range n.Content {
			name := entryName(target(entry), k)
			if seen[name]++; seen[name] > 1 {
				name += "#" + strconv.Itoa(seen[name])
			}
			gather(entry, under(path, name), lines)
		}
	default:
		*lines = append(*lines, path+": "+strings.ReplaceAll(n.Value, "\n", "↵"))
	}
}

func under(path, key string) string {
	if path == "" {
		return key
	}
	return path + " · " + key
}

func entryName(n *yaml.Node, place int) string {
	if n.Kind == yaml.MappingNode {
		for _, key := range knownBy {
			for k := 0; k+1 < len(n.Content); k += 2 {
				if v := target(n.Content[k+1]); n.Content[k].Value == key && v.Kind == yaml.ScalarNode {
					return v.Value
				}
			}
		}
	}
	return strconv.Itoa(place + 1)
}
