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
	fewEnd   int       // the token behind 前四位, of whom it is said; 0 for none
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
	nobody, few      int
	most             [2]int // 半数以上的县市区
	members          bool   // 各县市区
}

// statements are what a clause says of sets. 、 parts two of them: 7个增长、7个下降; 甲县下降、乙县增长.
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
	if b.tokens[k].kind != pause || k == 0 || k+1 >= end || b.tokens[k-1].kind != word || b.tokens[k-1].is(and) {
		return false
	}
	if b.isCount(k + 1) {
		return true
	}
	if !b.isMember(k+1) || !b.tokens[k-1].is(turning) {
		return false
	}
	for m := k + 2; m < end && b.tokens[m].kind != pause; m++ {
		if b.tokens[m].is(turning) {
			return true
		}
	}
	return false
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
	l := &layout{block: b, context: c, first: first, end: end, within: -1, only: -1, each: -1, rest: -1, nobody: -1, few: -1, most: [2]int{-1, -1}}
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
	case t.kind == figure && t.printed == nil && t.num.kind == few && l.fewLead(k):
		l.few = k
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
