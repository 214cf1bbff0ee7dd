package consistency

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// boardCells are the counties' cells on the board.
func (o *oracle) boardCells() []*cell {
	var out []*cell
	for _, i := range o.onBoard() {
		out = append(out, o.column(i)...)
	}
	return out
}

func boardSize(m *match) {
	m.equal("counties", m.groups[1], len(m.o.site.of(county)))
	m.equal("board paced", m.groups[2], count(m.o.boardCells(), stateIs(isPaced)))
}

func boardPaced(m *match) {
	m.equal("board paced", m.groups[1], count(m.o.boardCells(), stateIs(isPaced)))
}

func boardBehind(m *match) {
	cells := only(m.o.boardCells(), stateIs(isBehind))
	m.equal("board behind", m.groups[1], len(cells))
	m.wording(m.groups[2], cells)
}

func boardZero(m *match) {
	m.equal("board at zero", m.groups[1], count(m.o.boardCells(), inState(atZero)))
}

func boardMost(m *match) {
	each, most := m.o.behindOf(m.o.onBoard())
	m.equal("most behind on the board", m.groups[3], most)
	var want []*region
	for _, r := range m.o.site.of(county) {
		if each[r] == most {
			want = append(want, r)
		}
	}
	m.sameRegions(m.groups[1], want, "最多")
	if (m.groups[2] == "各") != (len(want) > 1) {
		m.fail(m.groups[0], names(want))
	}
}

// boardDescribed checks a row's sums; those on the board count.
func boardDescribed(m *match) {
	r := m.o.site.regions[0]
	if named := m.regionsIn(m.groups[1]); len(named) > 0 {
		r = named[0]
	}
	m.rowSums(r, m.groups[2], m.groups[3])
}

func (m *match) rowSums(r *region, behind, zero string) {
	n, z := m.o.boardRow(r)
	m.equal("board behind|"+r.id, behind, n)
	if zero == "" {
		zero = "0"
	}
	m.equal("board at zero|"+r.id, zero, z)
}

func (o *oracle) boardRow(r *region) (behind, zero int) {
	for _, i := range o.onBoard() {
		if i.applies(r) && isBehind(o.cells[i][r].state) {
			behind++
			if o.cells[i][r].state == atZero {
				zero++
			}
		}
	}
	return behind, zero
}

func boardWidest(m *match) {
	most := 0
	for _, i := range m.o.onBoard() {
		most = max(most, count(m.o.column(i), stateIs(isBehind)))
	}
	m.equal("behind on the widest", m.groups[2], most)
	for _, i := range m.indicatorsIn(m.groups[1]) {
		if n := count(m.o.column(i), stateIs(isBehind)); n != most {
			m.fail("widest "+i.short, fmt.Sprintf("%d of %d", n, most))
		}
	}
}

func boardWidestAll(m *match) {
	for _, i := range m.indicatorsIn(m.groups[1]) {
		cells := m.o.column(i)
		want := len(m.o.site.of(county))
		if m.groups[2] != "" {
			want = count(cells, stateIs(isPaced))
		}
		if n := count(cells, stateIs(isBehind)); n != want {
			m.fail("all behind "+i.short, fmt.Sprintf("%d of %d", n, want))
		}
	}
}

func boardWidestCounted(m *match) {
	most, widest := 0, 0
	for _, i := range m.o.onBoard() {
		switch n := count(m.o.column(i), stateIs(isBehind)); {
		case n > most:
			most, widest = n, 1
		case n == most:
			widest++
		}
	}
	m.equal("widest indicators", m.groups[1], widest)
	m.equal("behind on the widest", m.groups[2], most)
}

func boardNothing(m *match) {
	if n := count(m.o.boardCells(), stateIs(isPaced)); n > 0 {
		m.fail(m.groups[0], n)
	}
}

func boardCounties(m *match) { m.equal("counties", m.groups[1], len(m.o.site.of(county))) }

func boardAll(m *match) {
	each, _ := m.o.behindOf(m.o.onBoard())
	for _, r := range m.o.site.of(county) {
		if strconv.Itoa(each[r]) != m.groups[1] {
			m.fail("all "+m.groups[1], fmt.Sprintf("%s %d", r.short, each[r]))
		}
	}
}

// boardPart counts those that are over, or have met their targets.
func boardPart(m *match) {
	states := []string{met}
	if m.groups[2] == "超额完成年度目标" {
		states = []string{over}
	}
	m.equal("board "+states[0], m.groups[1], count(m.o.boardCells(), inState(states...)))
}

func boardOfAll(m *match) {
	cells := only(m.o.boardCells(), stateIs(isPaced))
	if n := count(cells, stateIs(meaningOfAll(m.groups[1]))); n != len(cells) {
		m.fail("all "+m.groups[1], fmt.Sprintf("%d of %d", n, len(cells)))
	}
	if !strings.HasSuffix(m.groups[1], "未破零") {
		m.wording(m.groups[1], cells)
	}
}

// boardEnds: who is first or last most often.
func boardEnds(m *match) {
	each := map[*region]int{}
	most := 0
	for _, c := range m.o.boardCells() {
		if m.groups[1] == "首位" && c.first || m.groups[1] == "末位" && c.last {
			each[c.region]++
			most = max(most, each[c.region])
		}
	}
	m.equal("most often "+m.groups[1], m.groups[3], most)
	var want []*region
	for _, r := range m.o.site.of(county) {
		if each[r] == most {
			want = append(want, r)
		}
	}
	m.sameRegions(m.groups[2], want, "最多"+m.groups[1])
}

