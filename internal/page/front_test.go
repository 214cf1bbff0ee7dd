package page

import (
	"os"
	"strings"
	"testing"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/prose"
)

// dataOf makes the page of a path of a site.
func dataOf(t *testing.T, root, path string) any {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS(root), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	for _, p := range All(site, prose.New(DirectiveNames(), load.Directive)) {
		if p.Path == path {
			return p.Data(&diags)
		}
	}
	t.Fatalf("no page %s", path)
	return nil
}

// TestCountyFront: what is furthest behind comes first, what is owed comes by days left, what changed is told, and neighbours are
// called by what they are.
func TestCountyFront(t *testing.T) {
	c := dataOf(t, "../..", "2022-h1/counties/yongshun.html").(*County)
	states := ""
	for _, row := range c.Gaps.Rows {
		states += row.Cells[2].Shape
	}
	if sorted := "✕✕▼▽▽▽▽◇◇◇◐"; !strings.HasPrefix(states, sorted) {
		t.Errorf("states by gap = %s, want them to begin with %s", states, sorted)
	}
	if c.Before != "2022年一季度" || len(c.Turns) == 0 {
		t.Errorf("turns since %q: %v", c.Before, c.Turns)
	}
	for k := range c.Dues.Items[1:] {
		if a, b := c.Dues.Items[k], c.Dues.Items[k+1]; a.due.Compare(b.due) > 0 {
			t.Errorf("%s %s stands before %s %s", a.Days, a.What, b.Days, b.What)
		}
	}
	if c.Previous.Word != "上一县市" || c.Next.Word != "下一县市" {
		t.Errorf("neighbours are %s and %s", c.Previous.Word, c.Next.Word)
	}
	zone := dataOf(t, "../..", "2022-h1/counties/gaoxinqu.html").(*County)
	if zone.Previous.Word != "上一页" || zone.Next != nil {
		t.Errorf("before a zone stands %v", zone.Previous)
	}
	if len(c.Switch) != 9 || c.Folded || !strings.HasPrefix(c.Switch[6].Text, "永顺") || !c.Switch[6].Current {
		t.Errorf("switcher = %v, %v", c.Switch, c.Folded)
	}
	school := dataOf(t, "../build/testdata/school", "2023-q3/counties/xiao-02.html").(*County)
	if len(school.Switch) != 40 || !school.Folded || school.Previous.Word != "上一学校" {
		t.Errorf("of 40 schools the switcher lists %d, folded: %v; the one before is %v", len(school.Switch), school.Folded, school.Previous)
	}
}

// TestHomeFront: of more members than the first screen holds the worst ten, of main points as many as it has room for.
func TestHomeFront(t *testing.T) {
	h := dataOf(t, "../..", "index.html").(*Home)
	if len(h.Board.Rows) != 10 || h.Behind == nil || h.Dues == nil || len(h.Dues.Items) != mostHomeDues || h.Single == nil || h.Data == nil {
		t.Errorf("home of the sample lacks something: %+v", h)
	}
	if len(h.Issues) != 3 || !h.Issues[0].Current || h.Issues[0].Text != "2022年上半年" {
		t.Errorf("editions = %v", h.Issues)
	}
	school := dataOf(t, "../build/testdata/school", "index.html").(*Home)
	if len(school.Board.Rows) != 11 {
		t.Errorf("of 40 schools the board shows %d rows, want the whole and ten", len(school.Board.Rows))
	}
	single := dataOf(t, "../build/testdata/single", "index.html").(*Home)
	if single.Board != nil || single.Dues != nil || single.Behind == nil {
		t.Errorf("home of one county alone: board %v, dues %v", single.Board, single.Dues)
	}
}

// TestFit: long main points are left out, two are told in any case, and the page says that there are more.
func TestFit(t *testing.T) {
	ask := func(text string) func(int) []Statement {
		return func(limit int) []Statement {
			out := make([]Statement, min(limit, MostPoints))
			for k := range out {
				out[k].Spans = []Span{{Text: text}}
			}
			return out
		}
	}
	for _, test := range []struct {
		text      string
		dues      int
		want, all int
	}{
		{"短句。", 0, 6, 0},
		{"短句。", 4, 6, 0},
		{strings.Repeat("长", 400), 4, 2, 6},
		{strings.Repeat("长", 200), 0, 6, 0},
	} {
		h := &Home{Summary: "截至2022年6月末。"}
		if test.dues > 0 {
			h.Dues = &Dues{Items: make([]Deadline, test.dues)}
		}
		points, all := h.fit(ask(test.text))
		if len(points) != test.want || all != test.all {
			t.Errorf("%.6s… with %d deadlines: %d points of %d, want %d of %d", test.text, test.dues, len(points), all, test.want, test.all)
		}
	}
}

// TestDuesLeaveRoom: what is overdue does not hide what comes next.
func TestDuesLeaveRoom(t *testing.T) {
	if got := leftDues(2, 5); got != "另有逾期2项、未到期5项" {
		t.Errorf("leftDues() = %s", got)
	}
	if got := leftDues(0, 0) + leftDues(1, 0) + leftDues(0, 1); got != "另有逾期1项另有未到期1项" {
		t.Errorf("leftDues() = %s", got)
	}
	due := model.Date{Year: 2022, Month: 6, Day: 30}
	if got := format.DaysLeft(due, model.Date{Year: 2022, Month: 7, Day: 20}); got != "逾期20天" {
		t.Errorf("DaysLeft() = %s", got)
	}
}
