package load

import "bulletin/internal/model"

// maxPeople bounds the attendance of an event.
const maxPeople = 99_999_999

// readEvents reads data/events/*.yaml.
func (l *loader) readEvents() error {
	for _, year := range l.files.events {
		r, root, err := l.yaml(yearFile("events", year))
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		r.mapping(root, "活动文件", []field{
			{"year", true, "年份，与文件名相同", r.year(year)},
			{"events", true, "活动，一次一条", func(v value) {
				r.list(v, func(v value) { l.site.Events[year] = append(l.site.Events[year], r.event(v, year)) })
			}},
		})
	}
	return nil
}

func (r *reader) event(v value, year int) *model.Event {
	e := &model.Event{Pos: r.pos(v.Node)}
	r.mapping(v.Node, "活动", []field{
		{"title", true, "活动名称", r.line(&e.Title)},
		{"date", true, "活动日期，如 2022-06-18", func(v value) {
			r.date(&e.Date)(v)
			r.within(e.Date, year, r.pos(v.Node), "活动日期")
		}},
		{"kind", true, "活动类别，如 科技活动周", r.line(&e.Kind)},
		{"place", false, "地点", r.line(&e.Place)},
		{"host", false, "主办单位", r.line(&e.Host)},
		{"people", false, "参加人数", r.integer(&e.People, 1, maxPeople)},
		{"areas", false, "省区市数", r.integer(&e.Areas, 1, 999)},
		{"text", false, "活动内容", r.prose(&e.Text)},
	})
	return e
}
