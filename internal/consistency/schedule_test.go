package consistency

import (
	"slices"
	"strconv"
)

// prospect is what will become of a task; ok is false where there is none.
func (o *oracle) prospect(c *cell) (class string, ok bool) {
	i := c.indicator
	if !i.targeted || i.measure != "flow" || i.lower || !i.applies(c.region) || c.target == nil || c.target.Sign() <= 0 {
		return "", false
	}
	switch {
	case c.value == nil:
		return noState, true
	case c.value.Cmp(c.target) >= 0:
		return met, true
	case o.site.month == 12:
		return unmet, true
	}
	return map[string]string{will: "能完成", may: "可能完成", willNot: "难以完成"}[o.outlook(c)], true
}

// tasks are the cells that have something to reach.
func (o *oracle) tasks(cells []*cell) []*cell {
	return slices.DeleteFunc(slices.Clone(cells), func(c *cell) bool { _, ok := o.prospect(c); return !ok })
}

func (o *oracle) allTasks() []*cell {
	var out []*cell
	for _, i := range o.site.indicators {
		out = append(out, o.tasks(o.column(i))...)
	}
	return out
}

func (o *oracle) inClass(cells []*cell, word string) int {
	switch word {
	case "未报送": // all that have no figure were not sent
		cells = only(cells, func(c *cell) bool { return c.value != nil || c.gap == word })
		word = noState
	case "无数据", "本期不报":
		word = noState
	}
	return count(cells, func(c *cell) bool { class, _ := o.prospect(c); return class == word })
}

func scheduleTotal(m *match) { m.equal("tasks", m.groups[1], len(m.o.allTasks())) }

func scheduleClass(m *match) {
	m.equal("tasks "+m.groups[1], m.groups[2], m.o.inClass(m.o.allTasks(), m.groups[1]))
}

func scheduleZero(m *match) {
	m.equal("tasks at zero", m.groups[1], count(m.o.allTasks(), inState(atZero)))
}

func scheduleAllZero(m *match) {
	hard := m.o.inClass(m.o.allTasks(), "难以完成") + m.o.inClass(m.o.allTasks(), unmet)
	if n := count(m.o.allTasks(), inState(atZero)); n != hard || m.groups[1] != "" && strconv.Itoa(n) != m.groups[1] {
		m.fail("at zero "+m.groups[1], n)
	}
}

func scheduleAll(m *match) { m.allIn(m.o.allTasks()) }
func planAll(m *match)     { m.allIn(m.o.tasks(m.o.column(m.indicators[0]))) }
func countyAll(m *match)   { m.allIn(m.o.tasks(m.o.row(m.region))) }

// allIn: all tasks have one prospect.
func (m *match) allIn(tasks []*cell) {
	if n := m.o.inClass(tasks, m.groups[2]); n != len(tasks) {
		m.fail("all "+m.groups[2], n)
	}
}

// planNames and countyNames: those named with a prospect are all that have it.
func planNames(m *match) {
	named := m.regionsIn(m.groups[2])
	for _, c := range m.o.tasks(m.o.column(m.indicators[0])) {
		if class, _ := m.o.prospect(c); (class == m.groups[1]) != slices.Contains(named, c.region) {
			m.fail(m.groups[0], c.region.short+class)
		}
	}
}

func countyNames(m *match) {
	named := m.indicatorsIn(m.groups[2])
	for _, c := range m.o.tasks(m.o.row(m.region)) {
		if class, _ := m.o.prospect(c); (class == m.groups[1]) != slices.Contains(named, c.indicator) {
			m.fail(m.groups[0], c.indicator.short+class)
		}
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
