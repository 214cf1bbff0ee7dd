package load

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
)

// TestSyntax holds where each refusal of the parser is placed and what it is called. Every entry of faults and
// slips has a case.
func TestSyntax(t *testing.T) {
	var messages, rows []string
	for _, c := range []struct{ name, text, want string }{
		{"percent", "a: %", "1:4 值不能以这个字符开头"},
		{"at", "a: 1\nb: @x", "2:4 值不能以这个字符开头"},
		{"colon in a text", "a: b: c", "1:1 这里不该有冒号，或者这一行缩进不对"},
		{"more indentation", "a: 1\n  b: 2", "2:3 这里不该有冒号，或者这一行缩进不对"},
		{"no colon", "a: 1\nb\nc: 2", "2:1 这一行缺少冒号"},
		{"less indentation", "# 一\na:\n  b: 1\n\n # 二\n c: 2\nd: 1", "6:2 这一行的缩进或写法不对"},
		{"mapping in a list", "a:\n  - b\n  c: 1", "3:3 这一行不是列表项，或缩进不对"},
		{"square bracket open", "a: 1\nb: [1, 2\nc: 2", "2:4 方括号里缺少逗号，或没有收尾的“]”"},
		{"brace open", "a:\n  b: {c: 1\nd: 2", "2:6 花括号里缺少逗号，或没有收尾的“}”"},
		{"two commas", "a: 1\nb: [1, , 2]", "2:1 逗号多了，或括号没有收尾"},
		{"quote open", "a: 1\nb: \"一\nc: 2\n", "2:4 引号没有收尾"},
		{"quote open before a document", "a: '一\n---\nb: 1", "1:4 引号没有收尾"},
		{"escape", "a: \"C:\\工作\"", "1:7 双引号里的“\\”后面不能是这个字符"},
		{"escape of no character", "a: \"\\ud800\"", "1:5 双引号里的“\\”后面不能是这个字符"},
		{"escape of no number", "a: \"\\xzz\"", "1:5 双引号里的“\\”后面不能是这个字符"},
		{"dash in a value", "a: - b", "1:4 这里不能写列表项"},
		{"star", "a: **重要**", "1:4 以“*”或“&”开头的不是文字"},
		{"alias of nothing", "a: 1\nb: *c", "2:4 以“*”开头的不是文字"},
		{"greater than", "a: >10", "1:4 以“>”或“|”开头的不是文字"},
		{"bar and zero", "a: |0\n  b", "1:4 以“>”或“|”开头的不是文字"},
		{"ten thousand brackets", strings.Repeat("[", 10_001), "1:1 嵌套太深"},
		{"text after the end", "a: 1\n...\nb", "3:1 这一行的缩进或写法不对"},
		{"full-width colon", "a: 1\nissuer：青山\nb: 2", "2:7 冒号是全角的"},
		{"full-width colon on the first line", "issuer：青山\nb: 2", "1:7 冒号是全角的"},
		{"full-width colon after a Chinese word", "标题：青山\nb: 2", "1:3 冒号是全角的"},
		{"full-width colon in braces", "a: {b：1, c: 2}\nd", "2:1 这一行缺少冒号"},
		{"full-width colon in open braces", "a: {b: 1, c：2, d: [1}", "1:12 冒号是全角的"},
		{"full-width comma", "a: {b: 1， c: 2}", "1:9 逗号是全角的"},
		{"full-width bracket", "a: [b, c】\nd: 1", "1:9 括号是全角的"},
		{"colour that became a comment", "a: 1\nb: {c: #a61b1b, d: 1}", "2:8 “#”后面成了注释"},
		{"dash for a value", "a:\n  b: -\n  c: 1", "2:6 “-”不能当作值"},
		{"words before a colon", "a: 1\nb 二\nc: 2", "2:1 这一行缺少冒号"},
		{"no space", "a: 1\nb:2\nc: 1", "2:2 冒号后面缺少空格"},
		{"quotes in quotes", "a: \"一\"二\"三\"", "1:7 引号收尾之后还有文字"},
		{"percent at the beginning", "a: 1\n%b", "2:1 以“%”开头的不是文字"},
		{"exclamation mark", "a: !重要", "1:4 以“!”开头的不是文字"},
		{"no space behind a dash", "a:\n  - b: 1\n  -c: 2\n", "3:3 短横后面缺少空格"},
		{"colon within a text in braces", "a: {b: 说明: 两家未报}", "1:10 文字里的半角冒号后面有空格，YAML 当作了另一项"},
		{"colon within a text", "a: 1\nb: 说明: 两家未报", "2:4 文字里的半角冒号后面有空格，YAML 当作了另一项"},
		{"a row indented less than those around it", "v:\n  a:\n    b: 1\n  c: 2\n    d: 3\n", "4:3 这一行的缩进比上下两行少"},
		{"a row indented more than those around it", "a:\n  b: 1\n    c: 2\n  d: 3\n", "3:1 这一行的缩进比上下两行多"},
		{"rows that lost their indentation", "a:\n  b:\n    c: 1\nd:\ne: 2\n    f: 3\n", "4:1 从这一行起像是丢了缩进，和上面各行对不齐"},
		{"rows of a table", "a:\n  b: 1\n吉首市\t3\n泸溪县\t2\n", "3:4 这一行像是从表格里粘贴来的，没有冒号，各列用制表符隔开"},
		{"no-break spaces before a row", "a:\n  b: 1\n  c: 2\n  d: 3\n", "3:1 行首的空格不是半角空格，是从网页或 Word 粘贴来的不换行空格、全角空格"},
		{"wide spaces before a row", "a:\n  b: 1\n  c: 2\n　d: 3\n  e: 4\n", "4:1 行首的空格不是半角空格，是从网页或 Word 粘贴来的不换行空格、全角空格"},
		{"tab after a dash", "a:\n- b\n-\tc: 1\n", "3:2 这里不能用制表符"},
	} {
		t.Run(c.name, func(t *testing.T) {
			message, _ := refusal([]byte(c.text))
			messages = append(messages, message)
			rows = append(rows, strings.Split(c.text, "\n")...)
			diags := &diag.List{}
			r := &reader{file: "f", diags: diags}
			if root, _ := r.parse([]byte(c.text)); root != nil {
				t.Fatalf("parse(%q) has a root", c.text)
			}
			if got := printed(diags); !strings.HasPrefix(got, "f:"+strings.Replace(c.want, " ", ": 错误[yaml-syntax]: ", 1)+"；") {
				t.Errorf("parse(%q) complains %swant %s", c.text, got, c.want)
			}
		})
	}
	for _, f := range faults {
		if !slices.ContainsFunc(messages, func(m string) bool { return strings.Contains(m, f.part) }) {
			t.Errorf("no case for %q", f.part)
		}
	}
	for _, s := range slips {
		if !slices.ContainsFunc(rows, s.match.MatchString) {
			t.Errorf("no case for %s", s.match)
		}
	}
}

// TestCulprit holds that the line of a mistake is found in the midst of a long file.
func TestCulprit(t *testing.T) {
	rows := strings.Repeat("  a:\n    b: 1\n    # 一\n    c: 2\n", 500)
	rows = strings.ReplaceAll(rows, "a:", "a\u00e9:")
	for _, c := range []struct{ bad, want string }{
		{"   d: 3\n", "f:2003:4: "},
		{"\n\n# 二\n   d: 3\n\n\n# 三\n\n", "f:2006:4: "},
	} {
		diags := &diag.List{}
		r := &reader{file: "f", diags: diags}
		r.parse([]byte("x: 1\nvalues:\n" + rows + c.bad + rows))
		if got := printed(diags); !strings.HasPrefix(got, c.want) {
			t.Errorf("parse() complains %swant %s", got, c.want)
		}
	}
}
