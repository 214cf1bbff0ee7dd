package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// sets judges what a clause says of sets, before its other numbers are looked at. It returns the tokens of the numbers that
// these statements account for, and whether there are any.
func (b *block) sets(cl *clause, c *context) (taken map[int]bool, told bool) {
	taken = map[int]bool{}
	if b.ofOthers(cl) {
		return taken, false
	}
	if b.turnCounts(cl, c, taken) || b.matters(cl, taken) || b.mostItems(cl, c, taken) || b.widest(cl, c, taken) || b.halfOfItems(cl, c, taken) || b.tallies(cl, c, taken) || b.pairs(cl, c) {
		return taken, true
	}
	b.timeGone(cl, taken)
	if cl.end > cl.first {
		b.loads(cl, c, taken)
	}
	for _, s := range b.statements(cl, c) {
		j := b.juror(cl, c, s)
		if j.chosen != nil && j.judgePicked() || j.fewEnd > 0 && j.judgeFew() || len(j.topics) > 0 && j.judgeEach() || j.chosen == nil && j.fewEnd == 0 && len(j.topics) == 0 && j.judge() {
			told = true
			for _, k := range s.numbers() {
				taken[k] = true
			}
		}
	}
	b.rollCall(cl, c, taken)
	b.shareOfMembers(cl, taken)
	return taken, told
}

// ofOthers reports whether a clause counts among the regions beside the whole: 全省14个市州无一正增长.
func (b *block) ofOthers(cl *clause) bool {
	for k := cl.first; k < cl.end; k++ {
		if t := &b.tokens[k]; t.kind == figure && t.printed == nil && t.num.kind == idle && slices.Contains(otherRegions, t.num.unit) {
			return true
		}
	}
	return false
}

// hasOtherHalf reports whether a clause goes on with what the others do: 6个下降、其余上升, 另一半都在改善.
func (b *block) hasOtherHalf(cl *clause) bool {
	for k := cl.first; k < cl.end; k++ {
		if k > cl.first && b.tokens[k-1].kind == pause && b.tokens[k].is(others) || strings.HasPrefix(b.spelled(k), "另") {
			return true
		}
	}
	return false
}

// isBareCount reports whether the number at k may as well be one of an indicator spoken of: 7个, where what is counted has that unit.
func (b *block) isBareCount(k int, c *context) bool {
	t := &b.tokens[k]
	if t.kind != figure || t.num.kind == counted {
		return false
	}
	for _, i := range append(slices.Clone(c.topics), c.named...) {
		if i.Unit == t.num.unit {
			return true
		}
	}
	return false
}

// numbers are the tokens of the numbers of a statement.
func (s *statement) numbers() []int {
	out := append(slices.Clone(s.said.numbers), s.most...)
	for _, k := range []int{s.count, s.within} {
		if k >= 0 {
			out = append(out, k)
		}
	}
	return out
}

// juror holds a statement against the data.
type juror struct {
	*block
	statement
	clause  *clause
	context *context
	subject subject
	topics  []*model.Indicator // of each of which it is said
}

