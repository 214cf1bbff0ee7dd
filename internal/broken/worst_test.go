package broken

import (
	"fmt"
	"strings"
)

// worst are texts at which readers like ours have hung, grown without end or lost their place.
var worst = []string{
	bomb(8), strings.Repeat("[", 3000), strings.Repeat("{a: ", 1500), strings.Repeat("- ", 3000) + "a\n", strings.Repeat("? ", 2000),
	"a: &a [*a]\n", "a: &a {b: *a}\n", "<<: [{a: 1}, {a: 2}]\n", "a: !!binary aGk=\n", "%YAML 9.9\n---\na: 1\n", "--- a\n--- b\n",
	"a: |9\n b\n", "a: >+\n\n\n", "a: \"\\U0010FFFF\\uD800\"\n", "\xff\xfe\x00a", "a: \x00\n", "a:\u2028b: 1\n", "\u200b: 1\n", "a\rb: 1\r",
	"a: 1e999999\nb: -0\nc: 0x1F\nd: 1_000\ne: .inf\nf: 9999999999999999999999999999999999999.9\n", "a: 2023-02-30\nb: 0000-00-00\nc: 99999-12\n",
	"<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> c\n", "a: " + strings.Repeat("长", 5000) + "\n", strings.Repeat("k: 1\n", 500),
}

// bomb is a text whose aliases expand to ten to the power of n nodes.
func bomb(n int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for k := 1; k < n; k++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", k, k, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", k-1), 10), ", "))
	}
	return b.String()
}
