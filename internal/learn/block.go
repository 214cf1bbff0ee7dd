package learn

import (
	"regexp"
	"strings"

	"bulletin/internal/model"
)

// columnKind is what stands in the rows of a column.
type columnKind uint8

const (
	valueColumn columnKind = iota
	regionStub             // names of regions
	topicStub              // names of indicators and parts
	roleStub               // 累计, 同比
	unitStub
	timeStub
	otherStub  // texts that are not understood
	textColumn // 备注: nothing is read from it
	codeColumn // 序号, 代码, 电话: its numbers are no figures
)

func (k columnKind) stub() bool { return k >= regionStub && k <= otherStub }

// block is a table: its rows, and the columns from its names to the next names.
type block struct {
	*band
	first, last int // columns
	kinds       []columnKind
	why         []string // of codeColumn, by column: what its numbers are
	above       []*cell  // titles that are about it

	overColumns, besideRows map[int][]head // what heads and names say together, once it was asked
	facts                   *facts
}

// facts are what all heads of a block say together.
type facts struct {
	several bool                      // it has several columns of numbers
	summed  map[*model.Indicator]bool // who has cumulative numbers in some column or row; nil is whoever stands in it
	parts   []sense                   // that heads name
	only    *model.Indicator          // the one that its heads name, or nil
	ranked  bool                      // some column holds places among the others of the province
	placed  bool                      // heads or names of rows name members or the whole
	across  bool                      // heads over columns of numbers name members
}

// factsOf looks at all heads of a block once.
func (l *lexicon) factsOf(b *block, s *sheet) *facts {
	if b.facts != nil {
		return b.facts
	}
	f, values, mixed := &facts{summed: map[*model.Indicator]bool{}}, 0, false
	for column := b.first; column <= b.last; column++ {
		if b.kinds[column] == valueColumn && hasNumbers(b.view, b.band, column) {
			values++
		}
		mixed = mixed || b.kinds[column] == topicStub
		f.placed = f.placed || b.kinds[column] == regionStub
		for _, m := range l.headsOf(b, column, s) {
			switch {
			case m.unclear || f.only != nil && m.indicator != nil && m.indicator != f.only:
				mixed = true
			case m.indicator != nil:
				f.only = m.indicator
			}
			f.ranked = f.ranked || m.cue&rank != 0 && l.site.Province != nil && strings.Contains(m.text(), fold(l.site.Words.Upper))
			f.placed = f.placed || m.region != nil && m.region != l.site.Province
			f.across = f.across || m.region != nil && m.region != l.site.Province && !isWhole(m.region) && b.kinds[column] == valueColumn
			f.parts = append(f.parts, m.parts...)
		}
		f.sum(l.headsOf(b, column, s))
	}
	for _, row := range b.data {
		f.sum(l.namesOf(b, row, s))
	}
	if f.several = values > 1; mixed {
		f.only = nil
	}
	b.facts = f
	return f
}

// sum notes whose cumulative numbers stand under some heads or beside some names.
func (f *facts) sum(list []head) {
	var of *model.Indicator
	cumulated := false
	for _, m := range list {
		switch {
		case m.unclear || m.cue&(before|aim|growth) != 0:
			return
		case m.indicator != nil:
			of = m.indicator
		case len(m.parts) > 0 && of == nil:
			of = m.parts[0].indicator
		}
		cumulated = cumulated || (m.cue&summed != 0 || m.span.reach == cumulative)
	}
	if cumulated {
		f.summed[of] = true
	}
}

// summedBeside reports whether cumulative numbers of an indicator stand in the table, too: then those of one month are no such.
func (f *facts) summedBeside(i *model.Indicator) bool { return f.summed[nil] || f.summed[i] }

// blocks cuts a band where names begin anew beside the numbers of others.
func (l *lexicon) blocks(v *view, b *band) []*block {
	kinds := make([]columnKind, len(v.columns))
	why := make([]string, len(v.columns))
	seenStub := false
	for column := range v.columns {
		kinds[column], why[column] = l.columnKind(v, b, column, seenStub)
		seenStub = seenStub || kinds[column].stub()
	}
	if !seenStub { // 类别 or 项目名称 alone names the rows
		for column, kind := range kinds {
			if kind == valueColumn && hasNumbers(v, b, column) {
				break
			}
			if kind == textColumn {
				kinds[column] = otherStub
				break
			}
		}
	}
	var list []*block
	start, values := 0, false
	seen := map[columnKind]bool{}
	for column, kind := range kinds {
		if (kind == regionStub || kind == topicStub) && values && seen[kind] {
			list = append(list, &block{band: b, first: start, last: column - 1, kinds: kinds, why: why})
			start, values = column, false
			clear(seen)
		}
		seen[kind] = true
		values = values || kind == valueColumn && hasNumbers(v, b, column)
	}
	list = append(list, &block{band: b, first: start, last: len(v.columns) - 1, kinds: kinds, why: why})
	for _, one := range list {
		one.titlesOf(list)
		one.overColumns, one.besideRows = map[int][]head{}, map[int][]head{}
	}
	return list
}

