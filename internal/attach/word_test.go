package attach

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/longtest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wordPage is a page whose main content is given.
func wordPage(path, main string) Page {
	return Page{Path: path, Content: []byte("<!DOCTYPE html><title>" + path + " · 站点</title><body><header>页眉</header><main id=\"main\">" + main + "</main></body>")}
}

// wordXML is the text of a Word document of pages.
func wordXML(t *testing.T, d *WordDocument) string {
	t.Helper()
	var out bytes.Buffer
	if err := Word(&out, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// outline shows a document's text in one line each: [style] text, table cells between bars, bookmarks as #, links as →.
// Notes are raised with ^, bold text is between asterisks, fills and colours in brackets.
func outline(t *testing.T, document string) string {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(document))
	var b strings.Builder
	var mark string
	attr := func(e xml.StartElement, name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return strings.TrimPrefix(b.String(), "\n") // after the declaration
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "pStyle":
				if s := attr(e, "val"); s != "Cell" {
					b.WriteString("[" + s + "]")
				}
			case "bookmarkStart":
				b.WriteString("#" + attr(e, "name") + " ")
			case "hyperlink":
				b.WriteString("→" + attr(e, "anchor") + "(")
			case "numPr":
				b.WriteString("•")
			case "jc":
				if v := attr(e, "val"); v == "right" {
					b.WriteString(">")
				}
			case "b":
				mark = "*"
			case "shd":
				b.WriteString("{" + attr(e, "fill") + "}")
			case "color":
				b.WriteString("{" + attr(e, "val") + "}")
			case "vertAlign":
				b.WriteString("^")
			case "br":
				b.WriteString("/")
			case "docPr":
				b.WriteString("<" + attr(e, "title") + ": " + attr(e, "descr") + ">")
			case "gridSpan":
				b.WriteString("↔" + attr(e, "val"))
			case "vMerge":
				b.WriteString("↓" + attr(e, "val"))
			case "tblHeader":
				b.WriteString("H")
			case "pgSz":
				b.WriteString("page" + attr(e, "orient") + " ")
			case "pageBreakBefore":
				b.WriteString("new ")
			case "t":
				b.WriteString(mark)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "hyperlink":
				b.WriteString(")")
			case "t":
				b.WriteString(mark)
				mark = ""
			case "tc":
				b.WriteString("|")
			case "p":
				b.WriteString("¶")
			case "tr":
				b.WriteString("\n")
			}
		case xml.CharData:
			if s := string(e); s != "\n" {
				b.WriteString(s)
			} else {
				b.WriteString("\n")
			}
		}
	}
}

