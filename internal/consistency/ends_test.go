package consistency

import (
	"fmt"
	"math/big"
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

func placesOnly(m *match) {
	c := m.o.cells[m.indicatorsIn(m.text)[0]][m.region]
	if m.groups[2] != strconv.Itoa(c.rank) || c.tied != (m.groups[1] == "并列") || m.groups[3] != strconv.Itoa(c.of) {
		m.fail(m.groups[0], fmt.Sprintf("%d of %d, tied %v", c.rank, c.of, c.tied))
	}
}
