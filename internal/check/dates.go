package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// dates: nothing can be published, released or due before it can be known.
func dates(site *model.Site, diags *diag.List) {
	for _, r := range reports(site) {
		if !r.Released.IsZero() && r.Released.Compare(r.Period.LastDay()) < 0 {
			diags.Error(diag.Pos{File: r.File}, "early-release", "核对 released",
				"报表的发布日期%s早于期末", format.Date(r.Released))
		}
	}
	for k, e := range site.Editions {
		if e.Date.Compare(e.Period.LastDay()) < 0 {
			diags.Error(e.Pos, "early-edition", "核对 date 和 period",
				"通报日期%s早于所通报期间的期末", format.Date(e.Date))
		}
		for _, other := range site.Editions[:k] {
			if other.Period == e.Period && other.Label == e.Label {
				diags.Error(e.Pos, "same-edition", "改期次名称，或删去其中一期", "与期次“%s”的期间和名称相同", other.ID)
			}
		}
	}
	for _, list := range site.Milestones {
		for _, m := range list {
			if !m.Start.IsZero() && m.Start.Compare(m.Due) > 0 {
				diags.Error(m.Pos, "late-start", "核对 start 和 due", "节点“%s”的开始日期晚于截止日期", m.Title)
			}
		}
	}
	for _, list := range site.Actions {
		for _, a := range list {
			if a.Deadline.Compare(a.Opened.Date) < 0 {
				diags.Error(a.Pos, "early-deadline", "核对 opened 和 deadline",
					"事项“%s”的时限早于立项的通报日期%s", a.Number, format.Date(a.Opened.Date))
			}
		}
	}
}
