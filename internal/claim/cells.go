package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// implied is what the heads of a number do not say, and the rest of the table has to bear out before anything contradicts it.
type implied uint8

const (
	byColumn  implied = 1 << iota // the indicator, the unit or the period
	byTable                       // the region
	bySection                     // what a line above it says that is not understood
)

// binding is what the heads of a cell say together of its numbers.
type binding struct {
	*head
	subject subject
	units   []string // that its number may be in, the likeliest first
	implied implied
	foreign bool // it is of something that the site does not know
}

// finding is what the data say of one number of a cell, or of the names in it.
type finding struct {
	*binding
	cell    *cell
	at      int // its token
	frame   frame
	number  number
	found   *evidence
	nearest []*evidence // what its heads surely say, in each unit that it may be in
	order   *ordering   // of a place, a move or names
}

// bind puts together what the heads of a cell say.
func (g *grid) bind(n, column int) *binding {
	row, col := *g.lines[n], *g.columns[column]
	if len(row.indicators) == 0 || row.carried {
		row.unsure(row.lost)
		col.unsure(col.lost)
	}
	switch { // what is said goes before what is only taken over
	case row.carried && len(col.indicators) > 0:
		row.indicators, row.guesses = nil, nil
	case col.carried && len(row.indicators) > 0:
		col.indicators, col.guesses = nil, nil
	}
	if col.text == "" && g.heads > 0 && !col.carried && !row.measures() {
		col.unsure("这一列没有表头")
	}
	h := (&col).under(&row)
	if row.measures() && !col.measures() {
		h = (&row).under(&col)
	}
	h.carried = row.carried || col.carried
	b := &binding{head: h}
	b.subject.said = h.said
	g.bindTopic(b)
	g.bindRegion(b)
	g.bindPeriod(b)
	g.bindBases(b)
	b.subject.part = h.part
	if b.subject.part == nil && len(b.topics()) == 1 && g.caption.part != nil && g.caption.part.of == b.topics()[0] {
		b.subject.part = g.caption.part
	}
	if h.doubt != "" {
		b.subject.unsure(h.doubt)
		b.foreign = true
	}
	g.bindUnits(b)
	return b
}

func (b *binding) topics() []*model.Indicator { return b.subject.indicators }

// bindTopic finds the indicators.
func (g *grid) bindTopic(b *binding) {
	h, s := b.head, &b.subject
	s.rate = h.rate
	switch {
	case len(h.indicators) > 0:
		s.indicators = h.indicators
		if h.carried {
			b.implied |= byColumn
		}
	case len(h.guesses) > 0:
		s.indicators, s.guessed = distinct(h.guesses), true
	case h.carried: // from something that the site does not know
		s.lose("没有讲明是哪项指标")
		b.foreign = true
	case len(g.caption.indicators) > 0:
		s.indicators, s.rate = g.caption.indicators, g.caption.rate
	case len(g.caption.guesses) > 0 && len(g.from.topics) == 0:
		s.indicators, s.guessed = distinct(g.caption.guesses), true
	default:
		s.indicators = g.from.topics
		b.implied |= byTable
	}
	switch {
	case len(s.indicators) == 0:
		s.lose("没有讲明是哪项指标")
	case len(s.indicators) > 1 && !s.guessed:
		s.guessed = true
	}
}

// bindRegion finds whose the number is. A total is that of the whole, or of those in the table.
func (g *grid) bindRegion(b *binding) {
	h, s := b.head, &b.subject
	switch {
	case len(h.regions) > 0:
		s.regions = h.regions
		if h.total && h.regions[0].Kind != model.Prefecture {
			s.unsure("没有读懂“" + shorten(h.text) + "”")
		}
	case h.total, h.said&average != 0:
		s.regions = []*model.Region{g.site.Whole()}
		if len(g.members) > 1 {
			s.group = g.members
		}
		b.implied |= byColumn
	case len(g.caption.regions) > 0:
		s.regions = g.caption.regions
	default:
		s.regions = []*model.Region{g.from.home}
		b.implied |= byTable
	}
	if h.sectioned && (len(h.regions) == 0 || len(h.indicators) == 0) {
		b.implied |= bySection
	}
}

