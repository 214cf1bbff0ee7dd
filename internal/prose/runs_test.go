package prose

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// written is a run as a line: its kind, the place of a cell, its pieces; ⟨…⟩ is what a reference prints, «…» what stays.
func written(r claim.Run) string {
	var b strings.Builder
	b.WriteString([]string{"p", fmt.Sprintf("h%d", r.Level), "c"}[r.Kind])
	if r.Kind == claim.Cell {
		fmt.Fprintf(&b, "%d.%d", r.Row, r.Column)
	}
	for _, p := range r.Pieces {
		switch {
		case p.Fixed:
			b.WriteString(" «" + p.Text + "»")
		case p.Figure != nil:
			b.WriteString(" ⟨" + p.Text + "⟩")
		default:
			b.WriteString(" " + p.Text)
		}
	}
	return b.String()
}

func TestRuns(t *testing.T) {
	figure := func(words []string, _ diag.Pos, _ *diag.List) Figure {
		if words[0] == "原样" {
			return Figure{Text: strings.Join(words[1:], " "), Fixed: true}
		}
		return Figure{Text: "38.6%", Claim: &claim.Figure{}}
	}
	for _, test := range []struct{ name, in, want string }{
		{"paragraph", "全州9.43亿元。", "p 全州9.43亿元。"},
		{"a paragraph of two lines", "全州\n9.43亿元。", "p 全州 9.43亿元。"},
		{"emphasis and links", "**9**.43亿元[见](county:a)", "p 9 .43亿元 见"},
		{"a tilde parts nothing", "63~68%", "p 63~68%"},
		{"heading", "## 一、成绩", "h2 一、成绩"},
		{"list", "- 甲\n- 乙\n  - 丙", "p 甲\np 乙\np 丙"},
		{"quotation", "> 甲", "p 甲"},
		{"reference", "完成{{ a }}，", "p 完成 ⟨38.6%⟩ ，"},
		{"as typed", "完成{{ 原样 3 亿元 }}，", "p 完成 «3 亿元» ，"},
		{"code", "写`9亿元`", "p 写 9亿元"},
		{"a backslash in code", "`9\\*3`", `p 9\*3`},
		{"as typed in code", "`{{ 原样 3 }}`", "p {{ 原样 3 }}"},
		{"indented paragraphs", "甲\n\n    完成3家\n    增长4%", "p 甲\np 完成3家\np 增长4%"},
		{"a break between words", "R9\nD", "p R9  D"},
		{"a line break in a cell", "|甲|\n|--|\n|9<br>8|", "c0.0 甲\nc1.0 9   8"},
		{"a head of two rows and joined cells", "|县|合同|<|\n|^|目标|完成|\n|--|--|--|\n|甲|3|2|\n", "c0.0 县\nc0.1 合同\nc0.2\nc1.0\nc1.1 目标\nc1.2 完成\nc2.0 甲\nc2.1 3\nc2.2 2"},
		{"a caption", "表1　甲（单位：亿元）\n\n|乙|\n|--|\n", "p 甲\np 单位：亿元\nc0.0 乙"},
		{"fenced code", "- 甲\n\n  ```\n  9\\*3\n  ```", "p 甲\np 9\\*3"},
		{"escapes", `9\*3\\`, `p 9 *3 \`},
		{"table", "|县|完成率|\n|--|--|\n|甲|38.6%|\n", "c0.0 县\nc0.1 完成率\nc1.0 甲\nc1.1 38.6%"},
		{"two tables", "|县|\n|--|\n||\n\n|乙|\n|--|\n|丙|\n", "c0.0 县\nc1.0\nc0.0 乙\nc1.0 丙"},
		{"footnote", "甲[^1]\n\n[^1]: 乙3家\n", "p 甲\np 乙3家"},
		{"directive", "```table\nindicator: x\n```", ""},
	} {
		var got []string
		check := func(runs []claim.Run) []claim.Verdict {
			for _, r := range runs {
				got = append(got, written(r))
			}
			return nil
		}
		render(test.in, Options{Figure: figure, Check: check})
		if s := strings.Join(got, "\n"); s != test.want {
			t.Errorf("%s: runs of %q = %s, want %s", test.name, test.in, s, test.want)
		}
	}
}

// TestVerdicts: a verdict about “38.6%” is told where that stands in the file, with what to write there.
func TestVerdicts(t *testing.T) {
	check := func(outcome claim.Outcome) func([]claim.Run) []claim.Verdict {
		return func(runs []claim.Run) []claim.Verdict {
			var out []claim.Verdict
			for k, r := range runs {
				for j, p := range r.Pieces {
					if at := strings.Index(p.Text, "38.6%"); at >= 0 {
						out = append(out, claim.Verdict{Run: k, Piece: j, Start: at, End: at + 5, Outcome: outcome, Text: "甲", Fix: "乙", Reference: "{{ x }}"})
					}
				}
			}
			return out
		}
	}
	prints := func(text string) Options {
		return Options{Check: check(claim.Agrees), Figure: func([]string, diag.Pos, *diag.List) Figure { return Figure{Text: text} }}
	}
	for _, test := range []struct{ name, in, want string }{
		{"in a paragraph", "一\n\n完成38.6%。", "a.md:12:3"},
		{"on the second line", "一\n二38.6%", "a.md:11:2"},
		{"after an escape", `\*完成38.6%`, "a.md:10:5"},
		{"in a table", "|a|\n|--|\n|38.6%|", "a.md:12:2"},
		{"after CRLF", "一\r\n\r\n38.6%", "a.md:12:1"},
	} {
		var diags diag.List
		newParser().Parse(&model.Document{File: "a.md", Line: 10, Source: []byte(test.in)}, prints("38.6%"), &diags)
		for _, d := range diags.Sorted() {
			if d.Pos.String() != test.want || d.Severity != diag.Warning || d.Old != "38.6%" || d.New != "{{ x }}" {
				t.Errorf("%s: %s %q → %q, want a warning at %s", test.name, d, d.Old, d.New, test.want)
			}
		}
		if n, m := diags.Count(); n+m != 1 {
			t.Errorf("%s: %d diagnostics, want 1", test.name, n+m)
		}
	}
	for _, test := range []struct {
		name, in, prints string
		offered          bool
	}{
		{"what was typed", "完成38.6%。", "38.6%", true},
		{"the same in other widths", "完成38.6%。", " ３８.6％", true},
		{"another number of places", "完成38.6%。", "38.60%", false},
		{"nothing", "完成38.6%。", "", false},
		{"struck through", "完成~~38.6%~~。", "38.6%", false},
		{"in code", "完成`38.6%`。", "38.6%", false},
	} {
		var diags diag.List
		newParser().Parse(&model.Document{File: "a.md", Line: 1, Source: []byte(test.in)}, prints(test.prints), &diags)
		for _, d := range diags.Sorted() {
			if offered := d.New != ""; offered != test.offered || d.Code != "unbound-number" {
				t.Errorf("%s: %s %q → %q", test.name, d, d.Old, d.New)
			}
		}
		if n, m := diags.Count(); n+m != 1 {
			t.Errorf("%s: %d diagnostics, want 1", test.name, n+m)
		}
	}
	var diags diag.List
	newParser().Inline(model.Text{Text: "完成38.6%", Pos: diag.Pos{File: "a.md", Line: 4, Col: 5}}, Options{Check: check(claim.Contradicts)}, &diags)
	if got, want := diags.Sorted()[0].String(), "a.md:4:7: 错误[contradiction]: 甲；乙。"; got != want {
		t.Errorf("in front matter: %s, want %s", got, want)
	}
}

// TestPrintedVerdict: what is wrong about a printed figure is told at the words before it, and nothing is rewritten.
func TestPrintedVerdict(t *testing.T) {
	figure := func([]string, diag.Pos, *diag.List) Figure { return Figure{Text: "3.5%", Claim: &claim.Figure{}} }
	check := func([]claim.Run) []claim.Verdict {
		return []claim.Verdict{{Run: 0, Piece: 1, End: 4, Outcome: claim.Contradicts, Reference: "{{ y }}", Text: "甲"}}
	}
	var diags diag.List
	newParser().Parse(&model.Document{File: "a.md", Line: 1, Source: []byte("下降{{ x }}。")}, Options{Figure: figure, Check: check}, &diags)
	if d := diags.Sorted()[0]; d.Pos.String() != "a.md:1:3" || d.New != "" {
		t.Errorf("%s with %q, want it at a.md:1:3 with nothing to write", d, d.New)
	}
}

// TestEmphasis: a reference beside the marks of emphasis is a letter, as what it prints mostly is.
func TestEmphasis(t *testing.T) {
	for in, want := range map[string]string{
		"完成**{{ x }}**的": "完成<strong>9</strong>的",
		"完成*{{ x }}*，":   "完成<em>9</em>，",
		"{{ x }}**低**":   "9<strong>低</strong>",
		"**甲**{{ x }}":   "<strong>甲</strong>9",
		"甲_{{ x }}_乙":    "甲_9_乙",
		"**甲**乙":         "<strong>甲</strong>乙",
		"甲**（乙）**丙":      "甲<strong>（乙）</strong>丙",
		"**甲。**乙":        "<strong>甲。</strong>乙",
		"甲**“乙”**丙":      "甲<strong>“乙”</strong>丙",
		"R**“乙”**R":      "R<strong>“乙”</strong>R",
		"甲**9%**乙":       "甲<strong>9%</strong>乙",
		"a**b.**c":       "a**b.**c",
		"a**.b**c":       "a**.b**c",
		"**한국어.**를":      "<strong>한국어.</strong>를",
		"**日本語。**です":     "<strong>日本語。</strong>です",
		"禰󠄀**.乙**":       "禰󠄀<strong>.乙</strong>",
		"😀**.乙**":        "😀<strong>.乙</strong>",
		"甲_乙_丙":          "甲_乙_丙",
		"（_乙_）":          "（<em>乙</em>）",
		"3*4=12，2*3=6":   "3*4=12，2*3=6",
		"1~4月、5~6月":      "1~4月、5~6月",
		"甲~~“乙”~~丙":      "甲<del>“乙”</del>丙",
		"~~1~4月~~":       "<del>1~4月</del>",
		"甲~~~乙~~~":       "甲~~~乙~~~",
		`甲\*\*乙**丙**`:    "甲**乙<strong>丙</strong>",
	} {
		var diags diag.List
		o := Options{Figure: func([]string, diag.Pos, *diag.List) Figure { return Figure{Text: "9", Fixed: true} }}
		if got := string(newParser().Inline(model.Text{Text: in}, o, &diags)); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
