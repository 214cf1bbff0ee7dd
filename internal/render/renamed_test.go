package render

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/page"
	"bulletin/layouts"
)

// TestRenamedFields: an own layout that names a field of before is told the one of today, wherever it stands.
func TestRenamedFields(t *testing.T) {
	if len(renamedFields) == 0 {
		t.Fatal("no fields")
	}
	for _, r := range renamedFields {
		in := types[r.in]
		if in == nil {
			t.Errorf("no layout reaches %s", r.in)
			continue
		}
		if _, ok := in.FieldByName(r.field); ok {
			t.Errorf("%s still has %s", r.in, r.field)
		}
		if _, ok := in.FieldByName(r.now); !ok && r.now != "" {
			t.Errorf("%s has no %s", r.in, r.now)
		}
		for k := range page.Kinds {
			if reflect.TypeOf(page.Kinds[k].Data).Elem() != in {
				continue
			}
			name := page.Kinds[k].Layout
			own := fstest.MapFS{name: {Data: []byte(`{{define "main"}}{{range .` + r.field + `}}{{.Word}}{{end}}{{end}}`)}}
			var diags diag.List
			if _, err := Load(layouts.Files, own, &diags); err != nil {
				t.Fatal(err)
			}
			want := "这里没有字段“" + r.field + "”；" + successor(r.in, r.field) + "。"
			if said := diags.Sorted(); len(said) != 1 || !strings.HasSuffix(said[0].String(), want) {
				t.Errorf("said %v, want %s", said, want)
			}
		}
	}
}
