package page

import (
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// CountySchedule is what is left of the year for one region, on its own page.
type CountySchedule struct {
	Href       string       // of the edition's schedule
	Finding    string       // how many tasks have each prospect; empty without a table
	Table      *table.Table // an indicator a row; nil where the region has nothing to reach
	Milestones []Milestone
	Score      *Link // to the calculation of its score, or nil
}

// countySchedule is nil where there is nothing to tell.
func (ed *edition) countySchedule(r *model.Region) *CountySchedule {
	out := &CountySchedule{Href: ed.at.Schedule(), Milestones: ed.milestonesOf(r)}
	var tasks []*task
	b := &table.Builder{Table: table.Table{ID: "t_schedule_" + ident(r.ID), Caption: r.Name + ed.scheduleWord()}, Mixed: true}
	b.Table.Columns = append([]table.Column{{Head: "序号", Kind: table.Label}, {Head: "指标", Kind: table.Text}, {Head: table.UnitHead, Kind: table.Label}}, ed.effortColumns()...)
	for _, i := range ed.site.Indicators {
		t, ok := ed.task(i, r)
		if !ok {
			continue
		}
		tasks = append(tasks, &t)
		name, no := table.Plain(i.Name).Linked(ed.at.Plan(i)), table.Serial(len(tasks))
		b.Table.Rows = append(b.Table.Rows, table.Row{Cells: ed.effortCells(append(b.Cells(), no, name, table.Plain(i.Unit)), b, &t)})
	}
	if len(tasks) > 0 {
		out.Table, out.Finding = b.Finish(), ed.countyFinding(tasks)
	}
	if ed.site.Scores != nil && r.Kind == model.County {
		out.Score = &Link{Href: ed.at.Score(r), Text: "计分过程"}
	}
	if out.Table == nil && len(out.Milestones) == 0 && out.Score == nil {
		return nil
	}
	return out
}
