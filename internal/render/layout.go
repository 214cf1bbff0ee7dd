package render

import (
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"bulletin/internal/diag"
	"bulletin/internal/page"
)

// parseLayout adds one layout to t and reports what cannot be read.
func parseLayout(t *template.Template, name string, content []byte, diags *diag.List) bool {
	target := t
	if t.Name() != name {
		target = t.New(name)
	}
	if _, err := target.Parse(string(content)); err != nil {
		d := diagnose(err, name)
		if d.Col == 0 && d.Line > 0 {
			d.Col = column(content, d.Line, quoted(err))
		}
		diags.Add(d)
		return false
	}
	return true
}

// quoted is the name that an error of the template packages puts in quotation marks, or empty.
func quoted(err error) string {
	if m := regexp.MustCompile(`"(\w+)"`).FindStringSubmatch(err.Error()); m != nil {
		return m[1]
	}
	return ""
}

// column finds the word on a line, or the first action there; syntax errors come without a column.
func column(content []byte, line int, word string) int {
	lines := strings.Split(string(content), "\n")
	if line > len(lines) {
		return 1
	}
	for _, sought := range []string{word, "{{"} {
		if at := strings.Index(lines[line-1], sought); sought != "" && at >= 0 {
			return utf8.RuneCountInString(lines[line-1][:at]) + 1
		}
	}
	return 1
}

// templateError is the form in which the template packages tell a place.
var templateError = regexp.MustCompile(`^(?:html/)?template: ?([\w.-]+\.html):(\d+)(?::(\d+))?: (.*)$`)

// reasons turn the template packages' own sentences into ours.
var reasons = []struct {
	pattern *regexp.Regexp
	code    string
	text    func(m []string) (text, fix string)
}{
	{regexp.MustCompile(`can't evaluate field (\w+) in type \*?(\w+\.\w+)`), "unknown-field",
		func(m []string) (string, string) {
			text := fmt.Sprintf("这里没有字段“%s”", m[1])
			if fix := successor(m[2], m[1]); fix != "" {
				return text, fix
			}
			return text, diag.Suggest(m[1], fieldsOf(m[2]))
		}},
	{regexp.MustCompile(`function "(\w+)" not defined`), "unknown-function",
		func(m []string) (string, string) {
			return fmt.Sprintf("布局里没有函数“%s”", m[1]), diag.Suggest(m[1], []string{"table", "chart", "picture", "contents", "head"})
		}},
	{regexp.MustCompile(`unexpected EOF|unclosed action`), "layout-syntax",
		func([]string) (string, string) { return "布局没有写完", "检查 {{ }} 和 {{end}} 是否成对" }},
}

// diagnose turns an error of the template packages into a diagnostic.
func diagnose(err error, name string) diag.Diagnostic {
	pos := diag.Pos{File: "layouts/" + name}
	message := err.Error()
	if m := templateError.FindStringSubmatch(message); m != nil {
		pos.File = "layouts/" + m[1]
		pos.Line, _ = strconv.Atoi(m[2])
		if pos.Col, _ = strconv.Atoi(m[3]); m[3] != "" {
			pos.Col++ // the template packages count bytes from 0
		}
		message = m[4]
	}
	for _, r := range reasons {
		if m := r.pattern.FindStringSubmatch(message); m != nil {
			text, fix := r.text(m)
			return diag.Diagnostic{Pos: pos, Code: r.code, Text: text, Fix: fix}
		}
	}
	return diag.Diagnostic{Pos: pos, Code: "layout", Text: "布局有错：" + message, Fix: "对照内置布局修改"}
}

// types are the structs that layouts can reach, by package and name, found from page.Kinds.
var types = reachable()

func reachable() map[string]reflect.Type {
	found := map[string]reflect.Type{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			visit(t.Elem())
		case reflect.Struct:
			if _, ok := found[t.String()]; ok {
				return
			}
			found[t.String()] = t
			for k := range t.NumField() {
				if t.Field(k).IsExported() {
					visit(t.Field(k).Type)
				}
			}
		}
	}
	for _, l := range page.Kinds {
		visit(reflect.TypeOf(l.Data))
	}
	return found
}

func fieldsOf(name string) []string {
	t := types[name]
	if t == nil {
		return nil
	}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	return names
}

