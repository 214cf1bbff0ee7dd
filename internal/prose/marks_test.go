package prose

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/proof"
)

// shown is the HTML of a text with its marks as ⟦n: …⟧, by outcomes of the words that it holds.
func shown(t *testing.T, in string, outcomes map[string]claim.Outcome) (out string, marks []proof.Mark) {
	t.Helper()
	figure := func(words []string, _ diag.Pos, _ *diag.List) Figure {
		switch words[0] {
		case "原样":
			return Figure{Text: strings.Join(words[1:], " "), Fixed: true}
		case "错":
			return Figure{}
		}
		return Figure{Text: words[0], Href: "x.html", Source: "来源", Claim: &claim.Figure{}}
	}
	check := func(runs []claim.Run) []claim.Verdict {
		var found []claim.Verdict
		for k, r := range runs {
			for j, p := range r.Pieces {
				for words, o := range outcomes {
					if at := strings.Index(p.Text, words); at >= 0 && !p.Fixed {
						found = append(found, claim.Verdict{Run: k, Piece: j, Start: at, End: at + len(words), Outcome: o, Number: true})
					}
				}
			}
		}
		return found
	}
	o := Options{Proof: "t", Figure: figure, Check: check, Marks: func(m []proof.Mark) { marks = m },
		Link: func(string, string) (string, error) { return "y.html", nil }}
	var diags diag.List
	doc := newParser().Parse(&model.Document{File: "a.md", Line: 1, Source: []byte(in)}, o, &diags)
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.Write(block.HTML)
	}
	out = regexp.MustCompile(`<span class="m \w+"( id="t-\d+")?>`).ReplaceAllString(b.String(), "⟦")
	out = regexp.MustCompile("\u2060"+`<a class="k (\w)\w+" href="#t-e(\d+)"( id="t-\d+")? title="[^"]+">[^<]*</a>`).ReplaceAllString(out, "$2$1")
	return strings.TrimSpace(strings.ReplaceAll(out, "</span>", "⟧")), marks
}

func TestMarks(t *testing.T) {
	one := map[string]claim.Outcome{"9亿元": claim.Agrees}
	for _, test := range []struct {
		name, in string
		outcomes map[string]claim.Outcome
		want     string
	}{
		{"typed", "完成9亿元。", one, "<p>完成⟦9亿元⟧1a。</p>"},
		{"the whole text", "9亿元", one, "<p>⟦9亿元⟧1a</p>"},
		{"strong", "**9亿元**多", one, "<p><strong>⟦9亿元⟧1a</strong>多</p>"},
		{"a piece of two nodes", "至63~68%", map[string]claim.Outcome{"63~68%": claim.Doubtful}, "<p>至⟦63⟧⟦~68%⟧1d</p>"},
		{"behind an escape", `\*9亿元\*`, one, "<p>*⟦9亿元⟧1a*</p>"},
		{"text that HTML must not see", `\<b\>9亿元&lt;`, one, "<p>&lt;b&gt;⟦9亿元⟧1a&lt;</p>"},
		{"two lines", "完成9亿元\n多", one, "<p>完成⟦9亿元⟧1a多</p>"},
		{"two lines of letters", "R9\nD", map[string]claim.Outcome{"R9": claim.Agrees}, "<p>⟦R9⟧1a\nD</p>"},
		{"a forced break", "完成9亿元\\\n多", one, "<p>完成⟦9亿元⟧1a<br>\n多</p>"},
		{"a code span", "写`a<9亿元`多", one, "<p>写<code>a&lt;⟦9亿元⟧1a</code>多</p>"},
		{"a code block", "甲\n\n```\n<9亿元>\n乙\n```", one, "<p>甲</p>\n<pre><code>&lt;⟦9亿元⟧1a&gt;\n乙\n</code></pre>"},
		{"a link", "[完成9亿元](county:a)多", one, "<p>完成⟦9亿元⟧1a多</p>"},
		{"a cell", "|甲|\n|--|\n|9亿元|", one, "<table>\n<thead>\n<tr>\n<th>甲</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>⟦9亿元⟧1a</td>\n</tr>\n</tbody>\n</table>"},
		{"a reference", "完成{{ 3% }}", nil, "<p>完成⟦3%⟧1b</p>"},
		{"a reference in doubt", "完成{{ 3% }}", map[string]claim.Outcome{"3%": claim.Contradicts}, "<p>完成⟦3%⟧1c</p>"},
		{"a reference that agrees", "完成{{ 3% }}", map[string]claim.Outcome{"3%": claim.Agrees}, "<p>完成⟦3%⟧1b</p>"},
		{"as typed", "{{ 原样 9亿元 }}", one, "<p>⟦9亿元⟧1f</p>"},
		{"a mistaken reference", "完成{{ 错 <3 }}", nil, "<p>完成<span class=\"broken\">{{ 错 &lt;3 }}⟧</p>"},
		{"in the order of the text", "8家{{ 3% }}9亿元", map[string]claim.Outcome{"9亿元": claim.Doubtful, "8家": claim.Filed}, "<p>⟦8家⟧1f⟦3%⟧2b⟦9亿元⟧3d</p>"},
		{"one within another", "大幅增长", map[string]claim.Outcome{"大幅增长": claim.Contradicts, "增长": claim.Agrees}, "<p>⟦大幅增长⟧1c2a</p>"},
		{"two that overlap", "同比增长快", map[string]claim.Outcome{"同比增长": claim.Contradicts, "增长快": claim.Agrees}, "<p>⟦同比增长⟧1c⟦快⟧2a</p>"},
		{"a footnote before its text", "[^1]: 9亿元\n\n乙8家[^1]", map[string]claim.Outcome{"9亿元": claim.Agrees, "8家": claim.Doubtful},
			"<p>乙⟦8家⟧1d<sup id=\"t-fnref:1\"><a href=\"#t-fn:1\" class=\"footnote-ref\" role=\"doc-noteref\">1</a></sup></p>\n<div class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol>\n<li id=\"t-fn:1\">\n<p>⟦9亿元⟧2a&#160;<a href=\"#t-fnref:1\" class=\"footnote-backref\" role=\"doc-backlink\">↑</a></p>\n</li>\n</ol>\n</div>"},
	} {
		if got, _ := shown(t, test.in, test.outcomes); got != test.want {
			t.Errorf("%s: %q shows\n%s\nwant\n%s", test.name, test.in, got, test.want)
		}
	}
}