func hasNumbers(v *view, b *band, column int) bool {
	for _, row := range b.data {
		if c := v.at(row, column); c != nil && c.filled() {
			return true
		}
	}
	return false
}

// titlesOf gives a block the titles that stand over it. Where a row holds titles of several blocks, texts that stand alone
// in another row are about the block over which they stand, too.
func (b *block) titlesOf(all []*block) {
	apart := false
	owner := func(c *cell) *block {
		for _, one := range all {
			if c.column >= one.first && c.column <= one.last {
				return one
			}
		}
		return nil
	}
	for _, row := range b.titles {
		list := texts(b.view, row)
		for _, c := range list[min(1, len(list)):] {
			apart = apart || owner(c) != owner(list[0])
		}
	}
	for k := 0; k < len(b.heads)-1; k++ { // titles side by side look like heads
		c := b.view.at(b.heads[k], b.first)
		if below := b.view.at(b.heads[k+1], b.first); c != nil && c.kind == textKind && below != nil && below != c && b.kinds[b.first].stub() {
			b.above = append(b.above, c)
		}
	}
	for _, row := range b.titles {
		for _, c := range texts(b.view, row) {
			covers := c.column <= b.first && c.lastCol >= b.last
			if !apart || covers || owner(c) == b {
				b.above = append(b.above, c)
			}
		}
	}
}

// columnKind looks at the head of a column and at the texts of its rows.
func (l *lexicon) columnKind(v *view, b *band, column int, seenStub bool) (columnKind, string) {
	head := cue(0)
	for _, row := range b.heads { // the lowest counts
		if c := v.at(row, column); c != nil && c.kind == textKind {
			head = l.meaning(c.text).cue & labels
		}
	}
	count := map[columnKind]int{}
	texts, numbers, last := 0, 0, (*cell)(nil)
	for _, row := range b.data {
		c := v.at(row, column)
		if c == nil || c == last {
			continue
		}
		last = c
		if c.kind == textKind || c.kind == dateKind {
			texts++
			count[l.stubKind(c)]++
		} else if c.filled() {
			numbers++
		}
	}
	switch {
	case head&serial != 0 && head&(regionHead|topicHead) == 0:
		return codeColumn, "序号"
	case head&coded != 0:
		return codeColumn, "代码"
	case head&contact != 0:
		return codeColumn, "电话或日期"
	case head&timeHead != 0 && (texts == 0 || count[timeStub] > 0):
		return timeStub, ""
	case texts == 0 && !seenStub && l.counts(v, b, column):
		return codeColumn, "序号"
	case texts == 0:
		return valueColumn, ""
	case head&(remark|classHead) != 0 && head&(regionHead|topicHead) == 0 && (count[regionStub]+count[topicStub]+count[roleStub])*2 < texts:
		return textColumn, ""
	case numbers >= texts && !(head&(regionHead|topicHead|unitHead) != 0):
		return valueColumn, ""
	}
	best := otherStub
	for _, kind := range []columnKind{regionStub, topicStub, unitStub, roleStub, timeStub} {
		if count[kind] > 0 && (best == otherStub || count[kind] > count[best]) {
			best = kind
		}
	}
	if best != otherStub && (count[best]*2 >= texts-count[unitStub] || head&(regionHead|topicHead) != 0 || !seenStub) {
		return best, ""
	}
	if !seenStub || head&(regionHead|topicHead) != 0 {
		return otherStub, ""
	}
	if numbers == 0 && head == 0 {
		return textColumn, ""
	}
	return valueColumn, ""
}

// stubKind is what kind of names a text is one of.
func (l *lexicon) stubKind(c *cell) columnKind {
	m := l.says(c)
	switch {
	case m.unclear:
		return otherStub
	case m.indicator != nil || len(m.parts) > 0:
		return topicStub
	case m.region != nil || m.cue&(total|partial|average) != 0:
		return regionStub
	case m.cue&roles != 0:
		return roleStub
	case len(m.units) > 0:
		return unitStub
	case m.span.named():
		return timeStub
	}
	return otherStub
}

// counts reports whether the numbers of a column without a head count the rows.
func (l *lexicon) counts(v *view, b *band, column int) bool {
	for _, row := range b.heads {
		if v.at(row, column) != nil && v.at(row, column).column == column {
			return false
		}
	}
	n := 0
	for _, row := range b.data {
		c := v.at(row, column)
		if c == nil {
			continue
		}
		if n++; c.kind != numberKind || c.unit != "" || number(c.number) != n || shift(c.number, 0) != c.number {
			return false
		}
	}
	return n > 1
}

// narrowing are words of group heads that change what a number covers.
var narrowing = regexp.MustCompile(`规模以上|规上|限上|限额|其中|民营|私营|国有|外资|中小|扣除|剔除|不含|不包括|可比|新口径|旧口径|同口径|非公|中央|地方|省属|州属|市属|新增|净增|上年|去年|同期|当月|本月|目标|预计|计划|占|率|比`)
