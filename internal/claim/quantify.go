package claim

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// quantifier is whom a claim is about, and how many of them.
type quantifier struct {
	views      []*analysis.View
	indicators []*model.Indicator
	every      bool            // each of the indicators is claimed, not one of several that a name may mean
	all        []*model.Region // each of them
	any        []*model.Region // one of them at least: the sentence may mean any
	none       []*model.Region // none of them
	count      int             // so many members and no more; 0 for no such claim
	counted    int             // the token of the count
	members    []*model.Region
	firm       bool
}

// quantify finds whom the claim at k is about.
func (w *walker) quantify(k int) quantifier {
	o := w.options(k, &number{kind: percent})
	q := quantifier{views: o.views, indicators: o.indicators, firm: true, members: w.site.Counties(), counted: w.counted}
	w.claimTopics(&q, &o)
	if w.listedBehind(k, &q) {
		return q
	}
	switch {
	case w.stands(k, nobody):
		q.none = q.members
	case w.count > 0 && w.counted < k && len(w.subject) == 0 && w.counted >= w.first && !w.rightBehindOthers() && w.stands(k, others):
		q.count = w.count
	case len(w.excepted) > 0:
		q.all, q.none = without(q.members, w.excepted), w.excepted
	case w.stands(k, others) && (w.count == 0 || w.counted > k || w.rightBehindOthers()):
		q.all = without(q.members, w.group)
		if w.count > 0 && w.count != len(q.all) {
			q.all, q.count = nil, w.count
		}
	case w.count > 0 && w.counted < k && len(w.subject) == 0:
		w.countedSubject(&q)
	case w.stands(k, only):
		w.onlySubject(k, &q, &o)
	case w.isAllMembers():
		q.firm = false
	case len(w.subject) > 0:
		q.all = w.subject
	case w.crowd:
		q.firm = false
	case len(w.scope.regions) > 1 && w.named:
		q.all = w.scope.regions
	default:
		q.any = o.regions
	}
	return q
}

// rightBehindOthers reports whether the count says how many 其余 are, and not how many of them: 其余七县市中两个.
func (w *walker) rightBehindOthers() bool {
	k := w.counted - 1
	if k > w.first && w.spelled(&w.tokens[k]) == "的" {
		k--
	}
	return k >= w.first && w.tokens[k].is(others)
}

// isAllMembers reports whether the subject is 县市, which may be all of them or some.
func (w *walker) isAllMembers() bool {
	return w.clause.region > 0 && w.tokens[w.clause.region].kind == region && w.tokens[w.clause.region].entry.members
}

// onlySubject is one member that a claim is true of, and no other: 唯一, 只有.
func (w *walker) onlySubject(k int, q *quantifier, o *options) {
	q.all = w.subject
	if len(q.all) == len(q.members) { // 临川市是唯一高于全省的市州
		q.all = nil
		for m := w.first; m < k; m++ {
			if r := w.tokens[m].entry.region; w.tokens[m].kind == region && r != nil && r.Kind == model.County {
				q.all = append(q.all, r)
			}
		}
		q.firm = q.firm && len(q.all) > 0
	}
	if len(q.all) == 0 {
		q.all = o.regions[:min(1, len(o.regions))]
	}
	for _, r := range q.all {
		if r.Kind != model.County {
			q.firm = false
		}
	}
	q.none = without(q.members, q.all)
}

