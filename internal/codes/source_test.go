package codes_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/codes"
)

// silent are the packages whose codes reach nobody: words for gaps of exported data are no faults.
var silent = map[string]bool{"internal/export": true, "internal/xlsx": true, "internal/sitegen": true}

// unread are codes that the source shows in a place that this reading does not follow.
var unread = map[string]string{}

// TestCodes: the codes that the program can tell are those that are explained.
func TestCodes(t *testing.T) {
	found := sourceCodes(t)
	for code, at := range found {
		if codes.Find(code) == nil {
			t.Errorf("%s: %s has no entry in text/", at, code)
		}
	}
	for _, e := range codes.All() {
		if found[e.Code] == "" && unread[e.Code] == "" {
			t.Errorf("nothing tells %s", e.Code)
		}
	}
}

// TestGolden: also the messages that the tests of all packages hold bear codes that are explained: a second reading, which does not
// know how the source writes them.
func TestGolden(t *testing.T) {
	told := regexp.MustCompile(`(?:错误|警告)\[([a-z]+(?:-[a-z0-9]+)*)\]`)
	root, n := os.DirFS("../.."), 0
	err := fs.WalkDir(root, "internal", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".txt" && path.Ext(name) != ".json" {
			return err
		}
		text, err := fs.ReadFile(root, name)
		for _, m := range told.FindAllSubmatch(text, -1) {
			n++
			if code := string(m[1]); codes.Find(code) == nil {
				t.Errorf("%s: %s has no entry", name, code)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 300 {
		t.Errorf("only %d messages were found", n)
	}
}

// reading finds literal codes by what they are given to: parameters, fields and variables named code.
type reading struct {
	set    *token.FileSet
	params map[string]map[int]bool // by the name of a function: which of its parameters are codes
	fields map[string]int          // by folder and type: which field is the code
	found  map[string]string
}

func sourceCodes(t *testing.T) map[string]string {
	t.Helper()
	r := &reading{set: token.NewFileSet(), params: map[string]map[int]bool{}, fields: map[string]int{}, found: map[string]string{}}
	files := map[string][]*ast.File{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || name != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(r.set, name, source, parser.SkipObjectResolution)
		files[path.Dir(name)] = append(files[path.Dir(name)], f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder, list := range files {
		for _, f := range list {
			ast.Inspect(f, func(n ast.Node) bool { r.declared(folder, n); return true })
		}
	}
	for folder, list := range files {
		for _, f := range list {
			if !silent[folder] {
				ast.Inspect(f, func(n ast.Node) bool { r.used(folder, n); return true })
			}
		}
	}
	return r.found
}

func isCode(name string) bool { return strings.EqualFold(name, "code") }

// declared notes what takes a code.
func (r *reading) declared(folder string, n ast.Node) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		r.function(n.Name.Name, n.Type)
	case *ast.AssignStmt:
		for k, right := range n.Rhs {
			if literal, ok := right.(*ast.FuncLit); ok && k < len(n.Lhs) {
				if name, ok := n.Lhs[k].(*ast.Ident); ok {
					r.function(name.Name, literal.Type)
				}
			}
		}
	case *ast.TypeSpec:
		if s, ok := n.Type.(*ast.StructType); ok {
			if k := codeIn(s.Fields); k >= 0 {
				r.fields[folder+"."+n.Name.Name] = k
			}
		}
	}
}

func (r *reading) function(name string, t *ast.FuncType) {
	if k := codeIn(t.Params); k >= 0 {
		if r.params[name] == nil {
			r.params[name] = map[int]bool{}
		}
		r.params[name][k] = true
	}
}

// codeIn is the place of the one named code, or -1.
func codeIn(list *ast.FieldList) int {
	k := 0
	for _, f := range list.List {
		for _, name := range f.Names {
			if isCode(name.Name) {
				return k
			}
			k++
		}
		if len(f.Names) == 0 {
			k++
		}
	}
	return -1
}

// used notes the literals that are given where a code is taken.
func (r *reading) used(folder string, n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		for k := range r.params[called(n.Fun)] {
			if k < len(n.Args) {
				r.literal(n.Args[k])
			}
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && isCode(key.Name) {
			r.literal(n.Value)
		}
	case *ast.AssignStmt:
		for k, left := range n.Lhs {
			if len(n.Lhs) == len(n.Rhs) && isCode(called(left)) {
				r.literal(n.Rhs[k])
			}
		}
	case *ast.CompositeLit:
		r.composite(folder, n)
	}
}

// called is the name of a function or a variable, without what it is of.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.IndexExpr:
		return called(e.X)
	}
	return ""
}

// composite notes the codes of structs, and of tables of structs, whose fields have no names.
func (r *reading) composite(folder string, c *ast.CompositeLit) {
	t, rows := c.Type, []ast.Expr{c}
	switch of := t.(type) {
	case *ast.ArrayType:
		t, rows = of.Elt, c.Elts
	case *ast.MapType:
		t, rows = of.Value, c.Elts
	}
	at := -1
	switch t := t.(type) {
	case *ast.Ident:
		if k, known := r.fields[folder+"."+t.Name]; known {
			at = k
		}
	case *ast.SelectorExpr:
		if k, known := r.fields["internal/"+called(t.X)+"."+t.Sel.Name]; known {
			at = k
		}
	case *ast.StructType:
		at = codeIn(t.Fields)
	}
	for _, row := range rows {
		if pair, ok := row.(*ast.KeyValueExpr); ok {
			row = pair.Value
		}
		if row, ok := row.(*ast.CompositeLit); ok && at >= 0 && at < len(row.Elts) {
			r.literal(row.Elts[at])
		}
	}
}

var codeForm = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)

func (r *reading) literal(e ast.Expr) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return
	}
	if s, err := strconv.Unquote(l.Value); err == nil && codeForm.MatchString(s) {
		if at := r.set.Position(l.Pos()).String(); r.found[s] == "" || at < r.found[s] {
			r.found[s] = at
		}
	}
}

// TestRulesAreRead: the reading of the source finds the names of all rules of package check, which have one test each elsewhere.
func TestRulesAreRead(t *testing.T) {
	found := sourceCodes(t)
	folders, err := os.ReadDir("../check/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if name := f.Name(); name != "base" && found[name] == "" {
			t.Errorf("rule %s was not found", name)
		}
	}
	if !slices.ContainsFunc(codes.All(), func(e *codes.Entry) bool { return e.Code == "contradiction" }) {
		t.Error("no entry for contradiction")
	}
}
