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
		return func(c *cell) bool { return c.gap == "未报送" }, false
	case verdict == "未过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(big.NewRat(50, 1)) < 0 }, false
	case strings.HasSuffix(verdict, "、差距"):
		return stateIs(isBehind), true
	case strings.HasSuffix(verdict, "比上期扩大"):
		return stateIs(isBehind), true
	case strings.HasPrefix(verdict, "连续两期"):
		return func(c *cell) bool {
			return isBehind(c.state) && o.before != nil && isBehind(o.before.cells[c.indicator][c.region].state)
		}, false
	case verdict == "快于序时进度":
		return func(c *cell) bool { return isGood(c.state) && c.lead != nil && c.lead.Cmp(big.NewRat(10, 1)) >= 0 }, true
	case strings.HasPrefix(verdict, "完成全年") && o.site.month < 12:
		return stateIs(is(met)), false
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
		if holds, part := m.o.judged(i, verdict); holds != nil {
			f(i, m.o.column(i), holds, part)
		}
	}
}

// notionOf names what a verdict counts, so that pages can be held against each other.
func notionOf(i *indicator, verdict string) string {
	verdict = strings.TrimPrefix(verdict, "尚")
	for _, p := range []struct{ prefix, notion string }{{"落后", "behind"}, {"未完成", "behind"}, {"超额", "over"}, {"未破零", "at zero"}} {
		if strings.HasPrefix(verdict, p.prefix) && !strings.Contains(verdict, "、") {
			return p.notion + "|" + i.id
		}
	}
	return verdict + "|" + i.id
}

