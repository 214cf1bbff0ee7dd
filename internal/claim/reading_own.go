package claim

import (
	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// one is a reading that is a measure of the cell.
func one(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		if q.first > 1 {
			return nil
		}
		return []measure.Quantity{q.of(m)}
	}
}

func progress(q *query) []measure.Quantity {
	return []measure.Quantity{{Num: model.Number(q.view.Progress), Unit: "%", Places: 1}}
}

func values(q *query) []measure.Quantity {
	if q.part != nil && q.part.of == q.indicator {
		return []measure.Quantity{q.component()}
	}
	return []measure.Quantity{q.value(q.view)}
}

func growths(q *query) []measure.Quantity {
	if q.first > 1 {
		return []measure.Quantity{q.growthAlone()}
	}
	if q.rate && q.number.kind == percent {
		return []measure.Quantity{q.value(q.view)}
	}
	out := []measure.Quantity{q.of(measure.Growth)}
	if isRate(q) && q.number.kind == percent { // a rate that fell by so many percent of itself
		out = append(out, percentOf(q.of(measure.Increase), q.of(measure.LastYear)))
	}
	return out
}

func growthTimes(q *query) []measure.Quantity {
	return []measure.Quantity{quotient(q.of(measure.Growth), measure.Quantity{Num: model.Number(model.Int(100))})}
}

func ratio(a, b *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity { return []measure.Quantity{quotient(q.of(a), q.of(b))} }
}

func increases(q *query) []measure.Quantity {
	if q.first > 1 {
		var out []measure.Quantity
		if past := q.lastYear(); past != nil {
			out = difference(q.value(q.view), q.value(past))
		}
		if before := q.viewOf(model.Period{Year: q.view.Edition.Period.Year, Month: q.first - 1}); before != nil && q.indicator.Measure != model.Flow {
			then := *q
			then.first = 0                                                        // a stock stands at the end of the month before
			out = append(out, difference(q.value(q.view), then.value(before))...) // 6月份新增 of what stands at a date
		}
		return out
	}
	out := append([]measure.Quantity{q.of(measure.Increase)}, difference(q.of(measure.Value), q.of(measure.LastYear))...)
	if q.said&newly != 0 || q.said&(yoy|lastYear|than) == 0 { // since the year began
		if v := q.yearEnd(); v != nil && q.indicator.Measure != model.Flow {
			out = append(out, difference(q.value(q.view), q.value(v))...)
		}
	}
	return out
}

func changeSince(q *query) []measure.Quantity {
	a, b := q.value(q.view), q.ofBase(measure.Value)
	return []measure.Quantity{percentOf(minus(a, b), b)}
}

func differenceSince(m *measure.Measure) func(q *query) []measure.Quantity {
	return func(q *query) []measure.Quantity {
		return difference(q.of(m), q.ofBase(m))
	}
}

// basis are the measures that points may be differences of, by the words said: what was spoken of, or any.
func (q *query) basis() []*measure.Measure {
	switch c := q.said | q.told; {
	case isRate(q) && (q.rate || q.said&(growthNoun|fallNoun|complete) == 0):
		return []*measure.Measure{measure.Value}
	case q.said&pace != 0:
		return []*measure.Measure{measure.Lead}
	case q.isGap():
		return []*measure.Measure{measure.Lead, measure.Completion}
	case q.said&(growthNoun|fallNoun) != 0:
		return []*measure.Measure{measure.Growth}
	case q.said&complete != 0:
		return []*measure.Measure{measure.Completion}
	case c&(growthNoun|up|down) != 0 && c&complete == 0:
		return []*measure.Measure{measure.Growth, measure.Completion}
	}
	return []*measure.Measure{measure.Completion, measure.Growth}
}

// isGap reports whether the words speak of how much is left, or lacking, and how that changed: 余量比上期收窄.
func (q *query) isGap() bool {
	return q.base != nil && q.said&(rest|spread) != 0 && q.said&(growthNoun|fallNoun|complete|yoy) == 0
}

func pointsSince(q *query) []measure.Quantity {
	var out []measure.Quantity
	for _, m := range q.basis() {
		out = append(out, difference(q.of(m), q.ofBase(m))...)
	}
	return out
}

func pointsSinceLastYear(q *query) []measure.Quantity {
	past := q.lastYear()
	if past == nil {
		return nil
	}
	var out []measure.Quantity
	for _, m := range q.basis() {
		out = append(out, difference(q.of(m), q.at(past, m))...)
	}
	return out
}