// bindPeriod finds the period.
func (g *grid) bindPeriod(b *binding) {
	h, s := b.head, &b.subject
	s.views = []*analysis.View{g.view}
	if s.said&forecast != 0 {
		s.unsure("讲的是预计数")
	}
	span := h.span
	if span == nil {
		span = g.caption.span
	}
	if span == nil {
		for _, above := range g.headings {
			if above.span == nil {
				continue
			}
			if views := g.spanViews(above.span); len(views) == 0 || views[0] != g.view || g.firstMonth(above.span) > 1 {
				s.views = append(slices.Clone(views), g.view)
				b.implied |= byColumn
			}
		}
		return
	}
	s.views, s.first = g.spanViews(span), g.firstMonth(span)
	switch {
	case len(s.views) == 0:
		s.unsure("没有所讲时期的报表")
		b.foreign = true
	case g.isToCome(span) && (s.said&(monthly|rest|target|must) == 0 || span.first > 1 || span.month != 0 && span.month != 12):
		s.unsure("讲的是今后")
	case h.span != nil && !h.spanned && s.said&(target|rest|must) != 0 && s.said&complete == 0 && span.month != 0 && span.month != 12:
		s.unsure("目标是全年的") // 上半年目标
	}
	if h.spanned {
		b.implied |= byColumn
	}
}

// bindBases finds what the number compares with.
func (g *grid) bindBases(b *binding) {
	h, s := b.head, &b.subject
	s.bases = h.bases
	switch {
	case h.baseSpan != nil:
		if s.base, s.otherBase = (&block{reader: g.reader}).basePeriod(h.baseSpan); s.base == nil {
			s.unsure("没有所比时期的报表")
		}
	case s.said&yearStart != 0:
		if v := g.viewOf(model.Period{Year: g.view.Edition.Period.Year - 1, Month: 12}); v != nil {
			s.base = &months{view: v}
		} else {
			s.unsure("没有上年末的报表")
		}
	}
	if s.said&(above|below|than) != 0 && s.said&(turning|pace|target|yoy|lastYear) == 0 && len(s.bases) == 0 && s.base == nil {
		s.unsure("没有讲明与什么相比")
	}
	if s.said&than != 0 && s.said&(pace|target|yoy|lastYear|rank) == 0 && len(s.bases) == 0 && s.base == nil {
		s.unsure("没有讲明与什么相比")
	}
}

// ratios are the words of what is no amount.
const ratios = complete | growthNoun | fallNoun | yoy | share | turning | half

// bindUnits finds the units that the number may be in.
func (g *grid) bindUnits(b *binding) {
	h := b.head
	level := h.level
	if level == "" && g.caption.unit != "%" {
		level = g.caption.unit
	}
	if level == "" && len(b.topics()) > 0 {
		level = b.topics()[0].Unit
	}
	ofRate := len(b.topics()) > 0 && b.topics()[0].Measure == model.Rate
	points := perCentPoints
	if ofRate {
		points = pointsOf(b.topics()[0].Unit)
	}
	switch {
	case h.unit == "%" && ofRate && h.said&ratios != 0:
		b.units = []string{"%", points}
	case h.unit != "":
		b.units = []string{h.unit}
	case h.said&pace != 0:
		b.units = []string{perCentPoints, "%", level}
	case h.said&amountNoun != 0 && h.said&turning != 0:
		b.units = []string{level, "%"}
		b.implied |= byColumn
	case h.said&(target|lastYear|arrears|rest|monthly|must) != 0 && h.said&(growthNoun|yoy|turning|share|complete) == 0:
		b.units = []string{level, "%"}
		b.implied |= impliedUnit(h.level, g.caption.unit)
	case h.said&ratios != 0 && ofRate && h.said&complete == 0:
		b.units = []string{points, "%", level}
		b.implied |= byColumn
	case h.said&ratios != 0:
		b.units = []string{"%", perCentPoints, level}
		if h.said&(yoy|growthNoun|fallNoun|share) == 0 && !strings.Contains(h.text, "率") {
			b.implied |= byColumn
		}
	default:
		b.units = []string{level}
		b.implied |= impliedUnit(h.level, g.caption.unit)
	}
	b.units = slices.DeleteFunc(b.units, func(u string) bool { return u == "" })
}