// juror resolves what a statement is about, from all words of its clause.
func (b *block) juror(cl *clause, c *context, s statement) *juror {
	f := b.whole(cl)
	f.odd = slices.DeleteFunc(f.odd, func(k int) bool { return k < s.scope[0] || k >= s.scope[1] })
	if s.chosen != nil && len(f.topics) == 0 {
		f.topics = []topic{{token: cl.first, indicators: []*model.Indicator{s.chosen.Indicator}}}
	}
	j := &juror{block: b, statement: s, clause: cl, context: c, subject: b.resolveEach(&f, c)}
	j.topics = j.eachTopic(&f)
	for _, k := range f.odd {
		j.subject.indicators = append(j.subject.indicators, b.containing(b.spelled(k))...)
	}
	if s.count >= 0 && b.isBareCount(s.count, c) {
		j.subject.unsure("“" + b.spelled(s.count) + "”可能是指标的数")
	}
	if s.count >= 0 && len(s.listed) == 0 && b.sharesOut(cl) {
		j.subject.unsure("可能只在前面所说的几个地区中")
	}
	first, end := b.sentenceAround(cl.first)
	for k := first; k < end; k++ {
		switch t := &b.tokens[k]; {
		case t.is(yearStart), strings.Contains(b.spelled(k), "年初"):
			j.subject.unsure("没有讲明与什么时候相比")
		case t.is(pronoun) && s.how == onlyOf && k >= cl.first && k < cl.end:
			j.subject.unsure("“" + b.spelled(k) + "”也在其中")
		}
	}
	if j.subject.first > 1 {
		j.subject.unsure("讲的是其中几个月的，数据按累计") // 11月当月下降2.1%，A、B均为负增长
	}
	if n := j.among(); n > 1 && s.within >= 0 && n <= len(c.listing) && n < len(b.site.Counties()) {
		j.subject.unsure("“" + b.spelled(s.within) + "”所指的在前面的话里") // A、B、C三地中达标的只有A
	}
	if s.rest && s.count < 0 || b.hasOtherHalf(cl) {
		j.subject.unsure("“其余”所指的不明")
	}
	if strings.Contains(s.said.name, "过半") && slices.ContainsFunc(j.subject.indicators, func(i *model.Indicator) bool { return i.Measure == model.Rate }) {
		j.subject.unsure("“过半”可能讲的是指标的数")
	}
	if s.how == noneOf && s.within < 0 && s.listed == nil && b.countsBefore(cl.first) {
		j.subject.unsure("“无一”所指的不明")
	}
	if s.count < 0 && s.listed == nil && s.excepted == nil && len(c.segment) < 2 && len(c.named) > 1 {
		j.subject.unsure("“均”所指的不明")
	}
	if len(j.topics) == 0 && len(j.subject.indicators) > 1 && (s.how != theseOf || s.listed != nil) {
		j.subject.unsure("不止一项指标")
	}
	return j
}

// countsBefore reports whether members are counted right before a clause, whom it may be about: 四个县市（甲、乙、丙、丁）无一达标.
func (b *block) countsBefore(first int) bool {
	for k := first - 1; k >= 0 && b.tokens[k].kind != stop && b.tokens[k].kind != semicolon && b.tokens[k].kind != comma; k-- {
		if b.isCount(k) {
			return true
		}
	}
	return false
}

// containing are the indicators whose names have the words in them: 优良 of 优良天数比例. They are where evidence is looked for where
// something was not understood, and never what a statement contradicts.
func (b *block) containing(words string) []*model.Indicator {
	if utf8.RuneCountInString(words) < 2 {
		return nil
	}
	var out []*model.Indicator
	for _, i := range b.site.Counted() {
		if strings.Contains(i.Name, words) || strings.Contains(i.Short, words) {
			out = append(out, i)
		}
	}
	return out
}

// resolveEach resolves a frame with each of the indicators that it names, which may be several.
func (b *block) resolveEach(f *frame, c *context) subject {
	var s subject
	for k := range f.topics {
		one := *f
		t := f.topics[k]
		t.joined = false
		one.topics = []topic{t}
		next := b.resolve(&one, c)
		if k > 0 {
			next.indicators = append(s.indicators, next.indicators...)
			next.unsure(s.doubt)
		}
		s = next
	}
	if len(f.topics) == 0 {
		return b.resolve(f, c)
	}
	return s
}

// whole is a clause as one frame: what it names, without numbers, and what is not understood.
func (b *block) whole(cl *clause) frame {
	f := frame{first: cl.first, at: cl.end, end: cl.end, counted: -1}
	for k := range cl.frames {
		one := &cl.frames[k]
		f.cues |= one.cues & (future | part)
		f.topics = append(f.topics, one.topics...)
		if one.span != nil {
			f.span = one.span
		}
	}
	for k := cl.first; k < cl.end; k++ {
		if t := &b.tokens[k]; t.kind == plain && !t.settled && t.runes > 0 && !harmless(b.spelled(k)) {
			f.odd = append(f.odd, k)
		}
	}
	return f
}

// setFinding is what the data say of a statement in one reading.
type setFinding struct {
	truth  truth
	yes    []string // those of whom it is true
	open   int      // those of whom it is not known
	faults []fault
	of     string // the indicator, or the region of whose indicators it is said
	view   *analysis.View
}

// fault is a place that is wrong.
type fault struct {
	first, last int
	number      bool
	mild        bool   // it may be meant otherwise
	facts       string // of a name: what its number is
}

