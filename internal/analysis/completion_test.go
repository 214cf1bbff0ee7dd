package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestPrint: a completion is printed with as many digits as keep it apart from 0, 50, 100 and time progress, a lead from 0.
func TestPrint(t *testing.T) {
	for _, test := range []struct {
		name           string
		indicator      model.Indicator
		month          int
		target, figure string
		completion     string // rounded to its digits; empty where there is none
		lead           string
	}{
		{"one digit", flow, 6, "1000", "386", "38.6", "-11.4"},
		{"not all", flow, 6, "10000", "9996", "99.96", "50.0"},
		{"by less", flow, 6, "1000000", "999999", "99.9999", "50.0"},
		{"more than all", flow, 6, "10000", "10004", "100.04", "50.0"},
		{"all", flow, 6, "10000", "10000", "100.0", "50.0"},
		{"not half", flow, 9, "10000", "4996", "49.96", "-25.0"},
		{"half", flow, 9, "10000", "5000", "50.0", "-25.0"},
		{"not nothing", flow, 6, "10000", "4", "0.04", "-50.0"},
		{"nothing", flow, 6, "10000", "0", "0.0", "-50.0"},
		{"less than nothing", flow, 6, "10000", "-4", "-0.04", "-50.0"},
		// time progress is 33.33…
		{"not on the path", flow, 4, "10000", "3332", "33.32", "-0.01"},
		{"a third in April is on the path, cut quotients or not", flow, 4, "3", "1", "33.3", "0.0"},
		{"just below a third", flow, 4, "300000", "99999", "33.3330", "-0.0003"},
		{"one of a thousand million short", flow, 12, "1000000000", "999999999", "99.9999999", "-0.0000001"},
		{"by the least that figures can differ", flow, 6, "100", "49.99999999", "49.99999999", "-0.00000001"},
		{"what no digits tell apart", flow, 6, "1000000", "499999.99999999", "50.0000000000", "0.0000000000"},
		{"a level has no path", stock, 4, "10000", "3332", "33.3", ""},
		{"a level, not all", stock, 4, "10000", "9999", "99.99", ""},
		{"a limit", lower(flow), 6, "10000", "9999", "99.99", "50.0"},
		{"no target", flow, 6, "未设目标", "5", "", ""},
	} {
		c := sheet{indicator: test.indicator, month: test.month, rows: "甲 " + test.target + " " + test.figure}.cell(t, "甲")
		if got := printed(c.Completion.Print()); got != test.completion {
			t.Errorf("%s: completion = %s, want %s", test.name, got, test.completion)
		}
		if got := printed(c.Lead.Print()); got != test.lead {
			t.Errorf("%s: lead = %s, want %s", test.name, got, test.lead)
		}
		if ok := test.completion != ""; c.Completion.Ok() != ok || (c.Completion.Gap() == model.Present) != ok {
			t.Errorf("%s: completion is there: %t, gap %s", test.name, c.Completion.Ok(), gaps[c.Completion.Gap()])
		}
		if ok := test.lead != ""; c.Lead.Ok() != ok || (c.Lead.Gap() == model.Present) != ok {
			t.Errorf("%s: lead is there: %t, gap %s", test.name, c.Lead.Ok(), gaps[c.Lead.Gap()])
		}
	}
}

func printed(n model.Num, digits int) string {
	if !n.Ok() {
		return ""
	}
	r := model.Round(n.Value, digits)
	text := r.Abs().StringFixed(uint8(digits))
	if r.IsNeg() {
		return "-" + text
	}
	return text
}

func TestPlot(t *testing.T) {
	for figure, want := range map[string]float64{"38.5": 38.5, "0": 0, "-2.5": -2.5, "118.25": 118.25, "未报送": 0} {
		if got := (sheet{indicator: flow, rows: "甲 100 " + figure}).cell(t, "甲").Completion.Plot(); got != want {
			t.Errorf("Plot(%s) = %v, want %v", figure, got, want)
		}
	}
}

// cellsOf are cells of June, one a line: kind, target, figure. Their regions have the names 0, 1, 2 and so on.
func cellsOf(t *testing.T, text string) []Cell {
	t.Helper()
	kinds := map[string]model.Indicator{"flow": flow, "limit": lower(flow), "stock": stock, "rate": rate}
	var out []Cell
	for k, line := range rows(text) {
		c := sheet{indicator: kinds[line[0]], rows: fmt.Sprint(k, " ", line[1], " ", line[2])}.cell(t, fmt.Sprint(k))
		out = append(out, c)
	}
	return out
}