// boardTable reads the board's own table: states, marks, sums.
func (r *reader) boardTable(t *node) {
	var columns []*indicator
	for _, th := range t.first("thead", "").all("th", "") {
		if i := r.indicatorsIn(r.names.Replace(th.words())); len(i) == 1 {
			columns = append(columns, i[0])
		}
	}
	if r.kind == "board" {
		r.boardHead(t)
	}
	if r.kind == "board" && len(columns) != len(r.o.onBoard()) {
		r.problem("board table", "columns", strconv.Itoa(len(columns)), strconv.Itoa(len(r.o.onBoard())))
		return
	}
	for _, tr := range t.first("tbody", "").all("tr", "") {
		g := r.o.site.regions[0]
		if !tr.has("whole") {
			g = r.regionsIn(r.names.Replace(tr.first("th", "").words()))[0]
		}
		r.boardRow(g, columns, tr.all("td", ""))
	}
	if foot := t.first("tfoot", ""); foot != nil {
		r.boardFoot(columns, foot.all("tr", ""))
	}
}

// boardHead: what the sums count, which are flows, is no 落后 where some are limits, or the year is over.
func (r *reader) boardHead(t *node) {
	want := "落后"
	limits := slices.ContainsFunc(r.o.onBoard(), func(i *indicator) bool { return i.lower && i.measure == "flow" })
	switch {
	case limits && r.o.site.month == 12:
		want = "未达要求"
	case limits:
		want = "未达进度"
	case r.o.site.month == 12:
		want = "未完成"
	}
	r.matched["board table: head"]++
	for _, th := range t.first("thead", "").all("th", "") {
		if word, sums := strings.CutSuffix(th.words(), "项数"); sums && word != want {
			r.problem("board table: head", "项数", word, want)
		}
	}
}

func (r *reader) boardRow(g *region, columns []*indicator, cells []*node) {
	for k, i := range columns {
		r.matched["board table: cell"]++
		c, td := r.o.cells[i][g], cells[k]
		where := g.short + i.short
		word, number, mark := boardCell(td)
		if word != c.word() {
			r.problem("board table: state", where, word, c.word()+" "+show(c.completion))
		}
		if rate := i.measure == "rate" && !i.lower; number != "" && (i.lower || !rate && !r.o.printsCompletion(number, c) || rate && !prints(number, c.value)) {
			r.problem("board table: completion", where, number, show(c.completion))
		}
		if len(cells) == len(columns) {
			continue // the bulletin's table has neither marks nor sums
		}
		if (mark == "首") != c.first || (mark == "末") != c.last {
			r.problem("board table: mark", where, mark, fmt.Sprintf("rank %d of %d, first %v, last %v, %s", c.rank, c.of, c.first, c.last, c.state))
		}
	}
	if len(cells) == len(columns) {
		return
	}
	behind, zero := r.o.boardRow(g)
	sums := []string{cells[len(columns)].words(), cells[len(columns)+1].words()}
	want := []string{strconv.Itoa(behind), strconv.Itoa(zero)}
	if !slices.ContainsFunc(r.o.onBoard(), func(i *indicator) bool { return i.applies(g) && isPaced(r.o.cells[i][g].state) }) {
		want = []string{"—", "—"} // nothing of it can be behind
	}
	if !slices.Equal(sums, want) {
		r.problem("board table: sums of a row", g.short, sums[0]+" "+sums[1], want[0]+" "+want[1])
	}
	if sums[0] != "—" {
		r.notion("board behind|"+g.id, sums[0])
	}
}

// boardCell is a cell's state, its number and its mark; the state stands in what is said, and in small letters where
// there is room.
func boardCell(td *node) (word, number, mark string) {
	if said := td.first("span", "said"); said != nil {
		if parts := strings.Split(said.kids[0].text, "，"); len(parts) > 1 {
			word = parts[1]
		}
	}
	text := td.words()
	for _, part := range []string{"small", "b", "i"} {
		n := td.first(part, "")
		if n == nil {
			continue
		}
		text = strings.Replace(text, n.words(), "", 1)
		switch {
		case part == "b":
			mark = n.words()
		case part == "small" && !strings.HasSuffix(n.words(), word):
			word = n.words() + "/" + word
		}
	}
	if text = strings.TrimSpace(text); isNumber(text) {
		number = text
	}
	return word, number, mark
}

func (r *reader) boardFoot(columns []*indicator, rows []*node) {
	for n, states := range []func(string) bool{isBehind, is(atZero)} {
		if n >= len(rows) {
			r.problem("board table: foot", "rows", strconv.Itoa(len(rows)), "2")
			return
		}
		cells := rows[n].all("td", "")
		for k, i := range columns {
			r.matched["board table: foot"]++
			want := strconv.Itoa(count(r.o.column(i), stateIs(states)))
			if i.measure != "flow" || count(r.o.column(i), stateIs(isPaced)) == 0 { // a level is 未达标, and behind no progress; nor is what nobody reported
				want = "—"
			}
			if cells[k].words() != want {
				r.problem("board table: sum of a column", i.short, cells[k].words(), want)
			}
		}
	}
}
