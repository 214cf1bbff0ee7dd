package consistency

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// column is what must hold of a column of the tables of figures.
type column struct {
	head  string
	check func(r *reader, c *cell, td *node, where string)
}

// columns are the columns that are read, by their heads.
var columns = []column{
	{"年度目标", func(r *reader, c *cell, td *node, where string) {
		r.amount("target", td, where, c.target == nil, func(s string) bool { return prints(s, c.target) && r.o.site.style.keeps(s) })
	}},
	{"年度控制数", func(r *reader, c *cell, td *node, where string) {
		r.amount("limit", td, where, c.target == nil, func(s string) bool { return prints(s, c.target) && r.o.site.style.keeps(s) })
	}},
	{"较控制数", func(r *reader, c *cell, td *node, where string) { r.limit(c, td, where) }},
	{"本期累计", func(r *reader, c *cell, td *node, where string) {
		r.amount("value", td, where, c.value == nil, func(s string) bool { return prints(s, c.value) && r.o.site.style.keeps(s) })
	}},
	{"本期数", func(r *reader, c *cell, td *node, where string) {
		r.amount("value", td, where, c.value == nil, func(s string) bool { return prints(s, c.value) && r.o.site.style.keeps(s) })
	}},
	{"完成率", func(r *reader, c *cell, td *node, where string) {
		none := c.completion == nil
		if c.indicator.lower && c.indicator.targeted {
			r.limit(c, td, where)
			return
		}
		r.amount("completion", td, where, none, func(s string) bool { return r.o.printsCompletion(s, c) && shows(s, r.o.site.style.completion, true) })
	}},
	{"期末数", func(r *reader, c *cell, td *node, where string) {
		r.amount("value", td, where, c.value == nil, func(s string) bool { return prints(s, c.value) && r.o.site.style.keeps(s) })
	}},
	{"本期值", func(r *reader, c *cell, td *node, where string) {
		r.amount("value", td, where, c.value == nil, func(s string) bool { return prints(s, c.value) && r.o.site.style.keeps(s) })
	}},
	{"与目标之比", func(r *reader, c *cell, td *node, where string) {
		none := c.completion == nil
		if c.indicator.lower && c.indicator.targeted {
			r.limit(c, td, where)
			return
		}
		r.amount("completion", td, where, none, func(s string) bool { return r.o.printsCompletion(s, c) && shows(s, r.o.site.style.completion, true) })
	}},
	{"较序时", func(r *reader, c *cell, td *node, where string) {
		r.amount("lead", td, where, c.lead == nil, func(s string) bool { return prints(s, c.lead) && shows(s, r.o.site.style.completion, true) })
	}},
	{"状态", func(r *reader, c *cell, td *node, where string) {
		word := td.words()
		if chip := td.first("span", "state"); chip != nil {
			word = strings.TrimSpace(strings.TrimPrefix(word, chip.first("i", "").words()))
		} else {
			word = noState
		}
		if word != c.word() {
			r.problem("table: state", where, word, c.word()+" "+show(c.completion))
		}
	}},
	{"所需倍数", func(r *reader, c *cell, td *node, where string) {
		q, class := r.o.ratio(c), ""
		if class, _ = r.o.prospect(c); class == met {
			q = new(big.Rat)
		}
		r.amount("multiple", td, where, q == nil, func(s string) bool { return prints(s, q) })
	}},
	{"预判", func(r *reader, c *cell, td *node, where string) {
		class, ok := r.o.prospect(c)
		if word := td.words(); ok && class != noState && !strings.HasSuffix(word, " "+class) && word != class {
			r.problem("table: prospect", where, word, class)
		}
	}},
	{"同比", func(r *reader, c *cell, td *node, where string) {
		r.amount("growth", td, where, c.growth == nil, func(s string) bool {
			return prints(s, c.growth) && (c.indicator.measure == "rate" || shows(s, r.o.site.style.growth, false))
		})
	}},
	{"位次", func(r *reader, c *cell, td *node, where string) {
		r.rank(c, td, where)
	}},
	{"位次变化", func(r *reader, c *cell, td *node, where string) {
		word, want := td.words(), "—"
		if c.moved != nil {
			want = strings.NewReplacer("上升", "↑", "下降", "↓", "位", "").Replace(moved(*c.moved))
		}
		if word != want {
			r.problem("table: moved", where, word, want)
		}
	}},
}

