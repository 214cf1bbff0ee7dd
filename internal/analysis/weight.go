package analysis

import "bulletin/internal/model"

// Task is the weight of one region's task (任务轻重): a rate without it is unfair.
type Task struct {
	Region     *model.Region
	Target     model.Num // in the indicator's unit
	OfTarget   model.Num // percent of the sum of the targets of all that are compared
	OfBasis    model.Num // percent of the sum of their parts of the site's basis
	Excess     model.Num // OfTarget − OfBasis in percentage points: above zero the task is heavier than the region
	Completion Completion
}

// Tasks lists the weights of i's tasks in the counties, zones and direct units to which it applies, in the author's
// order. Like is compared with like: where the site has a basis, both shares are of the sum over those that have a
// target and a part of the basis, and the others have neither; without a basis OfTarget is as [View.Shares] has it.
// A rate has no shares.
func Tasks(v *View, i *model.Indicator) []Task {
	var out []Task
	var targets, basis total
	for _, s := range v.Shares(i) {
		c := v.measure(i, s.Region)
		t := Task{
			Region: s.Region, Target: c.Target, OfTarget: s.OfTarget, Completion: c.Completion,
			OfBasis: model.Missing(model.NotMeasurable), Excess: model.Missing(model.NotMeasurable),
		}
		if v.Site.Basis != nil && s.OfTarget.Ok() {
			t.OfTarget = model.Missing(model.NotMeasurable)
			if s.Region.Basis != nil {
				t.OfTarget, t.OfBasis = t.Target, model.Number(*s.Region.Basis)
				targets.add(t.OfTarget)
				basis.add(t.OfBasis)
			}
		}
		out = append(out, t)
	}
	if v.Site.Basis == nil {
		return out
	}
	for k := range out {
		t := &out[k]
		t.OfTarget, t.OfBasis = targets.part(t.OfTarget), basis.part(t.OfBasis)
		t.Excess = above(t.OfTarget, t.OfBasis)
	}
	return out
}

// BasisShares are the regions' parts of the site's basis in percent of the sum over all members that have one, by
// Region.Index. The prefecture has none, and neither has a member without a basis.
func BasisShares(site *model.Site) []model.Num {
	shares := make([]model.Num, site.Width())
	for k := range shares {
		shares[k] = model.Missing(model.NotMeasurable)
	}
	var sum total
	for _, r := range site.Regions[1:] {
		if r.Basis != nil {
			shares[r.Index] = model.Number(*r.Basis)
			sum.add(shares[r.Index])
		}
	}
	for k := range shares {
		shares[k] = sum.part(shares[k])
	}
	return shares
}

// Weighed are the indicators whose targets are parted among two or more counties or zones, in bulletin order. A limit,
// where lower is better, is no task: more of it is easier to keep. Nor has an average parts: what does not add up has
// no sum to share.
func Weighed(v *View) []*model.Indicator {
	var out []*model.Indicator
	for _, i := range v.Site.Indicators {
		if i.Targeted && i.Better == model.Higher && i.Scope == model.AllRegions && i.Measure != model.Rate && i.AddsUp && parted(v, i) {
			out = append(out, i)
		}
	}
	return out
}

func parted(v *View, i *model.Indicator) bool {
	n := 0
	for _, s := range v.Shares(i) {
		if s.Region.HasPage() && s.OfTarget.Ok() && s.OfTarget.Value.IsPos() {
			n++
		}
	}
	return n > 1
}
