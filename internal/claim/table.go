package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// grid is a table that the author typed.
type grid struct {
	*reader
	heading  *reader // by which heads are read
	rows     [][]*cell
	wordy    bool            // no cell of it is a number
	heads    int             // rows that are heads
	roles    []role          // of columns
	columns  []*head         // what each column says
	lines    []*head         // what each row says; nil of rows that are heads
	sections []int           // the last row above each that stands by itself, for what follows it
	caption  *head           // what stands above, in the corner or in a row by itself
	from     context         // in which a block at its place begins
	members  []*model.Region // those who have a row or a column
}

// role is what a column is for.
type role uint8

const (
	ofNumbers role = iota
	ofNames        // its cells say what their rows are about
	ofNothing      // its numbers are no figures: 序号
	ofWords        // none of its cells is a number: 备注
)

// cell is one of a table.
type cell struct {
	*block
	row, column int
	line        int    // which row of the table it is in
	plain       string // its text as it was folded
	numbers     []int  // its tokens that are numbers
	pure        bool   // nothing else stands in it
	findings    []*finding
}

// tableFrom is where the cells that begin at run k end; k where there is none.
func tableFrom(runs []Run, k int) int {
	end := k
	for end < len(runs) && runs[end].Kind == Cell {
		if one, last := &runs[end], &runs[max(end-1, k)]; end > k && (one.Row < last.Row || one.Row == last.Row && one.Column <= last.Column) {
			break // another table
		}
		end++
	}
	return end
}

// readTable reads the runs from one to another as a table.
func (r *reader) readTable(runs []Run, from, to int) {
	heading := *r
	heading.lexicon = r.checker.heads()
	g := &grid{reader: r, heading: &heading}
	g.from = (&block{reader: r}).opening()
	for k := from; k < to; k++ {
		g.add(k, &runs[k])
	}
	g.layout()
	g.caption = g.captionOf(runs, from)
	g.nameColumns()
	g.nameRows()
	g.findMembers()
	g.judge()
}

// add cuts a run and puts it in its place.
func (g *grid) add(k int, run *Run) {
	b := &block{reader: g.reader, run: k}
	b.spare = &spare{} // heads and cells are read beside each other
	b.cut(run)
	c := &cell{block: b, row: run.Row, column: run.Column, plain: strings.TrimSpace(b.text.text)}
	c.sift()
	if n := len(g.rows); n == 0 || g.rows[n-1][0].row != run.Row {
		g.rows = append(g.rows, nil)
	}
	n := len(g.rows) - 1
	c.line = n
	g.rows[n] = append(g.rows[n], c)
}

// at is the cell of a column in the n-th row, or nil.
func (g *grid) at(n, column int) *cell {
	if n < 0 || n >= len(g.rows) {
		return nil
	}
	row := g.rows[n]
	k, ok := slices.BinarySearchFunc(row, column, func(c *cell, at int) int { return c.column - at })
	if !ok {
		return nil
	}
	return row[k]
}

// text is what stands in a column of the n-th row.
func (g *grid) text(n, column int) string {
	if c := g.at(n, column); c != nil {
		return c.plain
	}
	return ""
}

// gaps stand where there is no number.
var gaps = strings.Fields("— —— - -- – / … …… * 无 空 空白 未报送 未报 未上报 不适用 不考核 不排名 不参评 N/A n/a NA · × 暂无 缺 缺报 未下达 未统计 ― ─ － 持平 保密 涉密")

// beside are words that may stand beside a number that fills a cell by itself.
const beside = about | moreThan | lessThan | nearly | tied

// sift finds the numbers of a cell, and whether they are all that it holds.
func (c *cell) sift() {
	c.pure = true
	for k := range c.tokens {
		switch t := &c.tokens[k]; {
		case t.kind == figure && (t.printed != nil || t.num.kind != idle && t.num.kind != counted && t.num.kind != few):
			c.numbers = append(c.numbers, k)
		case t.kind == open, t.kind == shut, t.is(beside), t.settled, t.is(above) && c.spelled(k) == "超过":
		case t.kind == plain && !strings.ContainsFunc(c.spelled(k), isWordRune): // ↑, ●
		default:
			c.pure = false
		}
	}
	c.pure = c.pure && len(c.numbers) > 0
}

// isGap reports whether a cell says that there is no number, or nothing at all: —, 未设目标.
func (c *cell) isGap() bool {
	if c == nil || c.plain == "" || slices.Contains(gaps, c.plain) {
		return true
	}
	const long = 6
	first, _ := utf8.DecodeRuneInString(c.plain)
	return strings.ContainsRune("未无不暂缺", first) && utf8.RuneCountInString(c.plain) <= long && len(c.numbers) == 0
}