func impliedUnit(said ...string) implied {
	for _, unit := range said {
		if unit != "" {
			return 0
		}
	}
	return byColumn
}

// judge holds all numbers of the table against the data, and then tells of each what the others bear out.
func (g *grid) judge() {
	for n := g.heads; n < len(g.rows); n++ {
		for _, c := range g.rows[n] {
			if !g.wordy && c.column < len(g.roles) && g.roles[c.column] == ofNumbers && !c.isGap() {
				g.find(n, c)
			}
		}
	}
	t := g.tally()
	for n, row := range g.rows {
		for _, c := range row {
			c.mine = len(g.verdicts)
			switch {
			case len(c.findings) > 0:
				for _, f := range c.findings {
					t.tell(f)
				}
			case c.isGap(), c.column < len(g.roles) && g.roles[c.column] == ofNothing && !g.wordy:
			default:
				c.here = g.around(n, c)
				c.judge()
			}
		}
	}
}

// find finds what the data say of what a cell holds. What is not found stays to be read as a sentence.
func (g *grid) find(n int, c *cell) {
	b := g.bind(n, c.column)
	switch {
	case b.idle:
		return
	case c.pure:
		for m, k := range c.numbers {
			c.findings = append(c.findings, g.findNumber(b, c, k, m))
		}
	case c.names():
		if f := g.findNames(b, c); f != nil {
			c.findings = append(c.findings, f)
		}
	}
}

// findNumber holds the m-th number of a cell against the data.
func (g *grid) findNumber(b *binding, c *cell, k, m int) *finding {
	f := &finding{binding: b, cell: c, at: k, frame: frame{first: 0, at: k, end: k + 1, counted: -1}}
	if c.tokens[k].printed != nil {
		return f
	}
	if m > 0 {
		f.binding = g.secondOf(b, c, k)
	}
	b = f.binding
	if k > 0 && c.tokens[k-1].is(above) {
		f.frame.cues |= moreThan // 超过120
	}
	f.number = c.approximate(&f.frame)
	if b.said&rank != 0 && (f.number.kind == bare || f.number.kind == placed || f.number.kind == moved) && b.unit != "%" && b.unit != perCentPoints {
		f.order = g.orderOf(f)
		return f
	}
	g.signed(f)
	if len(b.topics()) == 0 || b.foreign && !b.subject.guessed {
		return f // of something else
	}
	units := b.units
	if f.number.kind != bare {
		units = []string{""}
	}
	for _, unit := range units {
		n := f.number
		if unit != "" {
			n.setUnit(unit)
			if n.kind == idle && g.own[unit] {
				n.kind = amount
			}
		}
		found, near := g.searchCell(f, &n)
		if found != nil {
			found.in = unit
			f.found, f.number = found, n
			return f
		}
		for _, e := range near {
			e.in = unit
		}
		f.nearest = append(f.nearest, near...)
	}
	return f
}

// searchCell holds a number against all that the heads may mean, and against its opposite where its sign is one that may mean either. near
// is what they surely say, by each reading, where nothing fits.
func (g *grid) searchCell(f *finding, n *number) (found *evidence, near []*evidence) {
	s := f.subject
	found, near = g.hold(f, &s, n)
	if found == nil && !f.measures() && f.unit == "" && f.cell.tells(&f.frame, &f.subject) {
		found = g.bare(f, n)
	}
	if found == nil && f.unsigned() {
		turned := *n
		turned.value = n.value.Neg()
		found, _ = g.hold(f, &s, &turned)
		f.subject.unsure("正负号有两种读法")
	}
	return found, near
}

