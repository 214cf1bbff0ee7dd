package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
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
