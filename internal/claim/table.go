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
