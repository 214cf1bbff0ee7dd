package check

import "bulletin/internal/model"

// farOver: ten times the annual target: one of the two is in another unit.
func farOver(r *row) {
	i := r.indicator
	targets := r.site.Targets[r.report.Period.Year]
	if !i.Targeted || i.Better == model.Lower || targets == nil {
		return
	}
	least := ten.Mul(model.LastUnits[i.Decimals])
	for _, n := range r.numbers {
		signed := targets.Signed(i, n.region)
		if !signed.Ok() || n.Value.Cmp(least) < 0 || n.Value.Cmp(signed.Value.Mul(ten)) < 0 {
			continue
		}
		target, _ := targets.InForce(i, n.region, model.Date{})
		if target.Value.IsPos() && n.Value.Cmp(target.Value.Mul(ten)) >= 0 {
			text := n.region.Name + "“" + i.Name + "”为" + exact(n.Value, i) + "，是年度目标" + exact(target.Value, i) + "的十倍以上"
			if note := noteOf(signed); note != "" {
				r.unlessNoted(r.report.Pos(n.Figure), note, "far-over", "", "%s", text)
				continue
			}
			r.doubt(n.Figure, "far-over", "核对报表数和目标的单位；确实如此的，用 note 说明", "%s", text)
		}
	}
}
