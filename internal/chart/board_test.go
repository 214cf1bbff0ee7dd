package chart

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
)

// rowsOf are the names on a board.
func rowsOf(c *Chart) string {
	var names []string
	for _, r := range c.spec.(*heat).names {
		names = append(names, strings.Join(r.lines, ""))
	}
	return strings.Join(names, " ")
}

func textsOf(c *Chart, layer string) map[[2]int]string {
	out := map[[2]int]string{}
	for _, l := range c.spec.(*heat).layers {
		if l.id == layer {
			for _, t := range l.texts {
				out[[2]int{t.col, t.row}] = t.text
			}
		}
	}
	return out
}

func TestBoardOrder(t *testing.T) {
	f := states("40 60 0 30 0 未报送")
	f.region("zone", "高新区", "高新区", 2)
	v := f.view()
	for name, c := range map[string]struct {
		by   bool
		want string
	}{
		"the author's": {false, "全州 第1县 第2县 第3县 第4县 第5县 第6县 高新区 落后的县市 其中未破零"},
		"those behind": {true, "全州 第3县 第5县 第1县 第4县 第2县 第6县 高新区 落后的县市 其中未破零"},
	} {
		if got := rowsOf(Board(v, BoardOptions{ByBehind: c.by})); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestBoardSums: counties count below, everybody at the right; ties are marked, too.
func TestBoardSums(t *testing.T) {
	c := Board(states("40 60 0 30 0 未报送").view(), BoardOptions{})
	sums := textsOf(c, "sums")
	for at, want := range map[[2]int]string{
		{1, 0}: "1", {2, 0}: "0", // the whole: 38.6 of 100
		{1, 1}: "1", {1, 2}: "0", {1, 3}: "1", {2, 3}: "1", {1, 6}: "—",
		{0, 7}: "4", {0, 8}: "2", {1, 7}: "4", {2, 8}: "2",
	} {
		if sums[at] != want {
			t.Errorf("sum at %v is %q, want %q", at, sums[at], want)
		}
	}
	ranks := textsOf(c, "ranks")
	if want := map[[2]int]string{{0, 2}: "首", {0, 3}: "末", {0, 5}: "末"}; len(ranks) != 3 || ranks[[2]int{0, 2}] != "首" || ranks[[2]int{0, 5}] != "末" {
		t.Errorf("ranks %v, want %v", ranks, want)
	}
	if many := textsOf(Board(states("60 0 0 0 0").view(), BoardOptions{}), "ranks"); len(many) != 5 || many[[2]int{0, 3}] != "末" {
		t.Errorf("ranks %v, want the first and all four that share the last place", many)
	}
}

// TestBoardTellsGapsApart: a cell without a state says why, on rows of one line too; what nobody reports at the end of this period has no sum.
func TestBoardTellsGapsApart(t *testing.T) {
	for _, large := range []bool{false, true} {
		for _, members := range []int{4, 30} {
			values := strings.Fields(strings.Repeat("60 ", members-1) + "未报送 未设目标")
			f := states(strings.Join(values, " "))
			c := Board(f.view(), BoardOptions{Large: large})
			words := textsOf(c, "words")
			if missing, unset := words[[2]int{0, members}], words[[2]int{0, members + 1}]; missing != "未报送" || unset != "未设目标" {
				t.Errorf("large %t, %d members: %q and %q, want 未报送 and 未设目标", large, members, missing, unset)
			}
			if names := rowsOf(c); strings.Contains(names, "…") {
				t.Errorf("large %t, %d members: a name is cut: %s", large, members, names)
			}
		}
	}
	f := states("未报送 未报送")
	sums := textsOf(Board(f.view(), BoardOptions{}), "sums")
	if below := sums[[2]int{0, 3}] + sums[[2]int{0, 4}]; below != "——" {
		t.Errorf("below a column that nobody has reported stands %q, want ——", below)
	}
}

// TestBoardNamesItsSums: the name of the row of sums is whole, however long the members' word is.
func TestBoardNamesItsSums(t *testing.T) {
	f := states(strings.Repeat("60 ", 24))
	f.site.Words.Member = "乡镇（街道）"
	if names := rowsOf(Board(f.view(), BoardOptions{Large: true})); strings.Contains(names, "…") {
		t.Errorf("a name is cut: %s", names)
	}
}

// TestBoardCountsAsTheSentenceAboveIt: the title has the sentence's numbers, and a mark stands wherever it counts one.
func TestBoardCountsAsTheSentenceAboveIt(t *testing.T) {
	numbers := regexp.MustCompile(`\d+项次`)
	for name, f := range map[string]*fixture{
		"sample": sample(), "limits": limited(6), "limits, year end": limited(12), "zeros": states("0 0 60"), "all zeros": states("0 0"), "none behind": states("60 70"),
	} {
		v := f.view()
		b := analysis.NewBoard(v)
		c := Board(v, BoardOptions{})
		summary := format.BoardSummary(v, b)
		if got, want := numbers.FindAllString(c.Title, -1), numbers.FindAllString(summary, -1); !slices.Equal(got, want) {
			t.Errorf("%s: title %q, sentence %q", name, c.Title, summary)
		}
		marks := map[string]int{}
		for _, tag := range textsOf(c, "ranks") {
			marks[tag]++
		}
		first, last := 0, 0
		for _, column := range b.Columns {
			first, last = first+column.First, last+column.Last
		}
		if marks["首"] != first || marks["末"] != last {
			t.Errorf("%s: marks %v, want %d first and %d last", name, marks, first, last)
		}
	}
}

func TestLargeBoardFillsAPage(t *testing.T) {
	for _, c := range cases {
		if b := Board(c.make().view(), BoardOptions{Large: true}); b != nil && (b.Width != largeWidth || b.Height > largeHeight+60) {
			t.Errorf("%s: %d × %d, want %d × at most %d", c.name, b.Width, b.Height, largeWidth, largeHeight+60)
		}
	}
}
