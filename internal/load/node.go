package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// value is a node with the key it stands under, by which messages name it.
type value struct {
	*yaml.Node
	key string
}

// field is one key of a kind of mapping.
type field struct {
	key   string
	due   bool   // the key must be there
	about string // what it is, in Chinese: editors show it
	read  func(value)
}

// mapping reads n against the keys that its kind knows; what names the kind. Values are read in the
// order of fields, so that a later one may rest on an earlier.
func (r *reader) mapping(n *yaml.Node, what string, fields []field) bool {
	if r.sketching() {
		r.drawObject(what, fields)
		return false
	}
	pairs, ok := r.pairs(n, what)
	if !ok {
		return false
	}
	given := make([]*yaml.Node, len(fields))
	meant := map[string]bool{} // keys that unknown ones were probably meant to be
	taken := map[string]bool{}
	for _, p := range pairs {
		taken[p.key.Value] = true
	}
	for _, p := range pairs {
		if at := indexOf(fields, p.key.Value); at >= 0 {
			given[at] = p.value
		} else {
			meant[r.unknownKey(p.key, what, fields, taken)] = true
		}
	}
	for k, f := range fields {
		switch {
		case given[k] != nil:
			f.read(value{given[k], f.key})
		case f.due && !mentioned(n, f.key) && !meant[f.key]:
			r.errorf(r.pos(n), "missing-key", "加上“"+f.key+": …”", "%s缺少“%s”", what, f.key)
		}
	}
	return true
}

func indexOf(fields []field, key string) int {
	for k := range fields {
		if fields[k].key == key {
			return k
		}
	}
	return -1
}

// unknownKey complains about a key and returns the one that was probably meant, or "".
// taken are the keys that the mapping has besides.
func (r *reader) unknownKey(key *yaml.Node, what string, fields []field, taken map[string]bool) string {
	if len(fields) == 0 {
		r.errorf(r.pos(key), "unknown-key", "删去“"+shown(key.Value)+"”", "%s不能写任何项目", what)
		return ""
	}
	keys := make([]string, len(fields))
	for k := range fields {
		keys[k] = fields[k].key
	}
	near := sameKey(key.Value, keys)
	old, new := "", ""
	if near != "" && !taken[near] {
		old, new = rawText(key), near
		taken[near] = true // of two that mean the same, one is too many
	} else if near == "" {
		near = r.nearest(key.Value, keys)
	}
	r.offer(r.pos(key), old, new, "unknown-key", meantOr(near, keys), "%s没有“%s”这一项", what, shown(key.Value))
	return near
}

// sameKey is the key that differs from text only in its case, its spaces or its hyphens, or "".
func sameKey(text string, keys []string) string {
	text = strings.ReplaceAll(strings.TrimSpace(text), "-", "_")
	for _, key := range keys {
		if strings.EqualFold(text, key) {
			return key
		}
	}
	return ""
}

// meantOr asks whether near was meant or, where nothing is near, lists what may be written.
func meantOr(near string, all []string) string {
	if near != "" {
		return "是否想写“" + near + "”？"
	}
	return "可写 " + strings.Join(all, "、")
}

// mentioned reports whether the mapping has the key at all, be it without a value: one complaint is enough.
func mentioned(n *yaml.Node, key string) bool {
	n = target(n)
	for k := 0; k+1 < len(n.Content); k += 2 {
		if n.Content[k].Value == key {
			return true
		}
	}
	return false
}

// pair is one key of a mapping with its value, aliases resolved.
type pair struct{ key, value *yaml.Node }

// pairs returns the usable pairs of a mapping in order, after complaints about the others.
func (r *reader) pairs(n *yaml.Node, what string) ([]pair, bool) {
	return r.pairsOr(n, what, "写上值，或删去这一项")
}

// pairsOr is pairs with the advice for a key without a value.
func (r *reader) pairsOr(n *yaml.Node, what, absent string) ([]pair, bool) {
	n = target(n)
	if !r.isMapping(n, what) {
		return nil, false
	}
	pairs := make([]pair, 0, len(n.Content)/2)
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	for k := 0; k+1 < len(n.Content); k += 2 {
		key, v := target(n.Content[k]), target(n.Content[k+1])
		if !r.key(key) {
			continue
		}
		if before := first[key.Value]; before != nil {
			r.duplicate(r.pos(key), key.Value, r.pos(before))
			continue
		}
		first[key.Value] = key
		if r.hasValue(key, v, absent) {
			pairs = append(pairs, pair{key, v})
		}
	}
	return pairs, true
}