// hold holds a number against the data by every reading that its heads lead to.
func (g *grid) hold(f *finding, s *subject, n *number) (found *evidence, near []*evidence) {
	c := f.cell
	direction := c.direction(&f.frame, s)
	for _, i := range s.indicators {
		if n.kind == amount && !fits(n.unit, i) {
			continue
		}
		for _, v := range s.views {
			for _, group := range c.regionsOf(&f.frame, s) {
				q := query{reader: g.reader, number: n, said: s.said, rate: s.rate || endsInGrowth(i), view: v, first: s.first, region: group[0], indicator: i,
					part: s.part, bases: s.bases, base: s.base, group: s.group}
				for _, r := range readings {
					how := r.fits(&q)
					if how == unfit || r.ofBases {
						continue
					}
					one := c.hold(&q, r, group, direction, i)
					if one == nil || one.outcome == unknown {
						continue
					}
					one.fit, one.said = how, s.said
					switch {
					case one.outcome == agrees && (found == nil || how > found.fit):
						found = one
					case one.outcome != agrees && how == firm:
						near = append(near, one)
					}
				}
			}
		}
	}
	return found, near
}

// bare is what a number may be under the mere name of an indicator: its completion or its growth.
func (g *grid) bare(f *finding, n *number) *evidence {
	s := f.subject
	rate := *n
	rate.setUnit("%")
	for _, said := range []cue{complete, yoy} {
		s.said = f.said | said
		if found, _ := g.hold(f, &s, &rate); found != nil {
			found.in = "%"
			return found
		}
	}
	return nil
}

// mark is the arrow or sign that stands before a number, or behind it.
func (f *finding) mark() string {
	out := ""
	for _, k := range []int{f.at - 1, f.at + 1} {
		if k >= 0 && k < len(f.cell.tokens) && f.cell.tokens[k].kind == plain {
			out += f.cell.spelled(k)
		}
	}
	return out
}

// unsigned reports whether the mark beside a number leaves open which way it points.
func (f *finding) unsigned() bool { return strings.ContainsAny(f.mark(), "—–▲▼△▽±→") }

// stateMarked reports whether the shape of a state stands beside a number, as boards have it.
func (f *finding) stateMarked() bool { return strings.ContainsAny(f.mark(), "●◐◇▽▼✕") }

// signed takes the sign that an arrow says.
func (g *grid) signed(f *finding) {
	if mark := f.mark(); strings.ContainsAny(mark, "↓↘") && !f.number.value.IsNeg() {
		f.number.value = f.number.value.Neg()
		f.cell.tokens[f.at].num.value = f.number.value
	}
}

// secondOf is what the numbers behind the first one of a cell are: what the head has in brackets, or one of what usually stands there.
func (g *grid) secondOf(b *binding, c *cell, k int) *binding {
	two := *b
	inBrackets := k > 0 && c.tokens[k-1].kind == open
	if second := b.second; second != nil && inBrackets {
		h := *b.head
		h.said, h.unit, h.level = second.said, second.unit, b.unit
		two.head, two.subject.said = &h, second.said
		g.bindUnits(&two)
		return &two
	}
	h := *b.head
	h.unit, h.level = "", b.unit
	two.head = &h
	two.subject.unsure("没有写明是什么数")
	n := &c.tokens[k].num
	for _, said := range []cue{complete, yoy, share, rank, pace} {
		two.subject.said = said
		if said == rank && n.kind == placed || said == pace && n.kind == points {
			return &two
		}
		if n.kind != percent {
			continue
		}
		one := finding{binding: &two, cell: c, at: k, frame: frame{at: k, end: k + 1, counted: -1}}
		if found, _ := g.hold(&one, &two.subject, n); found != nil && !two.foreign {
			return &two
		}
	}
	return &two
}

