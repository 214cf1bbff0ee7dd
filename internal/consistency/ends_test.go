package consistency

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

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
	word := m.groups[4] // 居首位, 末位, 最高
	low := word == "最低" || word == "最少"
	first := strings.HasSuffix(word, "首位") || !strings.HasSuffix(word, "末位") && low == i.lower
	want := placed(cells, first)
	if !first && !strings.HasSuffix(word, "末位") {
		want = hindmost(cells)
	}
	m.sameRegions(m.groups[1], want, word)
	for _, r := range want {
		c := m.o.cells[i][r]
		if !m.showsScore(c, m.groups[2]) {
			m.fail(m.groups[2], show(c.completion)+", "+show(c.value))
			return
		}
	}
}

// showsScore reports whether a number is what a county is ranked by: its completion or, without targets, of a limit and of a rate,
// its figure.
func (m *match) showsScore(c *cell, number string) bool {
	if c.indicator.targeted && !c.indicator.lower && c.indicator.measure != "rate" {
		return m.o.printsCompletion(number, c)
	}
	return prints(number, c.value)
}

// endsOthers: all but the first share the last rank.
func endsOthers(m *match) {
	want := hindmost(m.o.column(m.indicator))
	m.sameRegions(m.groups[1], want, "其余")
	for _, r := range want {
		if c := m.o.cells[m.indicator][r]; !m.showsScore(c, m.groups[2]) {
			m.fail(m.groups[2], show(c.completion))
		}
	}
}

// endsEverybody: all share one place.
func endsEverybody(m *match) {
	for _, c := range m.o.column(m.indicator) {
		if c.rank != 1 || !m.showsScore(c, m.groups[1]) {
			m.fail(m.groups[0], c.region.short+" "+show(c.completion))
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
	i, word := m.indicators[0], m.groups[2]
	low := strings.HasSuffix(word, "最低") || strings.HasSuffix(word, "最少")
	first := strings.HasSuffix(word, "首位") || !strings.HasSuffix(word, "末位") && low == i.lower
	want := placed(m.o.column(i), first)
	m.sameRegions(m.groups[1], want, word)
	if strings.HasPrefix(word, "并列") != (len(want) > 1) {
		m.fail(word, names(want))
	}
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

// rankedCells are a county's cells with a place on an indicator with targets.
func (m *match) rankedCells() []*cell {
	return only(m.o.row(m.region), func(c *cell) bool { return c.indicator.targeted && c.rank > 0 })
}

// inUpperHalf reports whether a place is in the first half, and not that of all.
func (c *cell) inUpperHalf() bool { return 2*c.rank <= c.of && (c.rank > 1 || c.first) }

// placesCounted: on how many targeted indicators a county is first and last.
func placesCounted(m *match) {
	cells := m.rankedCells()
	first, last := count(cells, func(c *cell) bool { return c.first }), count(cells, func(c *cell) bool { return c.last })
	m.equal("ranked|"+m.region.id, m.groups[1], len(cells))
	m.equal("first|"+m.region.id, m.groups[2], first)
	m.equal("last|"+m.region.id, m.groups[3], last)
	if m.groups[4] == "无一居首位" && first > 0 || m.groups[4] == "无一居末位" && last > 0 {
		m.fail(m.groups[4], fmt.Sprintf("%d first, %d last", first, last))
	}
	m.equal("in the upper half|"+m.region.id, m.groups[5], count(cells, (*cell).inUpperHalf))
}

func placesHalf(m *match) {
	cells, want := m.rankedCells(), 0
	m.equal("ranked|"+m.region.id, m.groups[1], len(cells))
	if m.groups[2] == "" {
		want = len(cells)
	}
	if n := count(cells, (*cell).inUpperHalf); n != want {
		m.fail(m.groups[0], n)
	}
}

// endsAll: everybody who has a rank shares it.
func endsAll(m *match) {
	cells := only(m.o.column(m.indicators[0]), func(c *cell) bool { return c.rank > 0 })
	m.equal("sharing one place|"+m.indicators[0].id, m.groups[1], len(cells))
	for _, c := range cells {
		if c.rank > 1 || !m.showsScore(c, m.groups[2]) {
			m.fail(m.groups[0], c.region.short+" "+show(c.completion))
		}
	}
}

func placesShared(m *match) {
	c := m.o.cells[m.indicatorsIn(m.text)[0]][m.region]
	if c.rank != 1 || c.first || m.groups[1] != strconv.Itoa(c.of) {
		m.fail(m.groups[0], fmt.Sprintf("%d of %d", c.rank, c.of))
	}
}

func placesOnly(m *match) {
	c := m.o.cells[m.indicatorsIn(m.text)[0]][m.region]
	m.checkPlace(c, m.groups[2], m.groups[3])
	if m.groups[1] != strconv.Itoa(c.of) {
		m.fail(m.groups[0], c.of)
	}
}
