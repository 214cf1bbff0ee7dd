package diff

import (
	"strconv"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Editions compares two editions of one site: what their figures, targets in force, matters, texts and front matter say. Each
// shows a month of its own, so that nearly all figures of a running year differ.
func Editions(s *model.Site, old, now *model.Edition) *Report {
	c := &comparison{was: s, now: s, oldIndicators: map[string]*model.Indicator{}, oldRegions: map[string]*model.Region{}, report: &Report{}}
	for _, i := range s.Indicators {
		c.oldIndicators[i.ID] = i
	}
	for _, r := range withProvince(s) {
		c.oldRegions[r.ID] = r
	}
	c.pairs = c.allPairs()
	a, b := analysis.New(s, old), analysis.New(s, now)
	for _, x := range c.pairs {
		if x.r.Kind == model.Province || x.r.In(old.Period) && x.r.In(now.Period) {
			c.cell(x.i, x.r, a, b)
		}
	}
	c.members(a, b)
	front1, front2 := front(old), front(now)
	item := Item{Kind: Edition, ID: now.ID, File: now.Pos.File, Title: old.Label + " → " + now.Label, Period: span(old, now)}
	item.compare(front1, front2)
	c.report.add(item)
	c.texts(old, now)
	c.matters(old, now)
	c.findings(now, tellings(a, false), tellings(b, false))
	c.report.sort()
	for k := range c.report.Items {
		i := &c.report.Items[k]
		i.undo, i.Page = nil, pageOf(s, now, i)
	}
	return c.report
}

// members tells which regions began, ended or are called otherwise between two editions.
func (c *comparison) members(a, b *analysis.View) {
	names := map[string]*model.Region{}
	for _, r := range b.Site.Regions {
		names[r.ID] = r
	}
	was := map[string]*model.Region{}
	for _, r := range a.Site.Regions {
		was[r.ID] = r
	}
	for _, r := range c.now.Regions {
		old, now := was[r.ID], names[r.ID]
		item := Item{Kind: Region, Region: r.ID, ID: r.ID, Period: span(a.Edition, b.Edition), File: "data/regions.yaml", Title: r.Name}
		switch {
		case old != nil && now != nil:
			item.Title = now.Name
			item.column("名称", old.Name, now.Name)
		case now != nil:
			item.Presence, item.Title = Added, now.Name
		case old != nil:
			item.Presence, item.Title = Removed, old.Name
			if to := r.MergedInto; to != nil {
				item.Title += "（并入" + to.Name + "）"
			}
		}
		c.report.add(item)
	}
}

// pageOf is where an edition shows what an item is about, by its path in the output folder; of a figure, with its row.
func pageOf(s *model.Site, e *model.Edition, i *Item) string {
	indicator, region := byID(s.Indicators, i.Indicator), regionOf(s, i.Region)
	switch i.Kind {
	case Action:
		return address.Ledger(e)
	case Milestone:
		return address.Schedule(e)
	case Figure:
		if indicator != nil && region != nil && indicator.In(e.Period) {
			return address.Indicator(e, indicator) + "#" + address.RowID(region)
		}
	case Text:
		if indicator != nil && indicator.In(e.Period) {
			return address.Indicator(e, indicator)
		}
		if region != nil && region.HasPage() && region.In(e.Period) {
			return address.County(e, region)
		}
	}
	return address.Bulletin(e)
}

func span(old, now *model.Edition) string { return old.Period.String() + ".." + now.Period.String() }

// cell compares a cell of two editions.
func (c *comparison) cell(i *model.Indicator, r *model.Region, a, b *analysis.View) {
	if a.Report == nil || b.Report == nil {
		return
	}
	old, now := a.Cell(i, r), b.Cell(i, r)
	x := pair{i, i, r, r}
	item := Item{
		Kind: Figure, Indicator: i.ID, Region: r.ID, Period: span(a.Edition, b.Edition), File: b.Report.File,
		Title: r.Name + " " + i.Name + " " + format.Period(a.Edition.Period) + " → " + format.Period(b.Edition.Period),
	}
	item.number("数值", x, old.Figure.Num, now.Figure.Num)
	item.number("目标", x, old.Target, now.Target)
	item.column("数据状态", format.Status(old.Figure.Status), format.Status(now.Figure.Status))
	item.more(x, old.Figure.More, now.Figure.More)
	item.Effects = cellEffects(b.Edition, &old, &now, true)
	c.report.add(item)
}

// matters compares the ledgers that two editions show, and where the milestones of the year stand on their dates.
func (c *comparison) matters(old, now *model.Edition) {
	words := actionStates()
	for _, year := range merged(c.now.Actions, c.now.Actions, func(a, b int) int { return a - b }) {
		for _, a := range c.now.Actions[year] {
			was, known := analysis.ActionState(a, old)
			is, knows := analysis.ActionState(a, now)
			item := Item{Kind: Action, ID: a.Number, Region: idOf(a.Region), Period: strconv.Itoa(year), File: yearFile("actions", year), Title: "督办事项 " + a.Number}
			switch {
			case !known && knows:
				item.Presence = Added
			case known && !knows:
				item.Presence = Removed
			case known && knows:
				item.column("状态", words[was], words[is])
			}
			c.report.add(item)
		}
	}
	if old.Period.Year != now.Period.Year {
		return
	}
	for _, m := range c.now.Milestones[now.Period.Year] {
		item := Item{Kind: Milestone, ID: m.ID, Period: strconv.Itoa(now.Period.Year), File: yearFile("milestones", now.Period.Year), Title: "时间节点 " + m.Title}
		item.column("状态", format.Milestone(analysis.MilestoneOn(m, old.Date)), format.Milestone(analysis.MilestoneOn(m, now.Date)))
		c.report.add(item)
	}
}
