package check

// sameIssue: two editions of a year with one issue number.
func sameIssue(r *review) {
	for k, e := range r.site.Editions {
		for _, other := range r.site.Editions[:k] {
			if e.Issue != "" && e.Issue == other.Issue && e.Title == other.Title && e.Date.Year == other.Date.Year {
				r.Warning(e.Pos, "same-issue", "核对 issue", "与期次“%s”同为%d年的“%s”", other.ID, e.Date.Year, e.Issue)
			}
		}
	}
}
