package consistency

import (
	"math/big"
	"slices"
	"strings"
)

// aboutMembers reports whether a match stands in a part of a sentence that is about counties by name.
func (m *match) aboutMembers() bool {
	before, _, _ := strings.Cut(m.text, m.groups[0])
	part := before[strings.LastIndex(before, "；")+1:]
	return slices.ContainsFunc(m.regionsIn(part), func(r *region) bool { return r.kind == county }) || strings.Contains(part, "{m}")
}

// oneVerdict is the state of the region that the page is about.
func oneVerdict(m *match) {
	if m.aboutMembers() {
		return
	}
	verdict := m.groups[1]
	holds, _ := m.o.judged(nil, strings.TrimPrefix(verdict, "本期"))
	switch {
	case strings.HasPrefix(verdict, "距年度目标"), strings.HasPrefix(verdict, "比年度目标"):
		holds = inState(notThere)
	case strings.HasPrefix(verdict, "比年度控制数"):
		holds = inState(within, fast, farFast, reached)
	case strings.HasPrefix(verdict, "超年度控制数"):
		holds = inState(broken, notThere)
	case holds == nil:
		return
	}
	for _, i := range m.indicators {
		if c := m.o.cells[i][m.region]; !holds(c) {
			m.fail(i.short+verdict, c.state+" "+show(c.completion))
		}
	}
}

// eachBefore calls f with the cells of the statement now and in the earlier edition.
func (m *match) eachBefore(f func(now, before *cell)) {
	for _, i := range m.indicators {
		if m.o.before == nil || !m.o.sameWhole(m.o.cells[i][m.region]) {
			m.fail(m.groups[0], "no earlier edition that it can be compared with")
			return
		}
		f(m.o.cells[i][m.region], m.o.before.cells[i][m.region])
	}
}

func oneFell(m *match) {
	m.eachBefore(func(now, before *cell) {
		if isBehind(before.state) || !isBehind(now.state) {
			m.fail(m.groups[0], before.state+", "+now.state)
		}
	})
}

func oneFurther(m *match) {
	m.eachBefore(func(now, before *cell) {
		a, b := now.shortfall(), before.shortfall()
		if m.o.site.month == 12 { // then the annual target is what is missed
			a, b = now.unmet(), before.unmet()
		}
		if a == nil || b == nil || a.Cmp(b) <= 0 || isBehind(now.state) != strings.Contains(m.groups[0], "扩大") || !prints(m.groups[2], new(big.Rat).Sub(a, b)) {
			m.fail(m.groups[0], show(b)+" and "+show(a)+" "+now.state)
		}
	})
}

func oneTwice(m *match) {
	m.eachBefore(func(now, before *cell) {
		if m.groups[1] == "为零" && (now.state != atZero || before.state != atZero) || !isBehind(now.state) || !isBehind(before.state) {
			m.fail(m.groups[0], before.state+", "+now.state)
		}
	})
}

func oneSchedule(m *match) {
	c := m.o.cells[m.indicators[0]][m.region]
	if !meaning(m.groups[1])(c.state) {
		m.fail(m.groups[1], c.state)
	}
}

// unmet is how far a completion is on the bad side of the annual target, nil where there is none.
func (c *cell) unmet() *big.Rat {
	switch {
	case c.completion == nil:
		return nil
	case c.indicator.lower:
		return new(big.Rat).Sub(c.completion, hundred)
	}
	return new(big.Rat).Sub(hundred, c.completion)
}
