package page

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Schedule is the page of what is left of the year (倒排工期): what each task takes from here, and the calendar.
type Schedule struct {
	Frame
	Finding    string
	Counts     []Count      // tasks by prospect
	Keys       []Key        // what prospects and colours mean; empty where the year is over
	Overview   *table.Table // an indicator a row
	Gantt      *chart.Chart // nil where the year has no milestones
	Milestones []Milestone
	Plans      []Plan
}

// Plan is the schedule of one indicator.
type Plan struct {
	ID        string // "i-yanfa"
	Name      string
	Href      string // of the indicator's page
	Finding   string
	Chart     *chart.Chart // of the whole, or nil
	Beside    *chart.Chart // the same on paper, where it stands beside Path; nil where Path leaves no room
	Table     *table.Table // a region a row
	Path      *table.Table // what each month asks for; nil where nothing is left to do, or no month to do it in
	Most      []*chart.Chart
	Deadlines []Milestone
}

// mostOwed is how many regions of an indicator have charts.
const mostOwed = 4

// scheduled reports whether the site has a schedule: in some year there is a path to follow, or a calendar.
func scheduled(site *model.Site) bool {
	return slices.ContainsFunc(site.Indicators, pathed) || len(site.Milestones) > 0
}

// schedulePages has one page, or none where the site has no paths and no calendar.
func (ed *edition) schedulePages() []Page {
	if !scheduled(ed.site) {
		return nil
	}
	e := ed.view.Edition
	return []Page{{Path: address.Schedule(e), Name: "倒排工期", Kind: worksKind, data: func(of *Page, _ *diag.List) any {
		ed := ed.from(of)
		p := &Schedule{}
		p.Frame = ed.frame(of, "倒排工期", address.Schedule)
		p.Crumbs = append(p.Crumbs, Link{Text: "倒排工期"})
		var plans []plan
		p.Plans, plans = ed.plans()
		p.Finding, p.Counts = ed.scheduleFinding(plans)
		if !ed.yearOver() {
			p.Keys = ed.scheduleKeys()
		}
		p.Gantt, p.Milestones = chart.Gantt(ed.view, ed.site.Whole()), ed.milestones()
		p.Overview = ed.overview(plans)
		p.Charts = p.Gantt != nil || slices.ContainsFunc(p.Plans, func(q Plan) bool { return q.Chart != nil || len(q.Most) > 0 })
		return p
	}}}
}

// plan is what is left of one indicator, in the order of the site's regions.
type plan struct {
	indicator *model.Indicator
	tasks     []task // while its part of the page is made: those of all indicators would take much memory
	unset     int    // counties without anything to reach

	first task   // of tasks
	own   tally  // of those that are counted
	zeros int    // of them, at zero
	most  []task // of them, those that ask for the most, one more than are named
}

// plans are the indicators of which somebody has something to reach, as parts of the page and as what it says of all.
func (ed *edition) plans() (parts []Plan, sums []plan) {
	var tasks []task
	for _, i := range ed.site.Indicators {
		p := plan{indicator: i, tasks: tasks[:0]}
		for _, r := range ed.site.Regions {
			t, ok := ed.task(i, r)
			switch {
			case ok:
				p.tasks = append(p.tasks, t)
			case r.Kind == model.County && i.Scope == model.AllRegions:
				p.unset++
			}
		}
		tasks = p.tasks
		if len(p.tasks) == 0 {
			continue
		}
		parts = append(parts, ed.plan(&p))
		ed.sum(&p)
		sums = append(sums, p)
	}
	return parts, sums
}

// sum keeps what is said of a plan once its part of the page is made.
func (ed *edition) sum(p *plan) {
	counted := ed.counted(p.tasks)
	p.first, p.own, p.zeros = p.tasks[0], ed.tallyOf(counted), ed.zeros(counted)
	for _, t := range ed.byNeed(counted) {
		if len(p.most) <= mostNamed {
			p.most = append(p.most, *t)
		}
	}
	p.tasks = nil
}

// counted are the tasks that are counted: those of the counties or, where a site has none, of the whole.
func (ed *edition) counted(tasks []task) []*task {
	kind := model.County
	if len(ed.site.Counties()) == 0 {
		kind = model.Prefecture
	}
	var out []*task
	for k := range tasks {
		if tasks[k].cell.Region.Kind == kind {
			out = append(out, &tasks[k])
		}
	}
	return out
}