// judge tells of the statement; false where the data do not speak of it.
func (j *juror) judge() bool {
	if j.loose {
		other := *j
		other.how, other.listed, other.loose = someOf, nil, false
		if other.agrees() {
			return true
		}
	}
	var wrongs []setFinding
	for _, cells := range j.fields() {
		for _, one := range j.said.tests {
			f := j.hold(cells, one)
			switch f.truth {
			case right:
				j.agree(&f)
				return true
			case wrong:
				wrongs = append(wrongs, f)
			}
		}
	}
	if j.judgeOpen() {
		return true
	}
	if len(wrongs) == 0 || j.subject.doubt != "" && j.count < 0 && j.listed == nil && j.excepted == nil {
		return false // 均未达到 of something that was not understood
	}
	j.accuse(wrongs)
	return true
}

// agrees tells of the statement where the data bear it out.
func (j *juror) agrees() bool {
	for _, cells := range j.fields() {
		for _, one := range j.said.tests {
			if f := j.hold(cells, one); f.truth == right {
				j.agree(&f)
				return true
			}
		}
	}
	return false
}

// field is a set of cells with those that the statement names or leaves out.
type field struct {
	view  *analysis.View
	cells []*analysis.Cell
	rest  bool // those named before are left out
}

// fields are the sets that the statement may be about.
func (j *juror) fields() []field {
	var out []field
	universes := j.universes()
	for _, v := range j.subject.views {
		for _, i := range j.subject.indicators {
			for _, regions := range universes {
				out = append(out, field{view: v, cells: j.cellsOf(v, regions, []*model.Indicator{i}), rest: len(regions) < len(j.site.Counties())})
			}
		}
		if j.how == theseOf && j.listed == nil {
			out = append(out, j.tasks(v)...)
		}
	}
	return out
}

// tasks are several indicators of whom something is said together: 产值、投资均增长.
func (j *juror) tasks(v *analysis.View) []field {
	var out []field
	for _, list := range [][]*model.Indicator{j.subject.indicators, j.context.named} {
		if len(list) < 2 {
			continue
		}
		for _, r := range j.subject.regions {
			out = append(out, field{view: v, cells: j.cellsOf(v, []*model.Region{r}, list)})
		}
	}
	return out
}

// universes are the regions among whom the members may be looked for.
func (j *juror) universes() [][]*model.Region {
	if j.how == theseOf && j.listed == nil {
		return j.groups()
	}
	counties, wide := j.site.Counties(), zoned(j.site)
	lists := [][]*model.Region{counties}
	switch n := j.among(); {
	case len(wide) == len(counties):
	case n == len(wide), slices.ContainsFunc(j.listed, func(m mention) bool { return m.region != nil && m.region.Kind != model.County }):
		lists = [][]*model.Region{wide}
	case n > 0, j.count >= 0 && strings.HasSuffix(j.tokens[j.count].num.unit, j.site.Words.Member):
	default:
		lists = append(lists, wide)
	}
	var out [][]*model.Region
	for _, list := range lists {
		if j.rest {
			for _, before := range j.earlier() {
				out = append(out, without(list, before))
			}
			continue
		}
		out = append(out, without(list, regionsOf(j.excepted)))
	}
	return out
}

// among is the number of those among whom the members are, as the clause or the sentence says it; 0 where they do not.
func (j *juror) among() int {
	if j.within >= 0 {
		return j.numberAt(j.within)
	}
	for k := j.sentenceStart(j.clause.first); k < j.clause.first; k++ {
		if j.isCount(k) && j.block.among(k, j.clause.first) > 0 {
			return j.numberAt(k)
		}
	}
	return 0
}

// groups are the regions spoken of together before the clause.
func (j *juror) groups() [][]*model.Region {
	var out [][]*model.Region
	for _, list := range [][]*model.Region{j.context.segment, j.context.places, j.context.listing} {
		if len(list) > 1 {
			out = append(out, list)
		}
	}
	return out
}

// earlier are those of whom 其余 leaves out: whom the clause or the sentence has named.
func (j *juror) earlier() [][]*model.Region {
	if j.excepted != nil {
		return [][]*model.Region{regionsOf(j.excepted)}
	}
	if names, _ := j.exception(j.sentenceStart(j.clause.first), j.clause.first); names != nil {
		return [][]*model.Region{regionsOf(names)}
	}
	if len(j.context.listing) > 0 {
		out := [][]*model.Region{j.context.listing}
		if n := len(j.context.places); n > 0 && n < len(j.context.listing) {
			out = append(out, j.context.places)
		}
		return out
	}
	if j.count >= 0 {
		return [][]*model.Region{nil}
	}
	return nil
}
