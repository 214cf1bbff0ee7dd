package page

import (
	"fmt"
	"strconv"

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
		out = append(out, Event{Date: shortDate(e.Date), Kind: e.Kind, Title: e.Title, Detail: detail})
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

// shortDate is 6月26日: the year is that of the edition.
func shortDate(d model.Date) string {
	return strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// milestones are the year's calendar as it stood on the edition's date.
func (ed *edition) milestones() []Milestone {
	var out []Milestone
	on := ed.view.Edition.Date
	for _, m := range ed.site.Milestones[ed.view.Edition.Period.Year] {
		row := Milestone{Title: m.Title, Span: shortDate(m.Due), Who: m.Who, Note: m.Note}
		if !m.Start.IsZero() {
			row.Span = shortDate(m.Start) + "至" + shortDate(m.Due)
		}
		switch {
		case !m.Done.IsZero() && m.Done.Compare(on) <= 0:
			row.State, row.Class = "已完成（"+shortDate(m.Done)+"）", "over"
		case m.Due.Compare(on) < 0:
			row.State, row.Class = "逾期", "far-behind"
		case !m.Start.IsZero() && m.Start.Compare(on) <= 0:
			row.State, row.Class = "进行中", "on-pace"
		default:
			row.State, row.Class = "未到期", "short"
		}
		out = append(out, row)
	}
	return out
}

// actions are the matters that this edition or an earlier one of the year opened.
func (ed *edition) actions() []Action {
	words := map[model.ActionState]string{}
	for w, s := range model.ActionStates {
		words[s] = w
	}
	var out []Action
	on := ed.view.Edition.Date
	for _, a := range ed.site.Actions[ed.view.Edition.Period.Year] {
		if a.Opened.Date.Compare(on) > 0 {
			continue
		}
		state, result := a.State, a.Result
		if state == model.ActionClosed && a.ClosedOn.Compare(on) > 0 {
			state, result = model.ActionOngoing, ""
		}
		out = append(out, Action{
			Number: a.Number, Region: a.Region.Name, Matter: a.Matter, Unit: a.Unit,
			Deadline: format.Date(a.Deadline), State: words[state], Result: result,
		})
	}
	return out
}