// around is the context in which words in a cell are read. What its heads do not say may be anything that the row is about.
func (g *grid) around(n int, c *cell) context {
	out := g.from
	switch {
	case g.wordy && n > 0:
		return g.aroundWords(n, c)
	case n < g.heads || c.column >= len(g.roles):
		out.lost = true
		return out
	case g.roles[c.column] == ofNames:
		out = g.aroundWords(n, c)
		out.lost = true
		return out
	}
	b := g.bind(n, c.column)
	if g.roles[c.column] == ofWords {
		b = g.bindRow(n)
	}
	out.home, out.places, out.topics = nil, nil, nil
	if len(b.head.regions) == 1 && !b.foreign || len(b.subject.regions) == 1 && b.implied&bySection == 0 && g.namesOnlyHome(n, c) {
		out.home, out.places = b.subject.regions[0], b.subject.regions[:1]
	}
	if out.home == nil {
		out.home, out.away = g.site.Whole(), true
	}
	if len(b.topics()) > 0 && !b.foreign {
		out.topics, out.rate = b.topics(), b.subject.rate
	}
	if b.head.span != nil {
		out.views, out.first, out.dated = b.subject.views, b.subject.first, true
	}
	if b.subject.doubt != "" {
		out.lost = true
	}
	return out
}

// bindRow puts together what a row says of the words in it: of the indicator that the columns are about, where there is one.
func (g *grid) bindRow(n int) *binding {
	h := *g.lines[n]
	var all []*model.Indicator
	known := true
	for k, column := range g.columns {
		if g.roles[k] == ofNumbers {
			all = append(all, column.indicators...)
			known = known && column.doubt == "" && column.lost == ""
		}
	}
	all = distinct(all)
	if len(h.indicators) == 0 && len(all) == 1 {
		h.indicators = all
	}
	b := &binding{head: &h}
	g.bindTopic(b)
	g.bindRegion(b)
	g.bindPeriod(b)
	if !known || len(h.indicators) == 0 && len(all) > 1 {
		b.subject.unsure("没有讲明是哪项指标")
	}
	if h.doubt != "" {
		b.foreign = true
		b.subject.unsure(h.doubt)
	}
	return b
}

// namesOnlyHome reports whether no other cell of a row names a region.
func (g *grid) namesOnlyHome(n int, c *cell) bool {
	return !slices.ContainsFunc(g.rows[n], func(o *cell) bool {
		return o != c && slices.ContainsFunc(o.tokens, func(t token) bool { return t.kind == region })
	})
}

// aroundWords is the context of a cell in a table without numbers: the region that its row or its column begins with, or the page's where
// no other cell of the row or the head names one.
func (g *grid) aroundWords(n int, c *cell) context {
	out := g.from
	for _, h := range []*cell{g.at(n, 0), g.at(0, c.column)} {
		if h == nil || h == c {
			continue
		}
		if one := g.headOf(h.plain); len(one.regions) == 1 && one.doubt == "" {
			out.home, out.places = one.regions[0], one.regions
			return out
		}
	}
	if !g.namesOnlyHome(n, c) || !g.namesOnlyHome(0, c) {
		out.places, out.home, out.away = nil, g.site.Whole(), true
	}
	return out
}

// series are the numbers of a column, or of a row, by a reading and perhaps of an indicator.
type series struct {
	line    int
	row     bool
	reading *reading
	of      *model.Indicator
}

// tally counts what agrees and what does not.
type tally struct {
	*grid
	agree, differ map[series]int // by reading
	right, wrong  map[series]int // by any
	all, none     int
	below         map[int][2]int // what agrees and what does not below each line that stands by itself
	places        map[placeKey]int
	placed        map[int]int // by column, or below 0 by row
}

func (g *grid) tally() *tally {
	t := &tally{grid: g, agree: map[series]int{}, differ: map[series]int{}, right: map[series]int{}, wrong: map[series]int{}, places: map[placeKey]int{}, placed: map[int]int{}, below: map[int][2]int{}}
	for _, row := range g.rows {
		for _, c := range row {
			for _, f := range c.findings {
				t.count(f)
			}
		}
	}
	return t
}

