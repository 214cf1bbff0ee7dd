package chart

import (
	"strings"
	"testing"
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
		{1, 1}: "1", {1, 2}: "0", {1, 3}: "1", {2, 3}: "1", {1, 6}: "0",
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

func TestLargeBoardFillsAPage(t *testing.T) {
	for _, c := range cases {
		if b := Board(c.make().view(), BoardOptions{Large: true}); b != nil && (b.Width != largeWidth || b.Height > largeHeight+60) {
			t.Errorf("%s: %d × %d, want %d × at most %d", c.name, b.Width, b.Height, largeWidth, largeHeight+60)
		}
	}
}
