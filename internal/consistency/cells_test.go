package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// ofNumbers pairs printed numbers with their cells: one for each region named, for each indicator that the statement is
// about, or one number for all of them.
func (m *match) ofNumbers(named, numbers string, f func(c *cell, number string)) {
	var cells []*cell
	if regions := m.regionsIn(named); len(regions) > 0 {
		for _, r := range regions {
			for _, i := range m.indicators {
				cells = append(cells, m.o.cells[i][r])
			}
		}
	} else {
		for _, i := range m.indicators {
			cells = append(cells, m.o.cells[i][m.region])
		}
	}
	list := strings.Split(strings.TrimSuffix(numbers, "、"), "、")
	switch {
	case len(list) == 1:
		for _, c := range cells {
			f(c, list[0])
		}
	case len(list) == len(cells):
		for k, c := range cells {
			f(c, list[k])
		}
	default:
		m.fail(numbers, fmt.Sprintf("%d numbers", len(cells)))
	}
}

func numberCompletion(m *match) {
	if strings.HasPrefix(m.groups[0], "完成率均为") && strings.Contains(m.text, "{c}完成率均为") {
		return // of everybody
	}
	if strings.Contains(m.text, "{m}均"+m.groups[0]) {
		for _, i := range m.indicators {
			for _, c := range m.o.column(i) {
				if !m.o.printsCompletion(strings.TrimSuffix(m.groups[3], "%"), c) {
					m.fail(c.region.short+m.groups[3], show(c.completion))
				}
			}
		}
		return
	}
	m.ofNumbers(m.groups[1], m.groups[3], func(c *cell, n string) {
		if n = strings.TrimSuffix(n, "%"); !m.o.printsCompletion(n, c) {
			m.fail(c.region.short+c.indicator.short+n, show(c.completion))
		}
	})
}

func numberLead(m *match) {
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		if m.groups[1] == "与序时进度持平" {
			if c.lead == nil || c.lead.Sign() != 0 {
				m.fail("on the path", show(c.lead))
			}
			continue
		}
		m.checkLead(c, m.groups[1], m.groups[2])
		if m.groups[3] != "个百分点" {
			m.fail(m.groups[3], "个百分点")
		}
	}
}

func wholeZero(m *match) {
	if c := m.o.cells[m.indicator][m.region]; c.state != atZero {
		m.fail(m.groups[0], c.state)
	}
}

// growthBelow counts the members whose 同比 is on the wrong side of that of the level above.
func growthBelow(m *match) {
	for _, i := range m.indicators {
		upper := m.o.cells[i][m.regionsIn(m.groups[3])[0]].growth
		n := count(m.o.column(i), func(c *cell) bool {
			if c.growth == nil || upper == nil {
				return false
			}
			return c.growth.Cmp(upper) < 0 == (m.groups[2] == "低于") && c.growth.Cmp(upper) != 0
		})
		m.equal("growth "+m.groups[2]+"|"+i.id, m.groups[1], n)
	}
}

// numberGrowth checks the way, the size and, for points, the unit of a 同比.
func numberGrowth(m *match) {
	if strings.HasPrefix(m.groups[0], "占") || strings.HasPrefix(m.groups[0], "最多") {
		return // a share
	}
	m.ofNumbers(m.groups[1], m.groups[3], func(c *cell, n string) {
		unit := ""
		if size, points, own := strings.Cut(n, "个"); own {
			n, unit = size, "个"+points
		} else if len(m.groups) > 4 {
			unit = m.groups[4]
		}
		down := m.groups[2] == "下降" || m.groups[2] == "减少"
		switch {
		case c.growth == nil || c.growth.Sign() == 0 || (c.growth.Sign() < 0) != down || !printsGrowth(n, c.growth):
			m.fail(c.region.short+c.indicator.short+m.groups[2]+n, show(c.growth))
		case strings.HasSuffix(n, "%") && c.indicator.measure == "rate":
			m.fail(n, "a growth of "+c.indicator.measure)
		case len(m.groups) > 4 && unit != c.indicator.points():
			m.fail(n+m.groups[4], c.indicator.points())
		}
	})
}

