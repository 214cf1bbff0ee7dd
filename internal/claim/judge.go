package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// evidence is what a number was held against.
type evidence struct {
	reading   *reading
	view      *analysis.View
	first     int
	regions   []*model.Region
	indicator *model.Indicator
	quantity  measure.Quantity
	outcome   outcome
	direction int
	turned    bool // the number is right, and the word of direction before it is not
	fit       fit
	said      cue // the words by which it was read
	with      comparedTo
	besides   *evidence // what the number may be as well by what it is compared with: 比上月增加 of the month alone
	either    bool      // by fewer words it is another measure, which fits as well: 增加4起，其中临江区3起
	in        string    // the unit of a number that stands without one, by the head of its column
}

// clause judges the frames of a clause and the words that claim something by themselves.
func (b *block) clause(cl *clause) {
	c := &b.here
	c.ofBase = false
	cl.taken, cl.ofSet = b.sets(cl, c)
	claims := saying{block: b, clause: cl, before: c}
	for k := range cl.frames {
		f := &cl.frames[k]
		s := b.resolve(f, c)
		var found *evidence
		if f.at < f.end && !cl.taken[f.at] {
			found = b.figure(f, &s)
			c.open = b.bearOut(f, &s, found, c.open)
			if found != nil && b.tells(f, &s) {
				c.proven = grow(c.proven, found.indicator)
			}
		}
		claims.frame, claims.subject = f, s
		claims.judge()
		met, missed := c.met, c.missed
		*c = b.after(f, &s, *c, found)
		if cl.taken[f.at] {
			c.met, c.missed = met, missed
		}
	}
}

// figure judges the number of a frame; what it returns is the evidence that fits, if any.
func (b *block) figure(f *frame, s *subject) *evidence {
	t := &b.tokens[f.at]
	if t.printed != nil {
		return b.reference(f, s)
	}
	n := b.approximate(f)
	n.unit = b.ownUnit(n.unit)
	switch n.kind {
	case idle, counted, placed, moved, few:
		return nil
	case bare:
		return nil
	case amount:
		if n.round {
			return nil
		}
	}
	if b.isThreshold(f) || b.ofMembers(f) {
		return nil
	}
	if len(s.indicators) == 0 && s.said&pace != 0 {
		s.indicators = b.site.Indicators[:min(1, len(b.site.Indicators))] // time progress is that of all
	}
	found, nearest, complete := b.search(f, s, &n)
	found, nearest = b.oneOfEach(f, s, &n, found, nearest)
	if found == nil {
		found = b.remains(f, s, &n)
	}
	if found == nil && nearest == nil && n.kind == amount && s.doubt == "" && !s.guessed {
		nearest = b.otherUnit(f, s, &n)
		complete = nearest != nil
	}
	if found == nil {
		b.checkOver(f, s, &n)
	}
	switch {
	case b.acrossScopes(f, s, &n, found, nearest), b.twiceNegative(f, found):
	case found != nil:
		b.agreed(f, s, found)
	case nearest != nil && complete && s.doubt == "" && !s.guessed && nearest.outcome != wrongUnit && b.elsewhere(f, s, &n) && !(nearest.turned && b.turningWord(f) >= 0):
		s.unsure("句中别处有这个数")
		b.inDoubt(f, s, &n, nearest)
	case nearest != nil && complete && s.doubt == "" && !s.guessed && len(f.topics) == 0 && isComputed(nearest, s) && b.crowded(f):
		s.unsure("句中的数较多，讲的是哪一个由前面的话推得")
		b.inDoubt(f, s, &n, nearest)
	case nearest != nil && complete && s.doubt == "" && !s.guessed && nearest.outcome == differs && slipOf(&n, nearest.quantity) == noSlip && !f.isPlain(nearest, s):
		s.unsure("与数据相差很大，讲的可能是别的数")
		b.inDoubt(f, s, &n, nearest)
	case nearest != nil && complete && s.doubt == "" && !s.guessed:
		b.contradiction(f, s, &n, nearest)
	default:
		b.inDoubt(f, s, &n, nearest)
	}
	return found
}

// pending is a number in doubt only because its subject was told by part of a name.
type pending struct {
	frame   frame
	subject subject
}