// checkFields finds fields that no page of the layout has, also in branches that this site's pages do
// not take: a misspelt field must not wait for the day on which a branch is taken.
func checkFields(t *template.Template, data any, diags *diag.List) {
	c := &fieldCheck{set: t, diags: diags, seen: map[string]bool{}}
	c.template("base.html", reflect.TypeOf(data))
}

// fieldCheck walks a template with the type of its dot. A type that it does not know is nil, and
// nothing is said about it.
type fieldCheck struct {
	set   *template.Template
	diags *diag.List
	seen  map[string]bool
	root  reflect.Type
}

func (c *fieldCheck) template(name string, dot reflect.Type) {
	key := name + " " + fmt.Sprint(dot)
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil || c.seen[key] {
		return // a name that is not defined is told where it stands
	}
	c.seen[key] = true
	outer := c.root
	c.root = dot
	c.list(t.Tree, t.Tree.Root, dot)
	c.root = outer
}

func (c *fieldCheck) list(tree *parse.Tree, list *parse.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			c.pipe(tree, n.Pipe, dot)
		case *parse.IfNode:
			c.pipe(tree, n.Pipe, dot)
			c.list(tree, n.List, dot)
			c.list(tree, n.ElseList, dot)
		case *parse.WithNode:
			c.list(tree, n.List, c.pipe(tree, n.Pipe, dot))
			c.list(tree, n.ElseList, dot)
		case *parse.RangeNode:
			c.list(tree, n.List, element(c.pipe(tree, n.Pipe, dot)))
			c.list(tree, n.ElseList, dot)
		case *parse.TemplateNode:
			c.defined(tree, n)
			c.template(n.Name, c.pipe(tree, n.Pipe, dot))
		}
	}
}

// defined reports a part that no layout defines.
func (c *fieldCheck) defined(tree *parse.Tree, n *parse.TemplateNode) {
	if t := c.set.Lookup(n.Name); t != nil && t.Tree != nil {
		return
	}
	var names []string
	for _, t := range c.set.Templates() {
		names = append(names, t.Name())
	}
	slices.Sort(names)
	fix := diag.Suggest(n.Name, names)
	if fix == "" {
		fix = "用 {{define}} 定义它，或改名"
	}
	location, _ := tree.ErrorContext(n)
	d := diagnose(fmt.Errorf("template: %s: ", location), n.Name)
	d.Code, d.Text, d.Fix = "unknown-part", fmt.Sprintf("布局引用了不存在的部分“%s”", n.Name), fix
	c.diags.Add(d)
}

// pipe checks a pipeline and returns its type where it is a single field or dot.
func (c *fieldCheck) pipe(tree *parse.Tree, p *parse.PipeNode, dot reflect.Type) reflect.Type {
	if p == nil {
		return nil
	}
	var result reflect.Type
	for _, cmd := range p.Cmds {
		for _, arg := range cmd.Args {
			result = c.arg(tree, arg, dot)
		}
		if len(cmd.Args) != 1 {
			result = nil
		}
	}
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return nil
	}
	return result
}

func (c *fieldCheck) arg(tree *parse.Tree, n parse.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return c.fields(tree, n, n.Ident, dot)
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return c.fields(tree, n, n.Ident[1:], c.root)
		}
	case *parse.PipeNode:
		return c.pipe(tree, n, dot)
	}
	return nil
}

func (c *fieldCheck) fields(tree *parse.Tree, n parse.Node, names []string, t reflect.Type) reflect.Type {
	for _, name := range names {
		t = bare(t)
		if t == nil || t.Kind() != reflect.Struct {
			return nil
		}
		f, ok := t.FieldByName(name)
		if !ok {
			if _, isMethod := reflect.PointerTo(t).MethodByName(name); !isMethod {
				c.unknown(tree, n, name, t)
			}
			return nil
		}
		t = f.Type
	}
	return t
}

func (c *fieldCheck) unknown(tree *parse.Tree, n parse.Node, name string, t reflect.Type) {
	location, _ := tree.ErrorContext(n)
	c.diags.Add(diagnose(fmt.Errorf("template: %s: can't evaluate field %s in type %s", location, name, t), name))
}

// bare is what t points to.
func bare(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// element is what range sees of t.
func element(t reflect.Type) reflect.Type {
	t = bare(t)
	if t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map) {
		return t.Elem()
	}
	return nil
}
