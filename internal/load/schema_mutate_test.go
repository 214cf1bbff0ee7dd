package load_test

import (
	"math/rand/v2"
	"strings"

	"gopkg.in/yaml.v3"
)

// place is a node with what holds it.
type place struct {
	holder *yaml.Node
	at     int // of the node among the holder's content
}

func (p place) node() *yaml.Node { return p.holder.Content[p.at] }

func (p place) isKey() bool { return p.holder.Kind == yaml.MappingNode && p.at%2 == 0 }

// placesBelow are all places below a node, a wide matrix's only in part.
func placesBelow(n *yaml.Node) []place {
	var all []place
	for k, c := range n.Content {
		all = append(all, place{n, k})
		all = append(all, placesBelow(c)...)
	}
	return all
}

// stray are values that stand where something else belongs, as people and editors leave them.
var stray = []string{
	"", "~", "null", "true", "false", "True", "yes", "是", "0", "1", "-1", "12.5", "+5", ".5", "1e3", "007", "0x10", "1,200", "99999999999999999999",
	"12%", "12 %", "2022", "2022-06", "2022-13", "2022-06-30", "2022-06-31", "2022/06/30", "2022年6月", "未报送", "不适用", "未设目标", "保密", "暂无", "文字", "两\n行", " ",
	"jishou", "Jishou", "a_b", "con", "none", "show", "rate", "flow", "#a61b1b", "a61b1b", "433101", "012345", "已销号", "快报", "{{ 累计 }}", "<b>x</b>", "[]", "{}",
}

func scalarOf(text string, random *rand.Rand) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: text}
	switch random.IntN(4) {
	case 0:
		n.Style, n.Tag = yaml.DoubleQuotedStyle, "!!str"
	default:
		if strings.ContainsAny(text, "\n#[{<%") || strings.TrimSpace(text) != text {
			n.Style, n.Tag = yaml.DoubleQuotedStyle, "!!str"
		}
	}
	return n
}

// mutate changes a tree at one place, and says how.
func mutate(random *rand.Rand, root *yaml.Node) string {
	all := placesBelow(root)
	p := all[random.IntN(len(all))]
	n := p.node()
	if p.isKey() {
		return mutateKey(random, p, n)
	}
	switch choice := random.IntN(10); {
	case choice < 4:
		p.holder.Content[p.at] = scalarOf(stray[random.IntN(len(stray))], random)
		return "a stray value"
	case choice < 5:
		p.holder.Content[p.at] = &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}}
		return "a list of the value"
	case choice < 6:
		p.holder.Content[p.at] = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalarOf("value", random), n}}
		return "a mapping of the value"
	case choice < 7 && len(n.Content) > 0:
		p.holder.Content[p.at] = n.Content[random.IntN(len(n.Content))]
		return "a part in the place of the whole"
	case choice < 8 && n.Kind == yaml.SequenceNode:
		n.Content = append(n.Content, scalarOf(stray[random.IntN(len(stray))], random))
		return "an item more"
	case choice < 9 && n.Kind == yaml.MappingNode:
		n.Content = append(n.Content, scalarOf("beizhu", random), scalarOf("文字", random))
		return "a key more"
	}
	other := all[random.IntN(len(all))]
	p.holder.Content[p.at] = copyOf(other.node())
	return "what stands elsewhere"
}

func mutateKey(random *rand.Rand, p place, n *yaml.Node) string {
	switch random.IntN(4) {
	case 0:
		p.holder.Content = append(p.holder.Content[:p.at:p.at], p.holder.Content[p.at+2:]...)
		return "a key less"
	case 1:
		p.holder.Content[p.at] = &yaml.Node{Kind: yaml.ScalarNode, Value: strings.ToUpper(n.Value)}
		return "a key in capitals"
	case 2:
		p.holder.Content[p.at] = &yaml.Node{Kind: yaml.ScalarNode, Value: n.Value + "s"}
		return "another key"
	}
	keys := p.holder.Content
	p.holder.Content[p.at] = copyOf(keys[2*random.IntN(len(keys)/2)])
	return "a key of its neighbours"
}

func copyOf(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = nil
	for _, child := range n.Content {
		c.Content = append(c.Content, copyOf(child))
	}
	return &c
}
