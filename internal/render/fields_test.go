package render

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestFieldsKept: a field that layouts could name once is still there, or [renamedFields] tells its successor. The file
// only grows: a site's own layout may be older than any.
func TestFieldsKept(t *testing.T) {
	const file = "testdata/fields.txt"
	b, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	once := strings.Fields(string(b))
	now := map[string]bool{}
	for name, in := range types {
		for k := range in.NumField() {
			if f := in.Field(k); f.IsExported() {
				now[name+"."+f.Name] = true
			}
		}
	}
	for _, name := range once {
		k := strings.LastIndexByte(name, '.')
		in := types[name[:k]]
		if in == nil {
			continue
		}
		if _, there := in.FieldByName(name[k+1:]); !there && successor(name[:k], name[k+1:]) == "" {
			t.Errorf("%s is gone, and renamedFields says nothing of it", name)
		}
	}
	var fresh []string
	for name := range now {
		if !slices.Contains(once, name) {
			fresh = append(fresh, name)
		}
	}
	if len(fresh) == 0 {
		return
	}
	if !*update {
		t.Fatalf("%d fields are not in %s; run with -update: %v", len(fresh), file, fresh)
	}
	all := append(once, fresh...)
	slices.Sort(all)
	if err := os.WriteFile(file, fmt.Appendln(nil, strings.Join(all, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}
