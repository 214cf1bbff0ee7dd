package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// staleAction: a matter that is written as new although a newer edition than the one that opened it has come out.
func staleAction(r *review) {
	for _, a := range r.actions() {
		if a.State == model.ActionNew && a.Opened.Date.Compare(r.now) < 0 && a.Deadline.Compare(r.now) >= 0 {
			r.Warning(a.Pos, "stale-action", "state 改为 推进中；已经办结的写 已销号",
				"事项“%s”在%s的通报中立项，最近一期通报为%s，状态却仍是新增", a.Number, format.Date(a.Opened.Date), format.Date(r.now))
		}
	}
}
