package claim

import (
	"slices"
	"strings"

	"bulletin/internal/model"
)

// statement is what a clause says of a set of regions or of indicators: 增长的有六个, 除甲县外均达标, 只有乙县破零, 甲、乙两县过半.
// It is what the words say, and nothing is held against data yet.
type statement struct {
	how      quantifier
	count    int       // the token of the number of those of whom it is said, or −1
	within   int       // the token of the number of those among whom, 8个县市区中, or −1
	listed   []mention // those of whom it is said
	excepted []mention // those of whom it is not
	rest     bool      // it is said of those whom the sentence has not named
	most     []int     // the token of 半数, where that is a number
	part     number    // of the members, in percent
	partial  bool      // the list goes on: 等
	loose    bool      // the members may be others than those taken up
	word     [2]int    // the tokens of what says how many, where there is no number and no name: 均, 只有
	said     trait
	chosen   *Figure // the reference that prints members among those listed
	scope    [2]int  // the tokens that have to be understood
}

// quantifier is of how many of a set something is said.
type quantifier uint8

const (
	someOf  quantifier = iota // of so many, and no more
	theseOf                   // of those named
	onlyOf                    // of those named, and of nobody else
	exactOf                   // of those named, who look like all
	allOf                     // of everybody
	noneOf                    // of nobody
	mostOf                    // of such a part, or of more than half
)

// mention is a member of a set where it is named.
type mention struct {
	token  int
	region *model.Region
}

// element is a part of a clause that names or counts members.
type element struct {
	first, last int
	names       []mention // of a row of names, or of those that a reference prints
	number      bool
	picked      *Figure
}

// layout is a clause by what its statement about a set is made of.
type layout struct {
	*block
	context          *context
	first, body, end int
	within           int // the token of the number in 8个县市区中, or −1
	inside           int // the token behind that
	excepted         []mention
	elements         []element
	only, each, rest int // tokens, or −1
	nobody           int
	most             [2]int // 半数以上的县市区
	members          bool   // 各县市区
}

// statements are what a clause says of sets. 、 parts two of them: 7个增长、7个下降.
func (b *block) statements(cl *clause, c *context) []statement {
	var out []statement
	from := cl.first
	for k := cl.first; k <= cl.end; k++ {
		if k < cl.end && !b.partsSets(k, cl.end) {
			continue
		}
		if s, ok := b.statement(from, k, c); ok {
			s.partial = s.partial || k == cl.end && b.bracketed(&s, cl)
			out = append(out, s)
		}
		from = k + 1
	}
	return out
}

// partsSets reports whether the token at k is a 、 between two statements about sets.
func (b *block) partsSets(k, end int) bool {
	return b.tokens[k].kind == pause && k > 0 && k+1 < end && b.isCount(k+1) && b.tokens[k-1].kind == word && !b.tokens[k-1].is(and)
}

// bracketed reports whether a bracket follows the last name of a list, which then may go on behind it: 有甲县（5.0%）、乙县.
func (b *block) bracketed(s *statement, cl *clause) bool {
	n := len(s.listed)
	return n > 0 && s.listed[n-1].token == cl.end-1 && cl.mark == open
}

// statement reads what the tokens from first to end say of a set.
func (b *block) statement(first, end int, c *context) (statement, bool) {
	l := b.layout(first, end, c)
	var s statement
	var ok bool
	if len(l.elements) == 0 {
		s, ok = l.unnamed()
	} else if s, ok = l.before(); !ok {
		s, ok = l.behind()
	}
	if l.within >= 0 {
		s.within = l.within
	}
	if s.excepted == nil {
		s.excepted = l.excepted
	}
	if s.scope[1] == 0 {
		s.scope = [2]int{first, end}
	}
	return s, ok
}

// layout finds the names and numbers of members in the tokens from first to end, and the words that say how many of them.
func (b *block) layout(first, end int, c *context) *layout {
	l := &layout{block: b, context: c, first: first, end: end, within: -1, only: -1, each: -1, rest: -1, nobody: -1, most: [2]int{-1, -1}}
	l.excepted, l.body = b.exception(first, end)
	if l.excepted == nil && first > 1 && b.tokens[first-1].kind == comma && b.tokens[first-2].is(outside) {
		l.excepted, _ = b.exception(b.sentenceStart(first), first) // 除甲县外，各县均…
	}
	l.inside = l.body
	for k := l.body; k < end; k++ {
		k = l.take(k)
	}
	return l
}

