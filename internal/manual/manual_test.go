package manual

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/docs"
	"bulletin/internal/prose"
)

// awaited are the pages that are written with the parts that they tell of, and are not there yet.
var awaited []string

// TestPages: the table of pages is the folder's pages, each once, each with a title of its own and a line that says what it is for.
func TestPages(t *testing.T) {
	listed := map[string]bool{}
	for _, part := range docs.Parts {
		for _, name := range part.Pages {
			file := part.Folder + "/" + name + ".md"
			if listed[file] {
				t.Errorf("%s is listed twice", file)
			}
			listed[file] = true
			_, err := fs.Stat(docs.Files, file)
			if waited := slices.Contains(awaited, file); err != nil && !waited {
				t.Errorf("%s is listed and not there", file)
			}
		}
	}
	if err := fs.WalkDir(docs.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") && !listed[name] {
			t.Errorf("%s is in no part of docs.Parts", name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, p := range pages(t) {
		if other := titles[p.Title]; other != "" {
			t.Errorf("%s and %s are both called %s", other, p.Path, p.Title)
		}
		titles[p.Title] = p.Path
		if n := len([]rune(p.Lead)); n < 8 || n > 90 {
			t.Errorf("%s: the paragraph below the title has %d characters, want 8 to 90: %s", p.Path, n, p.Lead)
		}
	}
}

func pages(t *testing.T) []*Page {
	t.Helper()
	list, err := Read(docs.Files, docs.Parts)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestLinks: every link of the manual leads to a page, a heading or a picture that is there; every picture is shown, and small.
func TestLinks(t *testing.T) {
	headings := map[string]map[string]bool{}
	list := pages(t)
	for _, p := range list {
		headings[p.Path] = map[string]bool{"": true}
		for _, h := range p.Headings {
			headings[p.Path][h.ID] = true
		}
	}
	shown := map[string]bool{}
	for _, p := range list {
		for _, link := range p.Links {
			if strings.Contains(link, "://") {
				t.Errorf("%s leads out of the manual: %s", p.Path, link)
				continue
			}
			file, fragment := p.target(link)
			if path.Ext(file) == ".png" {
				shown[file] = true
				if _, err := fs.Stat(docs.Files, file); err != nil {
					t.Errorf("%s: no picture %s", p.Path, file)
				}
				continue
			}
			if headings[file] == nil {
				if !slices.Contains(awaited, file) {
					t.Errorf("%s: no page %s", p.Path, file)
				}
			} else if !headings[file][fragment] {
				t.Errorf("%s: %s has no heading #%s", p.Path, file, fragment)
			}
		}
	}
	pictures, err := fs.ReadDir(docs.Files, "pictures")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		if !shown["pictures/"+p.Name()] {
			t.Errorf("no page shows %s", p.Name())
		}
		if info, err := p.Info(); err != nil || info.Size() > 60<<10 {
			t.Errorf("%s: %v, %d bytes, want at most 60 KB", p.Name(), err, info.Size())
		}
	}
}

// TestSite: what the pages of the site ask for is in it, under paths that lead there from where they stand; the search holds
// every page.
func TestSite(t *testing.T) {
	files, err := Site()
	if err != nil {
		t.Fatal(err)
	}
	site := map[string][]byte{}
	total := 0
	for _, f := range files {
		if site[f.Path] != nil {
			t.Errorf("%s is there twice", f.Path)
		}
		site[f.Path] = f.Content
		total += len(f.Content)
	}
	t.Logf("%d files, %d KB", len(files), total>>10)
	asked := regexp.MustCompile(`(?:href|src)="([^"]+)"`)
	for name, content := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range asked.FindAllSubmatch(content, -1) {
			link, fragment, _ := strings.Cut(string(m[1]), "#")
			if link == "data:," || link == "" || fragment != "" && link == "" {
				continue
			}
			if to := path.Join(path.Dir(name), link); site[to] == nil && !slices.Contains(awaited, strings.TrimSuffix(to, ".html")+".md") {
				t.Errorf("%s asks for %s, which is not there", name, to)
			}
		}
	}
	for _, p := range pages(t) {
		if !bytes.Contains(site["help/search.js"], []byte(`"p":"`+p.html()+`"`)) {
			t.Errorf("the search does not hold %s", p.html())
		}
	}
	for _, w := range words {
		if bytes.Contains(site["assets/search.js"], []byte(w[0])) || !bytes.Contains(site["assets/search.js"], []byte(w[1])) {
			t.Errorf("the search says %s in the manual", w[0])
		}
	}
	again, err := Site()
	if err != nil {
		t.Fatal(err)
	}
	for k := range files {
		if !bytes.Equal(files[k].Content, again[k].Content) || files[k].Path != again[k].Path {
			t.Errorf("%s is not the same a second time", files[k].Path)
		}
	}
}

// TestMistakes: what the manual does not allow is told with its page.
func TestMistakes(t *testing.T) {
	parts := []docs.Part{{Folder: "tasks", Title: "操作", Pages: []string{"a"}}}
	for _, c := range []struct{ text, want string }{
		{"没有标题\n", "tasks/a.md: the first line is no title"},
		{"", "tasks/a.md: the first line is no title"},
		{"# 甲\n\n<b>乙</b>\n", "tasks/a.md: HTML"},
		{"# 甲\n\n# 乙\n", "a second title"},
		{"# 甲\n\n![](../pictures/x.png)\n", "a picture without words"},
	} {
		if _, err := Read(fstest.MapFS{"tasks/a.md": {Data: []byte(c.text)}}, parts); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Read(%q) = %v, want %s", c.text, err, c.want)
		}
	}
}

// TestShown: markup in the words of a page is text in the site.
func TestShown(t *testing.T) {
	text := "# 甲 & <乙>\n\n说明 `<script>` 和 `{{ 完成率 }}`。\n\n## 一、写法\n\n```console site=none\n$ bulletin help <x>\n<b>\n```\n\n```yaml file=data/x.yaml\na: \"<i>\"\n```\n\n```text\n看得见\n```\n\n[看](#一写法)\n"
	files, err := site(fstest.MapFS{"tasks/a.md": {Data: []byte(text)}}, []docs.Part{{Folder: "tasks", Title: "操作", Pages: []string{"a"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Path != "tasks/a.html" {
			continue
		}
		for _, want := range []string{
			`<h1 class="title">甲 &amp; &lt;乙&gt;</h1>`, `<code>&lt;script&gt;</code>`, `<code>{{ 完成率 }}</code>`, `<h2 id="一写法">`, `href="#%E4%B8%80%E5%86%99%E6%B3%95"`,
			`<span class="prompt">$ </span><kbd>bulletin help &lt;x&gt;</kbd>`, `<span class="line">&lt;b&gt;</span>`, `文件　<code>data/x.yaml</code>`, `a: &quot;&lt;i&gt;&quot;`,
			`<pre class="printout" tabindex="0"><code><span class="line">看得见</span>`, // “said” would hide it
		} {
			if !strings.Contains(string(f.Content), want) {
				t.Errorf("the page lacks %s:\n%s", want, f.Content)
			}
		}
	}
	for heading, want := range map[string]string{"没有数时怎么写": "没有数时怎么写", "bulletin new": "bulletin-new", "A（b）、c_d-e": "abc_d-e"} {
		if got := prose.Anchor(heading); got != want {
			t.Errorf("Anchor(%s) = %s, want %s", heading, got, want)
		}
	}
}