func (t *tally) count(f *finding) {
	if f.order != nil {
		t.countOrder(f)
		return
	}
	lines := []series{{line: f.cell.column}, {line: f.cell.row, row: true}}
	of := t.sections[f.cell.line]
	section := t.below[of]
	switch {
	case f.found != nil:
		t.all++
		t.below[of] = [2]int{section[0] + 1, section[1]}
		for _, s := range lines {
			t.right[s]++
			s.reading = f.found.reading
			t.agree[s]++
			s.of = f.found.indicator
			t.agree[s]++
		}
	case len(f.nearest) > 0 && f.nearest[0].outcome != unknown:
		t.none++
		t.below[of] = [2]int{section[0], section[1] + 1}
		for _, s := range lines {
			t.wrong[s]++
			for _, e := range f.nearest {
				s.reading = e.reading
				t.differ[s]++
			}
		}
	}
}

// lines are the column and the row of a number as evidence reads it.
func (t *tally) lines(f *finding, e *evidence) []series {
	return []series{{line: f.cell.column, reading: e.reading}, {line: f.cell.row, row: true, reading: e.reading}}
}

// proves reports whether other numbers of the column or row bear out the indicator that a name only resembles.
func (t *tally) proves(f *finding, e *evidence) bool {
	const enough = 3
	for _, s := range t.lines(f, e) {
		all := t.differ[s]
		if s.of = e.indicator; t.agree[s] >= enough && t.agree[s] > all {
			return true
		}
	}
	return false
}

// likeliest is the evidence that the other numbers of a column or row bear out, and whether they do.
func (t *tally) likeliest(f *finding) (e *evidence, borne bool) {
	const enough = 2
	for _, e := range f.nearest {
		for _, s := range t.lines(f, e) {
			if t.agree[s] >= enough && t.agree[s] > t.differ[s] {
				return e, true
			}
		}
	}
	if len(f.nearest) == 0 {
		return nil, false
	}
	return f.nearest[0], false
}

// doubtful is why a number that differs from the data does not contradict them: the table does not bear out what its heads leave open,
// or nothing in the column agrees.
func (t *tally) doubtful(f *finding, borne bool) string {
	column, row := series{line: f.cell.column}, series{line: f.cell.row, row: true}
	const few, most = 3, 3
	section := t.below[t.sections[f.cell.line]]
	switch {
	case f.nearest[0].outcome == wrongUnit:
		return "数据的单位是" + f.nearest[0].quantity.Unit
	case f.finer():
		return "比数据精确"
	case f.stateMarked() && len(measuresOf(f.said)) == 0:
		return "数旁边有状态符号，多半是完成率，表头没有写"
	case f.implied&bySection != 0 && (section[0] < few || section[0] < most*section[1]):
		return "没有读懂表中的小标题"
	case f.implied&byColumn != 0 && !borne:
		return "表头没有写全"
	case f.implied&byTable != 0 && !borne && (t.all < few || t.all < most*t.none):
		if len(f.head.regions) > 0 {
			return "没有讲明是哪项指标"
		}
		return "没有写明是哪个地区"
	case t.right[column] == 0 && t.right[row] == 0 && t.wrong[column]+t.wrong[row] > 2+1:
		return "整列都与数据不符，可能不是同一口径"
	}
	return ""
}

// finer reports whether a number is what the data hold with more digits than they have.
func (f *finding) finer() bool {
	for _, e := range f.nearest {
		q, n := e.quantity, measure.Quantity{Num: model.Number(f.number.value), Unit: e.in}
		if e.in == "" {
			n.Unit = f.number.unit
		}
		if !q.Ok() || q.Value.Cmp(model.Round(q.Value, q.Places)) != 0 || n.Unit != q.Unit && !n.Convert(q.Unit) {
			continue
		}
		if model.Round(n.Value, q.Places).Cmp(q.Value.Mul(model.Int(f.sign(e)))) == 0 {
			return true
		}
	}
	return false
}

// sign is −1 where a number stands without the sign that its quantity has: 降幅.
func (f *finding) sign(e *evidence) int {
	if e.direction < 0 {
		return -1
	}
	return 1
}

