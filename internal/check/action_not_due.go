package check

// actionNotDue: a matter of the ledger about an indicator that its region has no part in.
func actionNotDue(r *review) {
	for _, a := range r.actions() {
		if a.Indicator != nil && !a.Indicator.AppliesTo(a.Region) {
			r.Error(a.Pos, "action-not-due", "核对 region 和 indicator",
				"事项“%s”：指标“%s”不适用于%s", a.Number, a.Indicator.Name, a.Region.Name)
		}
	}
}