// listedBehind reads those of whom a claim is true behind it: 尚未破零的有凤凰、古丈两县, 同比下降的县市有三个. They are
// all of whom it is true.
func (w *walker) listedBehind(k int, q *quantifier) bool {
	m := k + 1
	of, verb := false, false
	for ; m < w.end; m++ {
		t := &w.tokens[m]
		switch s := w.spelled(t); {
		case t.is(filler|only) && s == "的", t.kind == region && t.entry.members:
			of = true
			continue
		case t.is(moreThan) && (s == "多达" || s == "高达"), t.is(filler|only) && (s == "达" || s == "有" || s == "是" || s == "为" || s == "共有" || s == "仅有" || s == "只有" || s == "仅"):
			verb = true
			continue
		case t.is(average | filler | target):
			continue
		case t.kind == region && !verb && !of:
			continue // 高于全州平均的有
		}
		break
	}
	if !of || !verb && !w.counting || m >= w.end { // 八县市中，增长的七个
		return false
	}
	var listed []*model.Region
	for ; m < w.end; m++ {
		t := &w.tokens[m]
		if t.kind == region && t.entry.region != nil {
			listed = append(listed, t.entry.region)
		} else if t.kind == figure && t.printed == nil && (t.num.kind == counted || t.num.kind == amount && (t.num.unit == "个" || t.num.unit == "家" || t.num.unit == "所")) {
			n, err := t.num.value.Int64()
			if len(listed) == 0 && err == nil {
				q.count, q.counted = int(n), m
			}
			break
		} else if t.kind != pause && !t.is(and) {
			if w.spelled(t) == "等" {
				return true
			}
			break
		}
	}
	if len(listed) == 0 {
		if q.count == 0 {
			q.firm = false // 落后序时的有三项
		}
		return true
	}
	q.all, q.none = listed, without(q.members, listed)
	for _, r := range listed {
		if r.Kind != model.County {
			q.none = nil
		}
	}
	return true
}

// stands reports whether a cue stands before the token in its clause.
func (w *walker) stands(k int, c cue) bool {
	for m := w.first; m < k; m++ {
		if w.tokens[m].is(c) {
			return true
		}
	}
	return false
}

// claimTopics are the indicators claimed: a list is claimed one and all, one name that several have any of them.
func (w *walker) claimTopics(q *quantifier, o *options) {
	if len(w.list) > 1 {
		q.every, q.indicators = true, nil
		for _, list := range w.list {
			if len(list) != 1 {
				q.firm = false
			}
			q.indicators = append(q.indicators, list...)
		}
		return
	}
	const many, few = 6, 2
	if len(w.topics) > 0 {
		q.indicators = w.topics
		q.firm = w.foreign <= many
		return
	}
	q.firm = w.foreign <= few && !w.estranged
	q.indicators = o.indicators
	if len(w.scope.indicators) > 0 {
		q.indicators = w.scope.indicators
	}
}

// countedSubject finds whom 六县 means: all members, those named before, or so many as the claim is true of.
func (w *walker) countedSubject(q *quantifier) {
	switch {
	case w.count == len(q.members):
		q.all = q.members
	case len(w.group) == w.count:
		q.all = w.group
	default:
		q.count = w.count
	}
}

func without(all, some []*model.Region) []*model.Region {
	var out []*model.Region
	for _, r := range all {
		if !slices.Contains(some, r) {
			out = append(out, r)
		}
	}
	return out
}

// holds reports whether the claim is true of those whom it is about, and the first of whom it is not.
func (q *quantifier) holds(v *analysis.View, i *model.Indicator, of test) (truth, *model.Region) {
	about := func(r *model.Region) truth {
		c := v.Cell(i, r)
		return of(v, &c)
	}
	if q.count > 0 {
		return q.counts(about)
	}
	if len(q.any) > 0 {
		result := wrong
		for _, r := range q.any {
			switch about(r) {
			case right:
				return right, nil
			case unsure:
				result = unsure
			}
		}
		return result, q.any[0]
	}
	result := right
	for _, r := range q.all {
		switch about(r) {
		case wrong:
			return wrong, r
		case unsure:
			result = unsure
		}
	}
	for _, r := range q.none {
		if about(r) == right {
			return wrong, r
		}
	}
	return result, nil
}

// counts reports whether the claim is true of as many members as it says. Members without a number leave it open.
func (q *quantifier) counts(about func(*model.Region) truth) (truth, *model.Region) {
	yes, open := 0, 0
	for _, r := range q.members {
		switch about(r) {
		case right:
			yes++
		case unsure:
			open++
		}
	}
	switch {
	case yes == q.count:
		return right, nil
	case q.count > yes && q.count <= yes+open:
		return unsure, nil
	}
	return wrong, nil
}

