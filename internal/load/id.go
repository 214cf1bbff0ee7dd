package load

import (
	"fmt"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/alike"
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// maxID is the longest id, in bytes: ids become file names.
const maxID = 64

var (
	idText      = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	editionText = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	deviceName  = regexp.MustCompile(`^(con|nul|prn|aux|com[0-9]|lpt[0-9])$`)
)

// idAdvice is how an id is written.
const idAdvice = "用小写拉丁字母开头，只含小写字母、数字和连字符"

// id reads an id into dst.
func (r *reader) id(dst *string) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawText(idText.String(), idAdvice)
			return
		}
		if !r.scalar(v, "编号") {
			return
		}
		if text, fix := idFault(v.Value); text != "" {
			r.errorf(r.pos(v.Node), "bad-id", fix, "%s", text)
			return
		}
		*dst = v.Value
	}
}

// idFault says why text is no id and what to write, or two empty strings.
func idFault(text string) (what, fix string) {
	switch {
	case text == "":
		return "编号是空的", "写小写拉丁字母开头的编号，如 jishou"
	case len(text) > maxID:
		return fmt.Sprintf("编号“%s”有 %d 个字符，最多 %d 个", shown(text), len(text), maxID), "换一个短的"
	case deviceName.MatchString(text):
		return fmt.Sprintf("编号“%s”是 Windows 的保留名，不能作文件名", text), "换一个编号"
	case idText.MatchString(text):
		return "", ""
	}
	fix = idAdvice
	if lower := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(text)), "_", "-"); idText.MatchString(lower) {
		fix = "写“" + lower + "”"
	}
	return fmt.Sprintf("“%s”不能作编号", shown(text)), fix
}

// catalog finds things of one kind by their ids.
type catalog[T any] struct {
	kind    string // 地区, 指标, 期次
	code    string // of the complaint about an unknown one
	byID    map[string]T
	ids     []string
	names   map[string]string   // names and short names to ids
	spoken  []string            // the names in order
	named   map[string]diag.Pos // where each full name was written
	looks   map[string]look     // what each name looks like
	at      map[string]diag.Pos // where each was written
	losses  *losses             // complaints that wait for the end of the reading; nil where they are told at once
	partial bool                // some could not be read: then nothing is said about unknown ones
}

func newCatalog[T any](kind, code string) catalog[T] {
	return catalog[T]{kind: kind, code: code, byID: map[string]T{}, names: map[string]string{}, named: map[string]diag.Pos{}, looks: map[string]look{}, at: map[string]diag.Pos{}}
}

// add enters a thing, and complains where its id or its name is taken. The first of names is its full name.
func (c *catalog[T]) add(r *reader, id string, pos diag.Pos, thing T, names ...string) bool {
	if id == "" {
		c.partial = true
		return false
	}
	if before, taken := c.at[id]; taken {
		c.partial = true // one of the two was meant to be another
		r.errorf(pos, "duplicate-id", "换一个编号", "%s的编号“%s”重复了，%s 第 %d 行已经用过", c.kind, id, before.File, before.Line)
		return false
	}
	if len(names) > 0 && names[0] != "" {
		if before, taken := c.named[names[0]]; taken {
			r.errorf(pos, "duplicate-name", "换一个能区别开的名称", "%s的名称“%s”重复了，第 %d 行已经用过", c.kind, shown(names[0]), before.Line)
		} else {
			c.named[names[0]] = pos
		}
	}
	c.looked(r, id, pos, names)
	c.byID[id], c.at[id] = thing, pos
	c.ids = append(c.ids, id)
	for _, name := range names {
		if name != "" && c.names[name] == "" {
			c.names[name] = id
			c.spoken = append(c.spoken, name)
		}
	}
	return true
}

// look is a name by what it looks like.
type look struct {
	name, id string
	pos      diag.Pos
}

// looked complains where a name looks like another thing's name and is another. Those that are the same are told elsewhere.
func (c *catalog[T]) looked(r *reader, id string, pos diag.Pos, names []string) {
	for _, name := range names {
		if name == "" {
			continue
		}
		key := alike.Key(name)
		before, taken := c.looks[key]
		if !taken {
			c.looks[key] = look{name, id, pos}
		} else if before.name != name && before.id != id {
			r.errorf(pos, "alike-names", "统一成一种写法，或换一个能区别开的名称",
				"%s的名称“%s”（%s）和第 %d 行的“%s”（%s）看起来一样", c.kind, shown(name), id, before.pos.Line, shown(before.name), before.id)
			return
		}
	}
}

