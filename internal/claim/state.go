package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// assertion is what words claim by themselves of a cell, without a number.
type assertion struct {
	first, last int // its tokens
	of          test
	facts       func(*analysis.View, *analysis.Cell) string // what it rests on; nil for the usual numbers
	doubt       string                                      // why it may mean something else
}

// states judges the words that claim something of a figure by itself: 超额完成, 尚未破零, 过半, 落后序时, 两位数增长.
func states(s *saying) {
	if s.speaksOfOthers() || s.before.number&rest != 0 && s.frame.first > s.clause.first && s.frame.at == s.frame.end {
		return // 还差654户完成年度目标
	}
	for k := s.frame.first; k < s.frame.at; k++ {
		if a, ok := s.stateAt(k); ok && !s.elsewhere(a.first, a.last) {
			s.assert(s.running(a))
		}
	}
}

// stateAt is what the word at k claims by itself.
func (s *saying) stateAt(k int) (assertion, bool) {
	t := &s.tokens[k]
	if w := s.spelled(k); t.is(filler) && slices.Contains(turnWordList, w) {
		return assertion{first: k, last: k, of: s.growing(turned(w))}, true
	}
	if t.kind != word {
		return assertion{}, false
	}
	for _, n := range notions {
		if last := s.back(k, s.frame.first); last != nil && isFrom(s.text.text[last.start:last.end]) {
			break // 离过半还差58.43亿元
		}
		if n.cue == done && s.frame.cues&(half|underHalf) != 0 {
			continue // 完成年度目标过半
		}
		if t.is(n.cue) && (n.bars&s.frame.cues == 0 || s.frame.cues&target != 0) {
			of := n.of
			if n.cue == atZero {
				of = s.isZero(k)
			}
			a := s.signed(k, k, of)
			if n.cue == onPace {
				a.facts = s.paceFacts
			}
			return a, true
		}
	}
	switch {
	case t.is(doubleDigit):
		return s.twoDigits(k), true
	case t.is(negative):
		return s.signed(k, k, s.growing(-1)), true
	case t.is(complete):
		return s.doneAlone(k)
	case t.is(pace):
		return s.pace(k)
	case t.is(target):
		return s.reached(k)
	}
	return assertion{}, false
}

// isFrom reports whether a word leads to what something is still away from.
func isFrom(word string) bool { return slices.Contains([]string{"离", "距", "距离"}, word) }

// signed is an assertion, or its contrary where a word of negation stands before it; the words quoted begin there.
func (s *saying) signed(first, last int, of test) assertion {
	k, no := s.negation(first)
	t := &s.tokens[first]
	if no != t.is(not) { // 未达标 is one word
		of = of.not()
	}
	if no {
		first = k
	}
	return assertion{first: first, last: last, of: of}
}

// negation is the word of negation before the token at k, with nothing but adverbs between.
func (s *saying) negation(k int) (int, bool) {
	for m := k - 1; m >= s.frame.first; m-- {
		switch t := &s.tokens[m]; {
		case t.is(not), t.is(lessThan | nearly): // 不到两位数, 接近过半
			return m, true
		case !t.is(filler | each | complete):
			return 0, false
		}
	}
	return 0, false
}

// speaksOfOthers reports whether the frame's words are not said of a subject: of things to come, of a set that is counted or
// picked out, or of a part.
func (s *saying) speaksOfOthers() bool {
	if s.before.future || s.part != nil || s.first > 1 || s.clause.ofSet || s.frame.picked != nil {
		return true
	}
	for k := s.clause.first; k < s.clause.end; k++ {
		t := &s.tokens[k]
		if t.is(only | others | except | nobody | future | must | forecast | alien) {
			return true
		}
		if t.kind == region && t.entry.members && !s.isBase(k) {
			return true
		}
	}
	return s.ofSoMany()
}

// isBase reports whether the region at k is one that the frame compares with.
func (s *saying) isBase(k int) bool {
	for _, p := range s.frame.bases {
		if p.token == k {
			return true
		}
	}
	return false
}