// bearOut judges again what stands open once a number of the same subject is found in the data; what f leaves open joins it.
func (b *block) bearOut(f *frame, s *subject, found *evidence, open []*pending) []*pending {
	switch {
	case found == nil && s.guessed && s.doubt == "" && b.tokens[f.at].printed == nil:
		return grow(open, &pending{*f, *s})
	case found == nil || !b.tells(f, s):
		return open
	}
	var left []*pending
	for _, p := range open {
		if !slices.Contains(p.subject.indicators, found.indicator) || s.alias != p.subject.alias && (s.alias != "" || len(f.topics) > 0) {
			left = append(left, p)
			continue
		}
		s := p.subject
		s.indicators, s.guessed = []*model.Indicator{found.indicator}, false
		b.figure(&p.frame, &s)
	}
	return left
}

// approximate is the number of a frame with what the word before it makes of it: 约, 超过, 不到.
func (b *block) approximate(f *frame) number {
	n := b.tokens[f.at].num
	k := f.at - 1
	for k >= f.first && b.tokens[k].is(filler) {
		k--
	}
	if k < f.first {
		if n.ofWhole() && n.around == exact && f.first < f.at {
			n.around = b.aroundBefore(f.first)
		}
		return n
	}
	if n.round && n.around == exact && n.kind == percent && len(f.bases) > 0 { // 不及枣林市的三分之一
		switch {
		case f.cues&(below|lessThan) != 0:
			n.around = less
		case f.cues&(above|moreThan) != 0:
			n.around = more
		}
	}
	switch t := &b.tokens[k]; {
	case t.is(about):
		n.around = roughly
	case t.is(moreThan) || t.is(above) && f.cues&moreThan != 0:
		n.around = more
	case t.is(lessThan) || t.is(below) && f.cues&lessThan != 0:
		n.around = less
	case t.is(nearly):
		n.around = nearby
	case n.around == exact && n.ofWhole() && t.kind == region: // 不到全州的一半
		n.around = approximationOf(f.cues)
	}
	return n
}

// aroundBefore is what the words before a number, of which the next is a part, make of that part: 不到上年2.3亿元的四成.
func (b *block) aroundBefore(k int) approximation {
	if b.spelled(k) != "的" {
		return exact
	}
	const near = 8
	for m := k - 1; m >= max(0, k-near); m-- {
		switch t := &b.tokens[m]; {
		case t.is(lessThan):
			return less
		case t.is(moreThan):
			return more
		case t.is(nearly):
			return nearby
		case t.kind == comma, t.kind == stop, t.kind == semicolon:
			return exact
		}
	}
	return exact
}

// approximationOf is what the words somewhere before a number make of it.
func approximationOf(words cue) approximation {
	switch {
	case words&lessThan != 0:
		return less
	case words&moreThan != 0:
		return more
	}
	return exact
}

// isThreshold reports whether the number only says of whom is spoken: 完成率低于30%的县市, 超过50%的有, 没有一个超过50%.
func (b *block) isThreshold(f *frame) bool {
	if f.cues&nobody != 0 || f.counted >= 0 && b.approximate(f).around != exact {
		return true
	}
	k := f.at + 1
	for k < len(b.tokens) && (b.tokens[k].is(above|moreThan|lessThan|below) || strings.HasPrefix(b.spelled(k), "以")) {
		k++
	}
	for f.behind != 0 && k < len(b.tokens) && b.spelled(k) != "的" && b.tokens[k].is(filler|target|pace|average) {
		k++
	}
	if k+1 >= len(b.tokens) || b.spelled(k) != "的" {
		return false
	}
	if b.tokens[f.at].num.around == exact && f.cues&(above|below|moreThan|lessThan|nearly) == 0 && !b.reaches(f) {
		return false
	}
	switch next := &b.tokens[k+1]; next.kind {
	case region:
		return true
	case figure:
		return next.num.kind == counted
	case word:
		return next.is(only|each|rank) || slices.Contains([]string{"有", "是", "为", "共", "共有", "仅有", "只有", "达", "就有", "县", "市", "县区", "区", "地区", "还有"}, b.spelled(k+1))
	}
	return false
}

// ofMembers reports whether the number of a frame is a part of the members: 三成多的县市.
func (b *block) ofMembers(f *frame) bool {
	k := f.at + 1
	for k < len(b.tokens) && (b.tokens[k].is(filler)) && b.spelled(k) != "的" {
		k++
	}
	return k+1 < len(b.tokens) && b.spelled(k) == "的" && b.tokens[k+1].kind == region && b.tokens[k+1].entry.members
}