// printsGrowth reports whether text is the size of a 同比: 12.3%, or a multiple from ten times on.
func printsGrowth(text string, q *big.Rat) bool {
	if times, many := strings.CutSuffix(text, "倍"); many {
		q = new(big.Rat).Quo(q, hundred)
		return new(big.Rat).Abs(q).Cmp(big.NewRat(10, 1)) >= 0 && printsSize(times, q)
	}
	size, _, _ := strings.Cut(strings.TrimSuffix(text, "%"), "个")
	return printsSize(size, q)
}

// points is the unit of differences of a rate.
func (i *indicator) points() string {
	switch i.unit {
	case "‰":
		return "个千分点"
	case "%":
		return "个百分点"
	}
	return i.unit
}

func (m *match) grown(word string) func(*cell) bool {
	sign := 1
	if way(word) == "下降" {
		sign = -1
	}
	return func(c *cell) bool { return c.growth != nil && c.growth.Sign() == sign }
}

// way is one word for each way that a 同比 goes.
func way(word string) string {
	if word == "下降" || word == "减少" {
		return "下降"
	}
	return "增加"
}

func growthCounted(m *match) {
	for _, i := range m.indicators {
		m.equal("growth "+way(m.groups[2])+"|"+i.id, m.groups[1], count(m.o.column(i), m.grown(m.groups[2])))
	}
}

func growthNamed(m *match) {
	named := m.regionsIn(m.groups[1])
	for _, i := range m.indicators {
		for _, c := range m.o.column(i) {
			if slices.Contains(named, c.region) != m.grown(m.groups[2])(c) {
				m.fail(names(named)+m.groups[2], c.region.short+" "+show(c.growth))
				return
			}
		}
	}
}

// growthMost: nobody's 同比 is higher, or lower, and who shares it is told.
func growthMost(m *match) {
	for _, i := range m.indicators {
		c := m.o.cells[i][m.region]
		tied := 0
		for _, other := range m.o.column(i) {
			if other.growth == nil || c.growth == nil {
				continue
			}
			order := other.growth.Cmp(c.growth)
			if m.groups[1] == "降幅" {
				order = -order
			}
			if order > 0 {
				m.fail(m.groups[0], other.region.short+" "+show(other.growth))
			} else if order == 0 {
				tied++
			}
		}
		if shared := m.groups[2] == "并列" || m.groups[3] != ""; c.growth == nil || shared != (tied > 1) {
			m.fail(m.groups[0], fmt.Sprintf("%d share %s", tied, show(c.growth)))
		}
	}
}

func growthDigits(m *match) {
	for _, i := range m.indicators {
		n := count(m.o.column(i), func(c *cell) bool {
			if c.growth == nil {
				return false
			}
			q := new(big.Rat).Set(c.growth)
			if m.groups[2] == "降幅" {
				q.Neg(q)
			}
			return q.Cmp(big.NewRat(10, 1)) >= 0
		})
		m.equal("two digits "+m.groups[2]+"|"+i.id, m.groups[1], n)
	}
}

func growthDesc(m *match) {
	c := m.o.cells[m.indicator][m.regionsIn(m.groups[1])[0]]
	want := "%"
	switch {
	case c.indicator.measure == "rate":
		want = c.indicator.points()
	case m.groups[4] == "倍":
		want = "倍"
	}
	if c.growth == nil || (c.growth.Sign() < 0) != (way(m.groups[2]) == "下降") || !printsGrowth(m.groups[3]+strings.TrimPrefix(m.groups[4], c.indicator.unit), c.growth) || m.groups[4] != want {
		m.fail(m.groups[0], show(c.growth)+want)
	}
}

// described checks a completion with its state in a chart's description.
func described(m *match) {
	var c *cell
	if r := m.regionsIn(m.groups[1]); len(r) > 0 {
		if m.indicator == nil {
			return
		}
		c = m.o.cells[m.indicator][r[0]]
	} else {
		c = m.o.cells[m.indicatorsIn(m.groups[1])[0]][m.region]
	}
	byValue := c.completion == nil || c.indicator.measure == "rate" && !c.indicator.lower // of a rate its completion would read as the rate
	if !byValue && !m.o.printsCompletion(m.groups[2], c) || byValue && !prints(m.groups[2], c.value) {
		m.fail(m.groups[0], show(c.completion))
	}
	if m.groups[3] != c.word() {
		m.fail("state "+m.groups[3], c.word())
	}
}

