package page

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/chart"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Plan is what is left of the year for one indicator, on its own page.
type Plan struct {
	Href      string // of the edition's schedule
	Finding   string
	Table     *table.Table // a region a row
	Path      *table.Table // what each month asks for; nil where nothing is left to do, or no month to do it in
	Chart     *chart.Chart // of the whole, or nil
	Most      []*chart.Chart
	Flat      string // who owes as much and has no curve, or empty
	Deadlines []Milestone
}

// mostOwed is how many regions of an indicator have charts.
const mostOwed = 4

// plan is nil where nobody has anything to reach.
func (ed *edition) plan(i *model.Indicator) *Plan {
	p := ed.planOf(i, nil)
	if len(p.tasks) == 0 {
		return nil
	}
	out := &Plan{
		Href: ed.at.Schedule(), Finding: ed.planFinding(p), Table: ed.planTable(p), Path: ed.pathTable(p),
		Deadlines: ed.milestonesFor(i), Chart: chart.Schedule(ed.view, i, ed.site.Whole()),
	}
	var flat []*task
	for _, t := range owing(p.tasks) {
		if len(out.Most) == mostOwed {
			break
		}
		switch c := chart.Schedule(ed.view, i, t.cell.Region); {
		case c == nil:
		case c.Flat():
			flat = append(flat, t)
		default:
			c.Title = t.cell.Region.Name + strings.TrimPrefix(c.Title, i.Short) // the page names the indicator
			out.Most = append(out.Most, c)
		}
	}
	out.Flat = ed.flatOwing(flat)
	return out
}

// flatOwing names who owes as much as those with charts and has no curve: whoever owes most may have done nothing all year.
func (ed *edition) flatOwing(flat []*task) string {
	var names []string
	for _, t := range flat[:min(len(flat), mostOwed)] {
		names = append(names, t.cell.Region.Name+"（欠账"+format.Value(t.cell.Indicator, t.cell.Arrears.Value)+"）")
	}
	if len(flat) > mostOwed {
		names[mostOwed-1] += "等" + format.Members(len(flat), ed.site.Words)
	}
	return flatNote(names)
}

// owing are the members' tasks with arrears, the largest first.
func owing(tasks []task) []*task {
	var out []*task
	for k := range tasks {
		if t := &tasks[k]; t.cell.Region.Kind != model.Prefecture && t.cell.Arrears.Ok() && t.cell.Arrears.Value.IsPos() {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b *task) int { return b.cell.Arrears.Value.Cmp(a.cell.Arrears.Value) })
	return out
}

func (ed *edition) planTable(p *plan) *table.Table {
	i := p.indicator
	b := &table.Builder{Table: table.Table{ID: "t_plan_" + ident(i.ID), Caption: i.Short + ed.scheduleWord(), Unit: i.Unit}}
	b.Table.Columns = append([]table.Column{{Head: "序号", Kind: table.Label}, {Head: ed.planHead(p), Kind: table.Text}}, ed.effortColumns()...)
	n := 0
	for k := range p.tasks {
		t := &p.tasks[k]
		row, no := table.Row{}, table.Plain("")
		if t.cell.Region.Kind == model.Prefecture {
			row.Class = "whole"
		} else {
			n++
			if n > ed.site.Limits.TableRows {
				continue
			}
			no = table.Serial(n)
		}
		row.Cells = ed.effortCells(append(b.Cells(), no, ed.planRegion(t)), b, t)
		b.Table.Rows = append(b.Table.Rows, row)
	}
	b.Table.Left = ed.leftOut(p, n)
	return b.Finish()
}

// leftOut says which regions a plan's table does not list.
func (ed *edition) leftOut(p *plan, n int) string {
	switch limit := ed.site.Limits.TableRows; {
	case n > limit:
		return "本表列出前" + format.Members(limit, ed.site.Words) + "，其余见各自页面。"
	case p.unset > 0 && p.unset < len(ed.site.Counties()):
		return "没有这项年度目标的" + format.Members(p.unset, ed.site.Words) + "未列。"
	}
	return ""
}

// planHead names the column of regions.
func (ed *edition) planHead(p *plan) string {
	if len(p.tasks) == 1 {
		return "地区"
	}
	return ed.site.Words.Member
}

// planRegion is a region's name, with a link to its own schedule.
func (ed *edition) planRegion(t *task) table.Cell {
	r := t.cell.Region
	name := table.Plain(ed.site.Called(r))
	if r.HasPage() {
		name.Href = ed.at.County(r) + "#schedule"
	}
	return name
}

// monthsAhead are the months to come of the year at whose end an indicator is reported.
func monthsAhead(i *model.Indicator, p model.Period) []int {
	var out []int
	for m := p.Month + 1; m <= 12; m++ {
		if i.Due(model.Period{Year: p.Year, Month: m}) {
			out = append(out, m)
		}
	}
	return out
}

// pathTable is the level that each month from here must end on, evenly to the target, for who has not reached it.
func (ed *edition) pathTable(p *plan) *table.Table {
	i, period := p.indicator, ed.view.Edition.Period
	b := &table.Builder{Table: table.Table{ID: "t_path_" + ident(i.ID), Caption: i.Short + "逐月应达到的累计数", Unit: i.Unit}}
	b.Table.Columns = []table.Column{{Head: ed.planHead(p), Kind: table.Text}, {Head: monthHead(period.Month), Under: "已累计", Kind: table.Number}}
	for _, m := range monthsAhead(i, period) {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: strconv.Itoa(m) + "月", Under: "应达到", Kind: table.Number})
	}
	for k := range p.tasks {
		t := &p.tasks[k]
		if !t.cell.Needed.Ok() || t.cell.Needed.Value.IsZero() || len(b.Table.Rows) > ed.site.Limits.TableRows {
			continue
		}
		row := table.Row{Cells: append(b.Cells(), ed.planRegion(t), b.Amount(i, t.cell.Value, i.Decimals))}
		if t.cell.Region.Kind == model.Prefecture {
			row.Class = "whole"
		}
		for _, m := range monthsAhead(i, period) {
			row.Cells = append(row.Cells, b.Amount(i, model.Number(due(t, period, m)), i.Decimals))
		}
		b.Table.Rows = append(b.Table.Rows, row)
	}
	if len(b.Table.Rows) == 0 {
		return nil
	}
	return b.Finish()
}

func monthHead(month int) string {
	if month == 1 {
		return "1月"
	}
	return "1—" + strconv.Itoa(month) + "月"
}

// dueCell is the level that a month must end on: figure + (target − figure) × months from here ÷ months left. The
// multiplication comes first, so that December's level is the target itself.
func due(t *task, from model.Period, month int) model.Decimal {
	rest := t.cell.Target.Value.Sub(t.cell.Value.Value)
	part, _ := model.Ratio(rest.Mul(model.Int(month-from.Month)), model.Int(from.MonthsLeft()))
	return t.cell.Value.Value.Add(part)
}
