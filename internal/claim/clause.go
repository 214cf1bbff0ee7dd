package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// token takes the next token of a clause.
func (w *walker) token(k int) {
	switch t := &w.tokens[k]; t.kind {
	case plain:
		w.foreign += t.runes
		if w.institution(k) {
			w.foreign, w.estranged = w.foreign+far, true
		}
		if w.foreignRegion(k) {
			w.subject, w.stranger, w.named = nil, true, true
		}
	case region:
		w.place(k)
	case indicators:
		w.topicOf(k)
	case parts:
		c := t.entry.parts[0]
		for _, p := range t.entry.parts {
			if slices.Contains(w.scope.indicators, p.of) {
				c = p
			}
		}
		w.component = &c
		w.foreign = 0
	case period:
		w.period(k)
	case word:
		w.word(k)
	case figure:
		w.figure(k)
	}
}

// before is the token before k in the clause that is no filler, or nil.
func (w *walker) before(k int) *token {
	for k--; k >= w.first; k-- {
		if t := &w.tokens[k]; !t.is(filler) {
			return t
		}
	}
	return nil
}

// spelled is the text of a token.
func (w *walker) spelled(t *token) string { return w.text[t.start:t.end] }

// place takes the name of a region: the subject of what follows, or what it is compared with.
func (w *walker) place(k int) {
	t := &w.tokens[k]
	r := t.entry.region
	if s, own := w.spelled(t), w.about.Region; t.entry.stranger && r == nil && own != nil && strings.HasPrefix(s, "全") && strings.HasSuffix(own.Name, strings.TrimPrefix(s, "全")) && s != "全" {
		w.pronoun() // 全市 on the page of a 市
		return
	}
	if t.entry.members && (strings.HasPrefix(w.spelled(t), "各") || k+1 < w.end && w.spelled(&w.tokens[k+1]) == "中" || k > w.first && w.spelled(&w.tokens[k-1]) == "各") {
		w.universe = true
		if strings.HasPrefix(w.spelled(t), "各") && w.allBehind(k) {
			w.subject, w.named, w.stranger = w.site.Counties(), true, false // 各县市均
			if len(w.scope.regions) > 1 {
				w.subject = w.scope.regions // 除保靖县外，各县市均
			}
		}
		return
	}
	if w.isBase(k) {
		w.based = true
		if r == nil {
			w.bases = append(w.bases, nil)
		} else {
			w.bases = append(w.bases, r)
		}
		return
	}
	if w.ended {
		w.group, w.ended = nil, false
	}
	w.foreign, w.counted, w.count, w.crowd = 0, 0, 0, false
	joined := k-2 >= w.first && w.tokens[k-2].kind == region && (w.tokens[k-1].kind == pause || w.tokens[k-1].is(and)) && w.clause.region == k-2
	switch {
	case r == nil:
		w.subject, w.stranger = nil, true
	case r == w.site.Whole() && w.isMember(t):
		w.subject, w.stranger = w.site.Counties(), false
	case joined && len(w.subject) > 0 && len(w.subject) < longClause:
		w.subject = append(w.subject[:len(w.subject):len(w.subject)], r)
		w.stranger = false
	default:
		w.subject, w.stranger = []*model.Region{r}, false
	}
	w.clause.region, w.placed = k, true
	if r != nil && r.Kind != model.Prefecture {
		w.subset = false
	}
	if w.named && len(w.scope.regions) == 1 && w.scope.regions[0] != r {
		w.contrast = w.scope.regions[0]
	}
	w.named = true
	if r != nil {
		w.scope.regions = w.subject
		if r.Kind != model.Prefecture && r.Kind != model.Province {
			w.group = append(w.group, r)
		}
	}
	if w.cues&respectively == 0 {
		w.cues &^= each | not
	}
}

// allBehind reports whether the clause says of all that stand at k that they 均 are so.
func (w *walker) allBehind(k int) bool {
	for m := k + 1; m < w.end; m++ {
		switch t := &w.tokens[m]; {
		case t.is(each):
			return true
		case t.kind == region, t.kind == figure:
			return false
		}
	}
	return false
}

// isBase reports whether the region at k is what something is compared with, ranked in or a share of.
func (w *walker) isBase(k int) bool {
	if k-2 >= w.first && w.tokens[k-1].kind == pause && w.tokens[k-2].kind == region && w.clause.region != k-2 {
		return true // 高于全省、全州
	}
	if r := w.tokens[k].entry.region; w.named && r != nil && r.Kind != model.County && k+1 < w.end && w.tokens[k+1].is(highest|lowest|only) {
		return true // 全省最多
	}
	if k > w.first && w.tokens[k].entry.members && w.tokens[k-1].kind == region && w.clause.region != k-1 {
		return true // 居全州县市第1位
	}
	if r := w.tokens[k].entry.region; r != nil && r.Kind == model.Province && k+1 < w.end && w.tokens[k+1].isPlace() {
		return true // 由全省第6位升至第4位
	}
	if k > w.first && w.tokens[k-1].is(filler) {
		if s := w.spelled(&w.tokens[k-1]); (s == "在" || s == "是" || s == "约为" || s == "为" || s == "相当于") && w.follows(k) {
			return true
		}
	}
	b := w.before(k)
	if b == nil || b.kind != word {
		return false
	}
	if b.is(than | above | below | share | rank | flat | tied | ahead | behindRank | yoy) {
		return true
	}
	if b.is(and) {
		second := k - 2
		for second >= w.first && w.tokens[second].is(filler) {
			second--
		}
		if second >= w.first && w.tokens[second].kind == region {
			return false
		}
		return w.spelled(b) == "与" || w.spelled(b) == "和"
	}
	return false
}