// rank checks a place: nobody has one where all share it, and the last place is shared in words.
func (r *reader) rank(c *cell, td *node, where string) {
	shared := c.rank == 1 && !c.first
	if c.last && c.tied {
		if word := td.words(); word != "并列末位" {
			r.problem("table: rank", where, word, "并列末位")
		}
		return
	}
	r.amount("rank", td, where, c.rank == 0 || shared, func(s string) bool { return s == strconv.Itoa(c.rank) })
	if said := td.first("span", "said"); c.rank > 0 && !shared && c.tied != (said != nil && strings.Contains(said.kids[0].text, "并列")) {
		r.problem("table: tie", where, td.words(), fmt.Sprintf("tied %v", c.tied))
	}
}

// limit checks a figure against its limit as a narrow cell says it: 超3, 余2, of a rate 低2.
func (r *reader) limit(c *cell, td *node, where string) {
	if c.value == nil || c.target == nil {
		return
	}
	d := new(big.Rat).Sub(c.value, c.target)
	left := "余"
	if c.indicator.measure == "rate" {
		left = "低"
	}
	want := map[int]string{1: "超", 0: "持平", -1: left}[d.Sign()]
	size, ok := strings.CutPrefix(td.words(), want)
	if !ok || d.Sign() != 0 && !printsSize(size, d) {
		r.problem("table: limit", where, td.words(), want+show(d))
	}
}

// amount checks a cell that shows a number, or none.
func (r *reader) amount(what string, td *node, where string, none bool, ok func(string) bool) {
	text := firstNumber(td)
	if none != (text == "") || !none && !ok(text) {
		r.problem("table: "+what, where, td.words(), "another")
	}
}

// firstNumber is the number that a cell shows, or empty.
func firstNumber(td *node) string {
	text := td.words()
	if small := td.first("small", ""); small != nil {
		text = strings.TrimSpace(strings.TrimSuffix(text, small.words()))
	}
	if _, _, ok := number(text); ok {
		return text
	}
	return ""
}

// table reads a table of figures: one of an indicator with a row a region, or one of a region with a row an indicator.
func (r *reader) table(t *node) {
	if t.has("board") {
		if r.kind == "board" || r.kind == "bulletin" {
			r.boardTable(t)
		}
		return
	}
	var heads []string
	for _, th := range t.first("thead", "").all("th", "") {
		text := th.words()
		if small := th.first("small", ""); small != nil {
			text = strings.TrimSuffix(text, small.words())
		}
		heads = append(heads, text)
	}
	if !slices.Contains(heads, "状态") && !slices.Contains(heads, "位次") && !slices.Contains(heads, "所需倍数") {
		return
	}
	for _, tr := range t.first("tbody", "").all("tr", "") {
		if tr.has("part") || tr.has("group") {
			continue
		}
		if c := r.rowCell(tr); c != nil {
			r.row(c, heads, tr.kids)
		}
	}
}

// rowCell is the cell that a row is about.
func (r *reader) rowCell(tr *node) *cell {
	th := tr.first("th", "")
	if th == nil {
		return nil
	}
	name := r.names.Replace(th.words())
	if r.indicator != nil {
		g := r.o.site.regions[0]
		if list := r.regionsIn(name); len(list) == 1 {
			g = list[0]
		} else if !tr.has("whole") {
			return nil
		}
		return r.o.cells[r.indicator][g]
	}
	if list := r.indicatorsIn(name); len(list) == 1 && (r.kind == "county" || r.kind == "sheet" || r.kind == "bulletin") {
		return r.o.cells[list[0]][r.about()]
	}
	return nil
}

func (r *reader) row(c *cell, heads []string, cells []*node) {
	if len(cells) != len(heads) {
		r.problem("table", c.region.short+c.indicator.short, fmt.Sprintf("%d cells", len(cells)), strconv.Itoa(len(heads)))
		return
	}
	for k, head := range heads {
		for _, col := range columns {
			if col.head == head {
				r.matched["table: "+head]++
				col.check(r, c, cells[k], c.region.short+c.indicator.short+head)
			}
		}
	}
}
