package claim

import (
	"slices"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// reference takes the number that a reference prints. It is right by itself; the names and words that stand before it may not be.
// What it returns is what it prints, for the words that follow.
func (b *block) reference(f *frame, s *subject) *evidence {
	p := b.tokens[f.at].printed
	if p.List || p.Indicator == nil || p.View == nil || p.Measure == nil {
		return nil
	}
	e := b.printedBy(p)
	switch {
	case b.wrongRegion(f, s, e), b.wrongIndicator(f, s, e), b.wrongPeriod(f, s, e), b.wrongKind(f, e):
	default:
		b.wrongTurn(f, s, p, e)
		b.noExcess(f, e)
		b.levelAsChange(f, s, e)
	}
	return e
}

// printedBy is what a reference prints. Its edition is that of the text, or what that was when the text was written.
func (b *block) printedBy(p *Figure) *evidence {
	r, view := p.Region, p.View
	if r == nil {
		r = b.site.Whole()
	}
	if view == b.now {
		view = b.view
	}
	return &evidence{reading: readingOf(p.Measure), view: view, regions: []*model.Region{r}, indicator: p.Indicator, quantity: p.Measure.Of(view, b.cell(view, p.Indicator, r)), outcome: agrees, fit: firm}
}

// readingOf is how a measure is read in text, or a reading of its own.
func readingOf(m *measure.Measure) *reading {
	for _, r := range readings {
		if r.measure == m && r.name == "" {
			return r
		}
	}
	return &reading{measure: m}
}

// wrongRegion tells of a region named before a reference that prints another one's number.
func (b *block) wrongRegion(f *frame, s *subject, e *evidence) bool {
	r := e.regions[0]
	if slices.Contains(s.bases, r) || len(f.places) == 0 && !f.sharing || f.counted >= 0 {
		return false
	}
	for _, p := range f.places {
		if p.members || p.region == nil && !p.pronoun {
			return false
		}
	}
	named := s.regions
	if len(s.group) > 1 && !f.sharing {
		named = s.group
	}
	if len(named) == 0 || slices.Contains(named, r) || b.oddBehind(f, b.lastPlace(f)) {
		return false
	}
	at := f.at
	if len(f.places) == 1 {
		at = f.places[0].token
	} else if !f.sharing {
		return false
	}
	b.mismatch(at, "写的是"+b.regionName(named[0])+"，引用的是"+b.called(e), "改引用里的地区，或改前面的名称")
	return true
}

func (b *block) lastPlace(f *frame) int {
	if n := len(f.places); n > 0 {
		return f.places[n-1].token
	}
	return f.first
}

// wrongIndicator tells of an indicator named before a reference that prints another one's number.
func (b *block) wrongIndicator(f *frame, s *subject, e *evidence) bool {
	n := len(f.topics)
	if n == 0 {
		return false
	}
	last := &f.topics[n-1]
	for k := range f.topics {
		if slices.Contains(f.topics[k].indicators, e.indicator) {
			return false
		}
	}
	if last.weak || last.unclean || last.joined || len(f.baseTopics) > 0 || s.said&(share|spread) != 0 || b.oddBehind(f, last.token) {
		return false
	}
	b.mismatch(last.token, "写的是"+last.indicators[0].Name+"，引用的是"+b.called(e), "改引用里的指标，或改前面的名称")
	return true
}

// datedMeasures are of the period up to the month of a report: what a text says of their period has to be that.
var datedMeasures = []*measure.Measure{measure.Value, measure.Growth, measure.Increase, measure.Completion}

// wrongPeriod tells of a period named before a reference that prints another one's number: 1—5月 before one of 1—6月.
func (b *block) wrongPeriod(f *frame, s *subject, e *evidence) bool {
	if f.span == nil && b.here.spans > 1 || !slices.Contains(datedMeasures, e.reading.measure) || s.said&(future|must|rest|forecast|from) != 0 || len(f.odd) > 0 {
		return false
	}
	part := e.indicator.Measure == model.Flow && s.first > 1
	if !part && slices.ContainsFunc(s.views, func(v *analysis.View) bool { return v.Edition.Period == e.view.Edition.Period }) {
		return false
	}
	from := f.first
	if start := b.sentenceStart(f.first); f.span == nil && start+2 == f.first && b.tokens[start+1].kind == comma {
		from = start // 1—5月，全州完成
	}
	for k := from; k < f.at; k++ {
		t := &b.tokens[k]
		if t.kind != period {
			continue
		}
		if b.isToCome(&t.span) && !b.isUnreported(&t.span) || t.span.unknown || t.span.month == 0 && t.span.unit == 0 || t.span.before || t.span.prev > 0 || f.baseSpan != nil {
			return false
		}
		b.mismatch(k, "写的是"+b.original(k, k)+"，引用的是"+b.called(e), "改前面的时期，或引用那一期的数")
		return true
	}
	return false
}

// oddBehind reports whether words that are not understood stand between a name and the number of its frame.
func (b *block) oddBehind(f *frame, name int) bool {
	return slices.ContainsFunc(f.odd, func(k int) bool { return k > name })
}

// kindWords are words before a number that say that it is no such measure, unless others that are at home with it stand there too.
var kindWords = []struct {
	of         *measure.Measure
	bars, home cue
}{
	{measure.Completion, yoy | growthNoun | fallNoun, complete | target},
	{measure.Growth, complete, yoy | lastYear | turning | growthNoun | fallNoun},
	{measure.Value, growthNoun | fallNoun, complete | to},
	{measure.Lead, yoy | growthNoun | fallNoun, pace},
	{measure.Target, yoy | growthNoun | fallNoun, target},
}

// wrongKind tells of words that name another kind of number than the one printed: 完成率 before a growth.
func (b *block) wrongKind(f *frame, e *evidence) bool {
	if endsInGrowth(e.indicator) || len(f.odd) > 0 {
		return false
	}
	for _, w := range kindWords {
		if w.of != e.reading.measure || f.cues&w.bars == 0 || f.cues&w.home != 0 || f.behind&w.home != 0 {
			continue
		}
		for k := f.first; k < f.at; k++ {
			if b.tokens[k].is(w.bars) {
				b.mismatch(k, "“"+b.original(k, k)+"”与引用的数不是一回事，引用的是"+b.called(e), "改引用里的数据项，或改前面的词")
				return true
			}
		}
	}
	return false
}

// wrongTurn tells of a word of direction before a reference whose number points the other way, or that has its own sign.
func (b *block) wrongTurn(f *frame, s *subject, p *Figure, e *evidence) {
	k := b.turningWord(f)
	direction := b.direction(f, s)
	if k < 0 || direction == 0 || direction == anyway || !e.quantity.Ok() || !b.turns(k, p.Measure) || slices.Contains(s.bases, e.regions[0]) {
		return
	}
	word := b.original(k, k)
	switch sign := model.Round(e.quantity.Value, e.quantity.Places).Sign(); {
	case !p.Absolute && sign < 0 && direction < 0:
		b.mismatch(k, "前面已有“"+word+"”，引用的数又带负号，数据是"+written(e.quantity)+"（"+b.called(e)+"）", "引用里加上“绝对值”")
	case sign*direction < 0:
		b.mismatch(k, "“"+word+"”与引用的数方向相反，数据是"+written(e.quantity)+"（"+b.called(e)+"）", "改“"+word+"”一词")
	}
}

// noExcess tells of 超出年度控制数 right before by how much a limit was not exceeded.
func (b *block) noExcess(f *frame, e *evidence) {
	k := f.at - 1
	for k >= f.first && b.tokens[k].is(filler|about|moreThan|lessThan|nearly) {
		k--
	}
	if k < f.first || !b.tokens[k].is(exceeded) || e.reading.measure != measure.VsLimit || !e.quantity.Ok() || e.quantity.Value.IsPos() {
		return
	}
	word := b.original(k, k)
	b.mismatch(k, "“"+word+"”后面引用的数不大于零，数据是"+written(e.quantity)+"（"+b.called(e)+"）", "改“"+word+"”一词")
}

// levelMeasures say how much there is, and not by how much more or less.
var levelMeasures = []*measure.Measure{measure.Value, measure.Target, measure.LastYear, measure.Completion, measure.Share, measure.Forecast}

// levelAsChange tells of a level right behind 增加 or 下降, 比上月末增加8万吨 where 8万吨 is all there is, unless it happens to be the
// difference too. What is an increase by its name is none.
func (b *block) levelAsChange(f *frame, s *subject, e *evidence) {
	k := f.at - 1
	for k >= f.first && b.tokens[k].is(filler|about|moreThan|lessThan|nearly) && !b.isTo(k) && !b.tokens[k].is(to) {
		k--
	}
	if k < f.first || !b.tokens[k].is(up|down) || b.tokens[k].is(to|growthNoun|fallNoun) || !slices.Contains(levelMeasures, e.reading.measure) || !e.quantity.Ok() || isGain(e.indicator) || endsInGrowth(e.indicator) {
		return
	}
	one := *s
	one.regions, one.group, one.indicators = e.regions, nil, []*model.Indicator{e.indicator}
	if found, _, _ := b.search(f, &one, printedNumber(e.quantity)); found != nil && !slices.Contains(levelMeasures, found.reading.measure) {
		return
	}
	typed := b.original(k, k)
	b.say(b.tokens[k].start, b.tokens[k].end, Verdict{Outcome: Doubtful, Evidence: b.called(e),
		Text: "“" + typed + "”后面引用的是" + b.called(e) + "，不是增减的数", Fix: "引用增减的数，或改成“" + typed + "到”"})
}

// printedNumber is a quantity as if it had been typed.
func printedNumber(q measure.Quantity) *number {
	n := &number{value: model.Round(q.Value, q.Places), places: q.Places, unit: q.Unit, kind: amount}
	if q.Unit == "%" {
		n.kind = percent
	}
	return n
}

// turns reports whether the word of direction at k is said of such a measure: 增长 of a 同比, 高于 of what is compared.
func (b *block) turns(k int, m *measure.Measure) bool {
	t := &b.tokens[k]
	switch m {
	case measure.Growth, measure.Increase:
		return t.is(up | down | better | worse)
	case measure.Lead, measure.VsWhole, measure.VsUpper, measure.VsLimit:
		return true
	}
	return false
}

// mismatch tells that the words at k and a reference do not go together.
func (b *block) mismatch(k int, text, fix string) {
	b.say(b.tokens[k].start, b.tokens[k].end, Verdict{Outcome: Contradicts, Text: text, Fix: fix, read: true})
}
