package scaffold

// Untargeted are the names of the indicators that have targets by what is said of them, and of which none was told: the file of targets says
// 未设目标 of all, and nobody is ranked by them.
func (p *Plan) Untargeted() (names []string) {
	t := p.targets[p.First.Period.Year]
	for _, i := range p.Site.Indicators {
		told := !i.Targeted
		for _, g := range p.Site.Regions {
			told = told || t != nil && t.Signed(i, g).Num.Ok()
		}
		if !told {
			names = append(names, i.Name)
		}
	}
	return names
}
