package analysis

import (
	"sync"
	"sync/atomic"
	"testing"
)

// TestOnce: what is made of a view is made once, whoever asks at the same time, and of each view by itself.
func TestOnce(t *testing.T) {
	var made atomic.Int64
	once := NewOnce(func(v *View) *View {
		made.Add(1)
		return v
	})
	first, _ := sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4"}.view(t)
	second, _ := sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4"}.view(t)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if once.Of(first) != first || once.Of(second) != second {
				t.Error("what was made of another view")
			}
		})
	}
	group.Wait()
	if n := made.Load(); n != 2 {
		t.Errorf("made %d times of two views", n)
	}
}

// TestBoardIsCountedOnce: a board that somebody asks for again costs its rows, not the cells of all regions, and nobody
// changes the order or the number of another's rows.
func TestBoardIsCountedOnce(t *testing.T) {
	v, _ := sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4\n乙县 10 0\n丙县 10 9"}.view(t)
	want := lines(NewBoard(v))
	b := NewBoard(v)
	b.SortByBehind()
	b.Rows = b.Rows[:2]
	b.Fill(2)
	if n := len(b.Rows[1].Cells); n != 1 {
		t.Errorf("a filled row has %d cells", n)
	}
	if got := lines(NewBoard(v)); got != want {
		t.Errorf("%s after another board was sorted and cut, want %s", got, want)
	}
	if n := testing.AllocsPerRun(10, func() { NewBoard(v) }); n > 2 {
		t.Errorf("%v allocations for a board that was counted before", n)
	}
}
