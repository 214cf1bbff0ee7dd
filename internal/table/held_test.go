package table

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// What follows holds details that mutation found held by no test (.ci/mutate).

// TestCells: an amount is written in its indicator's style, a dash is said aloud, and what follows from a gap is a dash that says which.
func TestCells(t *testing.T) {
	b := &Builder{}
	i := &model.Indicator{Unit: "万元", Style: model.Style{Grouped: model.Yes}}
	n := model.Number(model.MustDecimal("12345.5"))
	if c := b.Amount(i, n, 1); c.Text != "12,345.5" || c.Sort == "" || !c.Figure {
		t.Errorf("grouped: %+v", c)
	}
	if c := b.Amount(&model.Indicator{}, n, 1); c.Text != "12345.5" {
		t.Errorf("not grouped: %+v", c)
	}
	if c := b.Amount(i, model.Missing(model.NotReported), 1); c.Text != "未报送" || c.Figure || c.Said != "" || c.Class != "gap not-reported" {
		t.Errorf("of a gap: %+v", c)
	}
	if c := b.Gap(model.NoLastYear); c.Text != "—" || c.Said != "无" || c.Class != "gap" || c.Note == 0 {
		t.Errorf("a dash: %+v", c)
	}
	if c := b.Dash("甲"); c.Text != "—" || c.Said != "无" || c.Note == 0 || c.Class != "gap" || b.Table.Notes[c.Note-1] != "—：甲" {
		t.Errorf("a dash of its own: %+v, %q", c, b.Table.Notes)
	}
	gap := model.Missing(model.Confidential)
	if c := b.Derived(gap, 1, &analysis.Cell{Value: gap}); c.Text != "—" || c.Said != "保密" || c.Note != 0 {
		t.Errorf("what follows from a gap: %+v", c)
	}
	if b.Mixed = true; b.Amount(i, n, 1).Sort != "" {
		t.Error("amounts of several units have an order")
	}
	for gap, class := range map[model.Gap]string{model.NotReported: "gap not-reported", model.NotApplicable: "gap not-applicable", model.NoTarget: "gap no-target", model.Confidential: "gap confidential", model.NoBase: "gap"} {
		if got := gapClass(gap); got != class {
			t.Errorf("gapClass(%d) = %s", gap, got)
		}
	}
}

// TestStacked: only a matrix has cells with a second line; one without rows has none.
func TestStacked(t *testing.T) {
	rows := []Row{{Cells: []Cell{{Text: "甲"}, {Text: "1", Under: "2"}}}}
	for _, c := range []struct {
		table Table
		want  bool
	}{{Table{Board: true, Rows: rows}, true}, {Table{Rows: rows}, false}, {Table{Board: true}, false}, {Table{Board: true, Rows: []Row{{Cells: []Cell{{Text: "甲"}}}}}, false}} {
		if got := c.table.stacked(); got != c.want {
			t.Errorf("%+v: %v", c.table, got)
		}
	}
}

// TestKeyColumn: the completion, or a number that is called so, or else the first number; never a text.
func TestKeyColumn(t *testing.T) {
	text, label, number, rate, completion := Column{Head: "完成率说明", Kind: Text}, Column{Head: "完成率", Kind: Label}, Column{Head: "数", Kind: Number}, Column{Head: "完成率%", Kind: Number}, Column{Head: "进度", Kind: Completion}
	for _, c := range []struct {
		columns []Column
		want    int
	}{{[]Column{text, label, number, rate, completion}, 4}, {[]Column{text, label, number, rate}, 3}, {[]Column{text, label, number}, 2}, {[]Column{text, label}, -1}, {nil, -1}} {
		if got := (&Table{Columns: c.columns}).keyColumn(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.columns, got, c.want)
		}
	}
}

