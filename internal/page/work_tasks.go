package page

import (
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Tasks is 任务轻重: each region's share of the targets beside its share of the site's basis and its completion.
type Tasks struct {
	Frame
	Summary string
	Basis   *model.Basis // nil where the site names none
	Table   *table.Table
	Charts  []ChartGroup
}

// tasksPages is the page of tasks; none where no target is parted.
func (ed *edition) tasksPages() []Page {
	if len(analysis.Weighed(ed.view)) == 0 {
		return nil
	}
	return []Page{{Path: address.Tasks(ed.view.Edition), Name: "任务轻重", Kind: worksKind, data: func(of *Page, _ *diag.List) any {
		ed := ed.from(of)
		p := &Tasks{Basis: ed.site.Basis}
		p.Frame = ed.frame(of, "任务轻重", func(o *model.Edition) string {
			if len(analysis.Weighed(ed.views.of(o))) == 0 {
				return ""
			}
			return address.Tasks(o)
		})
		p.Crumbs = append(p.Crumbs, Link{Text: "任务轻重"})
		indicators := analysis.Weighed(ed.view)
		p.Summary = format.TasksSummary(ed.view, indicators)
		p.Table = ed.tasksTable(indicators)
		g := ChartGroup{ID: "weights", Title: "各项指标的任务轻重"}
		for _, i := range indicators {
			g.add(chart.Tasks(ed.view, i))
		}
		if len(g.Charts) > 0 {
			p.Charts, p.Frame.Charts = []ChartGroup{g}, true
		}
		return p
	}}}
}

// tasksTable has a row for the whole and for each region that has a part in a task; a cell is the share of the
// target over the completion.
func (ed *edition) tasksTable(indicators []*model.Indicator) *table.Table {
	member := ed.site.Words.Member
	made := &table.Builder{Table: table.Table{ID: "t_tasks", Caption: "各" + member + "承担的目标份额和完成率", Unit: "%", Board: true}}
	t := &made.Table
	t.Columns = []table.Column{{Head: member, Kind: table.Text}}
	if ed.site.Basis != nil {
		t.Columns = append(t.Columns, table.Column{Head: ed.site.Basis.Name + "份额", Kind: table.Number})
	}
	for _, i := range indicators {
		t.Columns = append(t.Columns, table.Column{Head: i.Short, Kind: table.Number, Href: ed.at.Indicator(i)})
	}
	if ed.site.Basis != nil {
		t.Columns = append(t.Columns, table.Column{Head: "偏重项数", Kind: table.Number})
	}
	shares := analysis.BasisShares(ed.site)
	var left []*model.Region
	for _, row := range ed.weights(indicators) {
		if len(t.Rows) > ed.site.Limits.TableRows {
			left = append(left, row.region)
			continue
		}
		t.Rows = append(t.Rows, ed.tasksRow(made, &row, indicators, shares[row.region.Index]))
	}
	if len(left) > 0 {
		t.Left = ed.cutNote(left)
	}
	return made.Finish()
}

// weights are a region's tasks by the page's indicators; nil where it has no part.
type weights struct {
	region *model.Region
	tasks  []*analysis.Task
}

// weights lists the whole, and the regions that have a part in any of the indicators, in the author's order.
func (ed *edition) weights(indicators []*model.Indicator) []weights {
	all := make([]weights, ed.site.Width())
	for n, i := range indicators {
		tasks := analysis.Tasks(ed.view, i)
		for k := range tasks {
			if !tasks[k].Target.Ok() || !tasks[k].Target.Value.IsPos() {
				continue
			}
			w := &all[tasks[k].Region.Index]
			if w.tasks == nil {
				w.region, w.tasks = tasks[k].Region, make([]*analysis.Task, len(indicators))
			}
			w.tasks[n] = &tasks[k]
		}
	}
	out := []weights{{region: ed.site.Whole(), tasks: make([]*analysis.Task, len(indicators))}}
	for k := range all {
		if all[k].tasks != nil {
			out = append(out, all[k])
		}
	}
	return out
}

func (ed *edition) tasksRow(made *table.Builder, w *weights, indicators []*model.Indicator, base model.Num) table.Row {
	name := table.Plain(ed.site.Called(w.region))
	row := table.Row{}
	if w.region.Kind == model.Prefecture {
		row.Class, base = "whole", model.Number(model.Int(100))
	}
	if w.region.HasPage() {
		name.Href = ed.at.County(w.region)
	}
	row.Cells = append(made.Cells(), name)
	if ed.site.Basis != nil {
		row.Cells = append(row.Cells, shareCell(made, base))
	}
	heavy, compared := 0, 0
	for n, i := range indicators {
		task := w.tasks[n]
		row.Cells = append(row.Cells, ed.taskCell(made, i, w.region, task))
		if task != nil && task.Excess.Ok() {
			compared++
			if task.Excess.Value.IsPos() {
				heavy++
			}
		}
	}
	if ed.site.Basis != nil {
		last := table.Plain("")
		if compared > 0 {
			last = table.Whole(heavy, "项")
		}
		row.Cells = append(row.Cells, last)
	}
	return row
}

// shareCell is a share in percent, or a dash without a note.
func shareCell(b *table.Builder, n model.Num) table.Cell {
	if !n.Ok() {
		return table.None()
	}
	return b.Number(n, format.PercentDecimals)
}

// taskCell is a share of the target over the completion; the share of the whole is all of it.
func (ed *edition) taskCell(made *table.Builder, i *model.Indicator, r *model.Region, task *analysis.Task) table.Cell {
	c := ed.view.Cell(i, r)
	share := model.Number(model.Int(100))
	switch {
	case task != nil:
		share = task.OfTarget
	case r.Kind != model.Prefecture:
		return made.Gap(c.Target.Gap)
	}
	cell := made.Number(share, format.PercentDecimals)
	cell.Href = ed.evidence(&c)
	cell.Said = "占目标" + cell.Text + "%"
	if task != nil && task.Excess.Ok() && task.Excess.Value.IsPos() {
		cell.Mark = "↑"
		cell.Said += "，偏重"
	}
	cell.Chip, cell.Class = true, "gap"
	cell.Under = strings.TrimSuffix(format.Completion(c.Completion), "%")
	if c.Completion.Ok() && c.State != analysis.NoState {
		cell = cell.In(c.State)
		cell.Said += "，完成率" + cell.Under + "%，" + format.State(&c)
	} else {
		cell.Said += "，" + cell.Under
	}
	return cell
}
