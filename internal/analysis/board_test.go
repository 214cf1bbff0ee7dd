package analysis

import (
	"fmt"
	"strings"
	"testing"
)

// line is a row of a board as text: region, behind/zero, and the marks of its cells.
func line(r *BoardRow) string {
	marks := ""
	for k := range r.Cells {
		marks += []string{"", "首", "末"}[r.Cells[k].Place.End]
	}
	return fmt.Sprintf("%s%d/%d%s", r.Region.Name, r.Tally.Behind(), r.Tally.AtZero(), marks)
}

func lines(b *Board) string {
	var out []string
	for k := range b.Rows {
		out = append(out, line(&b.Rows[k]))
	}
	return strings.Join(out, " ")
}

// TestCutBoard: of more rows than there is room for, counties stay, and zones where there are fewer of those; who is left out is told.
func TestCutBoard(t *testing.T) {
	for _, c := range []struct {
		most       int
		kept, left string
	}{
		{4, "全州 甲县 乙县 丙县 高区", ""},
		{3, "全州 甲县 乙县 丙县", "高区"},
		{2, "全州 甲县 乙县", "丙县 高区"},
	} {
		v, _ := sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4\n乙县 10 6\n丙县 10 0\n高区 10 0"}.view(t)
		b := NewBoard(v)
		var kept, left []string
		for _, r := range b.Cut(c.most) {
			left = append(left, r.Name)
		}
		for _, r := range b.Rows {
			kept = append(kept, r.Region.Name)
		}
		if k, l := strings.Join(kept, " "), strings.Join(left, " "); k != c.kept || l != c.left {
			t.Errorf("of %d: %s, without %s; want %s, without %s", c.most, k, l, c.kept, c.left)
		}
	}
}

func TestBoard(t *testing.T) {
	for _, c := range []struct {
		name  string
		sheet sheet
		want  string // the rows
		order string // the rows by those behind
		sums  string // the column
	}{
		{"counties and a zone", sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4\n乙县 10 6\n丙县 10 0\n高区 10 0\n州直 10 1"},
			"全州1/0 甲县1/0 乙县0/0首 丙县1/1末 高区1/1", "全州1/0 丙县1/1末 高区1/1 甲县1/0 乙县0/0首", "2/1"},
		{"the author's order where equal", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 6\n乙县 10 4\n丙县 10 3"},
			"全州0/0 甲县0/0首 乙县1/0 丙县1/0末", "全州0/0 乙县1/0 丙县1/0末 甲县0/0首", "2/0"},
		{"three share the last place", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 6\n乙县 10 0\n丙县 10 0\n丁县 10 0"},
			"全州0/0 甲县0/0首 乙县1/1末 丙县1/1末 丁县1/1末", "全州0/0 乙县1/1末 丙县1/1末 丁县1/1末 甲县0/0首", "3/3"},
		{"four share it, and it is theirs all the same", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 6\n乙县 10 0\n丙县 10 0\n丁县 10 0\n戊县 10 0"},
			"全州0/0 甲县0/0首 乙县1/1末 丙县1/1末 丁县1/1末 戊县1/1末", "全州0/0 乙县1/1末 丙县1/1末 丁县1/1末 戊县1/1末 甲县0/0首", "4/4"},
		{"all share one place", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 0\n乙县 10 0"}, "全州0/0 甲县1/1 乙县1/1", "全州0/0 甲县1/1 乙县1/1", "2/2"},
		{"who has met the target is not last", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 12\n乙县 10 10"}, "全州0/0 甲县0/0首 乙县0/0", "全州0/0 甲县0/0首 乙县0/0", "0/0"},
		{"nor who keeps the limit", sheet{indicator: lower(flow), rows: "全州 100 40\n甲县 10 2\n乙县 10 4"}, "全州0/0 甲县0/0首 乙县0/0", "全州0/0 甲县0/0首 乙县0/0", "0/0"},
		{"a limit that is exceeded", sheet{indicator: lower(flow), rows: "全州 100 40\n甲县 10 2\n乙县 10 11\n丙县 0 1"}, "全州0/0 甲县0/0首 乙县1/0 丙县1/0末", "全州0/0 乙县1/0 丙县1/0末 甲县0/0首", "2/0"},
		{"one county", sheet{indicator: flow, rows: "全州 100 60\n甲县 10 6"}, "全州0/0 甲县0/0", "全州0/0 甲县0/0", "0/0"},
		{"a stock at zero has no pace to be behind", sheet{indicator: stock, rows: "全州 100 60\n甲县 10 6\n乙县 10 0"},
			"全州0/0 甲县0/0首 乙县0/0末", "全州0/0 甲县0/0首 乙县0/0末", "0/0"},
	} {
		v, _ := c.sheet.view(t)
		b := NewBoard(v)
		b.Fill(len(b.Rows))
		if got := lines(b); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		b.SortByBehind()
		if got := lines(b); got != c.order {
			t.Errorf("%s by those behind: %s, want %s", c.name, got, c.order)
		}
		sums := b.Columns[0].Tally
		if got := fmt.Sprintf("%d/%d", sums.Behind(), sums.AtZero()); got != c.sums {
			t.Errorf("%s: sums %s, want %s", c.name, got, c.sums)
		}
	}
}

func TestHasBoard(t *testing.T) {
	for _, c := range []struct {
		name  string
		sheet sheet
		want  bool
	}{
		{"a county's target", sheet{indicator: flow, rows: "全州 100 40\n甲县 10 4"}, true},
		{"the whole's alone", sheet{indicator: flow, rows: "全州 100 40\n甲县 . 4"}, false},
		{"a zone's alone", sheet{indicator: flow, rows: "全州 100 40\n甲县 . 4\n高区 10 4"}, false},
		{"no county", sheet{indicator: flow, rows: "全州 100 40"}, false},
		{"no targets by nature", sheet{indicator: free(flow), rows: "全州 . 40\n甲县 . 4"}, false},
	} {
		v, _ := c.sheet.view(t)
		if got := HasBoard(v); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if n := len(NewBoard(v).Indicators); (n > 0) != c.want {
			t.Errorf("%s: a board of %d indicators", c.name, n)
		}
	}
}
