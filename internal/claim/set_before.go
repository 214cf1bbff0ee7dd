package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// before reads 五个县市区过半, 甲、乙两县均达标, 只有甲县破零: the members stand before what is said of them.
func (l *layout) before() (statement, bool) {
	n := len(l.elements)
	first := l.elements[0].first
	from := l.elements[n-1].last + 1
	if l.nobody > first {
		from = l.nobody + 1
	}
	from = l.pastKin(from)
	said, ok := l.trait(l.words(from, l.end), l.hints(from), l.context)
	if !ok || n > 2 || n == 2 && l.elements[0].number || !l.heads(first) {
		return statement{}, false
	}
	s := statement{count: -1, within: -1, said: said, word: said.at}
	for k := range l.elements {
		s.add(&l.elements[k])
	}
	if len(s.listed) == 1 && s.chosen == nil && s.count < 0 && l.only < 0 && l.each < 0 {
		return statement{}, false // what is said of one region is no set
	}
	s.partial = len(s.listed) > 0 && strings.HasPrefix(l.spelled(l.elements[0].last+1), "等")
	l.quantify(&s)
	if s.how == someOf {
		s.listed, s.partial = l.announced(&s)
	}
	return s, true
}

// announced are the names behind the clause of those whom it counts.
func (l *layout) announced(s *statement) ([]mention, bool) {
	if names, partial := l.following(l.end); names != nil {
		return names, partial
	}
	return l.oneEach(s), false
}

// oneEach are the names of the clauses behind, where there are as many as are counted and each says the same of one: 不降反升的
// 有两个地方，甲县升了0.08个千分点，乙县升了0.15个千分点.
func (l *layout) oneEach(s *statement) []mention {
	if s.said.way == 0 {
		return nil
	}
	var out []mention
	k := l.end
	for len(out) <= l.numberAt(s.count) && k+1 < len(l.tokens) && l.tokens[k].kind == comma && l.isMember(k+1) {
		out = append(out, mention{token: k + 1, region: l.tokens[k+1].entry.region})
		same := false
		for k++; k < len(l.tokens) && l.tokens[k].kind != comma && l.tokens[k].kind < semicolon; k++ {
			same = same || l.tokens[k].is(up) && s.said.way > 0 || l.tokens[k].is(down) && s.said.way < 0
		}
		if !same {
			return nil
		}
	}
	if len(out) != l.numberAt(s.count) || k < len(l.tokens) && l.tokens[k].kind == comma {
		return nil
	}
	return out
}

// add takes the names or the number of an element.
func (s *statement) add(e *element) {
	switch {
	case e.number:
		s.count = e.first
	default:
		if e.picked != nil {
			s.chosen = e.picked
		}
		s.listed = append(s.listed, e.names...)
	}
}

// quantify says of how many something is said that stands behind its members.
func (l *layout) quantify(s *statement) {
	first, n := l.elements[0].first, l.numberAt(s.count)
	switch {
	case (len(s.listed) > 0 || s.chosen != nil) && l.only >= 0:
		s.how, s.word = onlyOf, [2]int{l.only, l.only}
	case len(s.listed) > 0, s.chosen != nil:
		s.how = theseOf
	case l.nobody > first:
		s.how, s.within, s.count = noneOf, s.count, -1
	case l.only >= 0 && n > 1 && n == len(l.context.listing) && (l.only > first || l.spelledOf(l.only, first) == "的"): // 是仅有的两个…的县
		s.how, s.word, s.listed = onlyOf, [2]int{l.only, l.only}, l.spoken(l.context.listing, l.only)
	case n > 1 && l.rest < 0 && l.only < 0 && n == len(l.context.listing): // 两校都
		s.how, s.listed = theseOf, l.spoken(l.context.listing, s.count)
		s.loose = l.each < 0
	case n == len(l.site.Counties()) && l.rest < 0:
		s.how = allOf
	default:
		s.how, s.rest = someOf, l.rest >= 0
	}
}

// spelledOf is the text between two tokens.
func (l *layout) spelledOf(after, before int) string {
	if before <= after+1 {
		return ""
	}
	return l.text.text[l.tokens[after+1].start:l.tokens[before-1].end]
}

// numberAt is the number of members at a token, 0 where there is none.
func (b *block) numberAt(k int) int {
	if k < 0 {
		return 0
	}
	n, err := b.tokens[k].num.value.Int64()
	if err != nil {
		return 0
	}
	return int(n)
}

// spoken makes mentions of regions named before, which stand at the token of the word that takes them up.
func (l *layout) spoken(regions []*model.Region, k int) []mention {
	var out []mention
	for _, r := range regions {
		out = append(out, mention{token: k, region: r})
	}
	return out
}

