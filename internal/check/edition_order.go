package check

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// editionOrder: an edition of a later period is not dated before one of an earlier period: targets are taken by
// the date, ranks compared by the period. Editions are in the order of periods.
func editionOrder(r *review) {
	var last *model.Edition // the latest by date of those before
	for _, e := range r.site.Editions {
		if last != nil && last.Period != e.Period && e.Date.Compare(last.Date) < 0 {
			r.Warning(e.At("date"), "edition-order", "核对两期的 date",
				"通报日期%s早于前一期“%s”的%s", format.Date(e.Date), last.ID, format.Date(last.Date))
		}
		if last == nil || e.Date.Compare(last.Date) > 0 {
			last = e
		}
	}
}
