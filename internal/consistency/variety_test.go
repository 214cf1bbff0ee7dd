package consistency

import (
	"math/big"
	"slices"
	"testing"
)

// features are what sites must have among them.
var features = []struct {
	name string
	has  func(*site, *oracle) bool
}{
	{"one county", func(s *site, _ *oracle) bool { return len(s.of(county)) == 1 }},
	{"14 counties", func(s *site, _ *oracle) bool { return len(s.of(county)) == 14 }},
	{"no zone", func(s *site, _ *oracle) bool { return len(s.of(zone)) == 0 }},
	{"two zones", func(s *site, _ *oracle) bool { return len(s.of(zone)) == 2 }},
	{"a direct unit", func(s *site, _ *oracle) bool { return len(s.of(direct)) == 1 }},
	{"no province", func(s *site, _ *oracle) bool { return len(s.of(province)) == 0 }},
	{"a province", func(s *site, _ *oracle) bool { return len(s.of(province)) == 1 }},
	{"one indicator", func(s *site, _ *oracle) bool { return len(s.indicators) == 1 }},
	{"12 indicators", func(s *site, _ *oracle) bool { return len(s.indicators) == 12 }},
	{"January", func(s *site, _ *oracle) bool { return s.month == 1 }},
	{"March", func(s *site, _ *oracle) bool { return s.month == 3 }},
	{"June", func(s *site, _ *oracle) bool { return s.month == 6 }},
	{"September", func(s *site, _ *oracle) bool { return s.month == 9 }},
	{"December", func(s *site, _ *oracle) bool { return s.month == 12 }},
	{"no last year", func(s *site, _ *oracle) bool { return !s.lastYear }},
	{"an earlier edition", func(s *site, _ *oracle) bool { return s.earlier > 0 }},
	{"a tolerance", func(s *site, _ *oracle) bool { return s.behind != "" && s.behind != "0" }},
	{"a far line", func(s *site, _ *oracle) bool { return s.far != "" }},
	{"schools", func(s *site, _ *oracle) bool { return s.member == "学校" }},
	{"no decimals", func(s *site, _ *oracle) bool {
		return slices.ContainsFunc(s.indicators, func(i *indicator) bool { return i.decimals == 0 })
	}},
	{"three decimals", func(s *site, _ *oracle) bool {
		return slices.ContainsFunc(s.indicators, func(i *indicator) bool { return i.decimals == 3 })
	}},
	{"grouped digits", func(s *site, _ *oracle) bool { return s.style.grouped }},
	{"completions of other digits", func(s *site, _ *oracle) bool { return s.style.completion != nil && *s.style.completion != 1 }},
	{"growths of other digits", func(s *site, _ *oracle) bool { return s.style.growth != nil && *s.style.growth != 1 }},
	{"all met", whole(inState(met, over))},
	{"all at zero", whole(inState(atZero))},
	{"all threefold", whole(func(c *cell) bool { return is300(c) })},
	{"all on the path", whole(func(c *cell) bool { return c.lead != nil && c.lead.Sign() == 0 })},
	{"a tie", some(func(c *cell) bool { return c.tied })},
	{"99.96%", some(completionIs(9996, 100))},
	{"49.96%", some(completionIs(4996, 100))},
	{"exactly all", some(completionIs(100, 1))},
	{"a negative figure", some(func(c *cell) bool { return c.value != nil && c.value.Sign() < 0 })},
	{"a target of zero", some(func(c *cell) bool { return c.target != nil && c.target.Sign() == 0 })},
	{"a limit of zero that is kept", some(func(c *cell) bool { return c.state == within && c.target.Sign() == 0 })},
	{"a limit of zero that is broken", some(func(c *cell) bool { return c.state == broken && c.target.Sign() == 0 })},
	{"not reported", some(func(c *cell) bool { return c.gap == "未报送" })},
	{"not applicable", some(func(c *cell) bool { return c.gap == "不适用" })},
	{"confidential", some(func(c *cell) bool { return c.gap == "保密" })},
	{"no target", some(func(c *cell) bool { return c.indicator.targeted && c.targetGap == "未设目标" })},
	{"a confidential target", some(func(c *cell) bool { return c.targetGap == "保密" })},
	{"a negative base", some(func(c *cell) bool { f := c.indicator.last[c.region]; return f.gap == "" && f.n < 0 })},
	{"a tiny base", some(func(c *cell) bool { f := c.indicator.last[c.region]; return f.gap == "" && f.n == 1 })},
	{"down by all", some(func(c *cell) bool { return c.growth != nil && c.growth.Cmp(big.NewRat(-100, 1)) == 0 })},
	{"a last one that is met", some(func(c *cell) bool { return c.state == met && !c.last && c.rank > 1 })},
	{over, some(inState(over))}, {met, some(inState(met))}, {onPace, some(inState(onPace))}, {behind, some(inState(behind))},
	{far, some(inState(far))}, {atZero, some(inState(atZero))}, {unmet, some(inState(unmet))}, {within, some(inState(within))},
	{fast, some(inState(fast))}, {farFast, some(inState(farFast))}, {broken, some(inState(broken))},
	{reached, some(inState(reached))}, {notThere, some(inState(notThere))},
}

func is300(c *cell) bool { return completionIs(300, 1)(c) }

func completionIs(n, d int64) func(*cell) bool {
	return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(big.NewRat(n, d)) == 0 }
}

// some looks for a cell of a county, whole for an indicator of which it holds in three counties or more.
func some(holds func(*cell) bool) func(*site, *oracle) bool {
	return func(s *site, o *oracle) bool {
		return slices.ContainsFunc(s.indicators, func(i *indicator) bool { return count(o.column(i), holds) > 0 })
	}
}

func whole(holds func(*cell) bool) func(*site, *oracle) bool {
	return func(s *site, o *oracle) bool {
		return slices.ContainsFunc(s.indicators, func(i *indicator) bool {
			n := len(o.column(i))
			return n > 2 && count(o.column(i), holds) == n
		})
	}
}

// TestVariety: the sites of the ordinary run have all that goes wrong.
func TestVariety(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(200) {
		s := generate(seed)
		o := compute(s)
		for _, f := range features {
			if f.has(s, o) {
				seen[f.name]++
			}
		}
	}
	for _, f := range features {
		if seen[f.name] == 0 {
			t.Errorf("no site has %s", f.name)
		}
	}
}
