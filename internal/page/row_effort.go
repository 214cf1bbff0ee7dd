package page

import (
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// effortDecimals are finer than those of other multiples, so that a ratio just above a line does not look as if it
// stood on it.
const effortDecimals = 2

// task is a cell with what is left of it: an indicator with a path, in a region with a target.
type task struct {
	cell     analysis.Cell
	effort   analysis.Effort
	forecast analysis.Forecast
}

// pathed reports whether an indicator has a way to a target that months can be counted on.
func pathed(i *model.Indicator) bool {
	return i.Targeted && i.Measure == model.Flow && i.Better == model.Higher
}

// task is what is left of i in r; ok is false where r has nothing to reach.
func (ed *edition) task(i *model.Indicator, r *model.Region) (t task, ok bool) {
	if !pathed(i) || !i.AppliesTo(r) {
		return task{}, false
	}
	t.cell = ed.view.Cell(i, r)
	if !t.cell.Target.Ok() || !t.cell.Target.Value.IsPos() {
		return task{}, false
	}
	t.effort, t.forecast = ed.view.Effort(&t.cell), ed.view.Forecast(&t.cell)
	return t, true
}

// prospect is the one verdict on a task: whether its target is done or, while the year runs, will be.
type prospect uint8

const (
	noProspect prospect = iota // no figure
	isDone
	willBe
	mayBe
	willNotBe
	isUnmet // the year is over
)

type prospectWord struct {
	prospect           prospect
	word, shape, class string
}

// prospects are the words of prospects from the best to the worst, with their shapes and their colours, which are those of
// states: the darker, the more there is to do.
var prospects = []prospectWord{
	{isDone, format.StateWord(analysis.Met), format.Shape(analysis.Met), format.StateClass(analysis.Met)},
	{willBe, format.Outlook(analysis.Will), format.OutlookShape(analysis.Will), format.OutlookClass(analysis.Will)},
	{mayBe, format.Outlook(analysis.May), format.OutlookShape(analysis.May), format.OutlookClass(analysis.May)},
	{willNotBe, format.Outlook(analysis.WillNot), format.OutlookShape(analysis.WillNot), format.OutlookClass(analysis.WillNot)},
	{isUnmet, format.StateWord(analysis.Unmet), format.Shape(analysis.Unmet), format.StateClass(analysis.Unmet)},
}

func (ed *edition) prospect(t *task) prospect {
	switch {
	case analysis.IsDone.Holds(&t.cell):
		return isDone
	case !t.cell.Value.Ok():
		return noProspect
	case ed.yearOver():
		return isUnmet
	}
	return map[analysis.Outlook]prospect{
		analysis.Will: willBe, analysis.May: mayBe, analysis.WillNot: willNotBe,
	}[t.forecast.Outlook]
}

// effortColumns say what is owed and what it takes, after the columns that name the row.
func (ed *edition) effortColumns() []table.Column {
	columns := []table.Column{{Head: "年度目标", Kind: table.Number}, {Head: "本期累计", Kind: table.Number}, {Head: "欠账", Kind: table.Number}}
	if ed.yearOver() {
		return append(columns, table.Column{Head: "完成率", Unit: "%", Kind: table.Completion}, table.Column{Head: ed.prospectHead(), Kind: table.Label})
	}
	return append(columns,
		table.Column{Head: "目前月均", Kind: table.Number},
		table.Column{Head: "后续月均需", Kind: table.Number},
		table.Column{Head: multipleHead, Unit: "倍", Kind: table.Number},
		table.Column{Head: "全年预计", Unit: "按当前进度", Kind: table.Number},
		table.Column{Head: "全年预计", Unit: "按上年走势", Kind: table.Number},
		table.Column{Head: ed.prospectHead(), Kind: table.Label})
}

// multipleHead heads the column that says how many times its present pace a task needs.
const multipleHead = "所需倍数"

// prospectHead heads the column of prospects: of a year that is over they are results.
func (ed *edition) prospectHead() string {
	if ed.yearOver() {
		return "结果"
	}
	return "预判"
}

// scheduleWord is what a table of tasks is called.
func (ed *edition) scheduleWord() string {
	if ed.yearOver() {
		return "年度目标完成情况"
	}
	return "倒排工期"
}

func (ed *edition) yearOver() bool { return ed.view.Edition.Period.MonthsLeft() == 0 }

// effortCells appends the cells under effortColumns.
func (ed *edition) effortCells(cells []table.Cell, b *table.Builder, t *task) []table.Cell {
	c := &t.cell
	places := c.Indicator.Decimals
	cells = append(cells, b.Amount(c.Indicator, c.Target, places), b.Figure(c, places), dueCell(b, c.Arrears, places, c))
	if ed.yearOver() {
		return append(cells, b.Completion(c, ed.view.Progress), ed.prospectCell(b, t))
	}
	monthly := max(places, 1) // whole things have parts of one a month
	return append(cells,
		dueCell(b, c.Pace, monthly, c), neededCell(b, c), multipleCell(b, t),
		dueCell(b, t.forecast.Pace, places, c), dueCell(b, t.forecast.Seasonal, places, c), ed.prospectCell(b, t))
}

// dueCell is an amount that rests on the figure and its target.
func dueCell(b *table.Builder, n model.Num, places int, c *analysis.Cell) table.Cell {
	if n.Ok() {
		return b.Amount(c.Indicator, n, places)
	}
	switch n.Gap {
	case model.NoBase:
		return b.Dash("上年同期为零或负数，不能按上年走势预计")
	case model.NoLastYear:
		return b.Dash("上年没有同期或全年数，不能按上年走势预计")
	}
	return b.Derived(n, places, c)
}

// neededCell is what a month needs from here on.
func neededCell(b *table.Builder, c *analysis.Cell) table.Cell {
	n, places := format.Needed(c)
	return dueCell(b, n, places, c)
}

// levelClasses are the colours of how much a multiple asks for; they judge nothing.
var levelClasses = [...]string{
	analysis.NoEffort: "", analysis.PresentPace: "", analysis.RaisedPace: "state state-behind",
	analysis.HighPace: "state state-far-behind", analysis.VeryHighPace: "state state-zero",
}

// multipleCell is how many times its present pace a task needs.
func multipleCell(b *table.Builder, t *task) table.Cell {
	if t.effort.Level == analysis.VeryHighPace && !t.effort.Ratio.Ok() {
		return b.Dash("目前月均为零或负数，倍数无从计算")
	}
	cell := b.Derived(t.effort.Ratio, effortDecimals, &t.cell)
	if class := levelClasses[t.effort.Level]; cell.Figure && class != "" {
		cell.Class, cell.Chip = class, true
	}
	return cell
}

// prospectCell is a prospect as a word with a shape and a colour.
func (ed *edition) prospectCell(b *table.Builder, t *task) table.Cell {
	if ed.yearOver() {
		return b.State(&t.cell)
	}
	prospect := ed.prospect(t)
	for k, p := range prospects {
		if p.prospect == prospect {
			return table.Cell{Text: p.word, Shape: p.shape, Class: "state state-" + p.class, Sort: strconv.Itoa(k), Chip: true}
		}
	}
	return b.Derived(t.forecast.Pace, 0, &t.cell)
}

// tally counts tasks by prospect.
type tally struct {
	n     [isUnmet + 1]int
	total int
	other int // without a figure for another reason than that it was not sent
	idle  int // of them, those of indicators that are not reported this month
}

func (ed *edition) tallyOf(tasks []*task) tally {
	var t tally
	for _, each := range tasks {
		t.total++
		t.n[ed.prospect(each)]++
		if ed.prospect(each) == noProspect && !analysis.IsNotReported.Holds(&each.cell) {
			t.other++
			if each.cell.Value.Gap == model.BetweenReports {
				t.idle++
			}
		}
	}
	return t
}

func (t *tally) add(other tally) {
	for k, n := range other.n {
		t.n[k] += n
	}
	t.total += other.total
	t.other += other.other
	t.idle += other.idle
}

// counts lists the prospects that occur, from the best to the worst.
func (t *tally) counts() []Count {
	var out []Count
	for _, p := range prospects {
		if n := t.n[p.prospect]; n > 0 {
			out = append(out, Count{N: n, Word: p.word, Shape: p.shape, Class: p.class})
		}
	}
	if n := t.n[noProspect]; n > 0 {
		word := format.Gap(model.NotReported)
		switch {
		case t.idle == n:
			word = format.NotThisTime
		case t.other > 0:
			word = "无数据"
		}
		out = append(out, Count{N: n, Word: word, Shape: format.Dash, Class: "gap"})
	}
	return out
}

// Key explains a word or a colour of a table.
type Key struct{ Word, Shape, Class, Span string }

// scheduleKeys explain prospects and the colours of multiples by the site's own lines.
func (ed *edition) scheduleKeys() []Key {
	near := ed.site.Limits.Close.String()
	spans := map[prospect]string{
		willBe:    "按当前进度和上年走势推算，全年都达到目标；没有上年数据的，只按当前进度推算",
		mayBe:     "两种推算不一致，或者都差得不多（不超过目标的" + near + "%）",
		willNotBe: "两种推算全年都达不到目标，差额都超过目标的" + near + "%",
	}
	var out []Key
	for _, p := range prospects {
		if span := spans[p.prospect]; span != "" {
			out = append(out, Key{Word: p.word, Shape: p.shape, Class: p.class, Span: span})
		}
	}
	lines := ed.site.Limits.Effort
	return append(out,
		Key{Word: "超过" + lines.Raised.String() + "倍", Class: "behind", Span: multipleHead + "较高"},
		Key{Word: "超过" + lines.High.String() + "倍", Class: "far-behind", Span: multipleHead + "很高"},
		Key{Word: "超过" + lines.VeryHigh.String() + "倍", Class: "zero", Span: multipleHead + "最高"})
}
