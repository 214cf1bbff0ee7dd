package check

import "bulletin/internal/format"

// earlyDeadline: a matter of the ledger that is due before the edition that opened it.
func earlyDeadline(r *review) {
	for _, a := range r.actions() {
		if a.Deadline.Compare(a.Opened.Date) < 0 {
			r.Error(a.Pos, "early-deadline", "核对 opened 和 deadline",
				"事项“%s”的时限%s早于立项的通报日期%s", a.Number, format.Date(a.Deadline), format.Date(a.Opened.Date))
		}
	}
}
