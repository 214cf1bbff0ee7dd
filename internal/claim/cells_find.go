package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

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
