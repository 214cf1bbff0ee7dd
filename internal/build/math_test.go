package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// exact are the functions of package math whose results have the same bits on every processor. Sines, powers and their like do
// not: internal/svg has those that drawings need. What the compiler makes of a*b + c, .ci/fused looks at.
var exact = strings.Fields("Abs Ceil Copysign Floor Inf IsInf IsNaN Max Min Modf NaN Pow10 Round RoundToEven Signbit Sqrt Trunc " +
	"Float32bits Float32frombits Float64bits Float64frombits")

// inexact are places that may use another function, and why its last bits do not matter there.
var inexact = map[string]string{
	"internal/svg/scale.go Log10": "it only says where the search for a step begins, an order of magnitude below the answer",
}

func TestMathIsExact(t *testing.T) {
	used := map[string]bool{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, f := range inexactIn(t, name, source) {
			used[f] = true
			if inexact[f] == "" {
				t.Errorf("%s: its last bits differ between processors", f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for f := range inexact {
		if !used[f] {
			t.Errorf("%s: allowed, and not used", f)
		}
	}
}

// inexactIn are the functions of package math that a file uses and that are not exact, behind its name.
func inexactIn(t *testing.T, name string, source []byte) []string {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	as := ""
	for _, spec := range file.Imports {
		if spec.Path.Value == `"math"` {
			as = "math"
			if spec.Name != nil {
				as = spec.Name.Name
			}
		}
	}
	var found []string
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && as != "" {
			x, isName := s.X.(*ast.Ident)
			constant := strings.HasPrefix(s.Sel.Name, "Max") && s.Sel.Name != "Max" || strings.HasPrefix(s.Sel.Name, "Min") && s.Sel.Name != "Min" || s.Sel.Name == "Pi"
			if isName && x.Name == as && !constant && !slices.Contains(exact, s.Sel.Name) {
				found = append(found, name+" "+s.Sel.Name)
			}
		}
		return true
	})
	return found
}

func TestInexactIsFound(t *testing.T) {
	source := "package p\n\nimport m \"math\"\n\nvar v, f, n = m.Sqrt(2) + m.Sin(m.Pi), m.Exp, m.MaxInt16\n"
	if got := strings.Join(inexactIn(t, "p.go", []byte(source)), ", "); got != "p.go Sin, p.go Exp" {
		t.Errorf("found %s", got)
	}
}
