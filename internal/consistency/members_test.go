package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// judged is the set of cells of which a verdict holds. part says that the verdict may leave some of them out by name: it
// has more conditions than are computed here.
func (o *oracle) judged(i *indicator, verdict string) (holds func(*cell) bool, part bool) {
	switch {
	case verdict == "未报送":
		return func(c *cell) bool { return c.gap == "未报送" && (i == nil || !o.silent(c.region)) }, false
	case verdict == "未过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(big.NewRat(50, 1)) < 0 }, false
	case strings.HasSuffix(verdict, "、差距"), strings.HasSuffix(verdict, "比上期扩大"):
		return func(c *cell) bool { return isBehind(c.state) && (o.site.month < 12 || o.widened(c)) }, true
	case strings.HasPrefix(verdict, "连续两期"):
		return func(c *cell) bool {
			return isBehind(c.state) && o.before != nil && isBehind(o.before.cells[c.indicator][c.region].state)
		}, false
	case verdict == "快于序时进度":
		return func(c *cell) bool { return isGood(c.state) && c.lead != nil && c.lead.Cmp(big.NewRat(10, 1)) >= 0 }, true
	case verdict == "时间过半、任务未过半", verdict == "尚未过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(big.NewRat(50, 1)) < 0 }, false
	case verdict == "已经过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(big.NewRat(50, 1)) >= 0 }, false
	}
	f := meaning(verdict)
	if f == nil {
		return nil, true
	}
	return stateIs(f), false
}

// eachIndicator calls f with the cells of the members of each indicator that the statement is about.
func (m *match) eachIndicator(verdict string, f func(i *indicator, cells []*cell, holds func(*cell) bool, part bool)) {
	if len(m.indicators) == 0 {
		m.fail("about no indicator", "one")
	}
	for _, i := range m.indicators {
		in := i
		if !strings.HasPrefix(m.at, "point/") {
			in = nil // whoever reports nothing at all is told apart in findings only
		}
		if holds, part := m.o.judged(in, verdict); holds != nil {
			f(i, m.o.column(i), holds, part)
		}
	}
}

// notionOf names what a verdict counts, so that pages can be held against each other.
func notionOf(i *indicator, verdict string) string {
	verdict = strings.TrimPrefix(verdict, "尚")
	for _, p := range []struct{ prefix, notion string }{{"落后", "behind"}, {"未完成", "behind"}, {"超额", "over"}, {"未破零", "at zero"}, {"已完成", "met"}} {
		if strings.HasPrefix(verdict, p.prefix) && !strings.Contains(verdict, "、") {
			return p.notion + "|" + i.id
		}
	}
	return verdict + "|" + i.id
}

func membersCounted(m *match) {
	m.eachIndicator(m.groups[3], func(i *indicator, cells []*cell, holds func(*cell) bool, part bool) {
		if wide := meaningOfAll(m.groups[3]); m.groups[2] != "" && wide != nil && wide(over) && wide(met) {
			holds, part = stateIs(wide), true
		}
		n := count(cells, holds)
		if got, _ := strconv.Atoi(m.groups[1]); !part {
			m.equal(notionOf(i, m.groups[3]), m.groups[1], n)
		} else if got > n {
			m.fail(m.groups[1]+m.groups[3], n)
		}
		compared := count(cells, func(c *cell) bool { return c.state != noState })
		due := count(cells, func(c *cell) bool { return c.gap != "不适用" })
		if m.groups[2] != "" && n != due && n != compared {
			m.fail("all "+m.groups[3], fmt.Sprintf("%d of %d", n, len(cells)))
		}
	})
}

func membersOthers(m *match) {
	m.eachIndicator(m.groups[3], func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		n := count(cells, holds)
		m.equal(notionOf(i, m.groups[3]), m.groups[2], n)
		if named := m.regionsIn(m.groups[1]); len(named) != len(cells)-n {
			m.fail("all but "+names(named), fmt.Sprintf("%d of %d", n, len(cells)))
		}
	})
}

func membersAll(m *match) {
	verdict := m.groups[4]
	m.eachIndicator(verdict, func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		want := count(cells, func(c *cell) bool { return c.gap != "不适用" })
		if m.groups[1] != "" || m.groups[2] != "" {
			want = count(cells, func(c *cell) bool { return c.state != noState })
		}
		for _, n := range m.groups[2:4] {
			m.equal("members of "+verdict+"|"+i.id, n, want)
		}
		if wide := meaningOfAll(verdict); wide != nil && meaning(verdict)(met) {
			holds = stateIs(wide)
		}
		if n := count(cells, holds); n != want {
			m.fail("all "+verdict, fmt.Sprintf("%d of %d", n, want))
		}
	})
}

func membersOf(m *match) {
	m.eachIndicator(m.groups[3], func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		if holds := meaning(m.groups[3]); holds != nil && holds(met) { // of them those that are over are told apart
			m.equal("good|"+i.id, m.groups[2], count(cells, stateIs(meaningOfAll(m.groups[3]))))
			return
		}
		m.equal(notionOf(i, m.groups[3]), m.groups[2], count(cells, holds))
	})
}

func membersTotal(m *match) {
	for _, i := range m.indicators {
		m.equal("members|"+i.id, m.groups[1], count(m.o.column(i), func(c *cell) bool { return c.gap != "不适用" }))
	}
}

