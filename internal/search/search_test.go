package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestRead: blocks are lines, what is not seen or leads away is left out, sections begin at headings with ids.
func TestRead(t *testing.T) {
	page := `<html><head><title>甲</title><style>main{}</style></head><body><nav>导航</nav><main id="main"><nav data-x>目录</nav>
<h1>保靖县</h1><p>前<b>中</b>后<br>下一行 &amp; <a href="x">链接</a></p><div data-alone><p>没有</p></div>
<h2 id="a&quot;b">一、<i>完成</i></h2><table><caption>表1</caption><tr><th>甲<small>%</small></th><td>12.8<span class="said">，落后</span></td></tr></table>
<svg><text>图</text><svg></svg></svg><script>if (a < b) "</p>"</script><p hidden>藏</p><p title="a > b hidden">显 ` + "\u2060" + `现</p><!-- <p>注</p> --><h3>无号</h3><p>尾</main><footer>脚</footer></body></html>`
	var got []string
	for _, s := range Read([]byte(page)) {
		got = append(got, fmt.Sprintf("%s|%s|%s", s.ID, s.Title, strings.ReplaceAll(s.Text, "\n", "/")))
	}
	want := []string{`||保靖县/前中后/下一行 & 链接`, `a"b|一、完成|表1/甲%/12.8/显 现/无号/尾`}
	if !slices.Equal(got, want) {
		t.Errorf("Read = %q, want %q", got, want)
	}
}

// TestReadHostile: whatever a page is, it is read to its end.
func TestReadHostile(t *testing.T) {
	for _, page := range []string{"", "<", "<main", "<main><p", "<main><!--", "<main><script>", "<main><p title=\"", "<main></p></p></h2>", "<main><nav><nav></nav>", "\x00<main>\xff", "<main><h2 id=\"x\">", strings.Repeat("<main>", 10000)} {
		Read([]byte(page))
	}
}

// TestKeys: a region is found by its short name, its id, its initials and its reading.
func TestKeys(t *testing.T) {
	n := Name{Text: "保靖县", Also: []string{"保靖", "baojing"}}
	for _, key := range []string{"保靖", "baojing", "bjx", "baojingxian"} {
		if !slices.Contains(n.keys(), key) {
			t.Errorf("%q is none of %q", key, n.keys())
		}
	}
}

// TestMarshal: pages stand in their order, whoever comes first; nothing ends the script early.
func TestMarshal(t *testing.T) {
	x := &Index{Edition: "a", Label: "甲</script>\u2028"}
	x.Put(1, Page{Path: "b.html", Sections: []Section{{Text: "乙"}}})
	x.Put(0, Page{Path: "a.html", Sections: []Section{{ID: "x", Title: "</script><!--", Text: "甲\n乙"}, {}}})
	text, err := x.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	got := string(text)
	if strings.ContainsAny(got, "<>\u2028") || strings.Index(got, "a.html") > strings.Index(got, "b.html") || !strings.HasPrefix(got, "bulletinSearch({") || !strings.HasSuffix(got, "});\n") {
		t.Errorf("Marshal = %s", got)
	}
}

// TestBrief: of a very large edition cells of tables are left out.
func TestBrief(t *testing.T) {
	x := &Index{Brief: true}
	long := strings.Repeat("长", 20)
	x.Put(0, Page{Sections: []Section{{ID: "x", Title: "题", Text: "12.8\n" + long}}})
	if text, _ := x.Marshal(); strings.Contains(string(text), "12.8") || !strings.Contains(string(text), long) {
		t.Errorf("Marshal = %s", text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<main><h2 id="x">甲</h2><p>乙</p><svg><script></svg></main>`))
	f.Fuzz(func(t *testing.T, page []byte) { Read(page) })
}
