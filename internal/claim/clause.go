package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
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
	if t.entry.members && (strings.HasPrefix(w.spelled(t), "各") || k+1 < w.end && w.spelled(&w.tokens[k+1]) == "中" || k > w.first && w.spelled(&w.tokens[k-1]) == "各") {
		w.universe = true
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
	if k > w.first && w.tokens[k-1].is(filler) {
		if s := w.spelled(&w.tokens[k-1]); (s == "在" || s == "是" || s == "约为" || s == "为" || s == "相当于") && w.follows(k) {
			return true
		}
	}
	return false
}

// follows reports whether what stands behind the region at k makes it a base: 在全省居第10位, 是古丈县的6倍.
func (w *walker) follows(k int) bool {
	for m := k + 1; m < w.end; m++ {
		t := &w.tokens[m]
		if t.kind == figure {
			return t.num.kind == times || t.printed == nil && (t.num.kind == placed || t.num.kind == percent && t.num.round)
		}
		if t.is(only | highest | lowest) {
			return true
		}
		if !t.is(filler|rank|tied|about) && t.kind != plain {
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

// period takes the name of a period: what the clause speaks of, or what it is compared with.
func (w *walker) period(k int) {
	t := &w.tokens[k]
	if b := w.before(k); b != nil && b.is(share) {
		w.based, w.bases = true, append(w.bases, nil) // 占全年的: not of a region
		return
	}
	if t.span.month == 12 && t.span.year == 0 && t.span.back == 0 && w.view.Edition.Period.Month != 12 {
		w.cues |= forecast // 全年 is still to come
		return
	}
	views := w.viewsOf(&t.span)
	if b := w.before(k); b != nil && (b.is(than|from|above|below|yoy) || b.is(and) && w.spelled(b) == "与") {
		w.based = true
		if len(views) > 0 {
			w.baseView = views[0]
		}
		if b.is(from) {
			w.cues |= from
		} else {
			w.cues |= than
		}
		if len(views) == 0 {
			w.bases = append(w.bases, nil)
		}
		return
	}
	if k+1 < w.end && w.tokens[k+1].is(monthly) && len(views) > 0 {
		return // 上半年月均
	}
	w.dated, w.fresh = true, true
	w.dark = len(views) == 0
	if !w.dark {
		w.scope.views = views
	}
}

// viewsOf is spanViews, with a year of its own left as it may be meant.
func (w *walker) viewsOf(s *span) []*analysis.View {
	views := w.spanViews(s)
	if s.year != 0 && s.year != w.view.Edition.Period.Year && s.month == 12 && len(views) > 0 {
		return append(views, w.view) // 2021年度的考核数 comes out in 2022
	}
	return views
}

// word takes a cue.
func (w *walker) word(k int) {
	t := &w.tokens[k]
	c := t.entry.cue
	switch {
	case c == filler:
		return
	case c&neutral != 0:
		w.foreign += 2
		return
	case c == target && len(w.topics) == 0 && w.touching(k):
		w.unknownTopic = true
	case c&pronoun != 0:
		w.pronoun()
		return
	case c&others != 0:
		w.subject, w.named = nil, true
		w.crowd = true
	case c == lastYear && !w.beforeNumber(k):
		if v := w.viewOf(w.view.Edition.Period.LastYear()); v != nil {
			w.scope.views, w.dated, w.dark = []*analysis.View{v}, true, false
		} else {
			w.dated, w.dark = true, true
		}
		return
	case c&(over|done) != 0:
		c |= complete | target
	case c&outside != 0 && w.cues&except != 0:
		w.excepted, w.subject = w.subject, nil
		w.cues &^= except
		return
	case c&respectively != 0:
		w.shareOut(k)
	case c&(up|down) != 0:
		w.cues &^= up | down // the last one counts: 增幅回落
	}
	if c&(up|down|above|below|to) != 0 {
		w.turn = k
	}
	w.cues |= c
	w.said |= c
	if c&statePredicates == 0 && w.foreign > 0 && c&(complete|yoy|pace|arrears|monthly|rest|growthNoun) != 0 {
		w.foreign /= 2
	}
}

// pronoun turns back to the region that the page is about, or that was spoken of.
func (w *walker) pronoun() {
	w.stranger = false
	if w.about.Region != nil {
		w.subject = []*model.Region{w.about.Region}
	} else {
		w.subject = w.scope.regions
	}
	w.scope.regions = w.subject
	w.foreign = 0
}

// beforeNumber reports whether a number stands behind the word at k, with nothing but words between that say nothing.
func (w *walker) beforeNumber(k int) bool {
	for m := k + 1; m < w.end; m++ {
		if t := &w.tokens[m]; !t.is(filler | up | down | only) {
			return t.kind == figure || t.is(about|moreThan|lessThan|above|below)
		}
	}
	return false
}

// isMember reports whether the name is the word for members, 县市, and not that of the whole.
func (w *walker) isMember(t *token) bool { return t.entry.members }

// touching reports whether two or more characters that are not known stand right before the token.
func (w *walker) touching(k int) bool {
	if k <= w.first {
		return false
	}
	t := &w.tokens[k-1]
	return (t.kind == plain || t.is(neutral)) && t.end == w.tokens[k].start && t.end-t.start >= len("合同")
}

// foreignRegion reports whether plain words name a region that the site does not know: 张家界市同期.
func (w *walker) foreignRegion(k int) bool {
	t := &w.tokens[k]
	text := w.text[t.start:t.end]
	count := 0
	for at, r := range text {
		if count >= 2 && count <= 5 && strings.ContainsRune("省市县区州盟旗", r) {
			before, after := text[:at], text[at+utf8.RuneLen(r):]
			last, _ := utf8.DecodeLastRuneInString(before)
			next, _ := utf8.DecodeRuneInString(after)
			return !strings.ContainsRune("各些几个全该本每多两城景辖园社跨驻校市县", last) && !strings.ContainsRune("场级里内长域委属直政县市区教", next)
		}
		if count++; count > 6 {
			return false
		}
	}
	return false
}

// institutions are what the names of firms, schools and the like end with: their numbers are not a region's.
var institutions = []string{"大学", "学院", "公司", "集团", "银行", "医院", "研究院", "研究所", "研究中心", "合作社", "工厂", "产业园", "工业园", "实验室", "经开区", "开发区", "农商行", "海关",
	"机场", "车间", "园区企业", "龙头企业", "专业村", "示范区", "协会", "学会", "平台"}

// institution reports whether plain words name one.
func (w *walker) institution(k int) bool {
	text := w.spelled(&w.tokens[k])
	for _, name := range institutions {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}
