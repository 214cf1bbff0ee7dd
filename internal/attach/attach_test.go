package attach

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// page is a rendered page with an own main content.
func page(path, main string) Page {
	up := strings.Repeat("../", strings.Count(path, "/"))
	return Page{path, []byte(`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>题</title>` +
		`<link rel="stylesheet" href="` + up + `assets/a.css"></head><body class="paper-x"><main id="main">` + main + `</main>` +
		`<script src="` + up + `assets/echarts.min.js"></script><script src="` + up + `assets/a.js"></script></body></html>`)}
}

func assets() map[string][]byte {
	return map[string][]byte{
		"assets/a.css": []byte("/* note */ p { color: red; } .known { color: red } #kept-by-css { color: red } [id|=figures] { color: red }"),
		"assets/b.css": []byte("b { color: blue }"),
		"assets/a.js":  []byte("document.getElementById('kept-by-js', 'toc');"), "assets/echarts.min.js": []byte("var library = 1;"),
	}
}

// frame is a page with a section for each part.
func frame(parts ...string) Page {
	var toc, sections strings.Builder
	for _, p := range parts {
		toc.WriteString(`<a href="` + p + `">` + p + `</a>`)
		sections.WriteString(`<section class="part" data-part="` + p + `"><a href="#toc">目录</a></section>`)
	}
	return page("frame.html", `<nav id="toc">`+toc.String()+`</nav>`+sections.String())
}

// bundle is a document and the pages that it is made of: one page is a document of its own.
type bundle struct {
	Frame  Page
	Parts  []Page
	Assets map[string][]byte
	Static bool
	Data   *Data
}

func (b *bundle) html() ([]byte, error) {
	m := NewMaker(b.Assets)
	d := &Document{Frame: b.Frame, Static: b.Static, Data: b.Data}
	if len(b.Parts) == 1 {
		d.Frame = b.Parts[0]
		return m.HTML(d)
	}
	for _, p := range b.Parts {
		part, err := m.Part(p, b.Static)
		if err != nil {
			return nil, err
		}
		d.Parts = append(d.Parts, part)
	}
	return m.HTML(d)
}

