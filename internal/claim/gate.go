package claim

import (
	"slices"
	"sort"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// A number that contradicts the data has been read by its own words (reading.go), and whoever typed it wrong left its digits almost as they
// were (slip.go). Words that claim something by themselves, 最高, 只有, 均为零, 倒数第二, have no such mark of their own, and what accuses true
// texts by them is mostly not the word: it is whose it was taken to be, of when, or by what. So before any of them is told as a
// contradiction, its clause has to be understood whole. Measured on the programs as they were at the first sights of the fifth to the ninth
// part (the README of testdata/blind): it takes 14 of 54 false accusations, for 2 of 337 contradictions that were told.

// stretch are the tokens from one to another.
type stretch struct{ first, end int }

// told are words that are about to be told as contradicting the data: their tokens, their clause, and the period by which they were judged.
type told struct {
	*block
	at, last int
	clause   stretch
	view     *analysis.View // nil where none was noted
}

// gates are the reasons for which words are in doubt and no contradiction.
var gates = []func(t *told) string{
	(*told).unread, (*told).behindBracket, (*told).whose, (*told).byWhat, (*told).ofWhen, (*told).inTurn, (*told).ofSome,
}

// unsettled is why the words between two bytes may mean something else than what they were held against, or empty.
func (b *block) unsettled(start, end int, v *analysis.View) string {
	at := sort.Search(len(b.tokens), func(k int) bool { return b.tokens[k].end > start })
	if at == len(b.tokens) {
		return ""
	}
	last := at
	for last+1 < len(b.tokens) && b.tokens[last+1].start < end {
		last++
	}
	t := &told{block: b, at: at, last: last, clause: b.clauseOf(at, last), view: v}
	for _, gate := range gates {
		if why := gate(t); why != "" {
			return why
		}
	}
	return ""
}

// clauseOf are the tokens between the marks around those from one to another.
func (b *block) clauseOf(first, last int) stretch {
	c := stretch{first, last + 1}
	for c.first > 0 && first-c.first < longSentence && !isMark(b.tokens[c.first-1].kind) {
		c.first--
	}
	for c.end < len(b.tokens) && c.end-last < longSentence && !isMark(b.tokens[c.end].kind) {
		c.end++
	}
	return c
}

// unread: words that nothing explains.
func (t *told) unread() string {
	for k := t.clause.first; k < t.clause.end; k++ {
		w := &t.tokens[k]
		if w.kind == plain && !w.settled && w.runes > 0 && (k < t.at || k > t.last) && !harmless(t.spelled(k)) && len(t.containing(t.spelled(k))) == 0 && len(t.withAll(k)) == 0 {
			return "没有读懂“" + shorten(t.spelled(k)) + "”"
		}
	}
	return ""
}

// behindBracket: 其余七个地区（含经开区）全部下降. The clause began before the bracket.
func (t *told) behindBracket() string {
	if names, several := t.named(t.clause); t.clause.first > 0 && t.tokens[t.clause.first-1].kind == shut && len(names) == 0 && !several {
		return "这半句的主语在括号前面"
	}
	return ""
}

// named are the regions that a stretch names, but those that something is compared with, and whether it counts or prints members, or means
// all of them or the page's.
func (b *block) named(in stretch) (names []*model.Region, several bool) {
	for k := in.first; k < in.end; k++ {
		switch t := &b.tokens[k]; {
		case t.is(pronoun), t.kind == region && t.entry.members, t.kind == figure && (t.printed != nil || t.num.kind == counted):
			several = true
		case t.kind == region && t.entry.region != nil:
			if last := b.back(k, in.first); (last == nil || !last.is(comparing) || last.is(only)) && !slices.Contains(names, t.entry.region) {
				names = append(names, t.entry.region)
			}
		}
	}
	return names, several
}

// whose: who is meant stands in the clause, or alone in the one right before it, or nobody else does before it in the sentence.
func (t *told) whose() string {
	if names, several := t.named(t.clause); len(names) > 0 || several || t.follows() {
		return ""
	}
	var all []*model.Region
	rivals, part, before := 0, 0, false
	for k := t.clause.first - 1; k >= 0 && t.clause.first-k < longSentence && t.tokens[k].kind != stop; k-- {
		var r *model.Region
		switch w := &t.tokens[k]; {
		case w.kind == semicolon:
			part++
		case w.is(pronoun):
			r = t.about.Region
		case w.kind == region && w.entry.members:
			rivals++
		case w.kind == region:
			if last := t.back(k, 0); last == nil || !last.is(comparing) || w.entry.region == nil || w.entry.region.Kind == model.County {
				r = w.entry.region
			}
		}
		if r != nil && !slices.Contains(all, r) {
			all = append(all, r)
			before = before || part > 0
		}
	}
	switch page := t.about.Region; {
	case len(all)+rivals > 1:
		return "前面讲了不止一个地区，这半句讲的是哪一个不明"
	case len(all) == 1 && all[0] != page && (before || page != nil):
		return "这半句讲的是" + t.regionName(all[0]) + "还是" + t.regionName(t.here.home) + "不明"
	}
	return ""
}

// follows reports whether the clause right before it names one region alone, or a row of them of each of whom something is said.
func (t *told) follows() bool {
	k := t.clause.first - 1
	if k < 1 || t.tokens[k].kind != comma {
		return false
	}
	before := t.clauseOf(k-1, k-1)
	own, all := 0, false
	for k := before.first; k < before.end; k++ {
		switch w := &t.tokens[k]; {
		case w.is(pronoun):
			own++
		case w.kind == region && w.entry.members:
			return false
		}
	}
	for k := t.clause.first; k < t.clause.end; k++ {
		w := &t.tokens[k]
		all = all || w.is(each) || w.kind == figure && w.printed == nil && w.num.kind == few // A、B分别完成69.0%、74.0%，居前两位
	}
	names, _ := t.named(before)
	return len(names)+own == 1 || len(names) > 1 && all
}

// computed are words of what is computed of several figures, in more ways than one.
const computed = share | spread | rest | gain | monthly | sum

// byWhat: what is measured is no figure of the data, here or, of who comes next, where it was said by what: 缺口最大的是A，其次是B.
func (t *told) byWhat() string {
	in := t.clause
	if isNext(t.spelled(t.at)) {
		for k := t.at - 1; k >= 0 && t.at-k < longSentence && t.tokens[k].kind != stop; k-- {
			if t.tokens[k].is(highest|lowest) || t.tokens[k].isPlace() {
				in.first = t.clauseOf(k, k).first
				break
			}
		}
	}
	for k := in.first; k < in.end; k++ {
		if w := &t.tokens[k]; w.is(computed) && !w.is(highest|lowest) {
			return "没有讲明“" + t.spelled(k) + "”怎样计算"
		}
	}
	return ""
}

// ofWhen: what is said of no period is of the edition's own, and behind 由 there is one before and not two.
func (t *told) ofWhen() string {
	periods, said := 0, cue(0)
	for k := t.clause.first; k < t.clause.end; k++ {
		said |= t.tokens[k].cue()
		if t.tokens[k].kind == period || t.tokens[k].is(lastYear) {
			periods++
		}
	}
	switch {
	case periods > 1 && said&from != 0: // 由一季度第6位、上半年第5位升至第4位
		return "这半句讲了不止一个时期"
	case periods == 0 && said&yoy == 0 && t.view != nil && t.view != t.block.view:
		return "没有讲明是什么时候"
	}
	return ""
}

// inTurn: several regions and several places, or turns, in one clause: A、B分列倒数第二和倒数第一.
func (t *told) inTurn() string {
	places, turns := 0, 0
	for k := t.clause.first; k < t.clause.end; k++ {
		if t.tokens[k].isPlace() {
			places++
		}
		if t.tokens[k].is(up | down) {
			turns++
		}
	}
	if names, _ := t.named(t.clause); len(names) > 1 && max(places, turns) > 1 {
		return "几个地区各讲的是哪一个不明"
	}
	return ""
}

// ofSome: some of so many, and nobody says which: 三项增速有两项低于全市.
func (t *told) ofSome() string {
	for k := t.clause.first + 1; k < t.clause.end; k++ {
		w := &t.tokens[k]
		if (k < t.at || k > t.last) && w.kind == figure && w.printed == nil && w.num.kind != counted && isItems(&w.num) && (strings.HasSuffix(t.spelled(k-1), "有") || strings.HasSuffix(t.spelled(k-1), "中")) {
			return "“" + t.spelled(k) + "”所指的不明"
		}
	}
	return ""
}
