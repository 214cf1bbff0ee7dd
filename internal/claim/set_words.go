package claim

import (
	"slices"
	"strings"
)

// naming are the words that open a list of names.
var naming = []string{"分别是", "分别为", "分别", "依次是", "依次为", "依次", "是", "为", "即", "就是", "包括"}

// linking are words between what is said and the members: 增长的有, 破零的县市只有, 达标的分别是.
var linking = []string{"的", "有", "是", "为", "达", "共", "共有", "只有", "仅有", "只", "仅", "还有", "仍有", "就有", "也有", "也", "还", "仍", "已有", "已", "就是", "分别", "分别是", "分别为", "依次", "依次是", "依次为",
	"包括", "多达", "高达", "达到", "却", "则", "一共", "唯有", "惟有", "现有", "目前", "共计", "合计", "主要", "尚有", "另有", "均", "都", "都是", "均为", "仅为", "不过", "只是", "又", "主要是", "主要有", "至少有", "至少"}

// isLink reports whether the token at k joins what is said to its members.
func (l *layout) isLink(k int) bool {
	return slices.Contains(linking, l.spelled(k)) || l.isKin(k) || l.tokens[k].kind == comma || l.tokens[k].kind == colon || l.isOnly(k)
}

// linked reports whether nothing but such words stands from one token to another.
func (l *layout) linked(from, to int) bool {
	for k := from; k < to; k++ {
		if !l.isLink(k) && !l.tokens[k].is(and) && l.tokens[k].kind != pause && !strings.HasPrefix(l.spelled(k), "等") {
			return false
		}
	}
	return true
}

// linkBefore is where the words begin that join what is said to the members at k.
func (l *layout) linkBefore(k int) int {
	from := k
	for from > l.inside && l.isLink(from-1) {
		from--
	}
	return from
}

// silentFrom reports whether nothing from the token on says more.
func (l *layout) silentFrom(k int) bool {
	for ; k < l.end; k++ {
		switch t := &l.tokens[k]; {
		case l.isKin(k), t.is(filler | sum | each | and), t.kind == plain && harmless(l.spelled(k)), l.figureAt(k):
		case strings.HasPrefix(l.spelled(k), "等"):
		default:
			return false
		}
	}
	return true
}

// unnamed reads 均高于全市, 是唯一负增长的县, 没有一个过半, 其余均达标: no member is named or counted in the clause.
func (l *layout) unnamed() (statement, bool) {
	s := statement{count: -1, within: -1}
	from := l.inside
	switch {
	case l.nobody >= 0:
		s.how, s.word, from = noneOf, [2]int{l.nobody, l.nobody}, l.nobody+1
	case l.most[0] >= 0:
		s.how, s.word, from, s.part = mostOf, l.most, l.most[1]+1, l.part()
		if l.tokens[l.most[0]].kind == figure {
			s.most = append(s.most, l.most[0])
		}
	case l.only >= 0 && l.only > l.first && slices.Contains([]string{"是", "为", "成为", "也是"}, l.spelled(l.beforeWithin(l.only))):
		s.how, s.word, s.listed, from = onlyOf, [2]int{l.only, l.only}, l.spoken(l.context.places, l.only), l.only+1
	case l.few >= 0 && l.each > l.few:
		s.how, s.fewEnd = theseOf, l.few+1
	case l.rest >= 0:
		s.how, s.rest, from = allOf, true, l.rest+1
	case l.excepted != nil, l.members && l.each >= 0:
		s.how = allOf
	case l.each >= 0:
		s.how = theseOf
	default:
		return s, false
	}
	if (s.how == allOf || s.how == theseOf) && l.each > from {
		from = l.each
	}
	var ok bool
	from = l.pastKin(from)
	s.said, ok = l.trait(l.words(from, l.end), l.hints(from), l.context)
	if s.how == allOf || s.how == theseOf {
		s.word = s.said.at
	}
	return s, ok
}

// beforeWithin is the token before the one at k, or before 8个县市区中 there.
func (l *layout) beforeWithin(k int) int {
	if l.within >= 0 && l.inside == k && l.within > l.first {
		return l.within - 1
	}
	return max(k-1, l.first)
}

// words are the tokens from one to another that say something of the members, without 的县 at their end.
func (l *layout) words(from, to int) []int {
	for to > from && (l.isKin(to-1) || l.tokens[to-1].kind == comma || l.spelled(to-1) == "的") {
		to--
	}
	var out []int
	for k := from; k < to; k++ {
		out = append(out, k)
	}
	return out
}

// hints are what the words before a token tell of the number meant: 完成率五个县市区过半.
func (l *layout) hints(to int) cue {
	var c cue
	for k := l.inside; k < to; k++ {
		c |= l.tokens[k].cue() & (complete | growthNoun | fallNoun | yoy | target | pace)
	}
	return c
}

// heads reports whether what stands before the members only leads to them: 有, 其中, the name of an indicator.
func (l *layout) heads(until int) bool {
	for k := l.inside; k < until; k++ {
		t := &l.tokens[k]
		if slices.Contains(linking, l.spelled(k)) {
			continue
		}
		if t.kind == figure || t.is(above|below|turning|must|share|rank|highest|lowest|to|from|rest|arrears|sum|monthly) && !l.isOnly(k) {
			return false
		}
	}
	// 新签约项目3个 is an amount.
	return until == l.inside || !l.isCount(until) || l.tokens[until].num.kind == counted || l.tokens[until-1].kind != indicators && !l.tokens[until-1].is(complete)
}

// pastKin is the first token from k on that is no word for what is counted.
func (l *layout) pastKin(k int) int {
	for k < l.end && (l.isKin(k) || strings.HasPrefix(l.spelled(k), "等")) {
		k++
	}
	return k
}
