package consistency

import (
	"math/big"
	"slices"
	"strconv"
)

// beside are the zones and direct units of an indicator.
func (o *oracle) beside(i *indicator) []*cell {
	var out []*cell
	for _, r := range o.site.regions {
		if (r.kind == zone || r.kind == direct) && i.applies(r) {
			out = append(out, o.cells[i][r])
		}
	}
	return out
}

// maskedOthers: what those add who are furthest beyond their own targets.
func maskedOthers(m *match) {
	i := m.indicators[0]
	beyond := func(c *cell) *big.Rat {
		if c.target == nil {
			return c.value
		}
		return new(big.Rat).Sub(c.value, c.target)
	}
	named := m.regionsIn(m.groups[1])
	sum, least := new(big.Rat), (*big.Rat)(nil)
	for _, r := range named {
		c := m.o.cells[i][r]
		if c.value == nil || beyond(c).Sign() <= 0 {
			m.fail(m.groups[0], r.short+" is not beyond its target")
			return
		}
		sum.Add(sum, c.value)
		if least == nil || beyond(c).Cmp(least) < 0 {
			least = beyond(c)
		}
	}
	for _, c := range append(m.o.column(i), m.o.beside(i)...) {
		if c.value != nil && !slices.Contains(named, c.region) && beyond(c).Cmp(least) > 0 {
			m.fail(m.groups[0], c.region.short+" is further beyond its target")
		}
	}
	m.amountOf(i, m.groups[2], m.groups[3], sum)
	if share := new(big.Rat).Quo(sum, m.o.cells[i][m.o.site.regions[0]].value); !prints(m.groups[4], share.Mul(share, hundred)) {
		m.fail(m.groups[4], show(share))
	}
}

// maskedTargets: the whole's target is another than the sum of the parts'.
func maskedTargets(m *match) {
	i := m.indicators[0]
	whole := m.o.cells[i][m.o.site.regions[0]].target
	sum, parts := new(big.Rat), "各{c}"
	for _, c := range m.o.column(i) {
		if c.target == nil {
			m.fail(m.groups[0], c.region.short+" has no target")
			return
		}
		sum.Add(sum, c.target)
	}
	for _, c := range m.o.beside(i) {
		if c.target != nil {
			sum.Add(sum, c.target)
			parts = "分解"
		}
	}
	if !prints(m.groups[1], whole) || !prints(m.groups[4], sum) || whole.Cmp(sum) == 0 || m.groups[3] != parts {
		m.fail(m.groups[0], show(whole)+" and "+show(sum))
	}
}

// silence: who reports nothing at all, and of one how many indicators that are.
func silence(m *match) {
	var want []*region
	due := 0
	for _, r := range m.o.site.of(county) {
		if m.o.silent(r) {
			want = append(want, r)
			due = count(m.o.row(r), func(c *cell) bool { return c.gap == "未报送" })
		}
	}
	if n := m.groups[2]; n != "" {
		m.equal("silent", n, len(want))
	} else {
		m.sameRegions(m.groups[1], want, "未报送")
	}
	if n := m.groups[3]; n != "" && n != strconv.Itoa(due) && slices.Index([]rune("两三四五"), []rune(n)[0])+2 != due {
		m.fail(n, due)
	}
}