func (ed *edition) plan(p *plan) Plan {
	i := p.indicator
	out := Plan{
		ID: address.PlanID(i), Name: i.Name, Href: ed.at.Indicator(i), Finding: ed.planFinding(p),
		Chart: chart.Schedule(ed.view, i, ed.site.Whole()), Table: ed.planTable(p), Path: ed.pathTable(p),
		Deadlines: ed.milestonesFor(i),
	}
	if out.Path != nil && out.Path.Paper().Class == "narrow" {
		out.Beside = chart.ScheduleSmall(ed.view, i, ed.site.Whole())
	}
	for _, t := range owing(p.tasks) {
		if len(out.Most) == mostOwed {
			break
		}
		if c := chart.Schedule(ed.view, i, t.cell.Region); c != nil {
			c.Title = t.cell.Region.Name + strings.TrimPrefix(c.Title, i.Short) // the section names the indicator
			out.Most = append(out.Most, c)
		}
	}
	return out
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

// overview has a row per indicator: what the whole needs, and how many counties have each prospect.
func (ed *edition) overview(plans []plan) *table.Table {
	if len(plans) == 0 {
		return nil
	}
	b := &table.Builder{Table: table.Table{ID: "t_overview", Caption: "各项指标" + ed.scheduleWord()}, Mixed: true}
	b.Table.Columns = []table.Column{{Head: "序号", Kind: table.Label}, {Head: "指标", Kind: table.Text}}
	whole := ed.site.Words.Whole
	if !ed.yearOver() {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: whole + multipleHead, Unit: "倍", Kind: table.Number})
	}
	b.Table.Columns = append(b.Table.Columns, table.Column{Head: whole + ed.prospectHead(), Kind: table.Label})
	shown := ed.shownProspects(plans)
	for _, c := range shown {
		b.Table.Columns = append(b.Table.Columns, table.Column{Head: c.Word, Unit: ed.counter(), Kind: table.Number})
	}
	for n := range plans {
		b.Table.Rows = append(b.Table.Rows, ed.overviewRow(b, n, &plans[n], shown))
	}
	return b.Finish()
}

// shownProspects are the prospects that counties of any plan have; none where the site has no counties.
func (ed *edition) shownProspects(plans []plan) []Count {
	if len(ed.site.Counties()) == 0 {
		return nil
	}
	var all tally
	for k := range plans {
		all.add(plans[k].own)
	}
	return all.counts()
}

func (ed *edition) overviewRow(b *table.Builder, n int, p *plan, shown []Count) table.Row {
	name, no := table.Plain(p.indicator.Name).Linked("#"+address.PlanID(p.indicator)), table.Serial(n+1)
	cells := append(b.Cells(), no, name)
	if t := &p.first; t.cell.Region.Kind != model.Prefecture {
		blank := b.Dash("年度目标为零")
		if whole := ed.view.Cell(p.indicator, ed.site.Whole()); !whole.Target.Ok() {
			blank = b.Gap(whole.Target.Gap)
		}
		if !ed.yearOver() {
			cells = append(cells, blank)
		}
		cells = append(cells, blank)
	} else {
		if !ed.yearOver() {
			cells = append(cells, multipleCell(b, t))
		}
		cells = append(cells, ed.prospectCell(b, t))
	}
	counts := p.own.counts()
	for _, c := range shown {
		if p.own.total == 0 {
			cells = append(cells, b.Dash("没有分"+ed.site.Words.Member+"下达目标"))
			continue
		}
		cells = append(cells, table.Count(numberOf(counts, c.Word), ed.counter()))
	}
	return table.Row{Cells: cells}
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

// pathTable is the level that each month from here must end on, evenly to the target, for who has not reached it.
func (ed *edition) pathTable(p *plan) *table.Table {
	i, period := p.indicator, ed.view.Edition.Period
	b := &table.Builder{Table: table.Table{ID: "t_path_" + ident(i.ID), Caption: i.Short + "逐月应达到的累计数", Unit: i.Unit}}
	b.Table.Columns = []table.Column{{Head: ed.planHead(p), Kind: table.Text}, {Head: monthHead(period.Month), Under: "已累计", Kind: table.Number}}
	for m := period.Month + 1; m <= 12; m++ {
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
		for m := period.Month + 1; m <= 12; m++ {
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