// countOf takes a number of members: 吉首、泸溪两县市 counts the names before it, 六县 stands for a group.
func (w *walker) countOf(k int) {
	t := &w.tokens[k]
	n64, err := t.num.value.Int64()
	if err != nil || n64 <= 0 || t.num.around != exact || t.num.places > 0 {
		return
	}
	n := int(n64)
	if list := w.bareNames(k); len(list) == n {
		w.subject, w.scope.regions, w.named, w.crowd = list, list, true, false
		w.foreign = 0
		return
	}
	if b := w.before(k); b != nil && b.is(share) {
		w.based, w.bases = true, append(w.bases, w.site.Whole())
		return
	}
	if k > w.first && w.clause.region == k-1 && w.tokens[k-1].kind == region && len(w.subject) > 0 && w.tokens[k-1].entry.region != w.site.Whole() {
		if len(w.subject) > 1 && n != len(w.subject) {
			w.say(t.start, t.end, Verdict{Outcome: Contradicts,
				Text: "写的是" + w.text[t.start:t.end] + "，前面列出的是" + strconv.Itoa(len(w.subject)) + "个",
				Fix:  "改成" + strconv.Itoa(len(w.subject)) + t.num.unit + "，或改前面的名单",
			})
		}
		return
	}
	b := w.before(k)
	if b != nil && b.is(above|below|than|share|rank|ahead|behindRank|highest|lowest) || k > w.first && w.spelled(&w.tokens[k-1]) == "在" ||
		k+1 < w.end && (w.spelled(&w.tokens[k+1]) == "中" || w.spelled(&w.tokens[k+1]) == "里" || w.tokens[k+1].is(highest|lowest|only)) {
		w.universe = true // 在八县市中
		return
	}
	w.subject, w.named, w.universe = nil, true, true
	w.count, w.counted = n, k
	w.crowd = false
	switch {
	case n == len(w.site.Counties()):
		w.subject, w.scope.regions = w.site.Counties(), w.site.Counties()
	case len(w.group) == n:
		w.subject, w.scope.regions = w.group, w.group
	default:
		w.scope.regions, w.crowd = nil, true
	}
	w.foreign = 0
}

// bareNames are the regions that stand before the count at k without what their names end with: 甲、乙两县.
func (w *walker) bareNames(k int) []*model.Region {
	unit := w.tokens[k].num.unit
	_, size := utf8.DecodeLastRuneInString(unit)
	var out []*model.Region
	for m := k - 1; m >= w.first && w.tokens[m].kind == plain; m -= 2 {
		e := w.entries[w.spelled(&w.tokens[m])+unit[len(unit)-size:]]
		if e == nil || e.region == nil {
			return nil
		}
		out = append(out, e.region)
		if m-1 < w.first || w.tokens[m-1].kind != pause {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// wrongClaim reports a claim that the data do not bear out.
func (w *walker) wrongClaim(k int, name string, q quantifier, r *reading, of test) {
	t := &w.tokens[k]
	v := Verdict{Outcome: Contradicts, Fix: "改这句话，或核对数据"}
	if r.region != nil {
		c := r.view.Cell(r.indicator, r.region)
		told := facts(&c)
		if strings.Contains(name, "序时") {
			told = paceFacts(&c)
		}
		start := w.tokens[k-w.quoted].start
		v.Text = "“" + w.text[start:t.end] + "”与数据不符：" + w.called(r) + "，" + told
		w.say(start, t.end, v)
		return
	}
	yes := 0
	for _, m := range q.members {
		c := r.view.Cell(r.indicator, m)
		if of(r.view, &c) == right {
			yes++
		}
	}
	v.Text = "写的是" + strconv.Itoa(q.count) + "个，数据中“" + name + "”的是" + strconv.Itoa(yes) + "个（" + r.indicator.Name + "，" + periodName(r.view) + "）"
	v.Fix = "改成" + strconv.Itoa(yes) + "个"
	if q.counted >= w.first && q.counted < w.end {
		t = &w.tokens[q.counted]
	}
	w.say(t.start, t.end, v)
}
