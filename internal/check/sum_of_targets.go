package check

import "bulletin/internal/model"

// sumOfTargets: where members add up to the whole and one authority set all their targets, so should the
// targets, as signed. Provincial and own targets are two sets and are not compared.
func sumOfTargets(r *review) {
	for _, targets := range r.targets {
		for _, i := range r.site.Indicators {
			if i.AddsUp && i.Targeted && i.Scope == model.AllRegions {
				r.sumOfTargets(targets, i)
			}
		}
	}
}

func (r *review) sumOfTargets(targets *model.Targets, i *model.Indicator) {
	whole := targets.Signed(i, r.site.Whole())
	if !whole.Ok() {
		return
	}
	rounding := model.NewSlack(i)
	rounding.Add(whole.Value)
	var sum model.Decimal
	members := 0
	for _, region := range r.site.Regions[1:] {
		t := targets.Signed(i, region)
		switch {
		case t.Ok() && setBy(targets, t) == setBy(targets, whole):
			sum = sum.Add(t.Value)
			rounding.Add(t.Value)
			members++
		case t.Ok(), t.Gap == model.Confidential:
			return
		}
	}
	difference := whole.Value.Sub(sum)
	if members == 0 || difference.IsZero() || rounding.Covers(difference) {
		return
	}
	r.unlessNoted(targets.Pos(whole), noteOf(whole), "sum-of-targets", "核对各数；不是同一套任务的写 set_by；有余量或没有分解完的，在整体目标的 note 里说明",
		"指标“%s”各单位目标之和为%s，整体目标为%s，相差%s", i.Name, exact(sum, i), exact(whole.Value, i), exact(difference.Abs(), i))
}

func setBy(targets *model.Targets, t *model.Target) string {
	if t.More != nil {
		return t.More.SetBy
	}
	return targets.SetBy
}
