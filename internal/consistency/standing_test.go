package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

func is(states ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(states, s) }
}

// standing checks a count over the indicators of the statement's region.
func standing(notion string, holds func(string) bool) func(*match) {
	return func(m *match) {
		m.equal(notion+"|"+m.region.id, m.groups[1], count(m.o.row(m.region), stateIs(holds)))
	}
}

// meaning is the set of states that a verdict means, of flows and levels; nil where it is not about states.
func meaning(verdict string) func(string) bool {
	v := strings.TrimPrefix(verdict, "尚")
	switch {
	case strings.HasPrefix(v, "超额"):
		return is(over)
	case strings.HasPrefix(v, "已完成"), strings.HasPrefix(v, "已提前"), v == "完成年度目标":
		return is(met)
	case verdict == "尚未达年度要求":
		return is(notThere)
	case strings.HasPrefix(v, "落后"), strings.HasPrefix(v, "未完成"), strings.HasPrefix(v, "未达序时"), strings.HasPrefix(v, "未达年度"):
		return isBehind
	case v == "超出序时进度":
		return is(fast, farFast, broken)
	case strings.HasPrefix(v, "控制在"), v == within:
		return is(within, reached)
	case strings.HasSuffix(v, "控制数"):
		return is(broken, notThere)
	case v == "未破零":
		return is(atZero)
	case strings.HasPrefix(v, "达到序时"), v == "达到年度要求":
		return isGood
	case v == "快于序时进度":
		return is(onPace)
	case v == "未达到年度目标", v == "未达标":
		return is(notThere)
	case v == "达到年度目标", v == "已达标":
		return is(reached)
	}
	return nil
}

// meaningOfAll is what a verdict on everybody means: whoever is over has done it, too.
func meaningOfAll(verdict string) func(string) bool {
	if holds := meaning(verdict); holds == nil || !holds(met) || holds(onPace) {
		return holds
	}
	return is(met, over)
}

// flow and level tell the cells of a region apart: what is said of those with a path is not said of the others.
func flow(c *cell) bool  { return c.indicator.measure == "flow" }
func level(c *cell) bool { return !flow(c) }

func only(cells []*cell, keep func(*cell) bool) []*cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c *cell) bool { return !keep(c) })
}

// standingOnPath: those that are done are named before.
func standingOnPath(m *match) {
	states := []string{onPace, within}
	if m.o.site.month == 12 {
		states = append(states, met)
	}
	cells := only(m.o.row(m.region), inState(states...))
	m.equal("on the path|"+m.region.id, m.groups[1], len(cells))
	m.wording(m.groups[2], cells)
}

func standingBehind(m *match) {
	row := only(m.o.row(m.region), flow)
	if count(row, stateIs(isPaced)) == 0 {
		return // of levels
	}
	cells := only(row, stateIs(isBehind))
	m.equal("behind|"+m.region.id, m.groups[1], len(cells))
	m.wording(m.groups[2], cells)
}

// wording: a word for limits alone is said of limits alone, one for tasks of tasks, and one of both where there are both.
func (m *match) wording(verdict string, cells []*cell) {
	limits := count(cells, func(c *cell) bool { return c.indicator.lower })
	ok := limits == 0
	switch {
	case strings.HasSuffix(verdict, "要求"):
		ok = limits > 0
	case verdict == "超出年度控制数":
		ok = count(cells, inState(broken)) == len(cells)
	case verdict == "超出序时进度", strings.HasPrefix(verdict, "控制在"):
		ok = limits == len(cells)
	}
	if !ok {
		m.fail(verdict, fmt.Sprintf("%d limits of %d", limits, len(cells)))
	}
}

// standingLevels counts stocks and rates where nothing has a path.
func standingLevels(state string) func(*match) {
	return func(m *match) {
		if count(m.o.row(m.region), stateIs(isPaced)) == 0 {
			m.equal(state+"|"+m.region.id, m.groups[1], count(m.o.row(m.region), inState(state)))
		}
	}
}

func standingAll(m *match) {
	row := only(m.o.row(m.region), stateIs(isPaced))
	m.equal("paced|"+m.region.id, m.groups[1], len(row))
	if got := count(row, stateIs(meaningOfAll(m.groups[2]))); got != len(row) {
		m.fail("all "+m.groups[2], fmt.Sprintf("%d of %d", got, len(row)))
	}
	if m.groups[2] != "未破零" && m.groups[2] != "尚未破零" {
		m.wording(m.groups[2], row)
	}
}

// standingZeros: the indicators named are those at zero, unless those at zero are counted.
func standingZeros(m *match) {
	named := m.indicatorsIn(m.groups[1])
	for _, c := range m.o.row(m.region) {
		if slices.Contains(named, c.indicator) != (c.state == atZero) {
			m.fail("at zero "+m.groups[1], c.indicator.short+" is "+c.state)
		}
	}
}

func standingMissing(m *match) {
	m.equal("not reported|"+m.region.id, m.groups[1], count(m.o.row(m.region), func(c *cell) bool { return c.gap == "未报送" }))
}

// gap is how far a flow is on the wrong side of its path; below zero it is ahead. Nil where that cannot be said.
func (c *cell) shortfall() *big.Rat {
	if c.lead == nil {
		return nil
	}
	if c.indicator.lower {
		return c.lead
	}
	return new(big.Rat).Neg(c.lead)
}