func membersZero(m *match) {
	m.eachIndicator("未破零", func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		m.equal("at zero|"+i.id, m.groups[1], count(cells, holds))
	})
}

// membersPart counts those in a state.
func membersPart(state string) func(*match) {
	return func(m *match) {
		for _, i := range m.indicators {
			m.equal(map[string]string{over: "over", met: "met"}[state]+"|"+i.id, m.groups[1], count(m.o.column(i), inState(state)))
		}
	}
}

func membersBroken(m *match) {
	m.equal("broken|"+m.indicator.id, m.groups[1], count(m.o.column(m.indicator), inState(broken)))
}

// membersWorst are all at zero, or above their limits.
func membersWorst(m *match) {
	var want []*region
	for _, c := range m.o.column(m.indicator) {
		if c.state == atZero || c.state == broken {
			want = append(want, c.region)
		}
	}
	m.sameRegions(m.groups[1], want, m.groups[2])
}

func membersWithout(m *match) {
	for _, i := range m.indicators {
		none := only(m.o.column(i), func(c *cell) bool { return c.state == noState && c.gap != "不适用" })
		m.equal("without completion|"+i.id, m.groups[1], len(none))
		m.checkGaps(m.groups[2], none)
	}
}

// checkGaps: a word for why nothing is compared is that of all.
func (m *match) checkGaps(word string, cells []*cell) {
	for _, c := range cells {
		why := "目标为零"
		switch {
		case c.value == nil:
			why = c.gap
		case c.target == nil:
			why = c.targetGap
		}
		if word != "无完成率" && word != "不可比" && word != why {
			m.fail(word, c.region.short+c.indicator.short+why)
		}
	}
}

// membersNamed: who is named is what the sentence says, and nobody else is, but for those that the sentence says more of.
func membersNamed(m *match) {
	verdict := m.groups[3]
	named := m.regionsIn(m.groups[1])
	if len(m.indicators) > 1 && strings.Contains(m.text, "项，") {
		m.together(named, verdict)
		return
	}
	m.eachIndicator(verdict, func(i *indicator, cells []*cell, holds func(*cell) bool, part bool) {
		part = part || strings.HasPrefix(verdict, "达到序时") && strings.Contains(m.text, "快于序时进度") // who is ahead is counted there
		for _, r := range named {
			if c := m.o.cells[i][r]; !holds(c) {
				m.fail(r.short+verdict, c.state+" "+show(c.completion))
			}
		}
		n := count(cells, holds)
		switch counted, _ := strconv.Atoi(m.groups[2]); {
		case part && counted > n:
			m.fail(m.groups[2]+verdict, n)
		case part:
		case counted > 0:
			m.equal(notionOf(i, verdict), m.groups[2], n)
			return
		}
		if part || n == len(named) || m.ends() {
			return
		}
		for _, c := range cells {
			if holds(c) && !slices.Contains(named, c.region) && !slices.Contains(m.judgedByName(), c.region) {
				m.fail(names(named)+verdict, c.region.short+" too: "+c.state)
				return
			}
		}
	})
}

// together: of several indicators at once the sentence names those of whom it holds in all.
func (m *match) together(named []*region, verdict string) {
	n, more := 0, m.groups[2] != ""
	for _, r := range m.o.site.of(county) {
		all := true
		for _, i := range m.indicators {
			holds, part := m.o.judged(i, verdict)
			all, more = all && i.applies(r) && holds(m.o.cells[i][r]), more || part
		}
		if all {
			n++
		}
		if all != slices.Contains(named, r) && !(all && more) {
			m.fail(names(named)+verdict, r.short)
		}
	}
	if counted := m.groups[2]; counted != "" && counted != strconv.Itoa(n) {
		m.fail(counted+verdict, n)
	}
}

// judgedByName are the regions that the sentence names with any verdict: those at zero may stand apart from the others behind.
func (m *match) judgedByName() []*region {
	var out []*region
	for _, groups := range namedVerdict.FindAllStringSubmatch(m.text, -1) {
		out = append(out, m.regionsIn(groups[1])...)
	}
	return out
}

// ends reports whether the names before a verdict are the ends of a longer list: 居前的, 最低的.
func (m *match) ends() bool {
	before, _, _ := strings.Cut(m.text, m.groups[0])
	return strings.HasSuffix(before, "的") || strings.HasSuffix(before, "照此进度")
}

// titleOnly is the title of a chart of one row.
func titleOnly(m *match) {
	g := m.region
	if named := m.regionsIn(m.groups[1]); len(named) > 0 {
		g = named[0]
	}
	c := m.o.cells[m.indicatorsIn(m.groups[2])[0]][g]
	if holds, _ := m.o.judged(nil, m.groups[3]); holds != nil && !holds(c) {
		m.fail(m.groups[0], c.state)
	}
}

// widened reports whether a cell is further from the annual target than in the earlier edition.
func (o *oracle) widened(c *cell) bool {
	if o.before == nil || !o.sameWhole(c) {
		return false
	}
	now, before := c.unmet(), o.before.cells[c.indicator][c.region].unmet()
	return now != nil && before != nil && now.Cmp(before) > 0
}
