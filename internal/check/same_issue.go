package check

import "bulletin/internal/model"

// sameIssue: editions of a year with one issue number, each held against the first of them.
func sameIssue(r *review) {
	type number struct {
		year         int
		issue, title string
	}
	first := map[number]*model.Edition{}
	for _, e := range r.site.Editions {
		if e.Issue == "" {
			continue
		}
		key := number{e.Date.Year, e.Issue, e.Title}
		if other := first[key]; other != nil {
			r.Warning(e.At("issue"), "same-issue", "核对 issue", "与期次“%s”同为%d年的“%s”", other.ID, e.Date.Year, e.Issue)
			continue
		}
		first[key] = e
	}
}
