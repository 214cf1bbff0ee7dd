package page

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Deadline is what is owed by a day: a milestone of the year or of one before that is not done, or a matter of the ledger that is not closed.
type Deadline struct {
	Days         string // 逾期20天, 还有9天: from the edition's date, which must stand beside it
	Shape, Class string
	Date         string // 6月30日, of another year 2023年1月15日
	What         string
	Who          string // who answers for it, or whom it concerns; may be empty
	Href         string // its row in the ledger; empty for a milestone
	Note         string
	Overdue      bool

	due model.Date
}

// deadlines are all that is owed, what is longest overdue first. Where r is not nil, only what concerns it.
func (ed *edition) deadlines(r *model.Region, diags *diag.List) []Deadline {
	var out []Deadline
	on := ed.view.Edition.Date
	for _, m := range analysis.Pending(ed.site, ed.view.Edition) {
		state := analysis.MilestoneOn(m, on)
		if state == analysis.MilestoneDone || r != nil && !concerns(m, r) {
			continue
		}
		d := ed.deadline(m.Due)
		d.What, d.Who, d.Note = m.Title, m.Who, m.Note
		d.Shape, d.Class = format.MilestoneShape(state), format.MilestoneClass(state)
		out = append(out, d)
	}
	for _, m := range analysis.Ledger(ed.site, ed.view.Edition) {
		if m.State == model.ActionClosed || r != nil && m.Region != r {
			continue
		}
		a, d := ed.action(&m, diags), ed.deadline(m.Deadline)
		d.What, d.Who, d.Href = a.Topic, a.Unit, a.Href
		if r == nil {
			d.What = a.Region + "　" + a.Topic
		}
		d.Shape, d.Class = a.Shape, a.Class
		if d.Overdue {
			d.Shape, d.Class = format.MilestoneShape(analysis.MilestoneOverdue), format.MilestoneClass(analysis.MilestoneOverdue)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Deadline) int { return a.due.Compare(b.due) })
	return out
}

// deadline is a day due as the edition sees it.
func (ed *edition) deadline(due model.Date) Deadline {
	on := ed.view.Edition.Date
	d := Deadline{Days: format.DaysLeft(due, on), Date: format.MonthDay(due), Overdue: due.Compare(on) < 0, due: due}
	if due.Year != on.Year {
		d.Date = format.Date(due)
	}
	return d
}
