package attach

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// paperPage is a page with a class of paper.
func paperPage(path, paper, main string) Page {
	p := wordPage(path, main)
	p.Content = []byte(strings.Replace(string(p.Content), "<body>", `<body class="`+paper+`">`, 1))
	return p
}

// TestWordNotes: a note of the text stands at the foot of its page; what nothing refers to stays in its list.
func TestWordNotes(t *testing.T) {
	const notes = `<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>注一 <a href="#fnref:1" class="footnote-backref">↑</a></p><p>又一段</p></li><li id="fn:2">注二</li></ol></div>`
	reference := func(n int) string {
		return fmt.Sprintf(`<sup id="fnref:%d"><a href="#fn:%d" class="footnote-ref" role="doc-noteref">%d</a></sup>`, n, n, n)
	}
	for _, c := range []struct{ name, main, want string }{
		{"one", `<p>正文` + reference(1) + `。</p>` + strings.Replace(notes, `<li id="fn:2">注二</li>`, "", 1), "[fn1]"},
		{"twice", `<p>正文` + reference(1) + `又` + reference(1) + `</p>` + strings.Replace(notes, `<li id="fn:2">注二</li>`, "", 1), "[fn1][again]"},
		{"one of two", `<p>正文` + reference(2) + `</p>` + notes, "[fn1]注一"},
		{"nowhere", `<p>正文<a href="#fn:9" class="footnote-ref">9</a></p>`, "9"},
		{"to itself", `<p>正文` + reference(1) + `</p><div class="footnotes"><ol><li id="fn:1">见` + reference(1) + `</li></ol></div>`, "[fn1]"},
	} {
		document := wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", c.main)}})
		got := regexp.MustCompile(`<w:footnoteReference w:id="(\d)"/>`).ReplaceAllString(document, "[fn$1]")
		got = regexp.MustCompile(`(?s)<w:instrText[^>]*> NOTEREF.*?end"/></w:r>`).ReplaceAllString(got, "[again]")
		got = regexp.MustCompile(`<[^>]*>|\s|正文|[又。]|段|一一`).ReplaceAllString(got, "")
		if !strings.HasPrefix(got, c.want) || c.name == "one" && strings.Contains(document, "注一") {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestWordNested: a list within another numbers its items by itself, and the outer one goes on behind it.
func TestWordNested(t *testing.T) {
	document := wordXML(t, &WordDocument{Parts: []Page{wordPage("a.html", `<ol><li>一<ol><li>甲</li><li>乙</li></ol></li><li>二</li></ol><ol start="3"><li>三</li></ol>`)}})
	var got []string
	for _, item := range regexp.MustCompile(`<w:numId w:val="(\d+)"/>.*?<w:t[^>]*>(.)`).FindAllStringSubmatch(document, -1) {
		got = append(got, item[2]+item[1])
	}
	if strings.Join(got, " ") != "一1 甲2 乙2 二1 三3" {
		t.Errorf("lists %s", got)
	}
}

// TestWordJoins: of a page that would be nearly empty the next part goes on, unless it is handed out by itself.
func TestWordJoins(t *testing.T) {
	full := strings.Repeat("<p>"+strings.Repeat("字", 28)+"</p>", 18)
	for _, c := range []struct {
		name  string
		parts []Page
		want  int // parts that begin a page, but the first
	}{
		{"nearly empty", []Page{wordPage("a.html", "<h1>甲</h1><p>一行</p>"), wordPage("b.html", "<h1>乙</h1>")}, 0},
		{"full", []Page{wordPage("a.html", "<h1>甲</h1>"+full), wordPage("b.html", "<h1>乙</h1>")}, 1},
		{"together full", []Page{wordPage("a.html", "<h1>甲</h1>"), wordPage("b.html", "<h1>乙</h1>"+full), wordPage("c.html", "<h1>丙</h1>")}, 1},
		{"an order", []Page{wordPage("a.html", "<h1>甲</h1>"), paperPage("b.html", "paper-order", "<h1>乙</h1>"), wordPage("c.html", "<h1>丙</h1>")}, 2},
	} {
		if got := strings.Count(wordXML(t, &WordDocument{Parts: c.parts}), "<w:pageBreakBefore/>"); got != c.want {
			t.Errorf("%s: %d parts begin a page, want %d", c.name, got, c.want)
		}
	}
}

// TestWordSheet: a single sheet of paper holds all, in smaller letters if need be.
func TestWordSheet(t *testing.T) {
	for _, c := range []struct {
		rows int
		size string
	}{{20, "18"}, {70, "14"}} {
		table := `<table class="figures-table"><thead><tr><th>指标<th class=n>数</thead><tbody>` + strings.Repeat("<tr><th>指标<td class=n>1", c.rows) + "</table>"
		document := wordXML(t, &WordDocument{Parts: []Page{
			wordPage("a.html", "<h1>通报</h1><p>正文</p>"), wordPage("b.html", `<div class="one-page"><h1>甲县</h1>`+table+`<h2>近期</h2><p>字</p></div>`), wordPage("c.html", "<h1>丙</h1>"),
		}})
		if strings.Count(document, `w:left="907"`) != 1 || !strings.Contains(document, `<w:spacing w:line="`) {
			t.Errorf("%d rows: not on a sheet", c.rows)
		}
		if cell := regexp.MustCompile(`指标</w:t>`).FindStringIndex(document); !strings.HasSuffix(document[:cell[0]], `<w:sz w:val="`+c.size+`"/><w:szCs w:val="`+c.size+`"/></w:rPr><w:t xml:space="preserve">`) {
			t.Errorf("%d rows: %s", c.rows, document[cell[0]-150:cell[0]])
		}
		if strings.Contains(document, `<w:pStyle w:val="2"/>`) {
			t.Error("what parts a sheet is in the contents")
		}
	}
}

// TestWordWall: in the pack for a meeting the board is what hangs on the wall, on A3.
func TestWordWall(t *testing.T) {
	const board = `<h1>作战图</h1><p>说明</p><div class="wall"><p class="wall-title">通报作战图<small>上半年</small></p><svg viewBox="0 0 100 50" width="100" height="50"><title>图</title><path d="M0 0H9V9z" fill="#000000"/></svg>` +
		`<p class="wall-legend"><span><i>▼</i>滞后</span><span>序时</span></p></div>`
	for _, wall := range []bool{false, true} {
		document := wordXML(t, &WordDocument{Wall: wall, Parts: []Page{wordPage("a.html", "<h1>通报</h1>"), wordPage("b.html", board)}})
		if got := strings.Contains(document, `<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>`); got != wall || strings.Contains(document, "说明") == wall {
			t.Errorf("wall %v: on A3 %v", wall, got)
		}
		if wall && (!strings.Contains(document, "<w:drawing>") || !strings.Contains(document, "▼滞后　序时")) {
			t.Error("no drawing, or no legend")
		}
	}
}
