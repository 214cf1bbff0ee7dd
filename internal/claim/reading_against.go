package claim

import (
	"slices"

	"bulletin/internal/measure"
	"bulletin/internal/model"
)

func againstRegions(q *query) []measure.Quantity {
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value}
	switch {
	case q.said&(growthNoun|fallNoun) != 0:
		list = []*measure.Measure{measure.Growth}
	case q.number.kind == points && !isRate(q):
		list = q.basis()
	}
	if q.said&target != 0 {
		list = append(list, measure.Target)
	}
	if q.number.kind == amount && (q.said|q.told)&(gain|newly|up|down) != 0 {
		list = append(list, measure.Increase) // 净增42.66万人次，比临溪还多出600人次
	}
	for _, r := range q.bases {
		for _, m := range list {
			out = append(out, difference(q.of(m), q.elsewhere(r, m))...)
		}
		if q.number.kind == points && (q.said|q.told)&share != 0 {
			there := *q
			there.region = r
			for _, i := range q.shareOf { // 占预算收入的72.9%，比全市高7.5个百分点
				out = append(out, difference(q.partOf(i), there.partOf(i))...)
			}
		}
		switch {
		case q.number.kind != points || q.first > 1:
		case r.Kind == model.Prefecture:
			out = append(out, q.of(measure.VsWhole))
		case r.Kind == model.Province:
			out = append(out, q.of(measure.VsUpper))
		}
	}
	return out
}

// levelsOfBases are the numbers of those that something is compared with: 高于全省8.5%的平均水平.
func levelsOfBases(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, r := range q.bases {
		switch {
		case q.number.kind == amount || isRate(q):
			out = append(out, q.elsewhere(r, measure.Value))
		default:
			out = append(out, q.elsewhere(r, measure.Growth), q.elsewhere(r, measure.Completion))
		}
	}
	return out
}

func ratiosToRegions(q *query) []measure.Quantity {
	var out []measure.Quantity
	list := []*measure.Measure{measure.Value, measure.Target, measure.Completion}
	if q.said&(growthNoun|fallNoun) != 0 || q.told&(growthNoun|fallNoun) != 0 {
		list = append(list, measure.Growth)
	}
	for _, r := range q.bases {
		for _, m := range list {
			if m == measure.Completion && q.number.kind == percent && (q.said|q.told)&complete == 0 {
				continue
			}
			a, b := q.of(m), q.elsewhere(r, m)
			if q.number.kind == percent {
				out = append(out, percentOf(a, b))
			} else {
				out = append(out, quotient(a, b))
				if q.said&up != 0 {
					out = append(out, quotient(minus(a, b), b))
				}
			}
		}
	}
	return out
}

func againstIndicators(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, i := range q.baseTopics {
		other := *q
		other.indicator = i
		list := q.basis()
		if q.number.kind == amount {
			list = []*measure.Measure{measure.Value}
		}
		for _, m := range list {
			out = append(out, difference(q.of(m), other.of(m))...)
		}
		if isRate(q) && i.Measure == model.Rate {
			out = append(out, difference(q.of(measure.Value), other.of(measure.Value))...)
		}
	}
	return out
}

// shares are parts of the whole, of a sum of the members, of another region or of another indicator.
func shares(q *query) []measure.Quantity {
	m := measure.Value
	switch {
	case q.said&arrears != 0:
		m = measure.Arrears
	case q.said&target != 0:
		m = measure.Target
	}
	own := q.at(q.view, m)
	if q.part != nil {
		return []measure.Quantity{percentOf(q.component(), own)}
	}
	var out []measure.Quantity
	of := slices.DeleteFunc(slices.Clone(q.baseTopics), func(i *model.Indicator) bool { return i == q.indicator })
	if len(q.baseTopics) == 0 && len(q.bases) == 0 {
		of = q.shareOf
	}
	for _, i := range of {
		other := *q
		other.indicator = i
		if i == q.indicator || !fits(i.Unit, q.indicator) {
			continue
		}
		out = append(out, percentOf(own, other.at(q.view, m)))
		for _, r := range q.bases {
			out = append(out, percentOf(own, other.elsewhere(r, m)))
		}
	}
	if len(of) > 0 && len(q.baseTopics) > 0 || q.region == q.site.Whole() && len(q.bases) == 0 {
		return out // the whole is no part of what it does not say
	}
	if len(q.bases) == 0 {
		out = append(out, q.of(measure.Completion), q.of(measure.TargetShare)) // 占年度控制数的, perhaps said before
	}
	for _, r := range q.bases {
		out = append(out, percentOf(own, q.elsewhere(r, m)))
		if r == q.site.Whole() {
			out = append(out, q.of(sharesOf(m)))
		}
	}
	if len(q.bases) == 0 {
		out = append(out, percentOf(own, q.elsewhere(q.site.Whole(), m)), q.of(measure.Share), q.of(measure.TargetShare))
	}
	out = append(out, percentOf(own, q.overMembers(m)))
	if m == measure.Value && q.told&(gain|newly|up|down) != 0 {
		out = append(out, sharesOfGain(q)...)
	}
	if m == measure.Value && q.told&target != 0 { // 从任务轻重看，…只占4.9%
		other := *q
		other.said |= target
		out = append(out, shares(&other)...)
	}
	return out
}