func made(t *testing.T, d *bundle) string {
	t.Helper()
	if d.Assets == nil {
		d.Assets = assets()
	}
	out, err := d.html()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// mainOf is what stands in the main element.
func mainOf(t *testing.T, document string) string {
	t.Helper()
	_, after, ok := strings.Cut(document, "<main id=main>")
	main, _, ok2 := strings.Cut(after, "</main>")
	if !ok || !ok2 {
		t.Fatalf("no main in %s", document)
	}
	return main
}

// TestLinks has pages a.html and e/b.html inside, and looks at the main content of one part.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"to a part", `<a href="e/b.html">乙</a>`, `<a href=#p2>乙</a>`},
		{"to a place in a part", `<a href="e/b.html#there">乙</a>`, `<a href=#ibEd>乙</a>`},
		{"to a place that is not", `<a href="e/b.html#gone">乙</a>`, `<a href=#p2>乙</a>`},
		{"within the page", `<a href="#here">此</a><i id="here">x</i>`, `<a href=#iaiD>此</a><i id=iaiD>x</i>`},
		{"to itself", `<a href="a.html">此</a>`, `<a href=#p1>此</a>`},
		{"to what is not inside", `见<a href="c.html">丙</a>。`, `见丙。`},
		{"to what is not inside, with a class", `<a class="known" href="c.html">丙</a>`, `<span class=known>丙</span>`},
		{"above the site", `<a href="../../x.html">丙</a>`, `丙`},
		{"elsewhere", `<a href="https://example.org/?a=1&amp;b=2">外</a>`, `<a href="https://example.org/?a=1&amp;b=2">外</a>`},
		{"broken", `<a href="%zz">丙</a>`, `丙`},
		{"navigation", `<nav><ul><li><a href="c.html">丙</a></li><li><a href="e/b.html">乙</a></li></ul></nav>`, `<nav><ul><li><a href=#p2>乙</a></ul></nav>`},
		{"navigation without links", `甲<nav><ul><li><a href="c.html">丙</a></li></ul></nav>`, `甲`},
		{"nothing without its link", `甲<p data-link>另见<a href="c.html">丙</a></p>`, `甲`},
		{"something with its link", `<p data-link>另见<a href="e/b.html">乙</a></p>`, `<p>另见<a href=#p2>乙</a>`},
		{"of use alone", `甲<p data-alone>上一篇</p>`, `甲`},
		{"the title of a link", `<a href="e/b.html" title="来处">9</a>`, `<a href=#p2>9</a>`},
		{"markup in text", `&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;`, `&lt;script>alert(1)&lt;/script> &amp;amp;`},
		{"a mark of quotes", `<i class="known" title='"><b>'>x</i>`, `<i class=known title='"><b>'>x</i>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &bundle{Frame: frame("a.html", "e/b.html"), Parts: []Page{
				page("a.html", c.in), page("e/b.html", `<b id="there">乙</b>`),
			}}
			got := mainOf(t, made(t, d))
			_, part, _ := strings.Cut(got, "<a href=#toc>目录</a>")
			part, _, _ = strings.Cut(part, "</section>")
			if part != c.want {
				t.Errorf("the part is\n%s\nwant\n%s", part, c.want)
			}
		})
	}
}

// TestIDs holds that parts with the same ids stay apart, and that ids which others know stay.
func TestIDs(t *testing.T) {
	const main = `<h2 id="figures">一</h2><p aria-labelledby="figures x" id="x">二</p><i id="kept-by-css"></i><b id="idle">三</b>` +
		`<svg xmlns="http://www.w3.org/2000/svg"><pattern id="hatch"></pattern><rect width="4" height="3" fill="url(#hatch)"></rect></svg>`
	got := mainOf(t, made(t, &bundle{Frame: frame("a.html", "b.html"), Parts: []Page{page("a.html", main), page("b.html", main)}}))
	for _, want := range []string{
		`<section class="part paper-x" id=p1>`, `<section class="part paper-x" id=p2>`,
		`<h2 id=figures-p1>`, `<p aria-labelledby="figures-p1 ixqh" id=ixqh>`, `<b>三</b>`,
		`<pattern id=imCr /><path fill=url(#imCr) d="M0 0h4v3H0z"/>`, `<pattern id=i0aJ />`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	for _, id := range regexp.MustCompile(`\bid=([\w-]+)`).FindAllStringSubmatch(got, -1) {
		if n := len(regexp.MustCompile(`\bid=`+id[1]+`[\s>/]`).FindAllString(got, -1)); n != 1 {
			t.Errorf("id %s stands %d times", id[1], n)
		}
	}
}

// TestOnePage holds that a single page is its own document.
func TestOnePage(t *testing.T) {
	p := page("2022/a.html", `<link rel="stylesheet" href="../assets/b.css"><p>甲<a href="#main">上</a></p>`)
	got := made(t, &bundle{Frame: frame(), Parts: []Page{p}})
	if want := `<p>甲<a href=#main>上</a>`; mainOf(t, got) != want {
		t.Errorf("main is %s, want %s", mainOf(t, got), want)
	}
	if !strings.Contains(got, "p{color:red}") || !strings.Contains(got, "b{color:blue}") {
		t.Error("not all style sheets are inside")
	}
}

var (
	policy  = regexp.MustCompile(`http-equiv=Content-Security-Policy content="([^"]*)"`)
	inlined = regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`)
)

// checkPolicy holds that the policy allows what is inside and nothing else, and returns the inlined.
func checkPolicy(t *testing.T, document string) []string {
	t.Helper()
	found := policy.FindStringSubmatch(document)
	if found == nil {
		t.Fatal("no policy")
	}
	var inside []string
	for _, m := range inlined.FindAllStringSubmatch(document, -1) {
		inside = append(inside, m[2])
		sum := sha256.Sum256([]byte(m[2]))
		if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(found[1], want) {
			t.Errorf("the policy does not allow %q", m[2])
		}
	}
	if n := strings.Count(found[1], "sha256-"); n != len(inside) {
		t.Errorf("the policy allows %d inlined, %d are inside", n, len(inside))
	}
	for _, loose := range []string{"unsafe", "'self'", "file:", "http:"} {
		if strings.Contains(found[1], loose) {
			t.Errorf("the policy is loose: %s", found[1])
		}
	}
	return inside
}

const chart = `<figure class="chart" id="f-c"><figcaption><b>标题</b></figcaption><div class="picture"><svg xmlns="http://www.w3.org/2000/svg" ` +
	`role="img" aria-labelledby="t d"><title id="t">标题</title><desc id="d">标题。说明。</desc></svg></div>` +
	`<div class="live" data-option="o-c" hidden></div></figure><script type="application/json" id="o-c">{"a":"\u003c/script>"}</script>`

func TestInline(t *testing.T) {
	d := &bundle{Parts: []Page{page("a.html", chart)}}
	got := made(t, d)
	inside := checkPolicy(t, got)
	if !slices.Contains(inside, "var library = 1;") {
		t.Error("no chart library")
	}
	if strings.Contains(got, "src=") || strings.Contains(got, "<link") {
		t.Errorf("the document asks for files: %s", got)
	}
	d.Static = true
	bare := made(t, d)
	checkPolicy(t, bare)
	for _, word := range []string{"library", "octet-stream", "application/json", "data-option"} {
		if strings.Contains(bare, word) {
			t.Errorf("%s in a static document", word)
		}
	}
}

// TestLibraryFirst has a page without charts before one with them.
func TestLibraryFirst(t *testing.T) {
	bare := Page{"a.html", []byte(`<main id="main">x</main><script src="assets/a.js"></script>`)}
	got := made(t, &bundle{Frame: frame("a.html", "b.html"), Parts: []Page{bare, page("b.html", chart)}})
	library, user := strings.Index(got, "var library"), strings.Index(got, "kept-by-js")
	if library < 0 || user < library {
		t.Errorf("the library stands at %d, what uses it at %d", library, user)
	}
}

// TestHostileAssets has style sheets and scripts that would end their elements.
func TestHostileAssets(t *testing.T) {
	d := &bundle{Parts: []Page{page("a.html", chart)}, Assets: assets()}
	d.Assets["assets/a.css"] = []byte(`p::before { content: "</style><script>alert(1)</script>" }`)
	d.Assets["assets/a.js"] = []byte("let s = '</script><!-- <script>', r = /<\\/script>/;")
	got := made(t, d)
	checkPolicy(t, got)
	root, err := html.Parse(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	n := len(all(root, func(n *html.Node) bool { return n.Data == "script" }))
	if n != 3 { // options, library, a.js
		t.Errorf("%d scripts, want 3", n)
	}
}

func TestErrors(t *testing.T) {
	whole := page("a.html", "x")
	noMain := Page{"b.html", []byte("<p>x")}
	for _, c := range []struct {
		name string
		d    bundle
		want string
	}{
		{"part without main", bundle{Frame: frame("a.html", "b.html"), Parts: []Page{whole, noMain}, Assets: assets()}, "attach: page b.html has no element #main"},
		{"frame without section", bundle{Frame: frame("a.html"), Parts: []Page{whole, page("b.html", "")}, Assets: assets()}, "attach: page frame.html has no element #main"},
		{"no such asset", bundle{Parts: []Page{whole}, Assets: map[string][]byte{}}, "attach: no asset assets/a.css"},
		{"script that is none", bundle{Parts: []Page{whole}, Assets: map[string][]byte{"assets/a.css": nil, "assets/a.js": []byte("let = = 1")}}, "attach: assets/a.js: "},
	} {
		_, err := c.d.html()
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestCut holds that no page that is cut off anywhere makes it fail in another way than by an error.
func TestCut(t *testing.T) {
	p := page("a.html", chart+`<table><tr><td data-sort="1">1<svg><g><rect/>`)
	for n := range p.Content {
		d := &bundle{Frame: frame("a.html", "b.html"), Parts: []Page{{"a.html", p.Content[:n]}, page("b.html", "")}, Assets: assets()}
		if out, err := d.html(); err == nil && len(out) == 0 {
			t.Fatalf("nothing made of the first %d bytes", n)
		}
	}
}
