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

// TestMostDots: up to 24 members each are a dot; of more there are the five of the spread.
func TestMostDots(t *testing.T) {
	for n, want := range map[int]int{mostDots: mostDots, mostDots + 1: 5} {
		site := &model.Site{Targets: map[int]*model.Targets{}, Reports: map[model.Period]*model.Report{}, Regions: []*model.Region{{ID: "whole"}}}
		i := &model.Indicator{ID: "a", Targeted: true}
		site.Indicators = []*model.Indicator{i}
		for k := range n {
			site.Regions = append(site.Regions, &model.Region{Index: k + 1, ID: string(rune('a' + k)), Kind: model.County})
		}
		period := model.Period{Year: 2022, Month: 6}
		targets, report := model.NewTargets(2022, "", 1, n+1), model.NewReport(period, "", 1, n+1)
		for k, r := range site.Regions[1:] {
			targets.Set(i, r, model.Target{Num: model.Number(model.Int(100))})
			report.Set(i, r, model.Figure{Num: model.Number(model.Int(k + 1))})
		}
		site.Targets[2022], site.Reports[period] = targets, report
		e := &model.Edition{ID: "e", Period: period, Report: report}
		site.Editions = []*model.Edition{e}
		if dots := stripsOf.Of(analysis.New(site, e))[0]; len(dots) != want || !slices.IsSorted(dots) {
			t.Errorf("%d members: %v", n, dots)
		}
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
