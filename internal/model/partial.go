package model

import "slices"

// LeftOut are the members whose figures the whole of an indicator does not hold: they have not reported it, and the whole is the sum of those
// who have. There are none where the indicator does not add up, or the whole is more than the sum: its author has what is missing.
func (s *Site) LeftOut(p *Report, i *Indicator) []*Region {
	left, _ := s.parted(p, i)
	return left
}

// parted also reports whether the whole is the sum of those who have reported.
func (s *Site) parted(p *Report, i *Indicator) (left []*Region, adds bool) {
	if p == nil || !i.Adds() || i.Scope != AllRegions {
		return nil, false
	}
	whole := p.Figure(i, s.Whole())
	if !whole.Ok() {
		return nil, false
	}
	var sum Decimal
	rounding, members := NewSlack(i), 0
	rounding.Add(whole.Value)
	for _, r := range s.Regions[1:] {
		if !i.AppliesTo(r) || !r.In(p.Period) {
			continue
		}
		switch f := p.Figure(i, r); {
		case f.Ok():
			sum = sum.Add(f.Value)
			rounding.Add(f.Value)
			members++
		case f.Gap == NotReported:
			left = append(left, r)
		case f.Gap.Owed():
			return nil, false // known to somebody, and in the whole
		}
	}
	if difference := whole.Value.Sub(sum); members == 0 || !difference.IsZero() && !rounding.Covers(difference) {
		return nil, false
	}
	return left, true
}

// Alike is the whole in another report as it is without those whom today's whole leaves out, so that the two can be compared: 同口径. It is
// OtherMembers where the other report leaves out others, or is no sum of its members.
func (s *Site) Alike(p *Report, i *Indicator, left []*Region) Num {
	whole := p.Figure(i, s.Whole())
	if !whole.Ok() {
		return whole.Num
	}
	then, adds := s.parted(p, i)
	if slices.Equal(then, left) {
		return whole.Num
	}
	if !adds || slices.ContainsFunc(then, func(r *Region) bool { return !slices.Contains(left, r) }) {
		return Missing(OtherMembers)
	}
	value := whole.Value
	for _, r := range left {
		switch f := p.Figure(i, r); {
		case slices.Contains(then, r), !r.In(p.Period), f.Gap == NotApplicable:
		case f.Ok():
			value = value.Sub(f.Value)
		default:
			return Missing(OtherMembers)
		}
	}
	return Number(value)
}