// behind reads 增长的有六个, 下降的是甲县、乙县, 达标的只有三个县：…: the members stand behind what is said of them.
func (l *layout) behind() (statement, bool) {
	k := len(l.elements) - 1
	for k > 0 && l.linked(l.elements[k-1].last+1, l.elements[k].first) {
		k--
	}
	chain := l.elements[k:]
	from := l.linkBefore(chain[0].first)
	end := chain[len(chain)-1].last + 1
	silent := l.silentFrom(end)
	bare := from == chain[0].first && chain[0].number && silent && l.sentenceCounts() // 4个县市中，能完成3个
	if from == chain[0].first && !bare || k > 0 || !silent && !l.attributive(from, chain[0].first) {
		return statement{}, false
	}
	said, ok := l.trait(l.words(l.inside, from), 0, l.context)
	if !ok {
		return statement{}, false
	}
	s := statement{count: -1, within: -1, said: said, how: exactOf, word: [2]int{max(l.inside, min(from, chain[0].first-1)), chain[0].first - 1}, rest: l.rest >= l.inside}
	for k := range chain {
		s.add(&chain[k])
	}
	s.scope = [2]int{l.first, end}
	s.partial = end < l.end && strings.HasPrefix(l.spelled(end), "等") || l.hasMore(chain[0].last, end) || strings.HasPrefix(l.spelled(from), "主要") || l.figureAt(end)
	switch {
	case len(s.listed) > 0 && !silent: // 降幅超过10%的甲县、乙县被要求整改
		s.how = theseOf
	case len(s.listed) > 0 && l.only >= 0:
		s.how, s.word = onlyOf, [2]int{l.only, l.only}
	case s.chosen != nil:
	case len(s.listed) == 0:
		s.how = someOf
		s.listed, s.partial = l.announced(&s)
	}
	return s, true
}

// hasMore reports whether 等 stands between two tokens.
func (l *layout) hasMore(from, to int) bool {
	for k := from; k < to; k++ {
		if strings.HasPrefix(l.spelled(k), "等") {
			return true
		}
	}
	return false
}

// sentenceCounts reports whether the sentence says among how many its members are: 8个县市区中.
func (l *layout) sentenceCounts() bool {
	for k := l.sentenceStart(l.first); k < l.end; k++ {
		if l.isCount(k) && l.among(k, len(l.tokens)) > 0 {
			return true
		}
	}
	return false
}

// attributive reports whether 的 alone, or 的 and words for what is counted, join what is said to the members.
func (l *layout) attributive(from, to int) bool {
	if l.spelled(from) != "的" {
		return false
	}
	for k := from + 1; k < to; k++ {
		if !l.isKin(k) {
			return false
		}
	}
	return true
}

// figureAt reports whether a number that counts no members stands at k.
func (l *layout) figureAt(k int) bool {
	return k < l.end && l.tokens[k].kind == figure && !l.isCount(k)
}

// following are the names behind the clause that it announces: 有三个县市，依次为甲、乙、丙; 只有两个，一个是甲，一个是乙.
func (l *layout) following(k int) ([]mention, bool) {
	if k >= len(l.tokens) || l.tokens[k].kind != comma && l.tokens[k].kind != colon {
		return nil, false
	}
	if one := l.oneByOne(k); one != nil {
		return one, false
	}
	m := k + 1
	linked := l.tokens[k].kind == colon
	for m < len(l.tokens) && slices.Contains(naming, l.spelled(m)) {
		m, linked = m+1, true
	}
	if !linked || m >= len(l.tokens) || !l.isMember(m) {
		return nil, false
	}
	e := l.row(m, len(l.tokens))
	next := e.last + 1
	if next < len(l.tokens) && l.isCount(next) {
		next = l.pastKin(next + 1)
	}
	if next < len(l.tokens) && l.tokens[next].kind <= period {
		return nil, false
	}
	return e.names, next < len(l.tokens) && (l.tokens[next].kind == open || strings.HasPrefix(l.spelled(next), "等"))
}

// oneByOne are the names of a list that gives each of them a clause: 一个是甲县，一个是乙县.
func (l *layout) oneByOne(k int) []mention {
	var out []mention
	for len(out) < len(l.site.Regions) && k+3 < len(l.tokens) && l.tokens[k].kind == comma {
		m := k + 1
		for m < len(l.tokens) && slices.Contains([]string{"一个", "另", "另一个", "一", "是", "为", "一家", "一地", "个"}, l.spelled(m)) {
			m++
		}
		if m < k+3 || m >= len(l.tokens) || !l.isMember(m) || m+1 < len(l.tokens) && l.tokens[m+1].kind <= period {
			break
		}
		out = append(out, mention{token: m, region: l.tokens[m].entry.region})
		k = m + 1
	}
	return out
}