// find looks an id up, and complains where there is none such.
func (c *catalog[T]) find(r *reader, v value) (thing T, ok bool) {
	if !r.scalar(v, c.kind+"的编号") {
		return thing, false
	}
	if thing, ok = c.byID[v.Value]; !ok {
		c.unknown(r, r.pos(v.Node), v.Value)
	}
	return thing, ok
}

func (c *catalog[T]) unknown(r *reader, pos diag.Pos, text string) {
	if c.partial {
		return
	}
	if id, found := c.names[strings.TrimSpace(text)]; found {
		r.offer(pos, text, id, c.code, "写“"+id+"”", "“%s”是%s的名称，不是编号", shown(text), c.kind)
		return
	}
	if parts := parted(text); len(parts) > 1 {
		c.several(r, pos, text, parts, false)
		return
	}
	d := diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: c.code, Text: fmt.Sprintf("没有%s“%s”", c.kind, shown(text)), Fix: c.meant(r, text)}
	if !c.losses.take(r, text, d) {
		r.failed++
		r.diags.Add(d)
	}
}

// parted is what Chinese marks part.
func parted(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("，、；;", c) })
}

// several complains about ids that Chinese marks part, which part nothing in a list. Between
// brackets the program can mend it.
func (c *catalog[T]) several(r *reader, pos diag.Pos, text string, parts []string, brackets bool) {
	known := brackets
	for k := range parts {
		parts[k] = strings.TrimSpace(parts[k])
		known = known && c.has(parts[k])
	}
	old, new := "", ""
	if known {
		old, new = text, strings.Join(parts, ", ")
	}
	r.offer(pos, old, new, c.code, "写成方括号里的列表，编号之间用半角逗号隔开，如 ["+shown(strings.Join(parts, ", "))+"]",
		"“%s”是几个%s的编号写在了一起，中文的标点分不开", shown(text), c.kind)
}

// fewEnough bounds a list of all ids in a message.
const fewEnough = 8

// meant suggests an id: by the id, or by the name that text resembles.
func (c *catalog[T]) meant(r *reader, text string) string {
	text = strings.TrimSpace(text)
	if lower := strings.ToLower(text); c.has(lower) {
		return "是否想写“" + lower + "”？"
	}
	if near := r.nearest(text, c.ids); near != "" {
		return "是否想写“" + near + "”？"
	}
	if near := r.nearest(text, c.spoken); near != "" {
		return "是否想写“" + c.names[near] + "”（" + shown(near) + "）？"
	}
	if n := len(c.ids); n > 0 && n <= fewEnough {
		return "可写 " + strings.Join(c.ids, "、")
	}
	return ""
}

func (c *catalog[T]) has(id string) bool {
	_, found := c.byID[id]
	return found
}

// finder reads the id of a thing of a catalog into dst.
func finder[T any](r *reader, c *catalog[T], dst *T) func(value) {
	return func(v value) {
		if thing, ok := c.find(r, v); ok {
			*dst = thing
		}
	}
}

// finders reads a list of ids into dst, each once.
func finders[T comparable](r *reader, c *catalog[T], dst *[]T) func(value) {
	return func(v value) {
		seen := map[string]bool{}
		brackets := target(v.Node).Style&yaml.FlowStyle != 0
		r.list(v, func(v value) {
			if parts := parted(v.Value); brackets && len(parts) > 1 && v.Style&quoted == 0 && !c.partial {
				c.several(r, r.pos(v.Node), v.Value, parts, true)
				return
			}
			thing, ok := c.find(r, v)
			switch {
			case !ok:
			case seen[v.Value]:
				r.errorf(r.pos(v.Node), "duplicate-id", "只留一处", "“%s”中“%s”重复了", v.key, v.Value)
			default:
				seen[v.Value] = true
				*dst = append(*dst, thing)
			}
		})
	}
}

// member reads the id of a region of the bulletin, the province excluded, into dst.
func (l *loader) member(r *reader, dst **model.Region) func(value) {
	return func(v value) {
		g, ok := l.regions.find(r, v)
		if ok && g.Kind == model.Province {
			r.errorf(r.pos(v.Node), "bad-choice", "写整体或其中一个单位的编号", "“%s”不能写上一级“%s”", v.key, g.ID)
		} else if ok {
			*dst = g
		}
	}
}

// members reads a list of ids of regions of the bulletin into dst.
func (l *loader) members(r *reader, dst *[]*model.Region) func(value) {
	return func(v value) {
		var regions []*model.Region
		finders(r, &l.regions, &regions)(v)
		for _, g := range regions {
			if g.Kind == model.Province {
				r.errorf(r.pos(target(v.Node)), "bad-choice", "写整体或其中一个单位的编号", "“%s”不能写上一级“%s”", v.key, g.ID)
				continue
			}
			*dst = append(*dst, g)
		}
	}
}
