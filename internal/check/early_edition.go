package check

import "bulletin/internal/format"

// earlyEdition: an edition cannot be dated before its period is over.
func earlyEdition(r *review) {
	for _, e := range r.site.Editions {
		if e.Date.Compare(e.Period.LastDay()) < 0 {
			r.Error(e.At("date"), "early-edition", "核对 date 和 period", "通报日期%s早于所通报期间的期末", format.Date(e.Date))
		}
	}
}
