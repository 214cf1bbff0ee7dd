package load

import (
	"strings"
	"testing"
)

// TestAlikeNames: two names that look the same are one error, whose message names both places; a character that nobody sees is
// refused wherever it stands.
func TestAlikeNames(t *testing.T) {
	regions := "prefecture: {id: qingshan, name: 青山市}\ncounties:\n  - {id: donghe, name: 东河县}\n  - {id: xihu, name: OTHER}\n  - {id: nanling, name: 南岭县}\n"
	for _, c := range []struct{ name, other, want string }{
		{"the same", "东河县", "duplicate-name]: 地区的名称“东河县”重复了，第 3 行已经用过"},
		{"a space", "东河 县", "alike-names]: 地区的名称“东河 县”（xihu）和第 3 行的“东河县”（donghe）看起来一样；统一成一种写法，或换一个能区别开的名称。"},
	} {
		site := baseSite(t)
		put(site, "data/regions.yaml", strings.Replace(regions, "OTHER", c.other, 1))
		if got := messagesOf(t, site, "data/regions.yaml"); !strings.Contains(got, "data/regions.yaml:4:5: 错误["+c.want) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	// Escapes of YAML are no way round: what they say is compared as well.
	for _, escape := range []string{`\u2061`, `\u061c`, `\u180e`, `\u200c`, `\u206a`, `\ufff9`, `\u3164`, `\ufe00`, `\u3000`, `\u00a0`, `\ufe0f`} {
		site := baseSite(t)
		put(site, "data/regions.yaml", strings.Replace(regions, "OTHER", `"东河`+escape+`县"`, 1))
		if got := messagesOf(t, site, "data/regions.yaml"); !strings.Contains(got, "第 3 行") && !strings.Contains(got, "bad-character") {
			t.Errorf("%s passes: %s", escape, got)
		}
	}
	for _, r := range "\u2061\u061c\u180e\u200c\u206a\ufff9\u3164\ufe0f\U000e0100\u2f00\u2ea0" {
		site := baseSite(t)
		put(site, "data/regions.yaml", strings.Replace(regions, "OTHER", "西"+string(r)+"湖", 1))
		if got := messagesOf(t, site, "data/regions.yaml"); !strings.HasPrefix(got, "data/regions.yaml:4:23: 错误[bad-character]") {
			t.Errorf("%U passes: %s", r, got)
		}
	}
	for _, both := range [][2]string{{"\uf90a湖县", "金湖县"}, {"ＧＤＰ区", "GDP区"}, {"Cafe\u0301", "Café"}, {"甲·乙县", "甲•乙县"}} {
		site := baseSite(t)
		text := strings.Replace(regions, "OTHER", both[0], 1)
		put(site, "data/regions.yaml", strings.Replace(text, "东河县", both[1], 1))
		if got := messagesOf(t, site, "data/regions.yaml"); !strings.Contains(got, "[alike-names]") || !strings.Contains(got, "第 3 行") {
			t.Errorf("%q and %q: %s", both[0], both[1], got)
		}
	}
}
