package page

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestDirectives: each directive has a file, a case with every key, and its keys in the manual.
func TestDirectives(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/directives.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 指令 | 项 | 写什么 |\n")
	if !found {
		t.Fatal("the manual has no table of directives")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string]bool{} // by directive and key
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z]+)` \\| `([a-z]+)` \\|").FindAllStringSubmatch(table, -1) {
		listed[row[1]+" "+row[2]] = true
	}
	for _, d := range directives {
		if _, err := os.Stat("directive_" + d.name + ".go"); err != nil {
			t.Error(err)
		}
		text, err := os.ReadFile("../build/testdata/directives/" + d.name + ".md")
		if err != nil {
			t.Error("the directive has no case: ", err)
		}
		for _, k := range d.keys {
			if !strings.Contains(string(text), "\n"+k.name+": ") {
				t.Errorf("the case of %s lacks %s", d.name, k.name)
			}
			if !listed[d.name+" "+k.name] {
				t.Errorf("the manual lacks the key %s of %s", k.name, d.name)
			}
			delete(listed, d.name+" "+k.name)
		}
	}
	for key := range listed {
		t.Errorf("the manual lists %s, which no directive takes", key)
	}
}