// reaches reports whether 达到 or 完成 stands right before the number.
func (b *block) reaches(f *frame) bool {
	return f.at > f.first && reaches(b.spelled(f.at-1))
}

// search holds a number against all that its frame may mean. found is what fits; else nearest is what the words most surely
// say, and complete tells that they say it without leaving anything open.
func (b *block) search(f *frame, s *subject, n *number) (found, nearest *evidence, complete bool) {
	best := unfit
	complete = true
	direction := b.direction(f, s)
	for _, i := range s.indicators {
		if n.kind == amount && !fits(n.unit, i) {
			continue
		}
		for _, v := range s.views {
			for _, group := range b.regionsOf(f, s) {
				for _, p := range s.comparables(n, i, months{v, s.first}) {
					q := query{reader: b.reader, number: n, said: s.said, told: s.told, rate: s.rate || endsInGrowth(i), view: v, first: p.first, region: group[0], indicator: i,
						part: s.part, bases: s.bases, baseTopics: s.baseTopics, shareOf: s.shareOf, base: p.base, basePlace: s.basePlace, spanned: s.spanned && len(f.places) == 0, group: s.group, named: s.named, numbers: s.numbers, ofBasis: s.ofBasis, isBases: s.isBases, elapsed: s.elapsed, ofLast: s.ofLast, own: f.cues}
					for _, said := range s.sayings() {
						q.said = said
						for _, r := range readings {
							how := r.fits(&q)
							if how == unfit {
								continue
							}
							if q.part != nil && !r.parted {
								how = loose // of the whole, and what is said may be of the part
							}
							one := b.hold(&q, r, group, direction, i)
							if one == nil {
								continue
							}
							one.fit, one.said = how, said
							switch {
							case one.outcome == agrees && how != firm && (n.around == less || n.around == more && !n.within):
								// 不足3% is true of whatever is small
							case one.outcome == agrees:
								if found != nil && how == firm && found.fit == firm && found.said != said && found.reading.measure != r.measure {
									found.either = true
								}
								if found == nil || how > found.fit {
									found = one
								}
							case one.outcome == unknown:
							case how > best:
								best, nearest = how, one
							case nearest != nil && how == best && one.reading == nearest.reading && one.with.base != nearest.with.base && nearest.besides == nil:
								nearest.besides = one
							}
						}
					}
				}
			}
		}
	}
	if best != firm {
		complete = false
	}
	return found, nearest, complete
}

// otherUnit is the figure that has the digits of n and another unit, or nil: 24.02万吨 of 24.02万头.
func (b *block) otherUnit(f *frame, s *subject, n *number) *evidence {
	if s.said&^(silent|complete) != 0 || len(s.indicators) != 1 || n.around != exact || n.value.Cmp(model.Int(10)) < 0 {
		return nil
	}
	i := s.indicators[0]
	same := *n
	same.unit = i.Unit
	for _, scale := range []string{"万", "亿"} {
		if strings.HasPrefix(n.unit, scale) && !strings.HasPrefix(i.Unit, scale) {
			same.unit = scale + i.Unit
		}
	}
	found, _, _ := b.search(f, s, &same)
	if found != nil {
		found.outcome = wrongUnit
	}
	return found
}

// sayings are the words by which a number is read: its own, and those of the number before where its own say nothing.
func (s *subject) sayings() []cue {
	out := make([]cue, 0, 3)
	for _, more := range []cue{s.again, s.before, 0} {
		if all := s.said | more; !slices.Contains(out, all) {
			out = append(out, all)
		}
	}
	return out
}

// basePeriods are the periods that something may be compared with: 去年 is the same months or the whole year.
func (s *subject) basePeriods() []*months {
	if s.otherBase == nil {
		return []*months{s.base}
	}
	return []*months{s.base, s.otherBase}
}

// endsInGrowth reports whether an indicator is a growth by its name, 工业增加值增速: its figure is what is said to grow.
func endsInGrowth(i *model.Indicator) bool {
	for _, ending := range []string{"增速", "增幅", "增长率", "增长速度"} {
		if strings.HasSuffix(i.Name, ending) || strings.HasSuffix(i.Short, ending) {
			return true
		}
	}
	return false
}
