package claim

import (
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// isPair reports whether two regions are compared with each other: 两县增幅相差13.7个百分点.
func isPair(q *query) bool { return len(q.group) == 2 && q.base == nil }

func pairDifference(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	switch {
	case q.said&(growthNoun|fallNoun) != 0:
		list = []*measure.Measure{measure.Growth}
	case q.number.kind == points && !isRate(q):
		list = q.basis()
	}
	periods := []months{{q.view, q.first}}
	if q.said&from != 0 {
		periods = q.past()
	}
	var out []measure.Quantity
	for _, p := range periods {
		then := *q
		then.view, then.first = p.view, p.first
		for _, m := range list {
			for _, d := range difference(then.elsewhere(q.group[0], m), then.elsewhere(q.group[1], m)) {
				out = append(out, absolute(d))
			}
		}
	}
	return out
}

// shareChanges are by how many points a region's share has changed since last year, or since the period named.
func shareChanges(q *query) []measure.Quantity {
	before := months{view: q.lastYear()}
	if q.base != nil {
		before = *q.base
	}
	var out []measure.Quantity
	if q.base == nil && q.said&target == 0 {
		c := q.cell()
		out = difference(q.of(measure.Share), q.shareLastYear(q.view, c))
	}
	if before.view == nil {
		return out
	}
	then := *q
	then.view, then.first, then.base = before.view, before.first, nil
	now := *q
	now.base = nil
	a, b := shares(&now), shares(&then)
	for k := range min(len(a), len(b)) {
		out = append(out, difference(a[k], b[k])...)
	}
	return out
}

func shareOfPeriod(q *query) []measure.Quantity {
	return []measure.Quantity{percentOf(q.of(measure.Value), q.ofBase(measure.Value))}
}

// ratioToPeriod is a multiple of another period's figure, or of its monthly average.
func ratioToPeriod(q *query) []measure.Quantity {
	a, b := q.of(measure.Value), q.ofBase(measure.Value)
	if q.said&(monthly|average) != 0 || q.told&monthly != 0 {
		a, b = q.perMonth(a, q.view, q.first), q.perMonth(b, q.base.view, q.base.first)
	}
	out := []measure.Quantity{quotient(a, b)}
	if q.told&monthly != 0 && q.told&must != 0 { // 下半年月均须…，是上半年月均的1.2倍
		out = append(out, quotient(q.of(measure.Needed), b))
	}
	if q.said&up != 0 {
		out = append(out, quotient(minus(a, b), b))
	}
	return out
}

// paces are the monthly average of the period, and what is needed a month from now on.
func paces(q *query) []measure.Quantity {
	return []measure.Quantity{q.perMonth(q.of(measure.Value), q.view, q.first)}
}

// levelsOfPeriod are the numbers of the period that something is compared with: 多于一季度的923吨.
func levelsOfPeriod(q *query) []measure.Quantity {
	if q.number.kind == amount || isRate(q) {
		return []measure.Quantity{q.ofBase(measure.Value)}
	}
	return []measure.Quantity{q.ofBase(measure.Growth), q.ofBase(measure.Completion)}
}

// sharesOfGain are parts of what the whole, or all members, grew by.
func sharesOfGain(q *query) []measure.Quantity {
	own := q.of(measure.Increase)
	var out []measure.Quantity
	for _, r := range append([]*model.Region{q.site.Whole()}, q.bases...) {
		of := q.elsewhere(r, measure.Increase)
		if own.Ok() && of.Ok() && own.Value.IsNeg() && of.Value.IsNeg() {
			own, of = absolute(own), absolute(of) // of what the whole fell by
		}
		out = append(out, percentOf(own, of))
	}
	return out
}

// pulls are by how many points a region's increase makes the whole grow: its increase in percent of the whole's figure a year ago.
func pulls(q *query) []measure.Quantity {
	own := q.of(measure.Increase)
	if q.first > 1 || isRate(q) {
		return nil
	}
	var out []measure.Quantity
	for _, r := range append([]*model.Region{q.site.Whole()}, q.bases...) {
		out = append(out, asPoints(percentOf(own, q.elsewhere(r, measure.LastYear))))
	}
	return out
}

// twoPeriods reports whether the sentence has named two periods that may be compared with each other.
func twoPeriods(q *query) bool { return len(q.named) >= 2 && noBase(q) }

// betweenPeriods are how far the last two periods named are from each other.
func betweenPeriods(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points {
		list = q.basis()
	}
	n := len(q.named)
	var out []measure.Quantity
	for _, m := range list {
		for _, d := range difference(q.during(q.named[n-1], m), q.during(q.named[n-2], m)) {
			out = append(out, absolute(d))
		}
	}
	return out
}

// changeBetweenPeriods is by how much the last of two periods named is above the one before.
func changeBetweenPeriods(q *query) []measure.Quantity {
	n := len(q.named)
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points {
		list = q.basis()
	}
	for _, m := range list {
		out = append(out, difference(q.during(q.named[n-1], m), q.during(q.named[n-2], m))...)
	}
	return out
}

func isLower(q *query) bool { return q.indicator.Better == model.Lower }

// isShare reports whether a percentage is one of something else: 相当于 needs to say of what.
func isShare(q *query) bool { return q.said&share != 0 || len(q.baseTopics) > 0 }

// afterTwo reports whether the sentence has given two numbers whose difference may be meant: 审查30家、入库26家，差额4家.
func afterTwo(q *query) bool { return len(q.numbers) >= 2 && noBase(q) }

// betweenNumbers is how far the last two numbers of the sentence are from each other.
func betweenNumbers(q *query) []measure.Quantity {
	n := len(q.numbers)
	var out []measure.Quantity
	for _, d := range difference(q.numbers[n-1], q.numbers[n-2]) {
		out = append(out, absolute(d))
	}
	return out
}

// isRound reports whether the number is one of the words, 六成, which no lead is told in.
func isRound(q *query) bool { return q.number.round && noBase(q) }

func isLead(q *query) bool {
	return !q.number.round && noBase(q) && (q.said&spread == 0 || q.said&turning == 0) // 落后幅度扩大3.0个百分点: since when?
}

// ofProgress is the completion as a part of time progress: 不到序时进度的六成.
func ofProgress(q *query) []measure.Quantity {
	whole := measure.Quantity{Num: model.Number(q.view.Progress), Unit: "%", Places: 1}
	if q.number.kind == times {
		return []measure.Quantity{quotient(q.of(measure.Completion), whole)}
	}
	return []measure.Quantity{percentOf(q.of(measure.Completion), whole)}
}

// isOfLast reports whether the number is said to be of the one right before it: 为上年全年2.85亿元的55.6%.
func isOfLast(q *query) bool { return q.ofLast && len(q.numbers) > 0 }

func ofLast(q *query) []measure.Quantity {
	last := q.numbers[len(q.numbers)-1]
	now := *q
	now.view, now.first = q.reader.view, 0
	var out []measure.Quantity
	for _, own := range []measure.Quantity{q.of(measure.Value), now.of(measure.Value)} {
		if q.number.kind == times {
			out = append(out, quotient(own, last))
		} else {
			out = append(out, percentOf(own, last))
		}
	}
	return out
}

// isBare reports whether nothing is said of what a percentage is: 白水县，47.9%.
func isBare(q *query) bool {
	return noBase(q) && notOver(q) && q.said&^(silent|highest|lowest|rank|half|over|onPace|pace|above|below) == 0
}
