package load

import (
	"testing"

	"gopkg.in/yaml.v3"
)

// TestScalar: whatever a name holds reads back, alone, in a list and between braces.
func TestScalar(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"吉首市", "吉首市"},
		{"研发投入（考核数）", "研发投入（考核数）"},
		{"亿元", "亿元"}, {"%", `"%"`}, {"no", `"no"`}, {"null", `"null"`}, {"~", `"~"`}, {"on", `"on"`}, {"1.5", `"1.5"`}, {"2022-06-30", `"2022-06-30"`},
		{"- 甲", `"- 甲"`}, {"-甲", "-甲"}, {"a: b", `"a: b"`}, {"a #b", `"a #b"`}, {"#a", `"#a"`}, {"a,b", `"a,b"`}, {"[甲]", `"[甲]"`}, {"{{ 完成率 }}", `"{{ 完成率 }}"`},
		{`他说"好"`, `"他说\"好\""`}, {`a\b`, `a\b`}, {"它's", `"它's"`}, {"<b>&amp;", "<b>&amp;"}, {"&a", `"&a"`}, {"*a", `"*a"`}, {"!a", `"!a"`}, {"|", `"|"`}, {">", `">"`}, {"@a", `"@a"`}, {"`a", "\"`a\""},
		{"一\n二", `"一\n二"`}, {"😀 笑", "😀 笑"}, {"", `""`}, {" 前", `" 前"`}, {"<<", `"<<"`}, {"? a", `"? a"`}, {"a:", `"a:"`}, {"---", `"---"`}, {"=", `"="`},
	} {
		got := Scalar(test.in)
		if got != test.want {
			t.Errorf("Scalar(%q) = %s, want %s", test.in, got, test.want)
		}
		for _, frame := range []string{"k: " + got, "k: [甲, " + got + ", 乙]", "k: {甲: " + got + ", 乙: 丙}", "- " + got} {
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(frame), &n); err != nil {
				t.Errorf("%s: %v", frame, err)
				continue
			}
			if !found(&n, test.in) {
				t.Errorf("%s does not hold %q", frame, test.in)
			}
		}
	}
}

func found(n *yaml.Node, text string) bool {
	for _, child := range n.Content {
		if found(child, text) {
			return true
		}
	}
	return n.Kind == yaml.ScalarNode && n.Value == text
}
