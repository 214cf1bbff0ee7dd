package build

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// alters are the functions of os that alter files or could.
var alters = strings.Fields("WriteFile Create CreateTemp OpenFile OpenRoot Rename Remove RemoveAll Mkdir MkdirAll MkdirTemp Link Symlink Chmod Chown Lchown Chtimes Truncate CopyFS")

// changers are the packages that may call them, and why.
var changers = map[string]string{
	"internal/disk":     "is the layer",
	"internal/browser":  "is for tests alone",
	"internal/sitegen":  "makes sites for tests",
	"internal/chromium": "looks for browsers",

	"internal/seal/sealtest": "is for tests alone",
}

// TestOneLayer: files are changed by internal/disk alone, where each operation can be counted and be let fail.
func TestOneLayer(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || changers[path.Dir(name)] != "" {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(alters, s.Sel.Name) {
				t.Errorf("%s: os.%s; internal/disk has it", set.Position(s.Pos()), s.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