func (r *reader) duplicate(pos diag.Pos, key string, before diag.Pos) {
	r.errorf(pos, "duplicate-key", "只留一处", "“%s”重复了，第 %d 行第 %d 列已经写过", shown(key), before.Line, before.Col)
}

func (r *reader) isMapping(n *yaml.Node, what string) bool {
	if n.Kind != yaml.MappingNode {
		r.errorf(r.pos(n), "wrong-type", "写成“项目: 值”的形式", "%s应是若干个“项目: 值”，这里是%s", what, kindOf(n))
		return false
	}
	return r.untagged(n)
}

// key reports whether n can be a key: a plain word.
func (r *reader) key(n *yaml.Node) bool {
	switch {
	case n.Kind != yaml.ScalarNode:
		r.errorf(r.pos(n), "bad-key", "冒号左边只写一个词", "项目的名称应是一个词，这里是%s", kindOf(n))
	case n.Tag == "!!merge":
		r.errorf(r.pos(n), "merge-key", "把内容直接写出来", "不能用“<<”合并内容")
	case !r.untagged(n):
	case n.Tag == "!!null":
		r.errorf(r.pos(n), "bad-key", "在冒号左边写上项目的名称", "冒号左边没有名称")
	default:
		return true
	}
	return false
}

// hasValue complains about a key without a value.
func (r *reader) hasValue(key, v *yaml.Node, fix string) bool {
	if !isNull(v) {
		return true
	}
	old, new := "", ""
	if lost := strings.Fields(key.LineComment + " " + v.LineComment); len(lost) > 0 && colourText.MatchString(lost[0]) {
		old, new = key.Value+": "+lost[0], key.Value+`: "`+lost[0]+`"`
		fix = "“#”后面成了注释，颜色要加引号，写 \"" + lost[0] + "\""
	} else if digits(key.Value) {
		fix = "数里的逗号把它分成了两项；小数点写“.”，不用千分位逗号"
	}
	r.offer(r.pos(key), old, new, "no-value", fix, "“%s”没有值", shown(key.Value))
	return false
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style&yaml.TaggedStyle == 0
}

// untagged complains about an explicit tag.
func (r *reader) untagged(n *yaml.Node) bool {
	if n.Style&yaml.TaggedStyle == 0 {
		return true
	}
	r.errorf(r.pos(n), "explicit-tag", "删去它，直接写值", "不能写类型标记“%s”", shown(n.Tag))
	return false
}

// list calls each for the elements of a list.
func (r *reader) list(v value, each func(value)) {
	if r.sketching() {
		r.drawList(func() { each(blank(v.key)) })
		return
	}
	n := target(v.Node)
	if n.Kind != yaml.SequenceNode {
		fix := "写成 [甲, 乙]，或每行一个“- ”"
		if n.Kind == yaml.MappingNode {
			fix = "每一项另起一行，以“- ”开头"
		}
		r.errorf(r.pos(n), "wrong-type", fix, "“%s”应是列表，这里是%s", v.key, kindOf(n))
		return
	}
	if !r.untagged(n) {
		return
	}
	for _, element := range n.Content {
		element = target(element)
		if isNull(element) {
			r.errorf(r.pos(element), "no-value", "写上内容，或删去这一行", "“%s”的列表中有空的一项", v.key)
			continue
		}
		each(value{element, v.key})
	}
}

// scalar reports whether v is one plain value, after a complaint where it is not.
func (r *reader) scalar(v value, want string) bool {
	if r.sketching() {
		r.drawText("", "")
		return false
	}
	if v.Kind != yaml.ScalarNode {
		r.errorf(r.pos(v.Node), "wrong-type", "只写一个值", "“%s”应是%s，这里是%s", v.key, want, kindOf(v.Node))
		return false
	}
	return r.untagged(v.Node) && (want == wantText || !r.wrapped(v, want))
}

// wantText is what texts are called: they may have Chinese quotes.
const wantText = "文字"

// target is the node that an alias stands for, or n itself.
func target(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// kindOf names what an author wrote.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "一组“项目: 值”"
	case yaml.SequenceNode:
		return "列表"
	}
	if isNull(n) {
		return "空的"
	}
	return "“" + shown(n.Value) + "”"
}