func TestExtremes(t *testing.T) {
	for _, test := range []struct {
		name, cells        string
		furthest, foremost int
		order              string // by shortfall
	}{
		{"none", "", -1, -1, ""},
		{"tasks", "flow 100 40\nflow 100 10\nflow 100 90", 1, 2, "1 0 2"},
		{"the first of equals", "flow 100 40\nflow 50 20\nflow 10 9\nflow 100 90", 0, 2, "0 1 2 3"},
		// 40 points above its path is worse than 30 below
		{"a limit is bad on the other side", "flow 100 20\nlimit 10 9\nflow 10 6", 1, 2, "1 0 2"},
		{"little of a limit is not fast", "flow 100 60\nlimit 10 1", 0, 0, "0 1"},
		{"limits alone", "limit 10 4\nlimit 10 1", 0, -1, "0 1"},
		{"a limit of zero that is exceeded is the worst", "flow 100 0\nlimit 10 30\nlimit 0 1", 2, 0, "2 1 0"},
		{"a limit of zero that is kept is not compared", "limit 0 0\nflow 100 50", 1, 1, "1 0"},
		{"levels are not compared", "stock 10 1\nrate 10 2", -1, -1, "0 1"},
		{"gaps", "flow 100 未报送\nflow 100 30\nstock 5 1", 1, 1, "1 0 2"},
	} {
		cells := cellsOf(t, test.cells)
		if got := Furthest(cells); got != test.furthest {
			t.Errorf("%s: Furthest() = %d, want %d", test.name, got, test.furthest)
		}
		if got := Foremost(cells); got != test.foremost {
			t.Errorf("%s: Foremost() = %d, want %d", test.name, got, test.foremost)
		}
		if got := order(cells, ByShortfall); got != test.order {
			t.Errorf("%s: ByShortfall = %s, want %s", test.name, got, test.order)
		}
	}
}

func order(cells []Cell, by func(a, b *Cell) int) string {
	sorted := slices.Clone(cells)
	slices.SortStableFunc(sorted, func(a, b Cell) int { return by(&a, &b) })
	var names []string
	for k := range sorted {
		names = append(names, sorted[k].Region.Name)
	}
	return strings.Join(names, " ")
}

func TestByCompletion(t *testing.T) {
	for cells, want := range map[string]string{
		"flow 100 40\nstock 100 10\nflow 100 未报送\nflow 0 3\nflow 100 -2\nflow 10 4": "4 1 0 5 2 3",
		"": "",
	} {
		if got := order(cellsOf(t, cells), ByCompletion); got != want {
			t.Errorf("ByCompletion of %q = %s, want %s", cells, got, want)
		}
	}
}

// TestWorsened compares June with March; 20% in March is 5 points behind, 42% in June 8.
func TestWorsened(t *testing.T) {
	for _, test := range []struct {
		name        string
		indicator   model.Indicator
		march, june string
		want        string
	}{
		{"further behind", flow, "20", "42", "3"},
		{"less behind", flow, "20", "49", "-4"},
		{"the same", flow, "20", "45", "0"},
		{"a limit, more of it", lower(flow), "20", "58", "13"}, // from −5 to 8
		{"a limit, less of it", lower(flow), "30", "45", "-10"},
		{"not reported now", flow, "20", "未报送", "NotReported"},
		{"not reported before", flow, "未报送", "42", "NotReported"},
		{"a stock", stock, "20", "42", "NoPace"},
	} {
		v, i := sheet{indicator: test.indicator, rows: "甲 100 " + test.june, before: map[int]string{3: "甲 100 " + test.march}}.view(t)
		now := v.Cell(i, find(t, v.Site, "甲"))
		before, ok := v.Before(i, find(t, v.Site, "甲"))
		if !ok {
			t.Fatalf("%s: no edition before", test.name)
		}
		if got := show(Worsened(&now, &before)); got != test.want {
			t.Errorf("%s: Worsened() = %s, want %s", test.name, got, test.want)
		}
	}
}

// TestWorsenedAtYearEnd: when the year is over, the gap to the annual target counts: 74% in October, 12.3 points ahead or 9 behind, and
// 89% in December is nearer to it.
func TestWorsenedAtYearEnd(t *testing.T) {
	for _, test := range []struct {
		name      string
		indicator model.Indicator
		before    string
		december  string
		want      string
	}{
		{"nearer", flow, "74", "89", "-15"},
		{"corrected down", flow, "91", "89", "2"},
		{"more of a limit", lower(flow), "110", "120", "10"},
	} {
		v, i := sheet{month: 12, indicator: test.indicator, rows: "甲 100 " + test.december, before: map[int]string{10: "甲 100 " + test.before}}.view(t)
		now := v.Cell(i, find(t, v.Site, "甲"))
		before, _ := v.Before(i, find(t, v.Site, "甲"))
		if got := show(Worsened(&now, &before)); got != test.want {
			t.Errorf("%s: Worsened() = %s, want %s", test.name, got, test.want)
		}
	}
}

// TestByCompletionPairs: the lowest completion first, what has none last, and two that have none in no order.
func TestByCompletionPairs(t *testing.T) {
	s := sheet{indicator: flow, rows: "全州 100 40 30\n甲县 25 12 10\n乙县 25 11 10\n丙县 . 10 10\n丁县 . 9 9"}
	for _, c := range []struct {
		a, b string
		want int
	}{{"甲县", "乙县", 1}, {"乙县", "甲县", -1}, {"甲县", "甲县", 0}, {"甲县", "丙县", -1}, {"丙县", "甲县", 1}, {"丙县", "丁县", 0}, {"丁县", "丙县", 0}} {
		a, b := s.cell(t, c.a), s.cell(t, c.b)
		if got := ByCompletion(&a, &b); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
