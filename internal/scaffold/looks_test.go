package scaffold

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
)

// TestAlikeNames: names that look alike are told where they were written: the site that they would make does not load.
func TestAlikeNames(t *testing.T) {
	a := hostileAnswers()
	for k := range a.Tables[:2] {
		table := &a.Tables[k]
		fields := slices.Clone(table.Rows[0].Fields)
		for n := range fields {
			switch fields[n].Key {
			case "名称":
				runes := []rune(fields[n].Text)
				fields[n].Text = string(runes[:1]) + "\u3000" + string(runes[1:])
			case "简称":
				fields[n].Text = "别的"
			}
		}
		table.Rows = append(table.Rows, load.AnswerRow{Fields: fields})
	}
	diags := &diag.List{}
	NewPlan(a, diags)
	if got := printed(diags); strings.Count(got, "错误[alike-names]: ") != 2 || strings.Count(got, "看起来一样；统一成一种写法，或换一个能区别开的名称。") != 2 {
		t.Errorf("said\n%s", got)
	}
}
