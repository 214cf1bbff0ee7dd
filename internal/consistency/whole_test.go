package consistency

import (
	"math/big"
	"slices"
)

// leftOut are the members that a whole does not hold: they have not reported, and it is the sum of those who have. adds tells that it is a sum.
func (s *site) leftOut(i *indicator, figures map[*region]figure) (left []*region, adds bool) {
	whole, ok := figures[s.regions[0]]
	if i.measure == "rate" || i.wholeOnly || !ok || whole.gap != "" {
		return nil, false
	}
	sum, members := int64(0), int64(0)
	for _, r := range s.regions[1:] {
		if r.kind == province || !i.applies(r) {
			continue
		}
		switch f := figures[r]; f.gap {
		case "":
			sum += f.n
			members++
		case "未报送":
			left = append(left, r)
		case "保密":
			return nil, false
		}
	}
	off := 2 * (whole.n - sum)
	if off < 0 {
		off = -off
	}
	if counts := i.decimals == 0 && slices.Contains([]string{"家", "件", "人", "个", "项", "户", "起"}, i.unit); members == 0 || off > 0 && (counts || off > members+1) {
		return nil, false
	}
	return left, true
}

// former is a figure of last year as today's is compared with it; nil where there is none. A whole is compared with that of the same members.
func (s *site) former(i *indicator, figures map[*region]figure, r *region) *big.Rat {
	f, ok := figures[r]
	if !ok || f.gap != "" {
		return nil
	}
	if r.kind != prefecture {
		return i.rat(f.n)
	}
	left, _ := s.leftOut(i, i.now)
	then, adds := s.leftOut(i, figures)
	if slices.Equal(left, then) {
		return i.rat(f.n)
	}
	n := f.n
	for _, r := range then {
		if !slices.Contains(left, r) {
			return nil
		}
	}
	for _, r := range left {
		switch was := figures[r]; {
		case slices.Contains(then, r), was.gap == "不适用":
		case was.gap == "" && adds:
			n -= was.n
		default:
			return nil
		}
	}
	if !adds {
		return nil
	}
	return i.rat(n)
}

// sameWhole reports whether a cell may be compared with the earlier edition: a whole if both hold the same members.
func (o *oracle) sameWhole(c *cell) bool {
	now, _ := o.site.leftOut(c.indicator, c.indicator.now)
	before, _ := o.site.leftOut(c.indicator, c.indicator.before)
	return c.region.kind != prefecture || slices.Equal(now, before)
}
