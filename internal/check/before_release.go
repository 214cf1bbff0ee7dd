package check

import "bulletin/internal/format"

// beforeRelease: an edition that is dated before the figures it publishes were released.
func beforeRelease(r *review) {
	for _, e := range r.site.Editions {
		if released := e.Report.Released; !released.IsZero() && e.Date.Compare(released) < 0 {
			r.Warning(e.At("date"), "before-release", "核对 date 和报表的 released",
				"通报日期%s早于报表的发布日期%s", format.Date(e.Date), format.Date(released))
		}
	}
}