// take adds what stands at k, and returns its last token.
func (l *layout) take(k int) int {
	t := &l.tokens[k]
	switch {
	case l.picked(k) != nil && !l.isBase(k):
		l.elements = append(l.elements, l.pickedAt(k))
	case l.isMember(k) && !l.isBase(k):
		e := l.row(k, l.end)
		l.elements = append(l.elements, e)
		return e.last
	case l.isCount(k):
		if m := l.among(k, l.end); m > 0 {
			l.within, l.inside = k, m
			return m - 1
		}
		l.elements = append(l.elements, element{first: k, last: k, number: true})
	case l.majority(k) > 0:
		l.most = [2]int{k, l.majority(k)}
		return l.most[1]
	case t.is(nobody):
		l.nobody = k
	case l.isOnly(k):
		l.only = k
	case t.is(others):
		l.rest = k
	case t.is(each) || strings.HasPrefix(l.spelled(k), "均") || strings.HasPrefix(l.spelled(k), "都") || l.spelled(k) == "双双":
		l.each = k
	case t.kind == region && t.entry.members:
		l.members = true
	}
	return k
}

// isBase reports whether the region at k is what others are compared with: 高于甲县的.
func (l *layout) isBase(k int) bool {
	last := l.back(k, l.first)
	return last != nil && (last.is(above|below|than|share) && !last.is(only) || last.is(and) && l.opposed(k, l.first))
}

// exception reads 除甲县、乙县外: whom it names, and the token behind it.
func (b *block) exception(first, end int) ([]mention, int) {
	for k := first; k < end; k++ {
		if !b.tokens[k].is(except) {
			continue
		}
		var names []mention
		for m := k + 1; m < end; m++ {
			if b.picked(m) != nil {
				names = append(names, b.pickedAt(m).names...)
			} else if b.isMember(m) {
				e := b.row(m, end)
				names = append(names, e.names...)
				m = e.last
			} else if b.tokens[m].is(outside) {
				return names, m + 1
			}
		}
		break
	}
	return nil, first
}

// sentenceStart is the first token of the sentence of the one at k, within the length of a sentence.
func (b *block) sentenceStart(k int) int {
	const far = 120 // tokens
	from := max(k-far, 0)
	for k > from && b.tokens[k-1].kind != stop {
		k--
	}
	return k
}

// majority is the last token of 过半县市区, 半数以上的县市区, 近三分之二的县市 or 多数县市 at k; 0 where there is none.
func (l *layout) majority(k int) int {
	t := &l.tokens[k]
	part := t.kind == figure && t.printed == nil && t.num.kind == percent && t.num.round && l.leads(k)
	if !part && !t.is(half) && !slices.Contains([]string{"多数", "大多数", "绝大多数", "大部分", "绝大部分"}, l.spelled(k)) {
		return 0
	}
	m := k + 1
	for m < l.end && slices.Contains([]string{"以", "上", "的", "以上", "数"}, l.spelled(m)) {
		m++
	}
	if m < l.end && l.isKin(m) {
		return m
	}
	return 0
}

// leads reports whether nothing before the number at k makes it one of the members' own: 完成率四成以上的县市区.
func (l *layout) leads(k int) bool {
	for m := l.inside; m < k; m++ {
		if t := &l.tokens[m]; !t.is(filler|nearly|about|moreThan|above|yoy) && t.kind != indicators && t.kind != period && t.kind != comma {
			return false
		}
	}
	return true
}

// part is the number that says what part of the members, with what the words around it make of it.
func (l *layout) part() number {
	k := l.most[0]
	n := number{value: model.Int(50), kind: percent, unit: "%", round: true, around: more}
	if l.tokens[k].kind != figure {
		return n
	}
	n = l.tokens[k].num
	before := l.back(k, l.first)
	switch {
	case n.around != exact:
	case k+1 < l.end && strings.HasPrefix(l.spelled(k+1), "以"), before != nil && before.is(above|moreThan):
		n.around = more
	case before != nil && before.is(nearly):
		n.around = nearby
	case before != nil && before.is(lessThan|below):
		n.around = less
	}
	return n
}

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