// partOf is the figure in percent of another indicator's.
func (q *query) partOf(i *model.Indicator) measure.Quantity {
	other := *q
	other.indicator = i
	if i == q.indicator {
		return measure.Quantity{Num: model.Missing(model.NotMeasurable)}
	}
	return percentOf(q.value(q.view), other.value(q.view))
}

// sharesOf is the measure of a region's part of the sum of a measure.
func sharesOf(m *measure.Measure) *measure.Measure {
	if m == measure.Target {
		return measure.TargetShare
	}
	return measure.Share
}

// spreads are how far the first of the members is from the last.
func spreads(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind == points && !isRate(q) {
		list = q.basis()
	}
	var out []measure.Quantity
	for _, among := range [][]*model.Region{q.site.Counties(), zoned(q.site)} {
		for _, m := range list {
			low, high := q.ends(m, among)
			switch {
			case !low.Ok():
			case q.number.kind == times:
				out = append(out, quotient(high, low))
			default:
				out = append(out, difference(high, low)...)
			}
		}
	}
	if q.number.kind == points {
		out = append(out, q.of(measure.Spread))
	}
	return out
}

// sinceEnds reports whether the number says how the gap between the first and the last has changed, of which the sentence spoke.
func sinceEnds(q *query) bool {
	return q.base != nil && !q.isBases && q.spanned && q.said&(above|below|pace|target|yoy) == 0
}

// spreadsSince are by how much the gap between the first and the last has grown since another period.
func spreadsSince(q *query) []measure.Quantity {
	now, then := *q, *q
	now.said |= q.told & (complete | growthNoun | fallNoun)
	now.base = nil
	then = now
	then.view, then.first = q.base.view, q.base.first
	a, b := spreads(&now), spreads(&then)
	var out []measure.Quantity
	for k := range min(len(a), len(b)) {
		out = append(out, difference(a[k], b[k])...)
	}
	return out
}

func averages(q *query) []measure.Quantity {
	m := measure.Value
	switch {
	case q.number.kind != percent || isRate(q):
	case q.said&growthNoun != 0 || q.said&(up|down) != 0:
		m = measure.Growth
	default:
		m = measure.Completion
	}
	switch {
	case len(q.group) > 1:
		return []measure.Quantity{q.mean(m, q.group)}
	case q.region.Kind == model.Province:
		return []measure.Quantity{q.of(m)}
	}
	return []measure.Quantity{q.mean(m, q.site.Counties()), q.of(m)}
}

func lastYears(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		if q.first > 1 {
			if past := q.lastYear(); past != nil {
				return []measure.Quantity{q.value(past)}
			}
			return nil
		}
		out := []measure.Quantity{q.of(measure.LastYear)}
		if v := q.yearEnd(); v != nil && q.said&lastYear == 0 { // 比去年的9321万美元: perhaps of the whole year
			out = append(out, q.at(v, m))
		}
		return out
	}
}

func lastYearPercents(q *query) []measure.Quantity {
	if isRate(q) && q.number.kind == percent {
		return []measure.Quantity{q.of(measure.LastYear)}
	}
	past := q.lastYear()
	if past == nil {
		return nil
	}
	var out []measure.Quantity
	if (q.said|q.told)&share != 0 { // 占19.2%，上年同期为17.5%
		then := *q
		then.view, then.first, then.base = past, 0, nil
		out = shares(&then)
	}
	return append(out, q.at(past, measure.Growth), q.at(past, measure.Completion))
}
