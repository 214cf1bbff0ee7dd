package load

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// FuzzScalar: a text that files may have reads back as it was wherever a value may stand.
func FuzzScalar(f *testing.F) {
	for _, text := range []string{"吉首市", "a: b", "- 甲", "a #b", "{{ 完成率 }}", "1.5", "0x1F", "1_000", "~", "null", "2022-06-30", "<<", "=", "---", "...", "\u2028", "\u0085", "\ufeff", "'", "\"", "\\", "%", "@", "`", " ", "\t", "? ", "!a", "|", ">", "：", "𠮷"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if what, _ := ProseFault(text); what != "" || !utf8.ValidString(text) {
			return
		}
		got := Scalar(text)
		for _, frame := range []string{"k: " + got, "k: [甲, " + got + ", 乙]", "k: {甲: " + got + ", 乙: 丙}", "- " + got} {
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(frame), &n); err != nil || !found(&n, text) {
				t.Errorf("%q does not hold %q: %v", frame, text, err)
			}
		}
	})
}

// FuzzWords: what people type is a day, a number or a gap, or it is said what is wrong, and what was taken is taken again as it is.
func FuzzWords(f *testing.F) {
	for _, text := range []string{"2022年8月3日", "2022-08-03", "2022/8/3", "二〇二二年八月", "1，234.5", "１２．５", "12.5亿元", "-0", "−3", "1e5", "0.333333333333333", "未报", "/", "—", "无", "99999999999999999999999999", ".5", "5.", "+3", "1 234", "(3)", "3%", "\u00a03"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if plain, _, ok := Typed(text); ok {
			if _, err := model.ParseDecimal(plain); err != nil && !TooLong(plain) {
				t.Errorf("%q is taken as %q, which is no number: %v", text, plain, err)
			}
			if again, _, ok := Typed(plain); !ok || again != plain {
				t.Errorf("%q is %q, and that is %q", text, plain, again)
			}
		}
		if d, fix := Day(text); (d == model.Date{}) == (fix == "") {
			t.Errorf("Day(%q) = %v, %q", text, d, fix)
		} else if again, _ := Day(d.String()); fix == "" && again != d {
			t.Errorf("%q is %v, and that is %v", text, d, again)
		}
		if gap := MeantGap(text); gap != "" && MeantGap(gap) != gap {
			t.Errorf("%q means %q, and that %q", text, gap, MeantGap(gap))
		}
		for _, fault := range []func(string) (string, string){LineFault, ProseFault, IDFault, EditionFault, func(s string) (string, string) { return NumberFault(s, NoNumber) }} {
			if what, fix := fault(text); (what == "") != (fix == "") || !utf8.ValidString(what+fix) {
				t.Errorf("%q: %q, %q", text, what, fix)
			}
		}
	})
}

// FuzzAppendCorrections: what is added to a file of corrections stands at its end, one entry more each time, or nothing is changed.
func FuzzAppendCorrections(f *testing.F) {
	const entry = "  - {date: 2023-08-01, indicator: yanfa, region: donghe, period: 2023-03, old: 4.3, new: 3.30, reason: 核减, who: 统计局}\n"
	for _, text := range []string{"", "\n", "year: 2023\ncorrections:\n" + entry, "year: 2023\ncorrections:\n" + strings.TrimPrefix(entry, "  "), "corrections:\n" + entry + "year: 2023\n", "year: 2023\ncorrections: []\n", "year: 2023\r\ncorrections:\r\n" + entry,
		"year: 2023\ncorrections:\n" + entry + "# 末尾\n", "year: 2023\ncorrections:\n  - date: 2023-08-01\n    reason: |\n      多行\n\n", "year: 2023\ncorrections:\n" + strings.TrimSuffix(entry, "\n"), "year: 2023\ncorrections:\n  - a: \"x\n", "year: 2023\ncorrections:\n  - 'a\n\n    b'\n...\n", "---\nyear: 2023\ncorrections:\n" + entry + "---\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		before, fine := correctionsIn(text)
		out, ok := AppendCorrections(text, 2023, [][]string{{"date: 2023-08-01", "reason: 甲"}})
		if !ok {
			return
		}
		if after, right := correctionsIn(out); len(strings.TrimSpace(string(text))) > 0 && fine && (!right || after != before+1) {
			t.Errorf("%d entries become %d (%v):\n%q", before, after, right, out)
		}
	})
}

// correctionsIn counts those of a file of corrections.
func correctionsIn(text []byte) (n int, ok bool) {
	r := &reader{diags: &diag.List{}}
	clear, ok := clean("a.yaml", text, r.diags)
	if !ok {
		return 0, false
	}
	root, _ := r.parse(clear)
	if root == nil || r.diags.HasErrors() || root.Kind != yaml.MappingNode {
		return 0, false
	}
	for k := 0; k+1 < len(root.Content); k += 2 {
		if root.Content[k].Value == "corrections" {
			return len(root.Content[k+1].Content), true
		}
	}
	return 0, false
}
