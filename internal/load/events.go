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
			{"year", true, r.year(year)},
			{"events", true, func(v value) {
				r.list(v, func(v value) { l.site.Events[year] = append(l.site.Events[year], r.event(v, year)) })
			}},
		})
	}
	return nil
}

func (r *reader) event(v value, year int) *model.Event {
	e := &model.Event{Pos: r.pos(v.Node)}
	r.mapping(v.Node, "活动", []field{
		{"title", true, r.line(&e.Title)},
		{"date", true, func(v value) {
			r.date(&e.Date)(v)
			r.within(e.Date, year, r.pos(v.Node), "活动日期")
		}},
		{"kind", true, r.line(&e.Kind)},
		{"place", false, r.line(&e.Place)},
		{"host", false, r.line(&e.Host)},
		{"people", false, r.integer(&e.People, 1, maxPeople)},
		{"areas", false, r.integer(&e.Areas, 1, 999)},
		{"text", false, r.prose(&e.Text)},
	})
	return e
}