// describedLimit checks an amount against a limit in a chart's description.
func describedLimit(m *match) {
	r, i := m.region, m.indicator
	if named := m.regionsIn(m.groups[1]); len(named) > 0 {
		r = named[0]
	} else {
		i = m.indicatorsIn(m.groups[1])[0]
	}
	c := m.o.cells[i][r]
	if !prints(m.groups[2], c.value) {
		m.fail(m.groups[2], show(c.value))
	}
	m.checkLimit(c, m.groups[3], m.groups[4])
	if m.groups[5] != "" && m.groups[5] != c.word() {
		m.fail("state "+m.groups[5], c.word())
	}
}

// completionCells are the targeted indicators of the page's region.
func (m *match) completionCells() []*cell {
	board := m.o.onBoard()
	return only(m.o.row(m.region), func(c *cell) bool {
		return c.indicator.targeted && (m.kind != "board" || slices.Contains(board, c.indicator))
	})
}

// ofRow names the cells of a title: those on the board may be fewer.
func (m *match) ofRow() string {
	if m.kind == "board" {
		return m.region.id + " on the board"
	}
	return m.region.id
}

func completionsOf(m *match) {
	cells := m.completionCells()
	m.equal("targeted|"+m.ofRow(), m.groups[1], len(cells))
	f := ofKind(m.groups[3], true)
	judged := func(c *cell) bool { return flow(c) && (isGood(c.state) || isBehind(c.state)) }
	if m.groups[3] == "控制在年度控制数以内" && count(cells, judged) == 0 { // of levels, where there is no flow
		f = func(c *cell) bool { return level(c) && c.state == reached }
	}
	if f != nil {
		m.equal(notionOfRow(m, m.groups[3]), m.groups[2], count(cells, f))
	}
}

// ofKind is what a verdict says of a region's cells: a word of levels of levels, any other of flows.
func ofKind(verdict string, all bool) func(*cell) bool {
	holds := meaning(verdict)
	if all {
		holds = meaningOfAll(verdict)
	}
	if holds == nil {
		return nil
	}
	of := flow
	if is("已达标", "未达标", within, broken, "达到年度目标", "尚未达到年度目标", "未达到年度目标")(verdict) {
		of = level
	}
	return func(c *cell) bool { return of(c) && holds(c.state) }
}

func notionOfRow(m *match, verdict string) string {
	if holds := meaning(verdict); holds != nil && holds(behind) {
		return "behind|" + m.region.id
	}
	return verdict + " of targeted|" + m.ofRow()
}

func completionsAll(m *match) {
	cells := m.completionCells()
	m.equal("targeted|"+m.ofRow(), m.groups[1], len(cells))
	if f := ofKind(m.groups[2], true); f != nil && count(cells, f) != len(cells) {
		m.fail("all "+m.groups[2], count(cells, f))
	}
}

func completionsBeside(m *match) {
	levels := only(m.completionCells(), inState(reached, notThere))
	m.equal("levels of targeted|"+m.ofRow(), m.groups[1], len(levels))
	state := reached
	if m.groups[3] == "未达标" || m.groups[3] == broken {
		state = notThere
	}
	n := count(levels, inState(state))
	m.equal(state+" of targeted|"+m.ofRow(), m.groups[2], n)
	if m.groups[1] == "" && n != len(levels) {
		m.fail(m.groups[0], fmt.Sprintf("%d of %d", n, len(levels)))
	}
}

func completionsNone(m *match) {
	none := only(m.completionCells(), inState(noState))
	m.equal("without state|"+m.ofRow(), m.groups[1], len(none))
	m.checkGaps(m.groups[2], none)
}

func completionsPart(state string) func(*match) {
	return func(m *match) {
		m.equal(state+" of targeted|"+m.ofRow(), m.groups[1], count(m.completionCells(), inState(state)))
	}
}