// follows reports whether what stands behind the region at k makes it a base: 在全省居第10位, 是古丈县的6倍.
func (w *walker) follows(k int) bool {
	for m := k + 1; m < w.end; m++ {
		t := &w.tokens[m]
		if t.kind == figure {
			return t.isPlace() || t.num.kind == times || t.printed == nil && t.num.kind == percent && t.num.round
		}
		if t.is(only | highest | lowest) {
			return true
		}
		if !t.is(filler|rank|tied|about|from) && t.kind != plain {
			return false
		}
	}
	return false
}

// far is more words that are not known than any number is bound across.
const far = 20

// topicOf takes the name of an indicator. Parts of one name beside each other mean what both may mean.
func (w *walker) topicOf(k int) {
	t := &w.tokens[k]
	found := t.entry.indicators
	weak := t.entry.weak
	last := w.topic - 1
	switch {
	case w.topic > 0 && w.numbersSince(last, k) == 0 && w.listMark(last, k):
		if len(w.list) == 0 {
			w.list = append(w.list, w.topics)
		}
		w.list = append(w.list, found)
	case w.topic > 0 && w.numbersSince(last, k) == 0:
		if both := intersect(w.topics, found); len(both) > 0 {
			found, weak = both, weak && w.weak && k-last > 3
			if len(w.list) > 0 {
				w.list[len(w.list)-1] = both
			}
		} else if weak {
			if w.spelled(t) == "净增" {
				w.cues, w.said, w.turn = w.cues|up, w.said|up, k
			}
			return // a chance word within what is said about the topic
		}
	case weak:
		if t.entry.tail && w.touching(k) && len(w.topics) == 0 {
			w.foreign += far // 固定资产投资 is not 投资
			return
		}
		// 吉首市登记9项: a part of a name that also fits what was spoken of is that first.
		if both := intersect(found, w.scope.indicators); len(both) > 0 {
			for _, i := range found {
				if !slices.Contains(both, i) {
					both = append(both, i)
				}
			}
			found = both
		}
	}
	w.topics, w.topic, w.weak = found, k+1, weak
	w.foreign = 0
	if !weak || len(found) == 1 {
		w.component = nil
	}
	if w.cues&respectively == 0 {
		w.cues &^= complete | target | growthNoun | up | down
	}
	w.estranged = w.estranged && weak
	if w.someOf(k) || w.otherRatio(t) {
		w.foreign += far
	}
	w.remember(w.scope.indicators)
	w.scope.indicators = found
}

// someOf reports whether the indicator at k is only what things are called: 3项技术合同, 2家企业研发投入.
func (w *walker) someOf(k int) bool {
	m := k - 1
	if m > w.first && w.tokens[m].kind == plain {
		m--
	}
	if m < w.first || w.settled {
		return false
	}
	t := &w.tokens[m]
	return t.kind == figure && t.printed == nil && t.num.kind == amount
}

// otherRatio reports whether 占地区生产总值 is said of something else than the indicator that it belongs to.
func (w *walker) otherRatio(t *token) bool {
	if !strings.HasPrefix(w.spelled(t), "占") || len(w.scope.indicators) == 0 {
		return false
	}
	for _, i := range w.scope.indicators {
		for _, ratio := range t.entry.indicators {
			for _, a := range []string{i.Name, i.Short} {
				for _, b := range []string{ratio.Name, ratio.Short} {
					if sharedRunes(a, b) >= 4 {
						return false
					}
				}
			}
		}
	}
	return true
}

// sharedRunes counts the characters with which both begin.
func sharedRunes(a, b string) int {
	n := 0
	for at, r := range a {
		if s, _ := utf8.DecodeRuneInString(b[min(at, len(b)):]); s != r || at >= len(b) {
			break
		}
		n++
	}
	return n
}

// numbersSince counts the numbers between two tokens.
func (w *walker) numbersSince(first, last int) int {
	n := 0
	for k := first + 1; k < last; k++ {
		if w.tokens[k].kind == figure && (w.tokens[k].printed != nil || w.tokens[k].num.kind != idle) {
			n++
		}
	}
	return n
}

// listMark reports whether only marks of a list, and words that say nothing, stand between two tokens.
func (w *walker) listMark(first, last int) bool {
	marked := false
	for k := first + 1; k < last; k++ {
		switch t := &w.tokens[k]; {
		case t.kind == pause || t.is(and):
			marked = true
		case t.is(filler), t.kind == plain:
		default:
			return false
		}
	}
	return marked
}

func intersect(a, b []*model.Indicator) []*model.Indicator {
	var out []*model.Indicator
	for _, i := range a {
		if slices.Contains(b, i) {
			out = append(out, i)
		}
	}
	return out
}