// ofSoMany reports whether the frame says something of so many, and not of those that it names: 7个超过序时进度, 四县过半.
func (s *saying) ofSoMany() bool {
	if k := s.frame.counted; k >= 0 {
		return s.several(s.frame) != len(s.group)
	}
	if len(s.items()) > 0 {
		return false
	}
	for k := s.frame.first; k < s.frame.at; k++ {
		if t := &s.tokens[k]; t.kind == figure && t.printed == nil && isItems(&t.num) && s.isSomeOf(k) {
			return true
		}
	}
	k := s.frame.first - 1
	for k >= s.clause.first && s.tokens[k].is(filler|each) {
		k--
	}
	if k < s.clause.first || s.tokens[k].kind != figure || s.tokens[k].printed != nil {
		return false
	}
	n := &s.tokens[k].num
	return n.kind == counted || n.kind == amount && strings.Contains("个家所项地", n.unit) || n.kind == bare
}

// elsewhere reports whether the words from first to last are not said of the frame's subject: they tell what the number behind
// them is, they pick out those that follow (尚未破零的有), are what was before (由达标转为), or are a part of other words.
func (s *saying) elsewhere(first, last int) bool {
	k := last + 1
	if k < s.frame.at && s.tokens[k].kind == plain && s.tokens[k].start == s.tokens[last].end && !s.tokens[k].settled {
		return true
	}
	if first > s.frame.first && s.tokens[first-1].kind == plain && s.tokens[first-1].end == s.tokens[first].start && !s.tokens[first-1].settled {
		return true
	}
	return s.ofOne(first) || s.picks(last) || s.tellsNumber(last) || s.former(first, last)
}

// ofOne reports whether the words are said of one of several: 一个没有过半.
func (s *saying) ofOne(first int) bool {
	return first > s.frame.first && slices.Contains([]string{"一个", "一家", "一所", "一项", "一地"}, s.spelled(first-1))
}

// picks reports whether 的 stands behind the words, and not before the name of one region: 尚未破零的凤凰县.
func (s *saying) picks(last int) bool {
	k := last + 1
	for k < s.clause.end && (s.tokens[k].is(target|average) || s.tokens[k].is(filler) && s.spelled(k) != "的") {
		k++
	}
	if k >= s.clause.end || s.spelled(k) != "的" {
		return false
	}
	return k+1 >= s.clause.end || s.tokens[k+1].kind != region || s.tokens[k+1].entry.members
}

// tellsNumber reports whether a number stands behind the words, which then tell what it is.
func (s *saying) tellsNumber(last int) bool {
	if s.frame.at >= s.frame.end {
		return false
	}
	for k := last + 1; k < s.frame.at; k++ {
		if !s.tokens[k].is(filler | about | moreThan | lessThan | nearly | complete | target) {
			return false
		}
	}
	return true
}

// former reports whether the words are what was true before: 由达标转为未达标.
func (s *saying) former(first, last int) bool {
	before, behind := false, false
	for k := s.clause.first; k < s.clause.end; k++ {
		before = before || k < first && s.tokens[k].is(from)
		behind = behind || k > last && s.tokens[k].is(to)
	}
	return before && behind
}

// twoDigits is 两位数增长 or, with a word of falling, 两位数下降.
func (s *saying) twoDigits(k int) assertion {
	last := k
	if k+1 < s.frame.end && s.tokens[k+1].is(up|down) {
		last = k + 1 // 两位数下降
	}
	if s.frame.cues&down != 0 || s.fallBefore(k) {
		return s.signed(k, last, s.doubleDigits(-1))
	}
	return s.signed(k, last, s.doubleDigits(1))
}

// fallBefore reports whether 降幅 stands before the token at k.
func (s *saying) fallBefore(k int) bool {
	for m := s.frame.first; m < k; m++ {
		if s.tokens[m].is(fallNoun) {
			return true
		}
	}
	return false
}

// doubleDigits claims a growth, or a fall, of ten percent or more. Points have no two digits.
func (s *saying) doubleDigits(sign int) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		q := s.growth(v, c)
		if q.Unit != "%" || !q.Ok() {
			return unsure
		}
		if sign < 0 {
			q.Value = q.Value.Neg()
		}
		return truthOf(q.Value.Cmp(model.Int(10)) >= 0)
	}
}