// levelsBefore are what stands behind 由: the same months of last year, the end of last year, the year's edition before.
func levelsBefore(q *query) []measure.Quantity {
	list := []*measure.Measure{measure.Value}
	if q.number.kind != amount && !isRate(q) {
		list = q.basis()
	}
	var out []measure.Quantity
	if q.said&share != 0 {
		for _, p := range q.past() {
			then := *q
			then.view, then.first, then.base = p.view, p.first, nil
			out = append(out, shares(&then)...)
		}
		return out
	}
	if q.base != nil {
		for _, m := range list {
			out = append(out, q.ofBase(m))
		}
		return out
	}
	for _, p := range q.past() {
		for _, m := range list {
			out = append(out, q.during(p, m))
		}
	}
	return out
}

// past are the periods that a number may have been of before: the same months of last year, the end of last year, the year's edition
// before, and those that the sentence names.
func (q *query) past() []months {
	var out []months
	for _, v := range []*analysis.View{q.lastYear(), q.yearEnd(), q.previous()} {
		if v != nil {
			out = append(out, months{view: v})
		}
	}
	return append(out, q.named...)
}

func completions(q *query) []measure.Quantity {
	if q.number.kind == times {
		return []measure.Quantity{quotient(q.of(measure.Value), q.of(measure.Target))}
	}
	if q.first > 1 {
		return []measure.Quantity{percentOf(q.value(q.view), q.of(measure.Target)), q.of(measure.Completion)}
	}
	return []measure.Quantity{q.of(measure.Completion)}
}

// overBy is how far a completion is above 100%.
func overBy(q *query) []measure.Quantity {
	c := q.of(measure.Completion)
	if !c.Ok() {
		return nil
	}
	c.Value = c.Value.Sub(model.Int(100))
	return []measure.Quantity{inUnitOf(c, q.number)}
}

// overTarget are how far the figure is above the target, in whichever unit.
func overTarget(q *query) []measure.Quantity {
	var out []measure.Quantity
	if isRate(q) || q.number.kind == amount {
		out = difference(q.of(measure.Value), q.of(measure.Target))
	}
	if q.number.kind != amount {
		out = append(out, overBy(q)...)
	}
	return out
}

// gapsToTarget are the same without a sign: 距目标还差2.3个百分点.
func gapsToTarget(q *query) []measure.Quantity {
	out := overTarget(q)
	for k := range out {
		out[k] = absolute(out[k])
	}
	return out
}

// gapsToHalf are how far a completion is from half, and the figure from half of its target.
func gapsToHalf(q *query) []measure.Quantity {
	c, target := q.of(measure.Completion), q.of(measure.Target)
	switch {
	case !c.Ok() || !target.Ok():
		return nil
	case q.number.kind == points:
		c.Value, c.Unit = model.Int(50).Sub(c.Value).Abs(), perCentPoints
		return []measure.Quantity{c}
	}
	target.Value, _ = model.Ratio(target.Value, model.Int(2))
	return []measure.Quantity{absolute(minus(target, q.value(q.view)))}
}

// beyondTime is by how much a figure is above its target times time progress: 超序时322家次.
func beyondTime(q *query) []measure.Quantity {
	target, progress := q.of(measure.Target), q.view.Progress
	if !target.Ok() || q.first > 1 || isRate(q) {
		return nil
	}
	target.Value, _ = model.Ratio(target.Value.Mul(progress), model.Int(100))
	return []measure.Quantity{minus(q.value(q.view), target)}
}

// needed is what each month left has to bring: as the program writes it, unrounded, or rounded up as people do.
func needed(q *query) []measure.Quantity {
	if q.first > 1 {
		return nil
	}
	n := measure.InUnit(q.indicator, q.cell().Needed, max(q.indicator.Decimals, 1))
	up := n
	if up.Ok() {
		up.Value, up.Places = model.Round(up.Value.Add(model.MustDecimal("0.4999")), 0), 0
	}
	return []measure.Quantity{q.of(measure.Needed), n, up}
}

func targets(q *query) []measure.Quantity {
	return append([]measure.Quantity{q.of(measure.Target)}, signedTargets(q)...)
}

// signedTargets are the targets before they were changed.
func signedTargets(q *query) []measure.Quantity {
	return []measure.Quantity{measure.InUnit(q.indicator, q.cell().Signed.Num, q.indicator.Decimals)}
}

func rests(q *query) []measure.Quantity {
	out := []measure.Quantity{q.of(measure.Rest)}
	if q.said&pace != 0 {
		out = append(out, q.of(measure.Arrears))
	}
	return out
}

func forecasts(q *query) []measure.Quantity {
	if q.number.kind == percent {
		return []measure.Quantity{q.of(measure.ForecastCompletion)}
	}
	return []measure.Quantity{q.of(measure.Forecast), q.of(measure.Seasonal), q.of(measure.Target)}
}
