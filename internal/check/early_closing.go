package check

import "bulletin/internal/format"

// earlyClosing: a matter of the ledger that was closed before the edition that opened it.
func earlyClosing(r *review) {
	for _, a := range r.actions() {
		if !a.ClosedOn.IsZero() && a.ClosedOn.Compare(a.Opened.Date) < 0 {
			r.Error(a.Pos, "early-closing", "核对 opened 和 closed_on",
				"事项“%s”的销号日期%s早于立项的通报日期%s", a.Number, format.Date(a.ClosedOn), format.Date(a.Opened.Date))
		}
	}
}
