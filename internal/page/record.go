package page

import (
	"fmt"
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
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

// actions are the matters of the ledger as they stood on the edition's date. A result is told once the matter is in
// the state that it belongs to.
func (ed *edition) actions(root string, diags *diag.List) []Action {
	words := map[model.ActionState]string{}
	for w, s := range model.ActionStates {
		words[s] = w
	}
	var out []Action
	for _, m := range analysis.Ledger(ed.site, ed.view.Edition) {
		about := subject{region: m.Region, indicator: m.Indicator}
		row := Action{
			Number: m.Number, Region: ed.called(m.Region), Matter: ed.inline(m.Matter, root, about, diags), Unit: m.Unit,
			Deadline: format.Date(m.Deadline), State: words[m.State],
		}
		if m.State == m.Action.State && m.Result.Text != "" {
			row.Result = ed.inline(m.Result, root, about, diags)
		}
		out = append(out, row)
	}
	return out
}
