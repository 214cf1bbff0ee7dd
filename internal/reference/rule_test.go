package reference

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestRules: each word that picks members, and each that says how they are listed, has a case of what it prints and stands
// in the manual.
func TestRules(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/references.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 选择条件 | 选出 |\n")
	_, listings, both := strings.Cut(table, "\n| 列法 | 例 |\n")
	if !found || !both {
		t.Fatal("the manual has no tables of 选择条件 and 列法")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	listings, _, _ = strings.Cut(listings, "\n\n")
	cases, err := os.ReadFile("../build/select_test.go")
	if err != nil {
		t.Fatal(err)
	}
	printed, _, _ := strings.Cut(string(cases), "func TestBadSelections")
	for _, r := range rules {
		if !strings.Contains(table, "`"+r.word+"`") {
			t.Errorf("the manual lacks %s", r.word)
		}
		if !strings.Contains(printed, " "+r.word+" ") {
			t.Errorf("internal/build/select_test.go has no case of %s", r.word)
		}
	}
	known := map[string]bool{"全部": true, "简称": true}
	for _, r := range rules {
		known[r.word] = true
	}
	for _, f := range forms {
		known[f.word] = true
	}
	for _, word := range regexp.MustCompile(`(?m)^\| .*?\|`).FindAllString(table+"\n"+listings, -1) {
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(word, -1) {
			whole := strings.TrimSuffix(strings.TrimSuffix(m[1], "完成"), "下降")
			if !known[whole] && !known[m[1]] && !regexp.MustCompile("[≥≤><=]|^[前后][0-9一二三四五六七八九十]+$").MatchString(m[1]) {
				t.Errorf("the manual lists %s, which picks and lists nothing", m[1])
			}
		}
	}
	for _, f := range forms {
		if !strings.Contains(listings, "`"+f.word+"`") {
			t.Errorf("the manual lacks %s", f.word)
		}
		if !strings.Contains(printed, " "+f.word+" ") {
			t.Errorf("internal/build/select_test.go has no case of %s", f.word)
		}
	}
}
