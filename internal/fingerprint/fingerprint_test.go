package fingerprint

import (
	"strings"
	"testing"
)

func digest(t *testing.T, name, content string) string {
	t.Helper()
	s, err := Says(name, content)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const original = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>通报</title><link rel="stylesheet" href="../assets/bulletin.css"></head>
<body class="paper-text">
<p class="meta">截至<b>6月末</b>，完成 <a class="ref" href="x/a.html#r-a" title="完成率，甲县">38.4%</a>，合 3.2×10<sup>4</sup>人。</p>
<table class="sortable"><thead><tr><th scope="col">县市</th><th data-unit="亿元">完成率</th></tr></thead>
<tbody><tr><th scope="row">甲县</th><td data-sort="38.4" colspan="2">38.4%</td></tr><tr><th scope="row">乙县</th><td></td></tr></tbody></table>
<figure class="chart"><div class="picture"><svg viewBox="0 0 100 20" role="img"><title>各县市</title><rect x="1" y="2" width="38.4" height="3"/><text x="3">38.4</text></svg></div>
<div class="phone" hidden><svg viewBox="0 0 9 9"><text x="3">38.4</text></svg></div><div class="live" hidden data-option="o-1" data-height="300"></div></figure>
<script type="application/json" id="o-1">{"series": [38.4, "a b\"c d"]}</script>
<script src="../assets/bulletin.js"></script>
</body></html>
`

// TestSame are savings that change nothing of what is said. Each of them with one digit changed says something else.
func TestSame(t *testing.T) {
	sealed := digest(t, "a.html", original)
	for name, pairs := range map[string][]string{
		"line ends":      {"\n", "\r\n"},
		"mark":           {"<!DOCTYPE html>", "\ufeff<!DOCTYPE html>"},
		"upper case":     {"<table", "<TABLE", "<td", "<TD", "</td>", "</TD>", "class=\"meta\"", "CLASS='meta'"},
		"end tags":       {"</td>", "", "</th>", "", "</tr>", "", "</p>", ""},
		"entities":       {"%", "&#37;", "县", "&#x53BF;", "×", "&times;"},
		"base":           {"<title>通报", `<base href="http://10.0.0.1/tb/"><title>通报`},
		"addresses":      {`href="x/a.html#r-a"`, `href="file:///D:/tb/x/a.html#r-a"`, `src="../assets/bulletin.js"`, `src="./通报_files/bulletin.js.download"`},
		"comment":        {"<html", "<!-- saved from url=(0014)about:internet --><html"},
		"no scripts":     {`<script type="application/json" id="o-1">{"series": [38.4, "a b\"c d"]}</script>`, "", `<script src="../assets/bulletin.js"></script>`, ""},
		"dense":          {`{"series": [38.4, "a b`, `{"series":[38.4,"a b`, "><tr>", ">\n  <tr>", "</tr><", "</tr>\n\n<"},
		"nothing hidden": {`<div class="phone" hidden><svg viewBox="0 0 9 9"><text x="3">38.4</text></svg></div>`, ""},
		"live":           {`<div class="live" hidden data-option="o-1" data-height="300"></div>`, `<div class="live" data-option="o-1" role="application" aria-label="各县市" tabindex="0"><div style="height: 300px"><canvas width="3"></canvas></div></div>`},
		"sort button":    {"<th scope=\"col\">县市</th>", `<th scope="col" data-head="县市"><button type="button">县市</button></th>`},
		"head of words":  {"<th scope=\"col\">县市</th>", "<th scope=\"col\" data-head=\"县\u200b市\"><button type=\"button\">县<wbr>市</button></th>"},
		"save menu":      {"</table>", `</table><details class="save" data-made=""><summary>保存本节表格</summary><div><span>各县市</span><button aria-label="保存为CSV：完成率">保存为CSV</button></div></details>`},
		"save edition":   {"</table>", `</table><div class="save-line" data-made=""><button aria-label="保存为CSV：本期数据">保存为CSV</button></div>`},
		"roles":          {"<td ", `<td role="cell" tabindex="-1" `, "<tr>", `<tr role="row">`},
		"notice":         {"<body class=\"paper-text\">", `<body><p data-later="">本期已有更正，见<a href="z.html">2022年上半年</a></p>`},
		"style":          {"<p class=\"meta\">", `<p class="meta x" style="margin:0">`},
		"attributes":     {`class="ref" href="x/a.html#r-a" title="完成率，甲县"`, `title='完成率，甲县' href=x/a.html#r-a class=ref`},
		"search brought": {"</body>", `<script src="file:///D:/2022-h1/search.js" data-made=""></script></body>`},
	} {
		saved := strings.NewReplacer(pairs...).Replace(original)
		if saved == original {
			t.Fatalf("%s changes nothing", name)
		}
		if got := digest(t, "b.htm", saved); !Same(sealed, got) {
			t.Errorf("%s: says something else:\n%s", name, strings.Join(difference(t, original, saved), "\n"))
		}
		digits := 0
		for k := range len(saved) {
			if strings.HasPrefix(saved[k:], "8.4") {
				digits++
				if got := digest(t, "b.html", saved[:k]+"9"+saved[k+1:]); Same(sealed, got) {
					t.Errorf("%s: a changed digit at %d is not found: %s", name, k, saved[max(0, k-40):k+10])
				}
			}
		}
		if digits < 5 {
			t.Errorf("%s: %d digits", name, digits)
		}
	}
}

func difference(t *testing.T, a, b string) []string {
	t.Helper()
	x, _ := Read("a.html", []byte(a))
	y, _ := Read("b.html", []byte(b))
	var out []string
	for k := range max(len(x.Lines), len(y.Lines)) {
		one, two := "", ""
		if k < len(x.Lines) {
			one = x.Lines[k]
		}
		if k < len(y.Lines) {
			two = y.Lines[k]
		}
		if one != two {
			return append(out, one, two)
		}
	}
	return append(append(out, x.Scripts...), y.Scripts...)
}

// TestDifferent are changes of what is read, each by itself.
func TestDifferent(t *testing.T) {
	sealed := digest(t, "a.html", original)
	for name, pair := range map[string][2]string{
		"moved to another cell":   {`<th scope="row">乙县</th><td></td>`, `<th scope="row">乙县</th><td></td><td></td>`},
		"raised":                  {"10<sup>4</sup>", "104"},
		"sign":                    {">38.4%</td>", ">−38.4%</td>"},
		"title":                   {"完成率，甲县", "完成率，乙县"},
		"more that is hidden":     {"</figure>", "<p hidden>99</p></figure>"},
		"no longer hidden":        {`class="phone" hidden`, `class="phone"`},
		"longer bar":              {`width="38.4"`, `width="48.4"`},
		"text of a drawing":       {">38.4</text>", ">83.4</text>"},
		"sorts otherwise":         {`data-sort="38.4"`, `data-sort="3.84"`},
		"span":                    {`colspan="2"`, `colspan="3"`},
		"hidden row":              {`<tbody><tr>`, `<tbody><tr hidden>`},
		"banner":                  {"<body class=\"paper-text\">", "<body><div>外部邮件，谨防诈骗</div>"},
		"option":                  {"[38.4,", "[38.5,"},
		"blank in an option":      {"a b", "ab"},
		"foreign script":          {"</body>", "<script>document.title=1</script></body>"},
		"script elsewhere":        {"assets/bulletin.js", "assets/other.js"},
		"handler":                 {"<p ", "<p onclick=\"x()\" "},
		"address that runs":       {`href="x/a.html#r-a"`, `href="JavaScript:x()"`},
		"leads away":              {"<title>", `<meta http-equiv="Refresh" content="0;url=http://x/"><title>`},
		"control with a number":   {"</table>", `</table><p data-made="">完成率99%</p>`},
		"control that renames":    {"</table>", `</table><p data-made=""><button aria-label="保存为CSV：完成了">保存为CSV</button></p>`},
		"script as a control":     {"</body>", `<script data-made="" src="http://x/evil.js"></script></body>`},
		"text as a control":       {"</body>", `<script data-made="">x()</script></body>`},
		"script in what is later": {"</body>", `<p data-later=""><script>x()</script></p></body>`},
		"script that is hidden":   {"</body>", `<p hidden><script>x()</script></p></body>`},
		"frame":                   {"</body>", `<iframe src="http://x/"></iframe></body>`},
		"picture":                 {"</body>", `<img src="data:image/png;base64,AAAA"></body>`},
		"text in a live chart":    {`data-height="300"></div>`, `data-height="300"><p>99</p></div>`},
		"head for paper":          {"<th scope=\"col\">县市</th>", `<th scope="col" data-head="99">县市</th>`},
		"paragraph left out":      {"截至<b>6月末</b>，", ""},
	} {
		changed := strings.Replace(original, pair[0], pair[1], 1)
		if changed == original {
			t.Fatalf("%s changes nothing", name)
		}
		if Same(sealed, digest(t, "a.html", changed)) {
			t.Errorf("%s is not found", name)
		}
	}
	if Same("", "") || Same("", sealed) {
		t.Error("what has no digest agrees")
	}
}

func TestLater(t *testing.T) {
	c, err := Read("a.html", []byte(`<p>正文</p><div data-later><p>本期已有<b>更正</b></p><p>见下期</p></div>`))
	if err != nil || strings.Join(c.Later, "|") != "本期已有更正|见下期" || strings.Join(c.Lines, "|") != "=正文" {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestHostile are files that must not take the program down.
func TestHostile(t *testing.T) {
	if _, err := Says("a.html", strings.Repeat("<div>", 100000)); err == nil {
		t.Error("a page of 100,000 levels is read")
	}
	for _, name := range []string{"a.mht", "a.docx"} {
		if _, err := Says(name, "nothing"); err == nil {
			t.Errorf("%s of nothing is read", name)
		}
	}
	for k := range len(original) {
		if Same(digest(t, "a.html", original), digest(t, "a.html", original[:k])) && k < strings.Index(original, ".4</text></svg></div>\n") {
			t.Errorf("a page that is cut off at %d says the same", k)
		}
	}
}
