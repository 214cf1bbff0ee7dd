package browser

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
	"bulletin/internal/page"
	"bulletin/internal/prose"
	"bulletin/internal/table"
)

// TestCSV: what a page saves in the browser is what the program exports, byte for byte, for every table of a page of each
// kind that has some.
func TestCSV(t *testing.T) {
	longtest.Skip(t)
	const site = "../build/testdata/school"
	folder := t.TempDir()
	if _, err := build.Build(build.Options{Site: os.DirFS(site), Out: folder}); err != nil {
		t.Fatal(err)
	}
	tab := open(t)
	saved := tab.Downloads()
	seen, compared := map[string]bool{}, 0
	for _, p := range pagesOf(t, site) {
		if seen[p.Layout] {
			continue
		}
		data := p.Data(&diag.List{})
		made := tablesOf(reflect.ValueOf(data))
		if len(made) == 0 {
			continue
		}
		seen[p.Layout] = true
		about := data.(interface{ About() *table.About }).About()
		tab.Open(address(t, folder) + "/" + p.Path)
		for _, m := range made {
			press(tab, saves(m.ID, saveCSV))
			name, got := saved.Next()
			if want := m.CSV(about); !bytes.Equal(got, want) {
				t.Errorf("%s: %s: the page saves\n%s\nthe program exports\n%s", p.Path, name, got, want)
			}
			compared++
		}
	}
	if len(seen) < 5 || compared < 15 {
		t.Errorf("%d tables of %v compared, want those of most kinds of pages", compared, seen)
	}
}

// pagesOf lists the pages of a site's folder.
func pagesOf(t *testing.T, folder string) []page.Page {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS(folder), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	return page.All(site, prose.New(page.DirectiveNames(), load.Directive))
}

// tablesOf are the tables of a page's data, in its order.
func tablesOf(v reflect.Value) []*table.Table {
	if v.Kind() == reflect.Pointer && !v.IsNil() && v.CanInterface() {
		if made, ok := v.Interface().(*table.Table); ok {
			return []*table.Table{made}
		}
		if strings.HasPrefix(v.Type().String(), "*page.") {
			return tablesOf(v.Elem())
		}
		return nil
	}
	var out []*table.Table
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			out = append(out, tablesOf(v.Field(k))...)
		}
	case reflect.Slice:
		for k := range v.Len() {
			out = append(out, tablesOf(v.Index(k))...)
		}
	}
	return out
}
