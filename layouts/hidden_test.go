package layouts

import (
	"regexp"
	"strings"
	"testing"
)

// cellClasses are what a cell of a table may say of its number. A style sheet that hid one of them by its bare name would
// take the cell out of its row, and what follows would stand under the wrong heads.
var cellClasses = []string{"up", "down", "gap", "state", "part", "whole", "group", "level", "none"}

func TestNoStyleSheetHidesACell(t *testing.T) {
	rule := regexp.MustCompile(`(?s)([^{}]*)\{([^{}]*)\}`)
	for _, name := range []string{"bulletin", "paper", "phone", "attachment", "ledger", "order", "sheet"} {
		text, err := Files.ReadFile("assets/" + name + ".css")
		if err != nil {
			t.Fatal(err)
		}
		hidden := 0
		for _, m := range rule.FindAllStringSubmatch(string(text), -1) {
			if !strings.Contains(m[2], "display: none") {
				continue
			}
			for selector := range strings.SplitSeq(m[1], ",") {
				hidden++
				for _, class := range cellClasses {
					if strings.TrimSpace(selector) == "."+class {
						t.Errorf("%s.css hides .%s, which cells of tables carry", name, class)
					}
				}
			}
		}
		if hidden == 0 && (name == "paper" || name == "attachment") {
			t.Errorf("%s.css hides nothing: the test does not read it", name)
		}
	}
}
