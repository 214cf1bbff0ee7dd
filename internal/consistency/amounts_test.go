package consistency

import (
	"math/big"
	"strings"
)

// amountOf checks an amount with its unit.
func (m *match) amountOf(i *indicator, printed, unit string, exact *big.Rat) {
	if !prints(printed, exact) || !strings.HasPrefix(unit, i.unit) {
		m.fail(printed+unit, show(exact)+i.unit)
	}
}

// numberValue is the figure itself.
func numberValue(m *match) {
	if len(m.indicators) == 1 {
		i := m.indicators[0]
		m.amountOf(i, m.groups[1], m.groups[2], m.o.cells[i][m.region].value)
	}
}

// numberApart is how far a figure is from its target: in the unit of a level or a limit, in points of a rate.
func numberApart(m *match) {
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		if c.value == nil || c.target == nil {
			m.fail(m.groups[0], "no figure or no target")
			continue
		}
		d := new(big.Rat).Sub(c.value, c.target)
		above := strings.HasPrefix(m.groups[1], "超") || strings.HasSuffix(m.groups[1], "高") || strings.HasSuffix(m.groups[1], "多")
		if d.Sign() == 0 || d.Sign() > 0 != above || !printsSize(m.groups[2], d) {
			m.fail(m.groups[0], show(d))
		}
		unit := i.unit
		if i.measure == "rate" {
			unit = i.points()
		}
		if m.groups[3] != unit {
			m.fail(m.groups[3], unit)
		}
	}
}

// numberAgainst is a distance of completions from the whole, or of growth from the level above.
func numberAgainst(m *match) {
	if m.aboutMembers() {
		return
	}
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		other := m.o.cells[i][m.o.site.regions[0]]
		a, b := c.completion, other.completion
		switch upper := m.regionsIn(m.groups[3]); {
		case len(upper) > 0:
			other = m.o.cells[i][upper[0]]
			a, b = c.growth, other.growth
			if i.measure == "rate" && c.value != nil && other.value != nil {
				a, b = c.value, other.value
			}
		case i.measure == "rate":
			a, b = c.value, other.value
		case a == nil || b == nil:
			a, b = c.growth, other.growth
		}
		if a == nil || b == nil {
			m.fail(m.groups[0], "none")
			continue
		}
		d := new(big.Rat).Sub(a, b)
		if d.Sign() == 0 || d.Sign() > 0 != strings.HasSuffix(m.groups[2], "高于") || !printsSize(m.groups[4], d) {
			m.fail(m.groups[0], show(d))
		}
		if unit := i.points(); m.groups[5] != unit && i.measure == "rate" {
			m.fail(m.groups[5], unit)
		}
	}
}

// numberAtTarget: a figure is its target or, 基本, differs by less than is shown.
func numberAtTarget(m *match) {
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		if d := new(big.Rat).Sub(c.value, c.target); (d.Sign() == 0) == (m.groups[1] != "") || rounded(d, max(1, i.decimals)).Sign() != 0 {
			m.fail(m.groups[0], show(d))
		}
	}
}

// numberIncrease is the difference from last year, in the unit of the figure; of a rate it may be given.
func numberIncrease(m *match) {
	if m.aboutMembers() {
		return
	}
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		d := c.growth
		if i.measure != "rate" {
			d = minus(c.value, m.o.site.former(i, i.last, m.region))
		}
		if d == nil || d.Sign() == 0 || d.Sign() > 0 != (m.groups[1] == "增加") {
			m.fail(m.groups[0], show(d))
			continue
		}
		m.amountOf(i, m.groups[2], m.groups[3], new(big.Rat).Abs(d))
	}
}

// numberTurned are the figures of last year and of this year, one of which is below zero.
func numberTurned(m *match) {
	r := m.region
	if named := m.regionsIn(m.groups[1]); len(named) > 0 {
		r = named[0]
	}
	for _, i := range m.indicators {
		c, last := m.o.cells[i][r], m.o.site.former(i, i.last, r)
		m.amountOf(i, m.groups[2], m.groups[3], last)
		m.amountOf(i, m.groups[4], m.groups[5], c.value)
		if last.Sign() <= 0 || c.value.Sign() >= 0 {
			m.fail(m.groups[0], show(last)+" and "+show(c.value))
		}
	}
}

func numberLast(m *match) {
	i := m.indicator
	m.amountOf(i, m.groups[1], m.groups[2], m.o.site.former(i, i.last, m.region))
}