func membersCounted(m *match) {
	m.eachIndicator(m.groups[3], func(i *indicator, cells []*cell, holds func(*cell) bool, part bool) {
		n := count(cells, holds)
		if got, _ := strconv.Atoi(m.groups[1]); !part {
			m.equal(notionOf(i, m.groups[3]), m.groups[1], n)
		} else if got > n {
			m.fail(m.groups[1]+m.groups[3], n)
		}
		compared := count(cells, func(c *cell) bool { return c.state != noState })
		if m.groups[2] != "" && n != len(cells) && n != compared {
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
	m.eachIndicator(m.groups[2], func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		want := len(cells)
		if m.groups[1] != "" {
			want = count(cells, func(c *cell) bool { return c.state != noState })
		}
		if n := count(cells, holds); n != want {
			m.fail("all "+m.groups[2], fmt.Sprintf("%d of %d", n, want))
		}
	})
}

func membersOf(m *match) {
	m.eachIndicator(m.groups[3], func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
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

func membersOver(m *match) {
	m.eachIndicator("超额", func(i *indicator, cells []*cell, holds func(*cell) bool, _ bool) {
		m.equal("over|"+i.id, m.groups[1], count(cells, holds))
	})
}

func membersWithout(m *match) {
	for _, i := range m.indicators {
		m.equal("without completion|"+i.id, m.groups[1], count(m.o.column(i), func(c *cell) bool { return c.state == noState && c.gap != "不适用" }))
	}
}

// membersNamed: who is named is what the sentence says, and nobody else is, but for those that the sentence says more of.
func membersNamed(m *match) {
	verdict := m.groups[3]
	named := m.regionsIn(m.groups[1])
	m.eachIndicator(verdict, func(i *indicator, cells []*cell, holds func(*cell) bool, part bool) {
		for _, r := range named {
			if c := m.o.cells[i][r]; !holds(c) {
				m.fail(r.short+verdict, c.state+" "+show(c.completion))
			}
		}
		n := count(cells, holds)
		if m.groups[2] != "" {
			m.equal(notionOf(i, verdict), m.groups[2], n)
			return
		}
		if part || n == len(named) || m.ends() {
			return
		}
		for _, c := range cells {
			if holds(c) && !slices.Contains(named, c.region) && !strings.Contains(m.text, m.names.Replace(c.region.name)) {
				m.fail(names(named)+verdict, c.region.short+" too: "+c.state)
				return
			}
		}
	})
}

// ends reports whether the names before a verdict are the ends of a longer list: 居前的, 最低的.
func (m *match) ends() bool {
	before, _, _ := strings.Cut(m.text, m.groups[0])
	return strings.HasSuffix(before, "的") || strings.HasSuffix(before, "照此进度")
}

// placed are the counties of a rank at an end, 首 or 末.
func placed(cells []*cell, first bool) []*region {
	var out []*region
	for _, c := range cells {
		if first && c.first || !first && c.last {
			out = append(out, c.region)
		}
	}
	return out
}

// endsOne checks who is first or last, with the number beside them. 最高 and 最低 are of ranks: the last may be within its
// limit.
func endsOne(m *match) {
	i := m.indicators[0]
	cells := m.o.column(i)
	word := m.groups[3] // 居首位, 末位, 最高
	low := word == "最低" || word == "最少"
	first := strings.HasSuffix(word, "首位") || !strings.HasSuffix(word, "末位") && low == i.lower
	want := placed(cells, first)
	if !first && !strings.HasSuffix(word, "末位") {
		want = hindmost(cells)
	}
	m.sameRegions(m.groups[1], want, word)
	for _, r := range want {
		c := m.o.cells[i][r]
		if q := c.completion; i.targeted && !m.o.printsCompletion(m.groups[2], q) || !i.targeted && !prints(m.groups[2], c.value) {
			m.fail(m.groups[2], show(c.completion))
			return
		}
	}
}

// hindmost are the counties of the last rank, whatever their state.
func hindmost(cells []*cell) []*region {
	most := 0
	for _, c := range cells {
		most = max(most, c.rank)
	}
	var out []*region
	for _, c := range cells {
		if c.rank == most && most > 1 {
			out = append(out, c.region)
		}
	}
	return out
}

func endsTitle(m *match) {
	m.sameRegions(m.groups[1], placed(m.o.column(m.indicators[0]), strings.HasSuffix(m.groups[2], "首位")), m.groups[2])
}

// sameRegions compares names, or a number of members, with a list.
func (m *match) sameRegions(printed string, want []*region, word string) {
	if n, found := strings.CutSuffix(printed, "{m}"); found || !strings.Contains(printed, "{r") {
		if n != strconv.Itoa(len(want)) {
			m.fail(printed+word, names(want))
		}
		return
	}
	got := m.regionsIn(printed)
	if len(got) != len(want) || slices.ContainsFunc(got, func(r *region) bool { return !slices.Contains(want, r) }) {
		m.fail(names(got)+word, names(want))
	}
	if strings.HasPrefix(word, "居") && len(want) > 1 {
		m.fail("sole "+word, names(want))
	}
}

func placeInWords(m *match) {
	if m.groups[1] != "" {
		return // of growth
	}
	for _, i := range m.indicators {
		m.checkPlace(m.o.cells[i][m.region], m.groups[2], m.groups[3])
	}
}

func placeMoved(m *match) {
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		want := "none"
		if c.moved != nil {
			want = moved(*c.moved)
		}
		if got := m.groups[1] + m.groups[2] + "位"; got != want {
			m.fail(got, want)
		}
	}
}

func moved(n int) string {
	switch {
	case n > 0:
		return fmt.Sprintf("上升%d位", n)
	case n < 0:
		return fmt.Sprintf("下降%d位", -n)
	}
	return "持平"
}

// placesCounted: on how many targeted indicators a county is first and last.
func placesCounted(m *match) {
	if m.groups[0] == "" {
		return
	}
	var cells []*cell
	for _, c := range m.o.row(m.region) {
		if c.indicator.targeted && c.rank > 0 {
			cells = append(cells, c)
		}
	}
	first, last := count(cells, func(c *cell) bool { return c.first }), count(cells, func(c *cell) bool { return c.last })
	m.equal("ranked|"+m.region.id, m.groups[1], len(cells))
	m.equal("first|"+m.region.id, m.groups[2], first)
	m.equal("last|"+m.region.id, m.groups[3], last)
	if m.groups[4] == "无一居首位" && first > 0 || m.groups[4] == "无一居末位" && last > 0 {
		m.fail(m.groups[4], fmt.Sprintf("%d first, %d last", first, last))
	}
	m.equal("above the median|"+m.region.id, m.groups[5], count(cells, m.o.aboveMedian))
}

// aboveMedian reports whether a completion is better than the counties' median.
func (o *oracle) aboveMedian(c *cell) bool {
	var all []*big.Rat
	for _, other := range o.column(c.indicator) {
		if other.completion != nil {
			all = append(all, other.completion)
		}
	}
	if c.completion == nil {
		return false
	}
	slices.SortFunc(all, func(a, b *big.Rat) int { return a.Cmp(b) })
	n := len(all)
	median := new(big.Rat).Add(all[(n-1)/2], all[n/2])
	order := c.completion.Cmp(median.Mul(median, big.NewRat(1, 2)))
	return order != 0 && order > 0 != c.indicator.lower
}

// endsAll: everybody who has a rank shares it.
func endsAll(m *match) {
	i := m.indicators[0]
	cells := m.o.column(i)
	m.equal("sharing one place|"+i.id, m.groups[1], count(cells, func(c *cell) bool { return c.rank == 1 }))
	if n := count(cells, func(c *cell) bool { return c.rank > 1 }); n > 0 {
		m.fail(m.groups[0], fmt.Sprintf("%d behind them", n))
	}
}

// titleOnly is the title of a chart of one row.
func titleOnly(m *match) {
	g := m.region
	if named := m.regionsIn(m.groups[1]); len(named) > 0 {
		g = named[0]
	}
	c := m.o.cells[m.indicatorsIn(m.groups[2])[0]][g]
	if holds, _ := m.o.judged(c.indicator, m.groups[3]); holds != nil && !holds(c) {
		m.fail(m.groups[0], c.state)
	}
}

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
	case strings.HasPrefix(verdict, "距年度目标"), strings.HasPrefix(verdict, "比年度目标"), strings.HasPrefix(verdict, "比年度控制数"):
		holds = inState(notThere)
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
		if m.o.before == nil {
			m.fail(m.groups[0], "no earlier edition")
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
		if a == nil || b == nil || a.Cmp(b) <= 0 || !isBehind(now.state) || !prints(m.groups[2], new(big.Rat).Sub(a, b)) {
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
	want := map[string]string{"尚未破零": atZero, "已超额完成": over, "已完成全年目标": met, "全年欠": unmet}[m.groups[1]]
	if c.state != want {
		m.fail(m.groups[1], c.state)
	}
}

func placesOnly(m *match) {
	c := m.o.cells[m.indicatorsIn(m.text)[0]][m.region]
	if m.groups[2] != strconv.Itoa(c.rank) || c.tied != (m.groups[1] == "并列") || m.groups[3] != strconv.Itoa(c.of) {
		m.fail(m.groups[0], fmt.Sprintf("%d of %d, tied %v", c.rank, c.of, c.tied))
	}
}
