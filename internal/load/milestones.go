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
			{"year", true, "年份，与文件名相同", r.year(year)},
			{"milestones", true, "工作节点，一个一条", func(v value) {
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
		{"id", true, "节点的编号", r.id(&m.ID)},
		{"title", true, "节点的名称", r.line(&m.Title)},
		{"start", false, "开始日期，如 2022-03-01", r.date(&m.Start)},
		{"due", true, "截止日期，如 2022-09-30", func(v value) {
			r.date(&m.Due)(v)
			r.within(m.Due, year, r.pos(v.Node), "截止日期")
			if !m.Due.IsZero() && m.Start.Compare(m.Due) > 0 {
				r.errorf(r.pos(v.Node), "wrong-order", "核对两个日期", "截止日期 %s 早于开始日期 %s", m.Due, m.Start)
			}
		}},
		{"done", false, "完成日期；没有完成的不写", r.date(&m.Done)},
		{"who", true, "责任单位", r.line(&m.Who)},
		{"indicators", false, "与哪些指标有关，写编号", finders(r, &l.indicators, &m.Indicators)},
		{"regions", false, "与哪些地区有关，写编号", l.members(r, &m.Regions)},
		{"note", false, "说明", r.prose(&m.Note)},
	})
	return m
}