// TestMarkTells: a mark has the words, the place and the evidence of what it is about.
func TestMarkTells(t *testing.T) {
	_, marks := shown(t, "甲\n\n完成9亿元，{{ 破零 }}、{{ 原样 二〇二二 }}", map[string]claim.Outcome{"9亿元": claim.Doubtful})
	var got []string
	for _, m := range marks {
		got = append(got, fmt.Sprintf("%s %s %v %s %q", m.Pos, m.Text, m.Number, m.Standing.Word(), m.Evidence))
	}
	want := []string{`a.md:3:3 9亿元 true 存疑 ""`, `a.md:3:7 破零 false 引用 "来源"`, `a.md:3:16 二〇二二 true 原样 ""`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("marks\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestMarksOff: a text that is not for a proof sheet is the same whether it is checked or not.
func TestMarksOff(t *testing.T) {
	check := func(runs []claim.Run) []claim.Verdict { return []claim.Verdict{{End: 1, Outcome: claim.Doubtful}} }
	for _, in := range []string{"`a` b [c](county:x)", "    a", "a[^1]\n\n[^1]: b"} {
		link := func(string, string) (string, error) { return "y", nil }
		plain, _ := render(in, Options{Link: link})
		checked, _ := render(in, Options{Link: link, Check: check, Marks: func([]proof.Mark) {}})
		if plain != checked {
			t.Errorf("%q: %q, checked %q", in, plain, checked)
		}
	}
}

// TestVerdictInCode: what stands in code cannot be rewritten as a reference, and its warning says why.
func TestVerdictInCode(t *testing.T) {
	check := func([]claim.Run) []claim.Verdict {
		return []claim.Verdict{{Run: 0, Piece: 1, End: len("9亿元"), Reference: "{{ x }}", Text: "甲", Fix: "写引用 {{ x }}"}}
	}
	var diags diag.List
	newParser().Parse(&model.Document{File: "a.md", Line: 1, Source: []byte("写`9亿元`")}, Options{Check: check}, &diags)
	d := diags.Sorted()[0]
	if d.Pos.String() != "a.md:1:3" || d.Old != "" || !strings.Contains(d.Fix, "反引号") {
		t.Errorf("%s, old %q", d, d.Old)
	}
}

// FuzzMarks: whatever the text and wherever verdicts stand, marks keep the text and let no tag through.
func FuzzMarks(f *testing.F) {
	f.Add("**9**亿`3`", uint16(0), uint16(3))
	f.Add("[^1]: 9\n\n乙8[^1]", uint16(1), uint16(2))
	f.Add("a  \nb\n\n    c\td", uint16(0), uint16(9))
	f.Fuzz(func(t *testing.T, s string, from, to uint16) {
		check := func(runs []claim.Run) []claim.Verdict {
			var found []claim.Verdict
			for k, r := range runs {
				for j, p := range r.Pieces {
					a, b := min(int(from), len(p.Text)), min(int(to), len(p.Text))
					if a < b {
						found = append(found, claim.Verdict{Run: k, Piece: j, Start: a, End: b}, claim.Verdict{Run: k, Piece: j, Start: a, End: len(p.Text), Outcome: claim.Doubtful})
					}
				}
			}
			return found
		}
		html, _ := render(s, Options{Proof: "t", Check: check, Marks: func([]proof.Mark) {}})
		if strings.Contains(html, "<script") || strings.Count(html, "<span") != strings.Count(html, "</span>") {
			t.Errorf("%q gave %q", s, html)
		}
	})
}