// names reports whether a cell holds nothing but names of regions.
func (c *cell) names() bool {
	named := false
	for k := range c.tokens {
		switch t := &c.tokens[k]; {
		case t.kind == region && t.entry.region != nil && !t.entry.members:
			named = true
		case t.kind == pause, t.is(and):
		default:
			return false
		}
	}
	return named
}

// width is how many columns the table has.
func (g *grid) width() int {
	n := 0
	for _, row := range g.rows {
		n = max(n, row[len(row)-1].column+1)
	}
	return n
}

// deepestHead is how many rows the head of a table has at most. A table of words is nothing but heads.
const deepestHead = 3

// layout finds which rows are heads and what the columns are for. The first columns without numbers say what rows are about.
func (g *grid) layout() {
	const most = 1 << 12 // columns, as many as anybody has
	g.roles = make([]role, min(g.width(), most))
	g.heads = 1
	if g.rows[0][0].row != 0 {
		g.heads = 0
	}
	for g.heads > 0 && g.heads < deepestHead && g.heads+1 < len(g.rows) && g.isHead(g.heads) {
		g.heads++
	}
	leading, numbers := true, 0
	for k := range g.roles {
		pure, words := 0, 0
		for n := g.heads; n < len(g.rows); n++ {
			switch c := g.at(n, k); {
			case c.isGap():
			case c.pure:
				pure++
			default:
				words++
			}
		}
		numbers += pure
		head := ""
		if g.heads > 0 {
			head = unnumbered(g.text(0, k))
		}
		switch {
		case k > 0 && words > 0 && g.ofPlace(head): // names of who stands there
			numbers++
			leading = false
		case slices.Contains(idleHeads, head), k == 0 && pure > 0 && g.countsRows(k):
			g.roles[k] = ofNothing
		case leading && words > 0 && (k == 0 && words >= pure || words > 3*pure):
			g.roles[k] = ofNames
		case pure > 0 && isRankHead(head): // 位次 may stand before the names
		case pure == 0:
			g.roles[k] = ofWords
		default:
			leading = false
		}
	}
	if numbers == 0 || !slices.Contains(g.roles, ofNumbers) {
		g.wordy = true
	}
}

// ofPlace reports whether a head is that of names: 第一位, 最高.
func (g *grid) ofPlace(text string) bool {
	if text == "" {
		return false
	}
	h := g.headOf(text)
	return h.doubt == "" && (h.standing != nil || h.said&(highest|lowest) != 0)
}

// isRankHead reports whether a column is one of places.
func isRankHead(text string) bool {
	return slices.Contains([]string{"位次", "排名", "名次", "排位", "排序", "座次"}, text)
}

// countsRows reports whether a column only numbers the rows: its head says nothing, and it goes 1, 2, 3.
func (g *grid) countsRows(k int) bool {
	if g.heads > 0 && g.text(0, k) != "" && g.text(0, k) != "#" {
		return false
	}
	next := 1
	for n := g.heads; n < len(g.rows); n++ {
		c := g.at(n, k)
		if c.isGap() {
			continue
		}
		if c.plain != model.Int(next).String() {
			return false
		}
		next++
	}
	return next > 2
}

// isHead reports whether the n-th row goes on with the head: its first cell is empty or that of the head, and the others say what the
// columns hold.
func (g *grid) isHead(n int) bool {
	if first := g.text(n, 0); first != "" && first != g.text(0, 0) && first != "单位" && first != "计量单位" {
		return false
	}
	said, others := 0, 0
	for _, c := range g.rows[n] {
		if c.column == 0 || c.plain == "" {
			continue
		}
		if c.pure && !slices.ContainsFunc(c.numbers, func(k int) bool { return c.tokens[k].num.kind == placed && !c.tokens[k].num.round }) || c.isGap() {
			return false
		}
		h := g.headOf(c.plain)
		if h.doubt == "" && (h.measures() || h.names() || h.unit != "") {
			said++
		} else {
			others++
		}
	}
	return said > 0 && said >= others
}

// captionOf is what the table says as a whole: a line above it, 表1 …（单位：亿元）, its corner and the heading.
func (g *grid) captionOf(runs []Run, from int) *head {
	all := &head{}
	const lines, long = 2, 60
	for k := from - 1; k >= 0 && k >= from-lines; k-- {
		text, _ := joined(&runs[k])
		unit := strings.Contains(text, "单位：") || strings.Contains(text, "单位:")
		if runs[k].Kind == Cell || runs[k].Kind == Paragraph && len([]rune(text)) > long && !unit || strings.ContainsAny(text, "。；") && !unit {
			break
		}
		h := g.headOf(untitled(text))
		h.said, h.doubt, h.total, h.second = 0, "", false, nil
		all = all.merge(h)
		if runs[k].Kind == Heading {
			break
		}
	}
	for k, what := range g.roles {
		if what != ofNames || g.heads == 0 {
			continue
		}
		h := g.headOf(g.text(0, k))
		if h.doubt == "" && !h.measures() {
			all = all.merge(&head{unit: h.unit, indicators: h.indicators, span: h.span, rate: h.rate})
		}
	}
	return all
}

