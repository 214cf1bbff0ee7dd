package diff_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/diff"
)

// TestEnums: every constant of a small type of the model that is compared has its word. A value without one stopped every comparison of a
// site that used it.
func TestEnums(t *testing.T) {
	files, err := filepath.Glob("../model/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no model: %v", err)
	}
	constants := map[string]int{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			group, ok := d.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			of := ""
			for _, s := range group.Specs {
				v := s.(*ast.ValueSpec)
				if id, ok := v.Type.(*ast.Ident); ok {
					of = id.Name
				}
				constants[of] += len(v.Names)
			}
		}
	}
	worded := diff.Enums()
	if len(worded) < 5 {
		t.Fatalf("%d small types", len(worded))
	}
	for name, words := range worded {
		if n := constants[name]; n == 0 || words != n {
			t.Errorf("model.%s has %d constants and %d words", name, n, words)
		}
	}
}
