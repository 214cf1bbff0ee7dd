package page

import (
	"slices"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Schedule is the page of what is left of the year (倒排工期): what each task takes from here, and the calendar.
type Schedule struct {
	Frame
	Finding   string
	Counts    []Count      // tasks by prospect
	Pressing  []Case       // the tasks that ask for the most
	Zeros     []ZeroCase   // and those that have nothing done
	Deadlines []Deadline   // what is owed by when, the first of it
	More      int          // deadlines beyond those
	Keys      []Key        // what prospects and colours mean; empty where the year is over
	Overview  *table.Table // an indicator a row
	Gantt     *chart.Chart // nil where the year has no milestones
	Done      []Milestone  // the finished ones, for a list that is folded
	Ledger    string       // the ledger's page; empty where the site keeps none
}

// mostDeadlines is how many deadlines a list has.
const mostDeadlines = 12

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
	return []Page{{Path: address.Schedule(e), Name: "倒排工期", Kind: worksKind, data: func(of *Page, diags *diag.List) any {
		ed := ed.from(of)
		p := &Schedule{}
		p.Frame = ed.frame(of, "倒排工期", address.Schedule)
		p.Crumbs = append(p.Crumbs, Link{Text: "倒排工期"})
		plans := ed.plans()
		p.Finding, p.Counts = ed.scheduleFinding(plans)
		p.Pressing, p.Zeros = ed.pressing(plans), ed.zeroCases(plans)
		p.Deadlines = ed.deadlines(nil, diags)
		if p.More = len(p.Deadlines) - mostDeadlines; p.More > 0 {
			p.Deadlines = p.Deadlines[:mostDeadlines]
		}
		if ed.hasLedger() {
			p.Ledger = ed.at.Ledger()
		}
		if !ed.yearOver() {
			p.Keys = ed.scheduleKeys()
		}
		p.Gantt = chart.Gantt(ed.view, ed.site.Whole())
		p.Done = ed.calendar(func(m *model.Milestone) bool { return analysis.MilestoneOn(m, e.Date) == analysis.MilestoneDone })
		p.Overview = ed.overview(plans)
		p.Charts = p.Gantt != nil
		return p
	}}}
}

// plan is what is left of one indicator, in the order of the site's regions.
type plan struct {
	indicator *model.Indicator
	tasks     []task // those of all indicators would take much memory: they go once they are summed up
	unset     int    // counties without anything to reach

	first task            // of tasks
	own   tally           // of those that are counted
	zero  []*model.Region // of them, those at zero
	most  []task          // of them, those that ask for the most, one more than are named
}

// plans are the indicators of which somebody has something to reach, as the page says of them all.
func (ed *edition) plans() (sums []plan) {
	var tasks []task
	for _, i := range ed.site.Indicators {
		p := ed.planOf(i, tasks[:0])
		tasks = p.tasks
		if len(p.tasks) > 0 {
			ed.sum(p)
			sums = append(sums, *p)
		}
	}
	return sums
}

// planOf is what is left of an indicator; its tasks take the place of those in room.
func (ed *edition) planOf(i *model.Indicator, room []task) *plan {
	p := &plan{indicator: i, tasks: room}
	for _, r := range ed.site.Regions {
		t, ok := ed.task(i, r)
		switch {
		case ok:
			p.tasks = append(p.tasks, t)
		case r.Kind == model.County && i.Scope == model.AllRegions:
			p.unset++
		}
	}
	return p
}

// sum keeps what is said of a plan once its part of the page is made.
func (ed *edition) sum(p *plan) {
	counted := ed.counted(p.tasks)
	p.first, p.own = p.tasks[0], ed.tallyOf(counted)
	for _, t := range counted {
		if analysis.IsAtZero.Holds(&t.cell) {
			p.zero = append(p.zero, t.cell.Region)
		}
	}
	for _, t := range ed.byNeed(counted) {
		if len(p.most) <= mostPressing {
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
	name, no := table.Plain(p.indicator.Name).Linked(ed.at.Plan(p.indicator)), table.Serial(n+1)
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
