package load

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// Limits of a YAML tree; an author's file is far below them.
const (
	maxMarks    = 1_000_000 // characters that may begin or end a node: a node takes some two hundred bytes
	maxDepth    = 32        // nested mappings and lists
	maxExpanded = 10_000    // nodes that aliases add to those that are written
)

// reader reads one YAML text of an author's file.
type reader struct {
	file   string
	before int // lines of the file before the text: front matter and directives begin further down
	diags  *diag.List

	failed    int // errors so far
	doubts    int // warnings so far
	suggested int // suggestions looked for so far

	sketch *Shape // where one is being drawn, nothing is read
}

// errorf records an error at a position of the file.
func (r *reader) errorf(pos diag.Pos, code, fix, format string, args ...any) {
	r.failed++
	r.diags.Error(pos, code, fix, format, args...)
}

func (r *reader) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{File: r.file, Line: r.before + n.Line, Col: n.Column}
}

// whole is the position of a complaint about the text as a whole.
func (r *reader) whole() diag.Pos { return diag.Pos{File: r.file, Line: r.before + 1, Col: 1} }

// parse returns the root node of the one document in text, or nil after a complaint. A text without
// any content is empty: nil, and no complaint.
func (r *reader) parse(text []byte) (root *yaml.Node, empty bool) {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, true // most texts have no front matter, and a parser is not cheap to make
	}
	if r.tabs(text) {
		return nil, false
	}
	if at := beyondMarks(text); at >= 0 {
		pos := place(r.file, text, at)
		r.errorf(diag.Pos{File: r.file, Line: r.before + pos.Line, Col: pos.Col}, "too-large", "拆分文件，或检查是不是放错了文件",
			"到这里已有 %d 个项目，文件里的内容太多", maxMarks)
		return nil, false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil, true
	}
	if err != nil {
		r.syntax(text)
		return nil, false
	}
	var next yaml.Node
	switch err := decoder.Decode(&next); {
	case err == nil:
		r.errorf(r.pos(&next), "many-documents", "删去多余的“---”，一个文件只写一份内容", "文件中有不止一份 YAML 内容")
		return nil, false
	case !errors.Is(err, io.EOF):
		r.syntax(text)
		return nil, false
	}
	root = document.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" && root.Value == "" {
		return nil, true
	}
	if !r.bounded(root) {
		return nil, false
	}
	return root, false
}

// beyondMarks is the offset of the first character beyond those that a text may have to part its nodes, or -1.
func beyondMarks(text []byte) int {
	if len(text) <= maxMarks {
		return -1
	}
	marks := 0
	for at, b := range text {
		switch b {
		case '\n', ',', ':', '[', '{', '-', '?':
			if marks++; marks > maxMarks {
				return at
			}
		}
	}
	return -1
}

// bounded reports whether the tree may be walked: not too deep, without an alias that contains itself,
// and not blown up by aliases.
func (r *reader) bounded(root *yaml.Node) bool {
	b := bounds{sizes: map[*yaml.Node]int{}}
	b.size(root, 1)
	switch {
	case b.deep != nil:
		r.errorf(r.pos(b.deep), "too-deep", "检查括号和缩进", "嵌套超过了 %d 层", maxDepth)
	case b.loop != nil:
		r.errorf(r.pos(b.loop), "alias-bomb", "把内容直接写出来", "引用“*%s”包含了它自己", shown(b.loop.Value))
	case b.bomb != nil:
		r.errorf(r.pos(b.bomb), "alias-bomb", "把内容直接写出来，少用“&”和“*”", "引用“*%s”展开后内容太多", shown(b.bomb.Value))
	default:
		return true
	}
	return false
}

// bounds measures a tree. Its fields are the first offending nodes, if any.
type bounds struct {
	sizes            map[*yaml.Node]int // of the targets of aliases, expanded; 0 while being measured
	expanded         int
	deep, loop, bomb *yaml.Node
}

// size counts the nodes below n with its aliases expanded, as far as the limits allow.
func (b *bounds) size(n *yaml.Node, depth int) int {
	if b.deep != nil || b.loop != nil || b.bomb != nil {
		return 0
	}
	if depth > maxDepth {
		b.deep = n
		return 0
	}
	if n.Anchor != "" {
		b.sizes[n] = 0
	}
	total := 1
	for _, child := range n.Content {
		if child.Kind != yaml.AliasNode {
			total += b.size(child, depth+1)
			continue
		}
		size, measured := b.sizes[child.Alias]
		if measured && size == 0 && child.Alias.Kind != yaml.ScalarNode {
			b.loop = child
			return 0
		}
		b.expanded += size
		if total += size; b.expanded > maxExpanded {
			b.bomb = child
			return 0
		}
	}
	if n.Anchor != "" {
		b.sizes[n] = total
	}
	return total
}
