package check

// sameEdition: two editions that readers cannot tell apart.
func sameEdition(r *review) {
	for k, e := range r.site.Editions {
		for _, other := range r.site.Editions[:k] {
			if other.Period == e.Period && other.Label == e.Label && other.Title == e.Title {
				r.Error(e.Pos, "same-edition", "改 label，或删去其中一期", "与期次“%s”的期间和名称相同", other.ID)
			}
		}
	}
}