func TestWordText(t *testing.T) {
	for _, c := range []struct{ name, main, want string }{
		{"headings", "<h1>甲县<small>一县一单</small></h1><h2>一、情况</h2><h3>（一）投入</h3><h4>1.研发</h4>",
			"[1]#b1 #h1 甲县　一县一单¶\n[2]#h2 一、情况¶\n[3]（一）投入¶\n[4]1.研发¶\n"},
		{"a paragraph", "<p>同比增长\n <strong>9.4%</strong>，<a class=ref href=\"x.html#r\" title=\"依据\">第2位</a><sup>1, 2</sup>。</p>",
			"#b1 同比增长* 9.4%*，第2位^1, 2。¶\n"},
		{"a line break in the source", "<p>全州科技\n系统</p><p>a\nb</p>", "#b1 全州科技系统¶\na b¶\n"},
		{"only for a screen", `<nav>首页</nav><button>排序</button><script>x</script><p>甲<span class="said">读出</span><i aria-hidden=true>●</i></p>` +
			`<div class="live" hidden>图</div><div class="wall"><p>墙</p></div><p hidden>藏</p><p class="meta links">链接</p><a class="footnote-backref" href="#r">↑</a><img src=x alt=y>`, "#b1 甲●¶\n"},
		{"loose text", "<div>甲<b>乙</b><p>丙</p>丁</div>", "#b1 甲*乙*¶\n丙¶\n丁¶\n"},
		{"facts in a row", `<p class="meta"><span>第2期</span><span>科技局</span></p><p class="subtitle">（上半年）</p>`, "[Meta]#b1 第2期　科技局¶\n[Subtitle]（上半年）¶\n"},
		{"lists", "<ol><li>一</li><li><p>二</p><ul><li>内</li></ul></li></ol>", "[Item]•#b1 一¶\n[Item]•二¶\n[Item]•内¶\n"},
		{"states in a row", `<ul class="counts"><li class="state-zero"><span aria-hidden="true">✕</span> 未破零 <b>9</b></li><li>无</li></ul>`,
			"[Small]#b1 {FFFFFF}{6D1222}✕ 未破零{FFFFFF}{6D1222}* 9*　无¶\n"},
		{"terms", "<dl><div><dt>解释</dt><dd>甲</dd></div><div><dt>咨询</dt><dd><p>乙</p><p>丙</p></dd></div></dl>", "#b1 解释¶|甲¶|\n咨询¶|乙¶丙¶|\n\n[Note]¶\n"},
		{"a quotation", "<blockquote><p>引</p></blockquote>", "#b1 引¶\n"},
		{"hostile", "<p>&lt;w:t&gt;\x01&amp;</p>", "#b1 <w:t>&¶\n"},
		{"nothing", "", ""},
		{"a red head", `<p class="paper-marking">内部</p><div class="red-head"><p class="mark mark-44">甲局文件</p><p class="document-number"></p></div><h1 class="title">通报</h1>`,
			"[RedHead]#b1 甲局文件¶\n[RedNumber]¶\n[1]#h1 通报¶\n"},
		{"signatures", `<div class="signs"><p><span class="name">交办人：</span><span class="on">年　月　日</span></p></div>`, "¶\n#b1 交办人：¶>年　月　日¶|\n\n"},
	} {
		got := outline(t, wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", c.main)}, Palette: []byte(":root {\n  --zero-fill: #6d1222;\n  --zero-text: #ffffff;\n  --ink: #000000;\n}\n")}))
		got = strings.TrimSuffix(got, "page ")
		if got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestWordTables(t *testing.T) {
	const spark = `<svg class="spark" viewBox="0 0 110 20"><polyline points="0,1 2,3"/></svg>`
	for _, c := range []struct{ name, table, want string }{
		{"figures", `<table class="figures-table"><thead><tr><th>指标<th class=n>完成率<small>%</small></thead><tbody>` +
			`<tr class=group><th colspan=2>投入</th></tr><tr><th>合同</th><td class=n>9.43<sup>1</sup></td></tr><tr class=whole><th>全州<td class=n>1</table>`,
			"H#b1 指标¶|完成率/%¶|\n↔2{F2F2F2}*投入*¶|\n合同¶|>9.43^1¶|\n*全州*¶|>*1*¶|\n\n[Note]¶\n"},
		{"spans", `<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e</table>`, "↓restart#b1 a¶|↔2b¶|\n↓¶|c¶|d¶|\ne¶|¶|¶|\n\n[Note]¶\n"},
		{"spans that lie over each other", `<table><tr><td>a<td rowspan=3>b<tr><td colspan=2>c<td>d</table>`, "#b1 a¶|↓restartb¶|¶|\nc¶|↓¶|d¶|\n\n[Note]¶\n"},
		{"a span of too much", `<table><tr><td colspan=99999 rowspan=99999>a<tr><td>b</table>`, "↔63↓restart#b1 a¶|\n↔63↓¶|\n\n[Note]¶\npagelandscape "},
		{"curves", "<table><thead><tr><th>甲<th>走势</thead><tbody><tr class=group><th colspan=2>组<tr><td>1<td>" + spark + "<tr><td>2<td></table>",
			"H#b1 甲¶|\n{F2F2F2}*组*¶|\n1¶|\n2¶|\n\n[Note]¶\n"},
		{"curves beside text stay out", "<table><tr><td>1<td>" + spark + "甲</table>", "#b1 1¶|甲¶|\n\n[Note]¶\n"},
		{"notes", `<div class=scroll><table><tr><td>1</table></div><ul class="table-notes"><li><sup>1</sup> 甲</li><li><sup>2</sup> 乙</li></ul>`,
			"#b1 1¶|\n\n[Note]^1 甲　^2 乙¶\n"},
		{"a sign and its words", `<table><tr><td class="n state state-zero"><span aria-hidden=true><i>✕</i>0.0</span><span class=said>0.0%，未破零</span></table>`,
			"{6D1222}>#b1 {FFFFFF}✕0.0¶|\n\n[Note]¶\n"},
		{"a table in a table", `<table><tr><td>a<table><tr><td>b</table></table>`, "#b1 a¶b¶|\n¶|\n\n[Note]¶\n"},
		{"no cells", `<table></table><table><tr></tr></table><p>a</p>`, "#b1 a¶\n"},
		{"markdown", `<table><thead><tr><th align=right>时限</thead><tbody><tr><td align=right>7月</table>`, "H#b1 时限¶|\n>7月¶|\n\n[Note]¶\n"},
		{"a form", `<table class=form><tr class=blank><th>意见<br>结果<td><p class=rule></p></table>`, "#b1 意见/结果¶|¶|\n\n[Note]¶\n"},
	} {
		got := outline(t, wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", c.table)}, Palette: []byte("--zero-fill: #6d1222;\n--zero-text: #ffffff;")}))
		if got = strings.TrimSuffix(got, "page "); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestWordCounts: headings of texts are numbered as in print, those that the author numbered are not, and each part begins anew.
func TestWordCounts(t *testing.T) {
	text := func(path, main string) Page {
		p := wordPage(path, main)
		p.Content = bytes.Replace(p.Content, []byte("<body>"), []byte(`<body class="paper-text">`), 1)
		return p
	}
	sections := `<h1>甲县</h1><h2 class="count">完成情况</h2><section class="text"><h2 class="count">情况分析</h2><h3>投入</h3><h4>研发</h4><h4>企业</h4><h3 class="numbered">（二）产出</h3></section>` +
		`<section><h2>附表</h2></section><h2 class="count">倒排工期</h2>`
	got := outline(t, wordXML(t, &WordDocument{Parts: []Page{text("a.html", sections), text("b.html", `<article class="text"><h2>开头</h2><h3>一节</h3><h2 class="numbered">二、正文</h2><h3>又一节</h3></article>`),
		wordPage("c.html", `<h1>丙</h1><h2 class="count">名单</h2>`)}}))
	for _, want := range []string{"一、完成情况", "二、情况分析", "（一）投入", "1. 研发", "2. 企业", "三、倒排工期", "一、开头", "（一）一节", " 二、正文", "（一）又一节", " 名单¶", " 附表¶", "（二）产出"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "100"} {
		if got := chineseNumber(n); got != want {
			t.Errorf("chineseNumber(%d) = %s, want %s", n, got, want)
		}
	}
}

// TestWordLinks: links lead to what is inside, by paths as browsers read them; all else is text.
func TestWordLinks(t *testing.T) {
	d := &WordDocument{Title: "通报（上半年）", Parts: []Page{
		wordPage("e/index.html", `<h1>通报</h1><p><a href="c/a.html">甲</a><a href="c/a.html#r">行</a><a href="#t">表</a><a href="other.html">外</a>`+
			`<a href="https://x.invalid/">网</a><a href="c/a.html#none">无</a><a href="%">坏</a></p><section id="t"><h2>附表</h2></section>`),
		wordPage("e/c/a.html", `<h1>通报</h1><table><tr id="r"><td>1</td></tr></table><p><a href="../index.html#t">回</a></p>`),
	}}
	const want = "[Cover]通报¶[Subtitle]（上半年）¶[TOCHeading]目　　录¶[TOC1]TOC \\o \"1-2\" \\h \\z \\u→h1(e/index.html PAGEREF h1 \\h 2)¶" +
		"[TOC2]→h2(附表 PAGEREF h2 \\h 2)¶[TOC1]→h3(e/c/a.html PAGEREF h3 \\h 2)¶\n" +
		"[SectionEnd]page ¶[1]#b4 #h1 通报¶\n→b1(甲)→b2(行)→b3(表)外网→b1(无)坏¶\n[2]#b3 #h2 附表¶\n" +
		"[1]#b1 #h3 通报¶\n#b2 1¶|\n\n[Note]¶\n→b3(回)¶\npage "
	if got := outline(t, wordXML(t, d)); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

const chartSVG = `<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 720 240" fill="#000000"><title>标题</title><desc>说明</desc><rect width="9" height="9"/>%s</svg>`

// TestWordCharts: a chart is a picture with its words; one that cannot be translated is its words.
func TestWordCharts(t *testing.T) {
	figure := func(class, svg string) string {
		return `<figure class="chart ` + class + `"><figcaption><b>甲县居首</b><span>单位：%</span></figcaption><div class="picture">` + svg + `</div><div class="live" hidden></div></figure>`
	}
	good, bad := fmt.Sprintf(chartSVG, ""), fmt.Sprintf(chartSVG, "<image/>")
	for _, c := range []struct{ name, main, want string }{
		{"chart", figure("", good), "[Caption]#b1 甲县居首¶\n[Source]单位：%¶\n[Figure]<标题: 说明>¶\n"},
		{"unknown mark", figure("", bad), "[Caption]#b1 甲县居首¶\n[Source]单位：%¶\n[Small]（图）说明¶\n"},
		{"two in a row", `<div class="figures">` + figure("slim", good) + figure("slim", good) + figure("slim", good) + "</div>",
			"[Caption]#b1 甲县居首¶[Source]单位：%¶[Figure]<标题: 说明>¶|[Caption]甲县居首¶[Source]单位：%¶[Figure]<标题: 说明>¶|\n" +
				"[Caption]甲县居首¶[Source]单位：%¶[Figure]<标题: 说明>¶|¶|\n\n[Note]¶\n"},
		{"wide", "<h1>作战图</h1><p>少量文字</p>" + figure("wide", good) + "<p>" + strings.Repeat("很多文字", 100) + "</p>",
			"[1]#b1 #h1 作战图¶\n少量文字¶\n[Caption]甲县居首¶\n[Source]单位：%¶\n[Figure]<标题: 说明>¶\n[SectionEnd]pagelandscape ¶" + strings.Repeat("很多文字", 100) + "¶\n"},
	} {
		got := outline(t, wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", c.main)}}))
		if got = strings.TrimSuffix(got, "page "); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestWordWide: a table that no upright page holds goes on a wide one, with its heading and its notes.
func TestWordWide(t *testing.T) {
	row := func(cells int, tag, text string) string {
		return "<tr>" + strings.Repeat("<"+tag+" class=n>"+text+"</"+tag+">", cells) + "</tr>"
	}
	table := func(columns int) string {
		return "<h1>题</h1><p>" + strings.Repeat("文", 400) + `</p><h2>附表</h2><div class="table"><p class="table-title">表</p><table><thead>` + row(columns, "th", "高新产值") + "</thead><tbody>" +
			row(columns, "td", "12345.67") + `</tbody></table><ul class="table-notes"><li>注</li></ul></div><p>后文</p>`
	}
	for columns, wide := range map[int]bool{4: false, 9: false, 16: true, 40: true} {
		got := outline(t, wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", table(columns))}}))
		if strings.Contains(got, "landscape") != wide {
			t.Errorf("%d columns: wide is %v, want %v", columns, !wide, wide)
		}
		if wide && !regexp.MustCompile(`(?s)文¶\n\[SectionEnd\]page ¶\[2\].*附表.*注¶\n\[SectionEnd\]pagelandscape ¶后文¶`).MatchString(got) {
			t.Errorf("%d columns: the heading or the notes stand on another page: %s", columns, got)
		}
	}
}

// TestWordColumns: the columns of a table fill the page, and numbers have room for their longest.
func TestWordColumns(t *testing.T) {
	long := strings.Repeat("长", 500)
	document := wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", "<table><tr><td class=n>12345.67<td>"+long+"<td class=c>2022年6月30日</table>")}})
	var widths []int
	total := 0
	for _, m := range regexp.MustCompile(`<w:gridCol w:w="(\d+)"/>`).FindAllStringSubmatch(document, -1) {
		var n int
		fmt.Sscan(m[1], &n)
		widths, total = append(widths, n), total+n
	}
	if len(widths) != 3 || total > 8845 || total < 8700 {
		t.Fatalf("columns %v are %d wide", widths, total)
	}
	if widths[0] < 8*105 || widths[2] < 10*160 || widths[1] < 4000 {
		t.Errorf("columns are %v wide", widths)
	}
}

func TestWordNoMain(t *testing.T) {
	var noMain *NoMainError
	if err := Word(io.Discard, &WordDocument{Parts: []Page{{Path: "a.html", Content: []byte("<p>")}}}); !errors.As(err, &noMain) || noMain.Path != "a.html" {
		t.Errorf("got %v", err)
	}
}

func FuzzWord(f *testing.F) {
	f.Add("<h1>a</h1><table><tr><td rowspan=2>b<td colspan=3>c<tr><td>d</table>")
	f.Add("<dl><dd>a<dt>b<dt>c<dd><table><tr><th>d</table></dl><figure><svg viewBox='0 0 9 9'><g></svg></figure>")
	f.Fuzz(func(t *testing.T, main string) {
		var out bytes.Buffer
		err := Word(&out, &WordDocument{Title: main, Parts: []Page{wordPage("a.html", main), wordPage("b.html", main)}})
		var noMain *NoMainError
		if err != nil && !errors.As(err, &noMain) {
			t.Fatal(err)
		}
	})
}

// soffice converts a Word document to PDF and returns its text page by page. LibreOffice is a reader of its own, so what it
// shows is what the file says.
func soffice(t *testing.T, document []byte) []string {
	t.Helper()
	for _, program := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("%s is not installed", program)
			}
			t.Skipf("%s is not installed", program)
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.docx")
	if err := os.WriteFile(file, document, 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	if out, err := exec.Command("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", dir, file).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	text, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, "a.pdf"), "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

// TestWordInLibreOffice: a page of text holds 22 lines of 28 characters, pages are numbered at the outer edge, and every
// page bears the header.
func TestWordInLibreOffice(t *testing.T) {
	longtest.Skip(t)
	var out bytes.Buffer
	main := "<p>" + strings.Repeat("国", 28*60) + "</p>"
	if err := Word(&out, &WordDocument{Title: "通报", Header: []string{"内部资料"}, Parts: []Page{wordPage("a.html", main)}}); err != nil {
		t.Fatal(err)
	}
	pages := soffice(t, out.Bytes())
	if len(pages) != 3 {
		t.Fatalf("%d pages, want 3", len(pages))
	}
	for i, p := range pages[:2] {
		lines := 0
		for line := range strings.Lines(p) {
			switch n := strings.Count(line, "国"); {
			case n == 0:
			case n == 28, i == 0 && lines == 0 && n == 26:
				lines++
			default:
				t.Errorf("page %d: a line of %d characters", i+1, n)
			}
		}
		if lines != 22 {
			t.Errorf("page %d: %d lines", i+1, lines)
		}
		if !strings.Contains(p, "内部资料") || !strings.Contains(strings.ReplaceAll(p, " ", ""), fmt.Sprintf("—%d—", i+1)) {
			t.Errorf("page %d: no header or no number: %q", i+1, p)
		}
	}
}

// TestSampleInLibreOffice: the headings, and all numbers of the tables, of pages of the sample site come out on paper.
func TestSampleInLibreOffice(t *testing.T) {
	longtest.Skip(t)
	if face, err := exec.Command("fc-match", "Times New Roman").Output(); err == nil && bytes.HasPrefix(face, []byte("DejaVu")) {
		const much = "what stands in for Times New Roman is a quarter wider and tears figures: install fonts-liberation"
		if os.Getenv("CI") == "true" {
			t.Fatal(much)
		}
		t.Skip(much)
	}
	const site = "../../public/"
	d := &WordDocument{Title: "通报", Header: []string{"示例数据"}}
	for _, name := range []string{"2022-h1/index.html", "2022-h1/board.html", "2022-h1/ledger.html", "2022-h1/counties/jishou.html", "2022-h1/orders/2022-01.html"} {
		b, err := os.ReadFile(site + name)
		if err != nil {
			t.Fatal(err)
		}
		d.Parts = append(d.Parts, Page{Path: name, Content: b})
	}
	var out bytes.Buffer
	if err := Word(&out, d); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 400<<10 {
		t.Errorf("the document has %d bytes", out.Len())
	}
	squeeze := strings.NewReplacer(" ", "", "\n", "", "\f", "", "　", "")
	paper := squeeze.Replace(strings.Join(soffice(t, out.Bytes()), ""))
	checked := 0
	for _, p := range d.Parts {
		root, err := parse(&p)
		if err != nil {
			t.Fatal(err)
		}
		main := byID(root, "main")
		prune(main)
		for _, n := range all(main, func(n *html.Node) bool {
			return n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.Td && hasClass(n, "n")
		}) {
			want := squeeze.Replace(text(n))
			if sup := first(n, atom.Sup); sup != nil {
				want = strings.TrimSuffix(want, squeeze.Replace(text(sup)))
			}
			if small := first(n, atom.Small); small != nil {
				want, _, _ = strings.Cut(want, squeeze.Replace(text(small)))
			}
			checked++
			if !strings.Contains(paper, want) {
				t.Errorf("%s: %q is not on paper", p.Path, want)
			}
		}
	}
	if checked < 300 {
		t.Errorf("only %d headings and numbers were looked for", checked)
	}
}
