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
	case strings.HasPrefix(v, "落后"), strings.HasPrefix(v, "未完成"), v == "不合序时要求":
		return isBehind
	case v == "超出序时进度", v == "超过序时进度":
		return is(fast, farFast, broken)
	case strings.HasPrefix(v, "控制在"), strings.HasPrefix(v, "没有超过"):
		return is(within, reached)
	case strings.Contains(v, "控制数"), v == "超过年度目标":
		return is(broken, notThere)
	case v == "未破零":
		return is(atZero)
	case strings.HasPrefix(v, "达到序时"):
		return isGood
	case v == "快于序时进度":
		return is(onPace)
	case strings.HasPrefix(v, "完成全年"), strings.HasPrefix(v, "基本完成"):
		return is(met, over, onPace)
	case v == "未达到年度目标", v == "未达标":
		return is(notThere)
	case v == "达到年度目标", v == "已达标":
		return is(reached)
	}
	return nil
}

func standingAll(m *match) {
	row := m.o.row(m.region)
	n := count(row, stateIs(isPaced))
	m.equal("paced|"+m.region.id, m.groups[1], n)
	holds := meaning(m.groups[2])
	if m.groups[2] == "完成全年目标" || m.groups[2] == "完成全年任务" {
		holds = isGood
	}
	if got := count(row, stateIs(holds)); got != n {
		m.fail("all "+m.groups[2], fmt.Sprintf("%d of %d", got, n))
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
	if !m.o.printsCompletion(m.groups[3], c.completion) {
		m.fail("completion "+m.groups[3], show(c.completion))
	}
	m.checkLead(c, m.groups[4], m.groups[5])
	m.checkPlace(c, m.groups[6], m.groups[7])
	most := m.groups[1] == "差距最大的是"
	fastest := m.groups[1] == "进度最快的是"
	if most && !isBehind(c.state) || strings.HasSuffix(m.groups[1], "落后的是") && !isBehind(c.state) {
		m.fail(m.groups[1]+i.short, "it is "+c.state)
	}
	if !most && !fastest {
		return
	}
	for _, other := range m.o.row(m.region) {
		a, b := other.shortfall(), c.shortfall()
		if a == nil || b == nil || fastest && other.indicator.lower {
			continue
		}
		if most && isBehind(other.state) && a.Cmp(b) > 0 || fastest && a.Cmp(b) < 0 {
			m.fail(m.groups[1]+i.short, other.indicator.short+" is further: "+show(other.completion)+" and "+show(c.completion))
			return
		}
	}
}

func (m *match) checkLead(c *cell, side, size string) {
	if side == "" {
		return
	}
	want := "高于"
	if c.lead != nil && c.lead.Sign() < 0 {
		want = "低于"
	}
	if side == "超出" && c.indicator.lower {
		side = "高于"
	}
	if side != want || !printsSize(size, c.lead) {
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
		ok = ok && c.rank == 1
	case "末位":
		ok = ok && c.last
	default:
		ok = ok && place == fmt.Sprintf("第%d位", c.rank)
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
