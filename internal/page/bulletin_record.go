package page

import (
	"fmt"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// events are those of the edition's period.
func (ed *edition) events() []Event {
	var out []Event
	p := ed.view.Edition.Period
	for _, e := range ed.site.Events[p.Year] {
		if e.Date.Month > p.Month {
			continue
		}
		detail := ""
		for _, part := range []string{e.Place, e.Host, areas(e, ed.site.Words), people(e), e.Text} {
			if part == "" {
				continue
			}
			if detail != "" {
				detail += "；"
			}
			detail += part
		}
		out = append(out, Event{Date: format.MonthDay(e.Date), Kind: e.Kind, Title: e.Title, Detail: detail})
	}
	return out
}

func areas(e *model.Event, _ model.Words) string {
	if e.Areas == 0 {
		return ""
	}
	return fmt.Sprintf("%d个省区市参加", e.Areas)
}

func people(e *model.Event) string {
	if e.People == 0 {
		return ""
	}
	return fmt.Sprintf("%d人参加", e.People)
}