// growth is what 增长 is said of: the 同比, and the value of an indicator that is a growth itself.
func (s *saying) growth(v *analysis.View, c *analysis.Cell) measure.Quantity {
	if s.rate || endsInGrowth(c.Indicator) {
		return measure.Value.Of(v, c)
	}
	return measure.Growth.Of(v, c)
}

// growing claims that a figure has grown or fallen since last year, or stayed. What is shown as 0.0% leaves it open.
func (s *saying) growing(sign int) test {
	return func(v *analysis.View, c *analysis.Cell) truth {
		q := s.growth(v, c)
		zero := q
		zero.Num = model.Number(model.Int(0))
		return order{sign: sign}.holds(q, zero)
	}
}

// turnWords are the words of a growth that changed its sign. When it had the other is left open.
const turnWords = "转正 由负转正 由降转升 由降转增 降转升 止跌回升 扭负为正 转负 由正转负 由升转降 由增转降 升转降"

var turnWordList = strings.Fields(turnWords)

// turned is the sign that a growth has after such a change.
func turned(w string) int {
	if strings.HasSuffix(w, "负") || strings.HasSuffix(w, "降") {
		return -1
	}
	return 1
}

// reached is 达到目标 or 未达到目标 at the name of the target k.
func (s *saying) reached(k int) (assertion, bool) {
	first, no, ok := s.reaching(k)
	if !ok || s.frame.at < s.frame.end {
		return assertion{}, false
	}
	of := cellTest(doneOf)
	if no {
		of = of.not()
	}
	return assertion{first: first, last: k, of: of}, true
}

// doneAlone is 已完成 and 未完成 by themselves at the end of a clause, of a year that is over, and 完成 before a target that no
// number stands behind.
func (s *saying) doneAlone(k int) (assertion, bool) {
	switch s.spelled(k) {
	case "完成", "已完成", "完成了", "全面完成":
	default:
		return assertion{}, false
	}
	last := k
	for last+1 < s.frame.at && s.tokens[last+1].is(filler|target) && s.spelled(last+1) != "的" {
		last++
	}
	named := s.tokens[last].is(target)
	if s.frame.at < s.frame.end || last+1 < s.clause.end || !named && (s.view.Edition.Period.MonthsLeft() > 0 || len(s.frame.topics) == 0 || len(s.frame.odd) > 0 || s.frame.cues&target != 0) {
		return assertion{}, false
	}
	return s.signed(k, last, cellTest(doneOf)), true
}

// oppositeWords say that of two things one has grown and the other fallen.
const oppositeWords = "一升一降 一降一升 一增一减 一减一增 一涨一跌"

var oppositeWordList = strings.Fields(oppositeWords)

// opposites judges 一升一降 of two indicators or of two regions.
func opposites(s *saying) {
	for k := s.frame.first; k < s.frame.at; k++ {
		if s.tokens[k].entry == nil || !slices.Contains(oppositeWordList, s.spelled(k)) || s.speaksOfOthers() {
			continue
		}
		signs, facts, doubt := s.signs()
		if len(signs) != 2 {
			return
		}
		one := *s
		one.doubt = doubt
		one.claimed(k, k, truthOf(signs[0]*signs[1] < 0), "", facts)
	}
}

// signs are where each of the indicators or regions named has moved since last year; none where one is not known.
func (s *saying) signs() (signs []int, facts, doubt string) {
	var all []string
	for _, one := range s.each() {
		if doubt == "" {
			doubt = one.doubt
		}
		regions := one.group
		if len(regions) < 2 && len(one.regions) > 0 {
			regions = one.regions[:1]
		}
		for _, r := range regions {
			if len(one.indicators) != 1 || len(one.views) == 0 {
				return nil, "", ""
			}
			c := s.cell(one.views[0], one.indicators[0], r)
			q := s.growth(one.views[0], c)
			if !q.Ok() {
				return nil, "", ""
			}
			signs = append(signs, q.Value.Sign())
			all = append(all, s.regionName(r)+c.Indicator.Name+"同比"+written(q))
		}
	}
	return signs, strings.Join(all, "，"), doubt
}
