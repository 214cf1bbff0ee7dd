package prose

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

func newParser() *Parser {
	return New([]string{"table", "chart", "figure", "findings"}, func(file string, line int, src []byte, _ *diag.List) model.Directive {
		return model.Directive{Entries: []model.Entry{{Key: "body", Values: []string{string(src)}, Pos: diag.Pos{File: file, Line: line, Col: 1}}}}
	})
}

func render(source string, o Options) (string, []string) {
	var diags diag.List
	doc := newParser().Parse(&model.Document{File: "a.md", Line: 10, Source: []byte(source)}, o, &diags)
	var b strings.Builder
	for _, block := range doc.Blocks {
		if d := block.Directive; d != nil {
			fmt.Fprintf(&b, "[%s %s %q]", d.Name, d.Pos, d.Entries[0].Values[0])
			continue
		}
		b.Write(block.HTML)
	}
	var messages []string
	for _, d := range diags.Sorted() {
		messages = append(messages, d.String())
	}
	return b.String(), messages
}

func TestParse(t *testing.T) {
	link := func(kind, id string) (string, error) {
		if id != "jishou" {
			return "#", fmt.Errorf("没有“%s”", id)
		}
		return "../" + kind + "/" + id + ".html", nil
	}
	figure := func(words []string, _ diag.Pos, _ *diag.List) Figure {
		return Figure{Text: strings.Join(append([]string{"38.6%"}, words...), "|"), Href: "i.html#r", Source: "甲县<b>"}
	}
	for _, test := range []struct {
		name, in, want string
		o              Options
		diags          []string
	}{
		{name: "empty"},
		{name: "paragraphs of Chinese join without a space", in: "上半年，\n全州增长。\n", want: "<p>上半年，全州增长。</p>\n"},
		{name: "figures join too", in: "截至\n2022年", want: "<p>截至2022年</p>\n"},
		{name: "words keep their space", in: "GB\nT", want: "<p>GB\nT</p>\n"},
		{name: "markup is text", in: `5 < 6 & "x" > 2`, want: "<p>5 &lt; 6 &amp; &quot;x&quot; &gt; 2</p>\n"},
		{name: "heading", in: "## 一、成绩 *好*\n", want: "<h2 id=\"s1\" class=\"numbered\">一、成绩 <em>好</em></h2>\n", o: Options{Prefix: "s"}},
		{name: "shifted heading", in: "## 一\n###### 六\n", want: "<h3 id=\"t1\">一</h3>\n<h6 id=\"t2\">六</h6>\n", o: Options{Prefix: "t", Shift: 1}},
		{name: "a table of many columns scrolls", in: "|a|b|c|d|e|\n|-|-|-|-|-|\n", want: "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"表\"><table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n<th>c</th>\n<th>d</th>\n<th>e</th>\n</tr>\n</thead>\n</table></div>\n"},
		{name: "no style attributes in tables", in: "|a|b|\n|--:|:-:|\n|1|2|\n", want: "<table>\n<thead>\n<tr>\n<th align=\"right\">a</th>\n<th align=\"center\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"right\">1</td>\n<td align=\"center\">2</td>\n</tr>\n</tbody>\n</table>\n"},
		{name: "link to a county", in: "[吉首](county:jishou)", want: "<p><a href=\"../county/jishou.html\">吉首</a></p>\n", o: Options{Link: link}},
		{name: "link to an unknown county", in: "一\n\n[某县](county:mou)", o: Options{Link: link}, want: "<p>一</p>\n<p><a href=\"#\">某县</a></p>\n",
			diags: []string{"a.md:12:6: 错误[unknown-link]: 链接“county:mou”：没有“mou”。"}},
		{name: "script link", in: "[x](javascript:alert(1))", want: "<p><a href=\"#\">x</a></p>\n",
			diags: []string{"a.md:10:5: 错误[bad-link]: 链接“javascript:alert(1)”打不开；写 county:编号、indicator:编号、edition:编号，或以 http:// 开头的网址。"}},
		{name: "directive", in: "前\n\n```chart\nkind: x\n```\n\n后", want: "<p>前</p>\n[chart a.md:13:1 \"kind: x\\n\"]<p>后</p>\n"},
		{name: "directive in a list", in: "- ```chart\n  kind: x\n  ```\n", want: "<ul>\n<li>\n<pre><code class=\"language-chart\">kind: x\n</code></pre>\n</li>\n</ul>\n",
			diags: []string{"a.md:11:3: 错误[directive-place]: “chart”指令要单独成段；移到列表和引文之外，前后空一行。"}},
		{name: "unknown directive", in: "```chrat\n```\n", want: "<pre><code class=\"language-chrat\"></code></pre>\n",
			diags: []string{"a.md:10:4: 错误[unknown-directive]: 没有“chrat”指令；是否想写“chart”？"}},
		{name: "raw block", in: "一\n\n<div onclick=x>\n</div>\n", want: "<p>一</p>\n<!-- raw HTML omitted -->\n",
			diags: []string{"a.md:12:1: 错误[raw-html]: 正文不能写 HTML 标记；删去标记，或在“<”前加反斜线。"}},
		{name: "raw inline after CRLF", in: "一\r\n二<b>三</b>", want: "<p>一二<!-- raw HTML omitted -->三<!-- raw HTML omitted --></p>\n",
			diags: []string{
				"a.md:11:2: 错误[raw-html]: 正文不能写 HTML 标记；删去标记，或在“<”前加反斜线。",
				"a.md:11:6: 错误[raw-html]: 正文不能写 HTML 标记；删去标记，或在“<”前加反斜线。",
			}},
		{name: "reference", in: "完成{{ 甲县 完成率 }}。", want: "<p>完成<a class=\"ref\" href=\"i.html#r\" title=\"甲县&lt;b&gt;\">38.6%|甲县|完成率</a>。</p>\n", o: Options{Figure: figure}},
		{name: "reference in a heading and a table", in: "## 共{{a}}\n\n|x|\n|--|\n|{{ b }}|\n", o: Options{Prefix: "s", Figure: figure},
			want: "<h2 id=\"s1\">共<a class=\"ref\" href=\"i.html#r\" title=\"甲县&lt;b&gt;\">38.6%|a</a></h2>\n<table>\n<thead>\n<tr>\n<th>x</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><a class=\"ref\" href=\"i.html#r\" title=\"甲县&lt;b&gt;\">38.6%|b</a></td>\n</tr>\n</tbody>\n</table>\n"},
		{name: "reference in code", in: "`{{ a }}`", want: "<p><code>{{ a }}</code></p>\n", o: Options{Figure: figure}},
		{name: "escaped braces", in: "\\{\\{ a }}", want: "<p>{{ a }}</p>\n", o: Options{Figure: figure}},
		{name: "open reference", in: "一\n二{{ a\n}}", want: "<p>一二<span class=\"ref short\" title=\"\">{{</span> a\n}}</p>\n", o: Options{Figure: figure},
			diags: []string{"a.md:11:2: 错误[open-reference]: 引用没有写完；在同一行写上“}}”；要写花括号本身，在前面加反斜线。"}},
		{name: "image without files", in: "![图](a.png)", want: "<figure class=\"photo\"><figcaption>图1　图</figcaption></figure>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, diags := render(test.in, test.o)
			if got != test.want {
				t.Errorf("Parse(%q) = %q, want %q", test.in, got, test.want)
			}
			if strings.Join(diags, "\n") != strings.Join(test.diags, "\n") {
				t.Errorf("Parse(%q) says\n%s\nwant\n%s", test.in, strings.Join(diags, "\n"), strings.Join(test.diags, "\n"))
			}
		})
	}
}

func TestInline(t *testing.T) {
	var diags diag.List
	got := string(newParser().Inline(model.Text{Text: "增长**12.3%**。"}, Options{}, &diags))
	if want := "增长<strong>12.3%</strong>。"; got != want {
		t.Errorf("Inline = %q, want %q", got, want)
	}
}

// FuzzParse looks for texts that panic or let a tag or a script address of the author's through.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"# a", "[x](javascript:1)", "```chart\na: 1\n```", "<script>", "[^1]\n\n[^1]: x", "| a |\n|--|\n", "&#106;avascript:", "![a\\](b.jpg)\n![*{{ c }}*](<d e.png>)", "![["} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		html, _ := render(s, Options{Prefix: "s"})
		if strings.Contains(html, "<script") || strings.Contains(html, `href="javascript`) {
			t.Errorf("%q gave %q", s, html)
		}
	})
}
