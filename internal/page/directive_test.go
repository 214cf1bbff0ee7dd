package page

import (
	"os"
	"strings"
	"testing"
)

// TestDirectives: each directive has a file, a case with every key, and its keys in the manual.
func TestDirectives(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/directives.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(manual), "\n| 指令 | 项 |\n")
	if !found {
		t.Fatal("the manual has no table of directives")
	}
	table, _, _ = strings.Cut(table, "\n\n")
	for _, d := range directives {
		if _, err := os.Stat("directive_" + d.name + ".go"); err != nil {
			t.Error(err)
		}
		text, err := os.ReadFile("../build/testdata/directives/" + d.name + ".md")
		if err != nil {
			t.Error("the directive has no case: ", err)
		}
		rows := "" // of the manual: a directive may have several
		for row := range strings.Lines(table) {
			if strings.HasPrefix(row, "| `"+d.name+"`") {
				rows += row
			}
		}
		if rows == "" {
			t.Errorf("the manual's table of directives lacks %s", d.name)
		}
		for _, k := range d.keys {
			if !strings.Contains(string(text), "\n"+k.name+": ") {
				t.Errorf("the case of %s lacks %s", d.name, k.name)
			}
			if !strings.Contains(rows, "`"+k.name+"`") {
				t.Errorf("the manual lacks the key %s of %s", k.name, d.name)
			}
		}
	}
}
