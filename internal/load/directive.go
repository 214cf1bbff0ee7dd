package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Directive reads the YAML inside a fenced block of a text. line is the line of file on which src
// begins. Every value is a scalar or a list of scalars; whatever else is written is a diagnostic. An empty
// block has no entries.
func Directive(file string, line int, src []byte, diags *diag.List) model.Directive {
	r := &reader{file: file, before: line - 1, diags: diags}
	var d model.Directive
	root, _ := r.parse(src)
	if root == nil {
		return d
	}
	pairs, _ := r.pairs(root, "指令")
	for _, p := range pairs {
		entry := model.Entry{Key: p.key.Value, KeyPos: r.pos(p.key), Pos: r.pos(p.value)}
		v := value{p.value, shown(p.key.Value)}
		if p.value.Kind == yaml.SequenceNode {
			entry.List = true
			r.list(v, func(v value) { r.appendText(&entry.Values, v) })
		} else {
			r.appendText(&entry.Values, v)
		}
		d.Entries = append(d.Entries, entry)
	}
	return d
}

func (r *reader) appendText(dst *[]string, v value) {
	var text string
	if r.line(&text)(v); text != "" {
		*dst = append(*dst, text)
	}
}