// TestTitle: a caption has the page's heading before it where the two have no two letters in common.
func TestTitle(t *testing.T) {
	for _, c := range [][3]string{{"各项指标", "甲县", "甲县：各项指标"}, {"甲县指标", "甲县", "甲县指标"}, {"县甲指标", "甲县", "甲县：县甲指标"}, {"各项指标", "", "各项指标"}, {"各 项\n指标", "甲", "甲：各 项 指标"}, {"指标甲县", "在甲县", "指标甲县"}} {
		if got := (&Table{Caption: c[0]}).Title(c[1]); got != c[2] {
			t.Errorf("%q on %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// members is a month of a site with so many counties and two indicators, of which the first has no target: what they reach of 100.
func members(t *testing.T, reached ...int) *analysis.View {
	t.Helper()
	site := &model.Site{Words: model.Words{Member: "县市"}, Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}, Regions: []*model.Region{{ID: "whole"}}}
	free, i := &model.Indicator{ID: "a"}, &model.Indicator{ID: "b", Index: 1, Targeted: true}
	site.Indicators = []*model.Indicator{free, i}
	for k := range reached {
		site.Regions = append(site.Regions, &model.Region{Index: k + 1, ID: "r" + model.Int(k).String(), Kind: model.County})
	}
	period := model.Period{Year: 2022, Month: 6}
	targets, report := model.NewTargets(2022, "", 2, len(site.Regions)), model.NewReport(period, "", 2, len(site.Regions))
	for k, r := range site.Regions[1:] {
		targets.Set(i, r, model.Target{Num: model.Number(model.Int(100))})
		if reached[k] != unreported {
			report.Set(i, r, model.Figure{Num: model.Number(model.Int(reached[k]))})
		}
	}
	site.Targets[2022], site.Reports[period] = targets, report
	e := &model.Edition{ID: "e", Period: period, Report: report}
	site.Editions = []*model.Edition{e}
	return analysis.New(site, e)
}

const unreported = -1

// TestStrips: up to 24 members each are a dot, in order of size, what is beyond an end at it; of more there are the five of the spread, where
// there is a figure at all.
func TestStrips(t *testing.T) {
	many := func(n int, of func(k int) int) []int {
		out := make([]int, n)
		for k := range out {
			out[k] = of(k)
		}
		return out
	}
	for _, c := range []struct {
		name    string
		reached []int
		want    []float64
		many    bool
	}{
		{"three", []int{30, 10, 20}, []float64{10, 20, 30}, false},
		{"two alike and one not reported", []int{30, unreported, 30, 10}, []float64{10, 30}, false},
		{"beyond the end", []int{119, 120, 121}, []float64{119, 120}, false},
		{"twenty-four", many(24, func(k int) int { return 24 - k }), []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24}, false},
		{"twenty-five", many(25, func(k int) int { return 25 - k }), []float64{1, 7, 13, 19, 25}, true},
		{"twenty-four of five sizes", many(24, func(k int) int { return 10 * (1 + k%5) }), []float64{10, 20, 30, 40, 50}, false},
		{"many without a figure", many(25, func(int) int { return unreported }), nil, false},
		{"many with one figure", many(25, func(k int) int { return max(unreported, 50-100*k) }), []float64{50, 50, 50, 50, 50}, true},
		{"five", []int{1, 2, 3, 4, 5}, []float64{1, 2, 3, 4, 5}, false},
	} {
		v := members(t, c.reached...)
		if got := stripsOf.Of(v); !slices.Equal(got[1], c.want) || len(got[0]) != 0 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		first := v.Cell(v.Site.Indicators[1], v.Site.Regions[1])
		switch strip := Place(v, &first).Strip; {
		case c.reached[0] == unreported:
			if strip != nil {
				t.Errorf("%s: a strip of nothing: %+v", c.name, strip)
			}
		case strip == nil || strip.Own != float64(min(c.reached[0], 120)) || strip.Tick != 50 || strip.Many != c.many || !slices.Equal(strip.Others, c.want):
			t.Errorf("%s: %+v", c.name, strip)
		}
		if free := v.Cell(v.Site.Indicators[0], v.Site.Regions[1]); Place(v, &free).Strip != nil {
			t.Errorf("%s: without targets there is a strip", c.name)
		}
		want := "浅色点为其他县市"
		if len(c.reached) > 24 {
			want = "横线为各县市最低至最高，方框为居中的一半，框中短线为中位数"
		}
		if got := Places(v); got != want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for percent, want := range map[string]float64{"-5": 0, "-0.5": 0, "0": 0, "120": 120, "120.5": 120} {
		if got := onStrip(model.MustDecimal(percent)); got != want {
			t.Errorf("%s stands at %g", percent, got)
		}
	}
	limit := members(t, 30, 10)
	limit.Site.Indicators[1].Better = model.Lower
	if got := stripsOf.Of(limit); len(got[1]) != 0 {
		t.Errorf("what is used of a limit stands on a strip: %v", got)
	}
	level := members(t, 30, 10)
	level.Site.Indicators[1].Measure = model.Stock
	if c := level.Cell(level.Site.Indicators[1], level.Site.Regions[1]); Place(level, &c).Strip.Tick != -1 {
		t.Error("a level has a tick at time progress")
	}
	if got := (&Table{Board: true, Columns: []Column{{Head: UnitHead}}}).PhoneUnit(); got != -1 {
		t.Errorf("a board has its units in column %d", got)
	}
}

// TestNoNotes: a file has a column of notes only where a cell has one, by its number or in words.
func TestNoNotes(t *testing.T) {
	for _, c := range []struct {
		cell Cell
		want string
	}{{Plain("1"), "数"}, {Cell{Text: "1", Note: 1}, "数 附注"}, {Cell{Text: "1", Notes: []int{1}}, "数 附注"}} {
		table := &Table{Columns: []Column{{Head: "数", Kind: Label}}, Rows: []Row{{Cells: []Cell{c.cell}}}}
		if got := strings.Join(table.records()[0], " "); got != c.want {
			t.Errorf("%+v: %s, want %s", c.cell, got, c.want)
		}
	}
}

// TestNotes: a note has one number however often it is mentioned, without the stop at its end; an empty one has none.
func TestNotes(t *testing.T) {
	b := &Builder{}
	for k, c := range []struct {
		text string
		want int
	}{{"", 0}, {"。", 0}, {"甲", 1}, {"乙；", 2}, {"甲。", 1}, {"乙", 2}, {"丙", 3}} {
		if got := b.Note(c.text); got != c.want {
			t.Errorf("%d: Note(%s) = %d, want %d", k, c.text, got, c.want)
		}
	}
	if want := []string{"甲", "乙", "丙"}; !slices.Equal(b.Table.Notes, want) {
		t.Errorf("%q, want %q", b.Table.Notes, want)
	}
}

// TestPlainCells: cells of things that are counted, of nothing and of gaps.
func TestPlainCells(t *testing.T) {
	if c := Count(0, "项"); c.Text != "0" || c.Class != "none" || !c.Figure || c.Unit != "项" {
		t.Errorf("none of them: %+v", c)
	}
	if c := Count(1, "项"); c.Text != "1" || c.Class != "" {
		t.Errorf("one: %+v", c)
	}
	if c := None().Linked("a"); c.Text != "—" || c.Said != "无" || c.Class != "gap" || c.Href != "a" || c.Value.Ok() {
		t.Errorf("nothing is missing: %+v", c)
	}
	b := &Builder{Table: Table{Columns: make([]Column, 3)}}
	if cells := b.Cells(); len(cells) != 0 || cap(cells) != 3 {
		t.Errorf("a row begins with %d cells and room for %d", len(cells), cap(cells))
	}
	if c := b.Number(model.Missing(model.Confidential), 1); c.Text != "保密" || c.Figure {
		t.Errorf("a gap as a number: %+v", c)
	}
	for digits, want := range map[int]string{0: "1.235", 1: "1.2346", 2: "1.23457"} { // three digits finer than it is shown
		if c := b.Number(model.Number(model.MustDecimal("1.2345678")), digits); c.Sort != want {
			t.Errorf("with %d digits sorted by %s, want %s", digits, c.Sort, want)
		}
	}
}

// TestDerived: what follows from a gap of the figure or of the target is a dash that says which, with the gap's note; any other gap is its own.
func TestDerived(t *testing.T) {
	one, none := model.Number(model.Int(1)), model.Missing
	for _, c := range []struct {
		name             string
		n, value, target model.Num
		text, said, note string
	}{
		{"the figure is missing", none(model.NotReported), none(model.NotReported), one, "—", "未报送", "未报送："},
		{"the target is missing", none(model.NoTarget), one, none(model.NoTarget), "—", "未设目标", "未设目标："},
		{"neither is", none(model.NotReported), one, one, "未报送", "", "未报送："},
		{"for a reason of its own", none(model.NoBase), one, none(model.NoTarget), "—", "无", "—："},
		{"nothing is", one, one, one, "1", "", ""},
	} {
		b := &Builder{}
		cell := b.Derived(c.n, 0, &analysis.Cell{Indicator: &model.Indicator{}, Value: c.value, Target: c.target})
		if cell.Text != c.text || cell.Said != c.said || !strings.HasPrefix(strings.Join(b.Table.Notes, ""), c.note) || (c.note == "") != (len(b.Table.Notes) == 0) || (cell.Text == "—") != (cell.Class == "gap") {
			t.Errorf("%s: %+v, %q", c.name, cell, b.Table.Notes)
		}
	}
}

// TestFigureOfTheQuarter: in a month between two reports the cell shows what was reported last and of which month; it is no number of this one.
func TestFigureOfTheQuarter(t *testing.T) {
	i := &model.Indicator{ID: "a", Decimals: 1, Unit: "亿元", Every: model.Quarterly}
	site := &model.Site{Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}, Regions: []*model.Region{{ID: "whole"}}, Indicators: []*model.Indicator{i}}
	march, june, august := model.Period{Year: 2022, Month: 3}, model.Period{Year: 2022, Month: 6}, model.Period{Year: 2022, Month: 8}
	for _, p := range []model.Period{march, june, august} {
		site.Reports[p] = model.NewReport(p, "", 1, 1)
	}
	site.Reports[march].Set(i, site.Regions[0], model.Figure{Num: model.Number(model.MustDecimal("1.25"))})
	for _, c := range []struct {
		at                model.Period
		text, class, note string
	}{
		{march, "1.3", "", ""},
		{model.Period{Year: 2022, Month: 5}, "1.3（截至3月）", "gap latest", "按季统计，本期不报，列最近一次报送的数"},
		{june, "未报送", "gap not-reported", ""},
		{august, "—", "gap", ""},
	} {
		if site.Reports[c.at] == nil {
			site.Reports[c.at] = model.NewReport(c.at, "", 1, 1)
		}
		b := &Builder{}
		cell := analysis.New(site, &model.Edition{ID: "e", Period: c.at, Report: site.Reports[c.at]}).Cell(i, site.Regions[0])
		got := b.Figure(&cell, 1)
		if got.Text != c.text || got.Class != c.class || got.Figure != (c.class == "") || c.note != "" && !slices.Equal(b.Table.Notes, []string{c.note}) {
			t.Errorf("in %s: %+v, %q", c.at, got, b.Table.Notes)
		}
	}
}

// TestRaggedRows: rows may have fewer cells than the table has columns, or more; what is no figure has no decimal point.
func TestRaggedRows(t *testing.T) {
	figure := func(text string, digits int) Cell {
		return Cell{Text: text, Figure: true, Digits: digits, Value: model.Number(model.MustDecimal(text))}
	}
	b := &Builder{Table: Table{Unit: "项", Columns: []Column{{Head: "数", Kind: Number}, {Head: UnitHead, Kind: Label}}, Rows: []Row{
		{Cells: []Cell{figure("1", 0)}},
		{Cells: []Cell{figure("2.5", 1), Plain("户"), figure("3.25", 2)}},
		{Cells: []Cell{{Text: "x", Digits: 3}, Plain("家")}},
		{},
	}}}
	rows := b.Finish().Rows
	if c := rows[0].Cells[0]; c.Unit != "项" || c.Pad != ".0" {
		t.Errorf("%+v", c)
	}
	if c := rows[1].Cells; c[0].Unit != "户" || c[0].Pad != "" || c[2].Unit != "" || c[2].Pad != "" {
		t.Errorf("%+v", c)
	}
	lines := strings.Split(string(b.Table.CSV(&About{})), "\r\n")
	if want := []string{"\ufeff\"数\",\"计量单位\"", "1,", "2.5,\"户\"", "\"x\",\"家\"", ",", ","}; !slices.Equal(lines[:6], want) {
		t.Errorf("%q, want %q", lines, want)
	}
}

// TestColumnsOfFiles: a column that is only drawn is in no file, one that is empty is; notes stand behind each other.
func TestColumnsOfFiles(t *testing.T) {
	for _, c := range []struct {
		cell Cell
		want string
	}{
		{Cell{}, "甲 乙"}, {Cell{Bar: &Bar{}}, "甲"}, {Cell{Spark: &Spark{}}, "甲"}, {Cell{Strip: &Strip{}}, "甲"}, {Cell{Text: "1", Bar: &Bar{}}, "甲 乙"}, {Cell{Text: "1"}, "甲 乙"},
	} {
		table := &Table{Columns: []Column{{Head: "甲"}, {Head: "乙", Kind: Number}}, Rows: []Row{{Cells: []Cell{Plain("x")}}, {Cells: []Cell{Plain("x"), c.cell}}, {Cells: []Cell{Plain("x")}}}}
		if got := strings.Join(table.records()[0], " "); got != c.want {
			t.Errorf("%+v: %s, want %s", c.cell, got, c.want)
		}
	}
	table := &Table{Columns: []Column{{Head: "甲"}, {Head: "乙", Kind: Number}, {Head: "丙", Kind: Remark}}, Rows: []Row{{Cells: []Cell{{Text: "x", Note: 1}, {Text: "1", Note: 2}, {Text: "y", Notes: []int{3, 4}}}}}}
	if got, want := table.marks(record{Row: &table.Rows[0]}), "注1；乙：注2；丙：注3、4"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := Guarded("=甲\n乙"); got != "'=甲 乙" {
		t.Error(got)
	}
}

// TestTitleOfAnyLength: a heading of any length is looked through to its last character.
func TestTitleOfAnyLength(t *testing.T) {
	for n := range 100 {
		page := strings.Repeat("甲", n) + "县"
		if got, want := (&Table{Caption: "指标"}).Title(page), page+"：指标"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if got := (&Table{Caption: "县市指标"}).Title(page + "市"); got != "县市指标" {
			t.Errorf("two letters behind %d: %s", n, got)
		}
	}
}
