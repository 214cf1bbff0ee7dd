package render

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/layouts"
)

// TestAssetsByContent: each asset is published under a name that tells its content; one that names another one follows it, and where two name
// each other both keep their own names, too.
func TestAssetsByContent(t *testing.T) {
	files := map[string][]byte{
		"assets/a.css": []byte(`@import "b.css"; p { background: url(none.css) }`), "assets/b.css": []byte("b{}"), "assets/c.js": []byte("let d = 'assets/d.js'"),
		"assets/d.js": []byte("let c = 'c.js'"), "home.html": []byte("x"),
	}
	paths := func() map[string][]string {
		out := map[string][]string{}
		for _, a := range nameAssets(files) {
			out[a.Name] = append(out[a.Name], a.Path)
		}
		return out
	}
	before := paths()
	form := regexp.MustCompile(`^assets/[a-d]\.[0-9a-f]{8}\.(css|js)$`)
	for name, list := range before {
		if !form.MatchString(list[0]) {
			t.Errorf("%s is at %v", name, list)
		}
	}
	if len(before["assets/a.css"]) != 1 || len(before["assets/c.js"]) != 2 {
		t.Errorf("names are %v", before)
	}
	for _, a := range nameAssets(files) {
		if a.Name == "assets/a.css" && (!strings.Contains(string(a.Content), strings.TrimPrefix(before["assets/b.css"][0], "assets/")) || !strings.Contains(string(a.Content), "url(none.css)")) {
			t.Errorf("a.css says %s", a.Content)
		}
	}
	files["assets/b.css"] = []byte("b{color:red}")
	after := paths()
	for name, changed := range map[string]bool{"assets/a.css": true, "assets/b.css": true, "assets/c.js": false} {
		if (before[name][0] != after[name][0]) != changed {
			t.Errorf("%s was at %s and is at %s", name, before[name][0], after[name][0])
		}
	}
}

// TestLinked: layouts, those of a site too, write the names of assets, and pages lead to the files; what a value says stays as it is.
func TestLinked(t *testing.T) {
	own := fstest.MapFS{"home.html": {Data: []byte(`{{define "main"}}{{if .Issuer}}<link rel=stylesheet href="{{.Root}}assets/front.css">{{else}}<script src='assets/save.js'></script>{{end}}{{with .SiteTitle}}{{.}}{{end}}<a href="assets/none.css">{{range .Issues}}{{end}}</a>{{end}}`)}}
	var diags diag.List
	set, err := Load(layouts.Files, own, &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	for _, a := range set.assets {
		if strings.HasSuffix(a.Name, "front.css") && !strings.Contains(set.pages["home.html"].Lookup("main").Tree.Root.String(), a.Path) {
			t.Errorf("the home page does not lead to %s", a.Path)
		}
	}
	root := set.pages["home.html"].Lookup("main").Tree.Root.String()
	for _, want := range []string{"assets/none.css", "assets/save."} {
		if !strings.Contains(root, want) {
			t.Errorf("the layout lost %s: %s", want, root)
		}
	}
	if strings.Contains(root, "assets/save.js'") {
		t.Errorf("a branch that is not taken kept its name: %s", root)
	}
}

// TestDress: each edition has colours of its own, which another one's head does not change.
func TestDress(t *testing.T) {
	site := &model.Site{Title: "通报", Issuer: "某局", Palette: model.Palette{Rule: "#c9c9c9"}, Editions: []*model.Edition{{ID: "q1", Label: "一季度"}, {ID: "h1", Label: "上半年"}}}
	set := &Set{}
	if got := set.paletteOf("q1/index.html"); got != PaletteName {
		t.Errorf("undressed, pages lead to %s", got)
	}
	set.Dress(site, map[*model.Edition]string{site.Editions[0]: "ABCD"})
	q1, h1, home := set.paletteOf("q1/counties/jia.html"), set.paletteOf("h1/index.html"), set.paletteOf("index.html")
	if q1 == h1 || !strings.HasPrefix(q1, "q1/palette.") || !strings.HasPrefix(home, "assets/palette.") || !strings.Contains(string(set.Palette("q1").Content), "ABCD") {
		t.Errorf("palettes are at %s, %s, %s", q1, h1, home)
	}
	site.Editions[1].Label = "1—6月"
	set.Dress(site, map[*model.Edition]string{site.Editions[0]: "ABCD"})
	if set.paletteOf("q1/index.html") != q1 || set.paletteOf("h1/index.html") == h1 {
		t.Errorf("a label of h1 moved %s, or not its own", q1)
	}
}
