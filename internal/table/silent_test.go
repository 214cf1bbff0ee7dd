package table

import (
	"reflect"
	"testing"
)

// TestSpoken: a column of remarks or curves goes where no row has one, and what spans it spans a column less.
func TestSpoken(t *testing.T) {
	dot := &Spark{This: []Point{{Month: 5}}, Last: []Point{{Month: 5, Height: 1}}}
	curve := &Spark{Last: []Point{{Month: 2}, {Month: 5, Height: 1, Joined: true}}}
	columns := []Column{{Head: "指标", Kind: Text}, {Head: "本期", Kind: Number}, {Head: "走势", Kind: Trend}, {Head: "备注", Kind: Remark}}
	for name, c := range map[string]struct {
		spark *Spark
		last  Cell
		kept  []string
		span  int
	}{
		"nothing":   {nil, Cell{}, []string{"指标", "本期"}, 2},
		"dots":      {dot, Cell{}, []string{"指标", "本期"}, 2},
		"curve":     {curve, Cell{}, []string{"指标", "本期", "走势"}, 3},
		"remark":    {dot, Cell{Text: "快报"}, []string{"指标", "本期", "备注"}, 3},
		"note":      {nil, Cell{Note: 1}, []string{"指标", "本期", "备注"}, 3},
		"all there": {curve, Cell{Notes: []int{1}}, []string{"指标", "本期", "走势", "备注"}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			table := &Table{Columns: append([]Column(nil), columns...), Rows: []Row{
				{Class: "group", Cells: []Cell{{Text: "一组", Span: 4}}},
				{Cells: []Cell{{Text: "甲"}, {}, {Spark: c.spark}, c.last}},
				{Cells: []Cell{{Text: "乙"}, {}}}, // a row that ends early
			}, Foot: []Row{{Cells: []Cell{{Text: "合计"}, {}, {}, {}}}}}
			table.Spoken()
			var heads []string
			for _, col := range table.Columns {
				heads = append(heads, col.Head)
			}
			if !reflect.DeepEqual(heads, c.kept) {
				t.Errorf("columns %v, want %v", heads, c.kept)
			}
			if span, cells, foot := table.Rows[0].Cells[0].Span, len(table.Rows[1].Cells), len(table.Foot[0].Cells); span != c.span || cells != c.span || foot != c.span {
				t.Errorf("a group spans %d, a row has %d cells, the foot %d; want %d", span, cells, foot, c.span)
			}
			if len(table.Rows[2].Cells) != 2 {
				t.Errorf("a row that ends early has %d cells", len(table.Rows[2].Cells))
			}
		})
	}
}