// furthest checks a superlative, the numbers beside it and the place.
func furthest(m *match) {
	i := m.indicatorsIn(m.groups[2])[0]
	c := m.o.cells[i][m.region]
	switch {
	case m.groups[3] != "" && !m.o.printsCompletion(m.groups[3], c):
		m.fail("completion "+m.groups[3], show(c.completion))
	case m.groups[4] != "" && !prints(m.groups[4], c.value):
		m.fail("value "+m.groups[4], show(c.value))
	case (m.groups[3] == "") != i.lower:
		m.fail(m.groups[0], "an amount of a limit, a completion of a task")
	}
	m.checkLimit(c, m.groups[5], m.groups[6])
	m.checkLead(c, m.groups[7], m.groups[8])
	m.checkPlace(c, m.groups[9], m.groups[10])
	most, rest := strings.HasSuffix(m.groups[1], "差距最大的是"), strings.HasPrefix(m.groups[1], "其余")
	fastest := m.groups[1] == "进度最快的是" || m.groups[1] == "完成率最高的是"
	if !fastest && m.groups[1] != "" && !isBehind(c.state) {
		m.fail(m.groups[1]+i.short, "it is "+c.state)
	}
	if !most && !fastest {
		return
	}
	for _, other := range m.o.row(m.region) {
		a, b := other.shortfall(), c.shortfall()
		if a == nil || b == nil || fastest && other.indicator.lower || rest && other.state == atZero {
			continue
		}
		if most && isBehind(other.state) && a.Cmp(b) > 0 || fastest && a.Cmp(b) < 0 {
			m.fail(m.groups[1]+i.short, other.indicator.short+" is further: "+show(other.completion)+" and "+show(c.completion))
			return
		}
	}
}

// checkLimit checks how far a figure is from its limit.
func (m *match) checkLimit(c *cell, word, size string) {
	if word == "" {
		return
	}
	d := new(big.Rat).Sub(c.value, c.target)
	if size == "" && d.Sign() != 0 || size != "" && (d.Sign() == 0 || d.Sign() > 0 != strings.HasPrefix(word, "超") || !printsSize(size, d)) {
		m.fail(word+size, show(d))
	}
}

// checkLead checks a distance from the path; without a size it is less than is shown.
func (m *match) checkLead(c *cell, side, size string) {
	if side == "" {
		return
	}
	want := "高于"
	switch {
	case c.lead == nil:
		want = "none"
	case c.lead.Sign() < 0:
		want = "低于"
	case c.indicator.lower && isBehind(c.state):
		want = "超出"
	}
	if side != want || size != "" && !printsSize(size, c.lead) || size == "" && rounded(c.lead, 1).Sign() != 0 {
		m.fail(side+size, show(c.lead))
	}
}

// checkPlace checks a place in words: 居 首位, 并列 末位, 居 第3位.
func (m *match) checkPlace(c *cell, verb, place string) {
	if place == "" {
		return
	}
	ok := c.rank > 0 && c.tied == (verb == "并列")
	switch place {
	case "首位":
		ok = ok && c.first
	case "末位":
		ok = ok && c.last
	default:
		ok = ok && !c.first && !c.last && place == fmt.Sprintf("第%d位", c.rank)
	}
	if !ok {
		m.fail(verb+place, fmt.Sprintf("%s %d of %d, tied %v, last %v, %s", c.region.short, c.rank, c.of, c.tied, c.last, c.state))
	}
}

func show(q *big.Rat) string {
	if q == nil {
		return "none"
	}
	return q.FloatString(4)
}

// behindOf counts the indicators of each county that are behind, and the most of them.
func (o *oracle) behindOf(on []*indicator) (each map[*region]int, most int) {
	each = map[*region]int{}
	for _, r := range o.site.of(county) {
		for _, i := range on {
			if i.applies(r) && isBehind(o.cells[i][r].state) {
				each[r]++
			}
		}
		most = max(most, each[r])
	}
	return each, most
}

func mostBehind(m *match) {
	each, most := m.o.behindOf(m.o.site.indicators)
	m.equal("most behind", m.groups[2], most)
	named := m.regionsIn(m.groups[1])
	for _, r := range m.o.site.of(county) {
		if slices.Contains(named, r) != (each[r] == most) {
			m.fail(names(named)+" most behind", fmt.Sprintf("%s has %d of %d", r.short, each[r], most))
		}
	}
}

func mostBehindCounted(m *match) {
	each, most := m.o.behindOf(m.o.site.indicators)
	m.equal("most behind", m.groups[2], most)
	n := 0
	for _, r := range m.o.site.of(county) {
		if each[r] == most {
			n++
		}
	}
	m.equal("counties most behind", m.groups[1], n)
}

func mostBehindAll(m *match) {
	each, most := m.o.behindOf(m.o.site.indicators)
	m.equal("most behind", m.groups[1], most)
	for _, r := range m.o.site.of(county) {
		if each[r] != most {
			m.fail("all with "+m.groups[1], fmt.Sprintf("%s has %d", r.short, each[r]))
		}
	}
}
