package check

import (
	"bulletin/internal/model"
)

// rateAsFraction: 0.889 in a place for percentages where 88.9 is meant.
func rateAsFraction(r *row) {
	if !isShare(r.indicator) {
		return
	}
	for _, n := range r.numbers {
		if meant, isOne := r.asFraction(n); isOne {
			r.doubt(n.Figure, "rate-as-fraction", "按百分数填，百分之五十填 50；确实如此的，用 note 说明",
				"%s“%s”为%s，像是把%s写成了小数", n.region.Name, r.indicator.Name, exact(n.Value, r.indicator), exact(meant, r.indicator))
		}
	}
}

// asFraction reports whether a share is about a hundredth of all that is known of it, and the share that is meant. What
// the region had before must be among that, or what others have now: a target alone tells little of a first figure, for
// a share that is worked for begins near zero. Where less is better a target is a limit, and tells nothing. Others tell
// something only where n alone is small: they are asked of one number of a row at most.
func (r *row) asFraction(n number) (meant model.Decimal, isOne bool) {
	if !n.Value.IsPos() || n.Value.Cmp(model.LastUnits[0]) > 0 {
		return meant, false
	}
	meant = trimmed(n.Value.Mul(hundred), r.indicator.Decimals)
	var known []model.Decimal
	if _, f := r.before(n.region, r.earlier); f != nil {
		known = append(known, f.Value)
	}
	if r.lastYear != nil {
		if f := r.lastYear.Figure(r.indicator, n.region); f.Ok() {
			known = append(known, f.Value)
		}
	}
	if len(known) == 0 && r.small == 1 {
		known = r.others(n.region)
	}
	if len(known) == 0 {
		return meant, false
	}
	if targets := r.site.Targets[r.report.Period.Year]; targets != nil && r.indicator.Targeted && r.indicator.Better == model.Higher {
		if t, _ := targets.InForce(r.indicator, n.region, model.Date{}); t.Ok() {
			known = append(known, t.Value)
		}
	}
	for _, k := range known {
		if k.Cmp(two) < 0 || !isNear(meant, k) {
			return meant, false
		}
	}
	return meant, true
}

// others are the shares of the other members, if there are enough of them to tell.
func (r *row) others(region *model.Region) []model.Decimal {
	var all []model.Decimal
	for _, n := range r.numbers {
		if n.region != region {
			all = append(all, n.Value)
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}
