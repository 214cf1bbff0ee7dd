package page

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/prose"
)

// TestPapers: each page of a site prints on the paper of its kind, and its data is of the type that its layout shows.
func TestPapers(t *testing.T) {
	var diags diag.List
	site, err := load.Site(os.DirFS("../build/testdata/school"), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	papers := map[string]string{
		"index": "text", "colleges": "text", "counties": "text", "indicators": "text", "sheets": "sheet", "orders": "order", "board": "board",
		"board-behind": "board", "ledger": "ledger", "schedule": "work", "tasks": "work", "assessments": "work", "scores": "work",
	}
	seen := map[string]bool{}
	for _, p := range All(site, prose.New(DirectiveNames(), load.Directive)) {
		data := p.Data(&diags)
		frame := data.(interface{ frameOf() *Frame }).frameOf()
		_, below, inEdition := strings.Cut(strings.TrimSuffix(p.Path, ".html"), "/")
		name, _, _ := strings.Cut(below, "/")
		if !inEdition {
			name = "index"
		}
		seen[name] = true
		if want := papers[name]; frame.Paper != want || want == "" {
			t.Errorf("%s prints on %q, want %q", p.Path, frame.Paper, want)
		}
		if k := kindOf(p.Layout); reflect.TypeOf(data) != reflect.TypeOf(k.Data) {
			t.Errorf("%s is %T, but %s shows %T", p.Path, data, p.Layout, k.Data)
		}
	}
	if len(seen) < 9 {
		t.Errorf("the site has pages %v only", seen)
	}
}

// elsewhere are the kinds of which no golden site has a page, and what holds them instead.
var elsewhere = map[string]string{
	"scores.html":     "scores_test.go of package build",
	"verify.html":     "verify_test.go of package build",
	"attachment.html": "attach_test.go of package build",
}

// TestKindsAreShown: each kind has a golden page, and its layout a place in the manual.
func TestKindsAreShown(t *testing.T) {
	manual, err := os.ReadFile("../../docs/tasks/layout.md")
	if err != nil {
		t.Fatal(err)
	}
	layouts := string(manual)
	const golden = "../build/testdata/golden/figures"
	var diags diag.List
	site, err := load.Site(os.DirFS(golden), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	shown := map[string]bool{}
	for _, p := range All(site, prose.New(DirectiveNames(), load.Directive)) {
		if _, err := os.Stat(golden + "/want/" + p.Path); err == nil {
			shown[p.Layout] = true
		}
	}
	for _, k := range Kinds {
		if shown[k.Layout] == (elsewhere[k.Layout] != "") {
			t.Errorf("%s: a golden page is there: %v; what holds it else: %q", k.Layout, shown[k.Layout], elsewhere[k.Layout])
		}
		if !strings.Contains(layouts, "`"+k.Layout+"`") {
			t.Errorf("the manual does not name %s", k.Layout)
		}
	}
	for _, m := range regexp.MustCompile("`([a-z]+\\.html)`").FindAllStringSubmatch(layouts, -1) {
		if _, err := os.Stat("../../layouts/" + m[1]); err != nil {
			t.Errorf("the manual names %s, which is no layout", m[1])
		}
	}
}

func (f *Frame) frameOf() *Frame { return f }
