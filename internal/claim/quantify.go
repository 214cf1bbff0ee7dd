package claim

import (
	"slices"
	"strconv"

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
	members    []*model.Region
	firm       bool
}

// quantify finds whom the claim at k is about.
func (w *walker) quantify(k int) quantifier {
	o := w.options(k, &number{kind: percent})
	q := quantifier{views: o.views, indicators: o.indicators, firm: o.firm, members: w.site.Counties()}
	w.claimTopics(&q)
	switch {
	case len(w.excepted) > 0:
		q.all = without(w.site.Counties(), w.excepted)
		q.none = w.excepted
	case w.stands(k, others):
		q.all = without(w.site.Counties(), w.group)
	case w.count > 0 && len(w.subject) == 0:
		w.countedSubject(&q)
	case w.stands(k, only) && len(w.subject) > 0:
		q.all = w.subject
		q.none = without(w.site.Counties(), w.subject)
		for _, r := range w.subject {
			if r.Kind != model.County {
				q.none = nil
			}
		}
	case len(w.subject) > 0:
		q.all = w.subject
	default:
		q.any = o.regions
	}
	return q
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
func (w *walker) claimTopics(q *quantifier) {
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
	if len(w.topics) > 0 {
		q.indicators = w.topics
		q.firm = w.foreign <= 6
	}
}

// countedSubject finds whom 六县 means: all members, those named before, or so many as the claim is true of.
func (w *walker) countedSubject(q *quantifier) {
	members := w.site.Counties()
	switch {
	case w.count == len(members):
		q.all = members
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
func (q *quantifier) holds(v *analysis.View, i *model.Indicator, of func(*analysis.View, *analysis.Cell) truth) (truth, *model.Region) {
	test := func(r *model.Region) truth {
		c := v.Cell(i, r)
		return of(v, &c)
	}
	if q.count > 0 {
		return q.counts(test)
	}
	if len(q.any) > 0 {
		for _, r := range q.any {
			if test(r) != wrong {
				return right, nil
			}
		}
		return wrong, q.any[0]
	}
	result := right
	for _, r := range q.all {
		switch test(r) {
		case wrong:
			return wrong, r
		case unsure:
			result = unsure
		}
	}
	for _, r := range q.none {
		if test(r) == right {
			return wrong, r
		}
	}
	return result, nil
}

// counts reports whether the claim is true of as many members as it says. Members without a number leave it open.
func (q *quantifier) counts(test func(*model.Region) truth) (truth, *model.Region) {
	yes, open := 0, 0
	for _, r := range q.members {
		switch test(r) {
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
	if w.clause.region == k-1 && k-1 >= w.first && w.tokens[k-1].kind == region && len(w.subject) > 0 {
		if len(w.subject) > 1 && n != len(w.subject) {
			w.say(t.start, t.end, Verdict{Wrong: true,
				Text: "写的是" + w.text[t.start:t.end] + "，前面列出的是" + strconv.Itoa(len(w.subject)) + "个",
				Fix:  "改成" + strconv.Itoa(len(w.subject)) + t.num.unit + "，或改前面的名单",
			})
		}
		return
	}
	b := w.before(k)
	if b != nil && b.is(above|below|than|share|rank|ahead|behindRank|highest|lowest) || k > w.first && w.spelled(&w.tokens[k-1]) == "在" {
		return // 在八县市中
	}
	w.subject, w.named = nil, true
	w.count, w.counted = n, k
	if n == len(w.site.Counties()) {
		w.scope.regions = []*model.Region{w.site.Whole()}
	} else if len(w.group) == n {
		w.subject = w.group
		w.scope.regions = w.group
	} else {
		w.scope.regions = nil
	}
	w.foreign = 0
}

// wrongClaim reports a claim that the data do not bear out.
func (w *walker) wrongClaim(k int, name string, q quantifier, r *reading, of func(*analysis.View, *analysis.Cell) truth) {
	t := &w.tokens[k]
	v := Verdict{Wrong: true, Fix: "改这句话，或核对数据"}
	if r.region != nil {
		c := r.view.Cell(r.indicator, r.region)
		r.choice.name = ""
		v.Text = "“" + w.text[t.start:t.end] + "”与数据不符：" + w.called(r) + "，" + facts(&c)
	} else {
		yes := 0
		for _, m := range q.members {
			c := r.view.Cell(r.indicator, m)
			if of(r.view, &c) == right {
				yes++
			}
		}
		v.Text = "写的是" + strconv.Itoa(q.count) + "个，数据中“" + name + "”的是" + strconv.Itoa(yes) + "个（" + r.indicator.Name + "，" + periodName(r.view) + "）"
		v.Fix = "改成" + strconv.Itoa(yes) + "个"
		t = &w.tokens[w.counted]
	}
	w.say(t.start, t.end, v)
}
