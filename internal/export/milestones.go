package export

import (
	"slices"

	"bulletin/internal/model"
)

// milestones are the year's calendar in the order of the days due.
func (d *Data) milestones() []*model.Milestone {
	out := slices.Clone(d.View.Site.Milestones[d.View.Edition.Period.Year])
	slices.SortStableFunc(out, func(a, b *model.Milestone) int { return a.Due.Compare(b.Due) })
	return out
}

// milestoneList is the calendar as it stood on the edition's day: what was done later is not yet done.
func (d *Data) milestoneList() resource {
	s := milestoneSchema()
	on := d.View.Edition.Date
	return resource{name: "milestones", title: "年度工作节点", description: "截至编印之日的年度工作节点", schema: s, File: File{Name: "milestones.csv"},
		rows: func(add func(...string)) {
			for _, m := range d.milestones() {
				start, done := "", ""
				if !m.Start.IsZero() {
					start = m.Start.String()
				}
				if !m.Done.IsZero() && m.Done.Compare(on) <= 0 {
					done = m.Done.String()
				}
				add(m.ID, plainField(m.Title), start, m.Due.String(), done, plainField(m.Who), plainField(m.Note))
			}
		},
	}
}

func milestoneSchema() *schema {
	title := keyed("title", "事项")
	due := keyed("due", "到期日")
	due.Type = "date"
	id := keyed("id", "编号")
	id.Constraints.Unique = true
	return &schema{Profile: schemaProfile, MissingValues: blank("无"), PrimaryKey: []string{"id"}, Fields: []field{
		id, title, {Name: "start", Type: "date", Title: "开始日"}, due, {Name: "done", Type: "date", Title: "完成日"},
		{Name: "who", Type: "string", Title: "责任单位"}, {Name: "note", Type: "string", Title: "备注"},
	}}
}
