package consistency

import (
	"math/big"
	"slices"
	"strconv"
)

// effort is the class of what is left of a task; ok is false where there is none.
func (o *oracle) effort(c *cell) (class string, ok bool) {
	i := c.indicator
	if !i.targeted || i.measure != "flow" || i.lower || !i.applies(c.region) || c.target == nil || c.target.Sign() <= 0 {
		return "", false
	}
	left := int64(12 - o.site.month)
	switch {
	case c.value == nil:
		return "无数据", true
	case c.value.Cmp(c.target) >= 0:
		return "已完成", true
	case left == 0:
		return "未完成", true
	case c.value.Sign() <= 0:
		return "难以完成", true
	}
	ratio := new(big.Rat).Sub(c.target, c.value)
	ratio.Mul(ratio, big.NewRat(int64(o.site.month), left)).Quo(ratio, c.value)
	for _, line := range []struct {
		most  *big.Rat
		class string
	}{{big.NewRat(12, 10), "按期"}, {big.NewRat(2, 1), "加力"}, {big.NewRat(4, 1), "攻坚"}} {
		if ratio.Cmp(line.most) <= 0 {
			return line.class, true
		}
	}
	return "难以完成", true
}

// tasks are the cells that have something to reach.
func (o *oracle) tasks(cells []*cell) []*cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c *cell) bool { _, ok := o.effort(c); return !ok })
}

func (o *oracle) allTasks() []*cell {
	var out []*cell
	for _, i := range o.site.indicators {
		out = append(out, o.tasks(o.column(i))...)
	}
	return out
}

func (o *oracle) inClass(cells []*cell, word string) int {
	return count(cells, func(c *cell) bool { class, _ := o.effort(c); return class == word })
}

func scheduleTotal(m *match) { m.equal("tasks", m.groups[1], len(m.o.allTasks())) }

func scheduleClass(m *match) {
	m.equal("tasks "+m.groups[1], m.groups[2], m.o.inClass(m.o.allTasks(), m.groups[1]))
}

func scheduleZero(m *match) {
	m.equal("tasks at zero", m.groups[1], count(m.o.allTasks(), inState(atZero)))
}

func scheduleAllZero(m *match) {
	hard := m.o.inClass(m.o.allTasks(), "难以完成")
	if n := count(m.o.allTasks(), inState(atZero)); n != hard || m.groups[1] != "" && strconv.Itoa(n) != m.groups[1] {
		m.fail("at zero "+m.groups[1], n)
	}
}

func scheduleAll(m *match) {
	all := m.o.allTasks()
	if n := m.o.inClass(all, m.groups[2]); n != len(all) {
		m.fail("all "+m.groups[2], n)
	}
}

func planTotal(m *match) {
	i := m.indicators[0]
	m.equal("tasks|"+i.id, m.groups[1], len(m.o.tasks(m.o.column(i))))
}

func planClass(m *match) {
	i := m.indicators[0]
	m.equal("tasks "+m.groups[1]+"|"+i.id, m.groups[2], m.o.inClass(m.o.tasks(m.o.column(i)), m.groups[1]))
}

func countyTasks(m *match) {
	m.equal("tasks|"+m.region.id, m.groups[1], len(m.o.tasks(m.o.row(m.region))))
}

func countyClass(m *match) {
	m.equal("tasks "+m.groups[1]+"|"+m.region.id, m.groups[2], m.o.inClass(m.o.tasks(m.o.row(m.region)), m.groups[1]))
}