// tell tells of a finding.
func (t *tally) tell(f *finding) {
	c := f.cell
	switch {
	case c.tokens[f.at].printed != nil:
		f.tellPrinted()
		return
	case f.order != nil:
		t.tellOrder(f)
		return
	case f.found != nil:
		c.agreed(&f.frame, &f.subject, f.found)
		return
	}
	e, borne := t.likeliest(f)
	s := f.subject
	if e != nil && e.outcome != unknown {
		if len(s.group) > 1 && !t.groupIsWhole(e) {
			s.unsure("“" + shorten(f.head.text) + "”所指的不明")
		}
		s.unsure(t.doubtful(f, borne))
		if s.guessed && s.doubt == "" && t.proves(f, e) {
			s.guessed = false
		}
	}
	if e != nil && s.doubt == "" && !s.guessed {
		f.contradiction(e)
		return
	}
	if f.foreign {
		e = nil
	}
	c.inDoubt(&f.frame, &s, &f.number, e)
}

// groupIsWhole reports whether what the members in the table have together is what the whole has, so that a total has one meaning.
func (g *grid) groupIsWhole(e *evidence) bool {
	sum := sumOf(&query{reader: g.reader, view: e.view, indicator: e.indicator, first: e.first}, measure.Value, g.members)
	whole := measure.Value.Of(e.view, g.cell(e.view, e.indicator, g.site.Whole()))
	return sum.Ok() && whole.Ok() && model.Round(sum.Value, whole.Places).Cmp(model.Round(whole.Value, whole.Places)) == 0
}

// contradiction tells of a number that the data do not hold.
func (f *finding) contradiction(e *evidence) {
	c, t := f.cell, &f.cell.tokens[f.at]
	q := e.quantity
	v := Verdict{Outcome: Contradicts, Number: true, Evidence: c.evidence(e)}
	v.Text = "写的是" + c.original(f.at, f.at) + "，数据是" + written(q) + exactly(&f.number, q) + "（" + c.called(e) + "）"
	v.Fix = "核对数据，改表中的数"
	if right := f.right(e); right != "" {
		v.Fix = "改成" + right
		if words := c.referenceTo(e, right); words != "" {
			v.Fix += "，或写引用 " + words
		}
	}
	c.say(t.start, t.end, v)
}

// right is what would stand in place of the number; empty where that is not certain.
func (f *finding) right(e *evidence) string {
	n, q := &f.number, e.quantity
	if n.around != exact || n.round || n.ranged || !q.Ok() || e.direction == anyway || e.outcome == wrongUnit || f.mark() != "" {
		return ""
	}
	unit := n.unit
	if e.in != "" {
		unit = e.in
	}
	if unit != q.Unit && !q.Convert(unit) {
		return ""
	}
	if e.direction < 0 {
		q.Value = q.Value.Neg()
	}
	text := q.Digits(q.Places)
	if e.in == "" {
		text += q.Unit
	}
	return text
}

// tellPrinted tells of a reference that prints another row's or column's number.
func (f *finding) tellPrinted() {
	c := f.cell
	p := c.tokens[f.at].printed
	if p.List || p.Indicator == nil || p.View == nil || p.Measure == nil || f.foreign || f.at != c.numbers[0] {
		return
	}
	e := c.printedBy(p)
	h := f.head
	switch {
	case len(h.regions) == 1 && len(h.bases) == 0 && h.regions[0] != e.regions[0]:
		c.mismatch(f.at, "表头写的是"+c.regionName(h.regions[0])+"，引用的是"+c.called(e), "改引用里的地区，或改表头")
	case len(h.indicators) == 1 && !h.carried && h.said&share == 0 && h.indicators[0] != e.indicator:
		c.mismatch(f.at, "表头写的是"+h.indicators[0].Name+"，引用的是"+c.called(e), "改引用里的指标，或改表头")
	case !endsInGrowth(e.indicator) && f.second == nil:
		for _, w := range kindWords {
			if w.of == e.reading.measure && f.said&w.bars != 0 && f.said&w.home == 0 {
				c.mismatch(f.at, "表头“"+shorten(h.text)+"”与引用的数不是一回事，引用的是"+c.called(e), "改引用里的数据项，或改表头")
				return
			}
		}
	}
}
