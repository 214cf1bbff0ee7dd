package load

import "bulletin/internal/model"

// readMilestones reads data/milestones/*.yaml.
func (l *loader) readMilestones() error {
	for _, year := range l.files.milestones {
		r, root, err := l.yaml(yearFile("milestones", year))
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		known := newCatalog[*model.Milestone]("节点", "")
		r.mapping(root, "节点文件", []field{
			{"year", true, r.year(year)},
			{"milestones", true, func(v value) {
				r.list(v, func(v value) {
					m := l.milestone(r, v, year)
					if m.ID != "" && known.add(r, m.ID, m.Pos, m) {
						l.site.Milestones[year] = append(l.site.Milestones[year], m)
					}
				})
			}},
		})
	}
	return nil
}

func (l *loader) milestone(r *reader, v value, year int) *model.Milestone {
	m := &model.Milestone{Pos: r.pos(v.Node)}
	r.mapping(v.Node, "节点", []field{
		{"id", true, r.id(&m.ID)},
		{"title", true, r.line(&m.Title)},
		{"start", false, r.date(&m.Start)},
		{"due", true, func(v value) {
			r.date(&m.Due)(v)
			r.within(m.Due, year, r.pos(v.Node), "截止日期")
			if !m.Due.IsZero() && m.Start.Compare(m.Due) > 0 {
				r.errorf(r.pos(v.Node), "wrong-order", "核对两个日期", "截止日期 %s 早于开始日期 %s", m.Due, m.Start)
			}
		}},
		{"done", false, r.date(&m.Done)},
		{"who", true, r.line(&m.Who)},
		{"indicators", false, finders(r, &l.indicators, &m.Indicators)},
		{"regions", false, l.members(r, &m.Regions)},
		{"note", false, r.prose(&m.Note)},
	})
	return m
}
