package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// overdueAction: the state of a matter and its deadline, seen from the newest edition, contradict each other. One that may be closed is
// told so, and nothing else.
func overdueAction(r *review) {
	for _, a := range r.actions() {
		if _, met := r.met(a); met && a.Reason.Text == "" {
			continue
		}
		late := a.Deadline.Compare(r.now) < 0
		switch {
		case a.Deadline.Compare(a.Opened.Date) < 0: // early-deadline says so
		case late && (a.State == model.ActionNew || a.State == model.ActionOngoing):
			r.Warning(a.Pos, "overdue-action", "state 改为 逾期；已经办结的写 已销号，延期的改 deadline",
				"事项“%s”的时限%s已过（最近一期通报为%s），状态却不是逾期", a.Number, format.Date(a.Deadline), format.Date(r.now))
		case !late && a.State == model.ActionOverdue:
			r.Warning(a.Pos, "overdue-action", "核对 state 和 deadline",
				"事项“%s”的时限%s未到（最近一期通报为%s），状态却是逾期", a.Number, format.Date(a.Deadline), format.Date(r.now))
		}
	}
}
