package check

// idleChange: a change of a target that changes nothing.
func idleChange(r *review) {
	for _, targets := range r.targets {
		for k := range targets.Changes {
			if c := &targets.Changes[k]; c.From.Cmp(c.To) == 0 {
				r.Warning(c.Pos, "idle-change", "核对 to，或删去这条调整",
					"%s“%s”的目标调整前后都是%s", c.Region.Name, c.Indicator.Name, exact(c.To, c.Indicator))
			}
		}
	}
}