// countsState checks a list of counts by state: of a region's indicators, an indicator's members, or the board.
func countsState(m *match) {
	word, n := m.groups[1], m.groups[2]
	var cells []*cell
	switch m.kind {
	case "county":
		cells = m.o.row(m.region)
	case "indicator":
		cells = m.o.column(m.indicator)
		for _, r := range m.o.site.of(county) { // one that it does not apply to is counted as none
			if !m.indicator.applies(r) && !m.indicator.wholeOnly {
				cells = append(cells, m.o.cells[m.indicator][r])
			}
		}
	default:
		for _, i := range m.o.onBoard() {
			for _, r := range m.o.site.of(county) {
				cells = append(cells, m.o.cells[i][r])
			}
		}
	}
	if word == "不计状态" {
		word = noState
		if m.kind == "indicator" {
			return // of whom it is counted is the page's own affair
		}
	}
	if got := count(cells, func(c *cell) bool { return c.word() == word }); n != strconv.Itoa(got) {
		m.fail(m.groups[1]+" "+n, got)
	}
}

// ruleHolds is what the rules of references pick.
func (o *oracle) ruleHolds(rule string) func(*cell) bool {
	half := big.NewRat(50, 1)
	switch rule {
	case "未报送":
		return func(c *cell) bool { return c.gap == "未报送" }
	case "增长":
		return func(c *cell) bool { return c.growth != nil && c.growth.Sign() > 0 }
	case "下降":
		return func(c *cell) bool { return c.growth != nil && c.growth.Sign() < 0 }
	case "落后", "超序时":
		return stateIs(isBehind)
	case "滞后":
		return func(c *cell) bool {
			if c.state == atZero || c.state == unmet {
				return o.paced(c.shortfall(), onPace, behind, far) == far
			}
			return slices.Contains([]string{far, farFast, broken}, c.state)
		}
	case "达序时":
		return stateIs(isGood)
	case "超额":
		return inState(over)
	case "过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(half) >= 0 }
	case "未过半":
		return func(c *cell) bool { return c.completion != nil && c.completion.Cmp(half) < 0 }
	case "超限":
		return inState(broken)
	}
	return inState(rule) // 未破零, 已达标, 未达标
}

func rulePicked(m *match) {
	n, _ := strconv.Atoi(m.groups[1])
	q := m.o.site.rules[n-1]
	holds := m.o.ruleHolds(q.rule)
	cells := m.o.column(q.indicator)
	notion := map[string]string{"落后": "behind", "超额": "over", "未破零": "at zero", "超序时": "behind", "下降": "growth 下降"}[q.rule]
	if notion == "" {
		notion = "rule " + q.rule
	}
	m.equal(notion+"|"+q.indicator.id, m.groups[2], count(cells, holds))
	named := m.regionsIn(m.groups[3])
	for _, c := range cells {
		if slices.Contains(named, c.region) && !holds(c) || !slices.Contains(named, c.region) && holds(c) && !strings.Contains(m.groups[3], "等") {
			m.fail(q.indicator.short+q.rule+names(named), c.region.short+" is "+c.state+" "+show(c.completion)+" "+show(c.growth))
			return
		}
	}
}

func orderCompletion(m *match) {
	c := m.o.cells[m.indicators[0]][m.region]
	if !m.o.printsCompletion(m.groups[1], c) || m.groups[2] != c.word() {
		m.fail(m.groups[0], show(c.completion)+c.word())
	}
}

func orderLead(m *match) {
	if c := m.o.cells[m.indicators[0]][m.region]; !prints(m.groups[1], c.lead) {
		m.fail(m.groups[1], show(c.lead))
	}
}

func orderPlace(m *match) {
	c := m.o.cells[m.indicators[0]][m.region]
	verb := "居"
	if m.groups[1] != "" {
		verb = m.groups[1]
	}
	m.checkPlace(c, verb, m.groups[2])
	if m.groups[3] != strconv.Itoa(c.of) {
		m.fail(m.groups[0], c.of)
	}
}

func orderLimit(m *match) {
	c := m.o.cells[m.indicators[0]][m.region]
	m.checkLimit(c, m.groups[1], m.groups[2])
	if m.groups[3] != c.word() {
		m.fail(m.groups[3], c.word())
	}
}

// yearEndWord: a year that is over has no path any more.
func yearEndWord(m *match) {
	if m.o.site.month == 12 {
		m.fail(m.groups[1], "no word of the middle of the year")
	}
}

// limitCompletion: what uses up a limit does not complete it.
func limitCompletion(m *match) {
	for _, i := range m.indicators {
		if i.lower && i.targeted {
			m.fail(m.groups[1], "no completion of a limit")
		}
	}
}
