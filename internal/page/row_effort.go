package page

import (
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// effortDecimals are finer than those of other multiples, so that a ratio just above a line does not look as if it
// stood on it.
const effortDecimals = 2

// efforts are the classes of effort from the easiest to the hardest, in the colours of states: the darker, the more
// there is to do.
var efforts = []struct {
	class             analysis.EffortClass
	word, shape, name string
}{
	{analysis.Done, "已完成", "●", "over"},
	{analysis.OnTime, "按期", "◐", "on-pace"},
	{analysis.Push, "加力", "▽", "behind"},
	{analysis.Assault, "攻坚", "▼", "far-behind"},
	{analysis.Hard, "难以完成", "✕", "zero"},
}

// unmet is the class of what the year ended without reaching; analysis has no effort for it.
const unmet = "未完成"

// outlooks are the words of forecasts.
var outlooks = map[analysis.Outlook]string{
	analysis.Will: "能完成", analysis.May: "可能完成", analysis.WillNot: "难以完成",
}

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

// over reports whether the year ended before the target was reached.
func (t *task) over() bool {
	return t.effort.Class == analysis.NoEffort && t.effort.Ratio.Gap == model.YearOver
}

// effortColumns say what is owed and what it takes, after the columns that name the row.
func (ed *edition) effortColumns() []table.Column {
	columns := []table.Column{{Head: "年度目标", Kind: table.Number}, {Head: "本期累计", Kind: table.Number}, {Head: "欠账", Kind: table.Number}}
	if ed.yearOver() {
		return append(columns, table.Column{Head: "完成率", Unit: "%", Kind: table.Completion}, table.Column{Head: ed.classHead(), Kind: table.Label})
	}
	return append(columns,
		table.Column{Head: "目前月均", Kind: table.Number},
		table.Column{Head: "后续月均需", Kind: table.Number},
		table.Column{Head: "力度", Unit: "倍", Kind: table.Number},
		table.Column{Head: ed.classHead(), Kind: table.Label},
		table.Column{Head: "全年预计", Under: "按当前进度", Kind: table.Number},
		table.Column{Head: "全年预计", Under: "按上年走势", Kind: table.Number},
		table.Column{Head: "预判", Kind: table.Label})
}

// classHead heads the column of classes: of a year that is over they are results.
func (ed *edition) classHead() string {
	if ed.yearOver() {
		return "结果"
	}
	return "分档"
}

// scheduleWord is what a table of tasks is called.
func (ed *edition) scheduleWord() string {
	if ed.yearOver() {
		return "全年任务完成情况"
	}
	return "倒排工期"
}

func (ed *edition) yearOver() bool { return ed.view.Edition.Period.MonthsLeft() == 0 }

// effortCells appends the cells under effortColumns.
func (ed *edition) effortCells(cells []table.Cell, b *table.Builder, t *task) []table.Cell {
	c := &t.cell
	places := c.Indicator.Decimals
	cells = append(cells, b.Amount(c.Target, places), b.Amount(c.Value, places), dueCell(b, c.Arrears, places, c))
	if ed.yearOver() {
		return append(cells, ed.completion(b, c), effortCell(b, t))
	}
	monthly := max(places, 1) // whole things have parts of one a month
	return append(cells,
		dueCell(b, c.Pace, monthly, c), dueCell(b, c.Needed, monthly, c), timesCell(b, t), effortCell(b, t),
		dueCell(b, t.forecast.Pace, places, c), dueCell(b, t.forecast.Seasonal, places, c), outlookCell(b, t))
}

// dueCell is an amount that rests on the figure and its target.
func dueCell(b *table.Builder, n model.Num, places int, c *analysis.Cell) table.Cell {
	if n.Ok() {
		return b.Amount(n, places)
	}
	switch n.Gap {
	case model.NoBase:
		return b.Dash("上年同期为零或负数，不能按上年走势预计")
	case model.NoLastYear:
		return b.Dash("上年没有同期或全年数，不能按上年走势预计")
	}
	return b.Derived(n, places, c)
}

// timesCell is how many times its present pace a task needs.
func timesCell(b *table.Builder, t *task) table.Cell {
	if t.effort.Class == analysis.Hard && !t.effort.Ratio.Ok() {
		return b.Dash("目前月均为零或负数，倍数无从计算")
	}
	return b.Derived(t.effort.Ratio, effortDecimals, &t.cell)
}

// effortCell is a class as a word with a shape and a colour.
func effortCell(b *table.Builder, t *task) table.Cell {
	cell := table.Cell{Chip: true}
	for k, e := range efforts {
		if e.class == t.effort.Class {
			cell.Text, cell.Shape, cell.Class, cell.Sort = e.word, e.shape, "state state-"+e.name, model.Int(k).String()
			return cell
		}
	}
	if t.over() {
		cell.Text, cell.Shape, cell.Class, cell.Sort = unmet, "▼", "state state-far-behind", model.Int(len(efforts)).String()
		return cell
	}
	return b.Derived(t.effort.Ratio, 0, &t.cell)
}

// outlookCell says whether the target will be reached.
func outlookCell(b *table.Builder, t *task) table.Cell {
	if t.effort.Class == analysis.Done {
		return table.Cell{Text: "已完成", Sort: "0"}
	}
	word := outlooks[t.forecast.Outlook]
	if word == "" {
		return b.Derived(t.forecast.Pace, 0, &t.cell)
	}
	return table.Cell{Text: word, Sort: model.Int(int(t.forecast.Outlook)).String()}
}

// classes counts tasks by class.
type classes struct {
	n           [analysis.Hard + 1]int
	unmet, none int // the year is over; no figure
	total       int
}

func (c *classes) add(t *task) {
	c.total++
	switch {
	case t.effort.Class != analysis.NoEffort:
		c.n[t.effort.Class]++
	case t.over():
		c.unmet++
	default:
		c.none++
	}
}

// counts lists the classes that occur, from the easiest to the hardest.
func (c *classes) counts() []Count {
	var out []Count
	for _, e := range efforts {
		if n := c.n[e.class]; n > 0 {
			out = append(out, Count{N: n, Word: e.word, Shape: e.shape, Class: e.name})
		}
	}
	if c.unmet > 0 {
		out = append(out, Count{N: c.unmet, Word: unmet, Shape: "▼", Class: "far-behind"})
	}
	if c.none > 0 {
		out = append(out, Count{N: c.none, Word: "无数据", Shape: format.Dash, Class: "gap"})
	}
	return out
}

// EffortLine explains a class of effort: the ratios that belong to it.
type EffortLine struct{ Word, Shape, Class, Span string }

// effortLines are the classes with the site's own lines.
func (ed *edition) effortLines() []EffortLine {
	lines := ed.site.Limits.Effort
	push, assault, hard := lines.Push.String(), lines.Assault.String(), lines.Hard.String()
	spans := []string{"全年目标已完成", "不超过" + push + "倍", push + "倍以上至" + assault + "倍",
		assault + "倍以上至" + hard + "倍", hard + "倍以上，或至今为零"}
	out := make([]EffortLine, len(efforts))
	for k, e := range efforts {
		out[k] = EffortLine{Word: e.word, Shape: e.shape, Class: e.name, Span: spans[k]}
	}
	return out
}
