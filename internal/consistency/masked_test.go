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

// maskedOthers: what zones and direct units add to the whole.
func maskedOthers(m *match) {
	i := m.indicators[0]
	sum := new(big.Rat)
	for _, c := range m.o.beside(i) {
		if c.value != nil && c.value.Sign() > 0 {
			sum.Add(sum, c.value)
		}
	}
	m.amountOf(i, m.groups[1], m.groups[2], sum)
	if share := new(big.Rat).Quo(sum, m.o.cells[i][m.o.site.regions[0]].value); !prints(m.groups[3], share.Mul(share, hundred)) {
		m.fail(m.groups[3], show(share))
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
