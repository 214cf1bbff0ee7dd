package reference

import (
	"os"
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
	for _, f := range forms {
		if !strings.Contains(listings, "`"+f.word+"`") {
			t.Errorf("the manual lacks %s", f.word)
		}
		if !strings.Contains(printed, " "+f.word+" ") {
			t.Errorf("internal/build/select_test.go has no case of %s", f.word)
		}
	}
}
