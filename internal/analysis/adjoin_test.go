package analysis

import (
	"testing"

	"bulletin/internal/model"
)

// TestAdjoin: what asks for attention is drawn by place where it is divided and lies together.
func TestAdjoin(t *testing.T) {
	for _, c := range []struct {
		name    string
		figures string // of four counties with tiles in a square, two a row, with targets of 10
		divided bool
		adjoin  bool
	}{
		{"side by side", "4 4 6 6", true, true},
		{"one above the other", "4 6 4 6", true, true},
		{"crosswise", "4 6 6 4", true, false},
		{"one alone", "4 6 6 6", false, true},
		{"one that is not", "4 4 4 6", false, true},
		{"all", "0 4 4 4", false, true},
		{"none", "6 6 6 6", false, false},
	} {
		rows := "全州 40 20"
		for k, name := range []string{"甲县", "乙县", "丙县", "丁县"} {
			rows += "\n" + name + " 10 " + c.figures[2*k:2*k+1]
		}
		v, i := sheet{indicator: flow, rows: rows}.view(t)
		for k, r := range v.counties {
			r.Tile = &model.Tile{Column: 1 + k%2, Row: 1 + k/2}
		}
		if got := Divided(&NewBoard(v).Columns[0].Tally); got != c.divided {
			t.Errorf("%s: divided %v", c.name, got)
		}
		if got := v.Adjoin(i); got != c.adjoin {
			t.Errorf("%s: adjoin %v", c.name, got)
		}
	}
}