// untitled is a caption without its number: 表1, 附表二.
func untitled(text string) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(text), "附"), "表")
	if !ok {
		return text
	}
	return strings.TrimLeft(strings.TrimLeft(rest, "0123456789０１２３４５６７８９一二三四五六七八九十—-"), " 　：:.、")
}

// merge adds what another head says where the first says nothing.
func (h *head) merge(o *head) *head {
	j := *h
	j.takeUnit(o)
	if len(j.indicators) == 0 {
		j.indicators, j.rate = o.indicators, o.rate
	}
	if len(j.regions) == 0 {
		j.regions = o.regions
	}
	if j.span == nil {
		j.span = o.span
	}
	if j.part == nil {
		j.part = o.part
	}
	return &j
}

// nameColumns reads the heads of the columns. One that says only what is measured goes on with what the one before it is about.
func (g *grid) nameColumns() {
	var before, group *head
	for k, what := range g.roles {
		if what == ofNames {
			g.columns = append(g.columns, &head{})
			continue
		}
		var h *head
		for n := 0; n < min(g.heads, deepestHead); n++ {
			text := g.text(n, k)
			if n == 0 && g.heads > 1 && g.heads < len(g.rows) {
				if text != "" {
					group = g.headOf(text)
				}
				h = group
				continue
			}
			if text != "" || h == nil {
				one := g.headOf(text)
				if h != nil {
					one = one.under(h)
				}
				h = one
			}
		}
		if h == nil {
			h = &head{}
		}
		if what == ofNothing {
			h = &head{idle: true}
		}
		h = h.follow(before)
		if what != ofWords && !h.idle {
			before = h
		}
		g.columns = append(g.columns, h)
	}
}

// follow takes over from the head before what one that only says what is measured is about: 固定资产投资（亿元） | 同比（%）.
func (h *head) follow(before *head) *head {
	if before == nil || h.idle || len(h.indicators) > 0 || h.doubt != "" || h.total {
		return h
	}
	if len(h.regions) > 0 && before.said&^silent == 0 && len(before.indicators) == 0 {
		return h
	}
	j := *h
	j.takeUnit(before)
	j.unit = h.unit
	if len(before.indicators) > 0 || before.doubt != "" || before.lost != "" {
		j.indicators, j.rate, j.carried = before.indicators, before.rate, true
		j.guesses = before.guesses
		if j.part == nil && h.said&part == 0 {
			j.part = before.part
		}
	}
	if len(h.regions) > 0 {
		return &j // another region's
	}
	if h.span != nil || !h.measures() && h.part == nil {
		return &j
	}
	if j.lost = before.lost; before.doubt != "" {
		j.lost = before.doubt
	}
	j.total = before.total
	j.regions = before.regions
	if before.said&lastYear == 0 {
		j.span, j.spanned = before.span, before.span != nil
	} else if before.spanned {
		j.span, j.spanned = before.span, true
	}
	return &j
}

// nameRows reads what the rows say of themselves.
func (g *grid) nameRows() {
	var before, section *head
	g.sections = make([]int, len(g.rows))
	at := 0
	names := map[int]string{} // the last name in each column
	for n := range g.rows {
		if n < g.heads {
			g.lines = append(g.lines, nil)
			continue
		}
		var h *head
		alone := len(g.roles) > 1
		for k, what := range g.roles {
			text := g.text(n, k)
			if what != ofNames {
				alone = alone && text == ""
				continue
			}
			if text == "" && k > 0 {
				continue
			}
			if text == "" {
				text = names[k]
			}
			names[k] = text
			one := g.headOf(text)
			if h != nil {
				one = one.under(h)
			}
			h = one
		}
		if h == nil {
			h = &head{}
		}
		if alone && h.text != "" {
			section, before, at = h, nil, n
			g.lines = append(g.lines, h)
			continue
		}
		g.sections[n] = at
		h = h.follow(before)
		before = h
		if section != nil {
			h = h.within(section)
		}
		g.lines = append(g.lines, h)
	}
}

// within is a row's head below a row that stands by itself and says what those below it are about.
func (h *head) within(section *head) *head {
	j := h.merge(section)
	j.said |= section.said &^ sum
	j.sectioned = section.doubt != ""
	return j
}

// findMembers finds whose numbers the table holds, for its totals.
func (g *grid) findMembers() {
	for _, list := range [][]*head{g.lines, g.columns} {
		for _, h := range list {
			if h == nil || h.doubt != "" || len(h.regions) != 1 {
				continue
			}
			if r := h.regions[0]; (r.Kind == model.County || r.Kind == model.Zone) && !slices.Contains(g.members, r) {
				g.members = append(g.members, r)
			}
		}
	}
}
